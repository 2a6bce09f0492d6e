"""Swing weights: what a move from worst to best on each criterion is worth beside the most valued such move."""

from __future__ import annotations

from collections.abc import Mapping

from vendoreval.weights.result import Weights, WeightsError, listed, to_shares

FULL_SWING = 100.0


def from_swings(swings: Mapping[str, float]) -> Weights:
    """Weights in proportion to the value of each criterion's swing (von Winterfeldt & Edwards 1986).

    The question asked is: all criteria stand at their worst; which one would you raise to its best first? That swing is
    worth 100; every other is judged from 0 to 100 against it.

    Args:
        swings: Criterion id to the value of its swing, 0 to 100, the largest 100.

    Raises:
        WeightsError: A swing is outside 0 to 100, or none is 100.
    """
    outside = [name for name, value in swings.items() if not 0 <= value <= FULL_SWING]
    if outside:
        raise WeightsError(f"the swing of {listed(outside)} is not worth 0 to 100", outside)
    shares = to_shares(dict(swings))
    if max(swings.values()) < FULL_SWING:
        largest = max(swings, key=lambda name: swings[name])
        raise WeightsError(f"the largest swing is worth 100, and {largest} has {swings[largest]:g}", [largest])
    return Weights(shares)
