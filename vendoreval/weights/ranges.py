"""Weights known only within ranges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vendoreval.weights.result import Weights, WeightsError, listed, to_shares


@dataclass(frozen=True)
class RangeWeights(Weights):
    """Weights at the middle of their ranges.

    Attributes:
        bounds: Criterion id to (low, high) in the unit of `shares`: both divided by the sum of the middles. To draw
            weights, draw each within its bounds and divide by the sum.
    """

    bounds: dict[str, tuple[float, float]]


def from_ranges(ranges: Mapping[str, tuple[float, float]]) -> RangeWeights:
    """Weights in proportion to the middle of each range; a weight known for certain has low equal to high.

    Args:
        ranges: Criterion id to (low, high) in points, 0 <= low <= high.

    Raises:
        WeightsError: A range is upside down, negative or not finite, or every range ends at 0.
    """
    upside_down = [name for name, (low, high) in ranges.items() if low > high]
    if upside_down:
        raise WeightsError(f"the range of {listed(upside_down)} does not go from low to high", upside_down)
    below = [name for name, (low, _) in ranges.items() if not low >= 0]
    if below:
        raise WeightsError(f"the range of {listed(below)} does not start at 0 or above", below)
    middles = {name: low / 2 + high / 2 for name, (low, high) in ranges.items()}
    shares = to_shares(middles)
    units = {name: shares[name] / middle if middle else 0.0 for name, middle in middles.items()}
    return RangeWeights(shares, {name: (low * units[name], high * units[name]) for name, (low, high) in ranges.items()})
