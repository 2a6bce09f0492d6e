"""Weights stated as points or per cent."""

from __future__ import annotations

from collections.abc import Mapping

from vendoreval.weights.result import Weights, to_shares


def from_points(points: Mapping[str, float]) -> Weights:
    """Weights in proportion to the points, whatever they sum to.

    Args:
        points: Criterion id to points, each from 0 up, at least one above 0.

    Raises:
        WeightsError: A figure is negative or not finite, or none is above 0.
    """
    return Weights(to_shares(dict(points)))
