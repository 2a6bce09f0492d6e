"""What every way of weighting gives back, and the one way it refuses."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Weights:
    """Weights of the criteria below one parent.

    Attributes:
        shares: Criterion id to its share of the parent's weight, in the order given; the shares sum to 1.
    """

    shares: dict[str, float]


class WeightsError(ValueError):
    """The statement gives no weights; the message says why, `ids` name the criteria at fault.

    Attributes:
        ids: The criteria at fault, none when it is the statement as a whole.
        groups: For comparisons that do not connect: the groups of criteria with no comparison between them.
    """

    def __init__(self, message: str, ids: Iterable[str] = (), groups: Iterable[Iterable[str]] = ()) -> None:
        super().__init__(message)
        self.ids = tuple(ids)
        self.groups = tuple(tuple(group) for group in groups)


def to_shares(points: dict[str, float]) -> dict[str, float]:
    """Each id's share of the sum of the points.

    Raises:
        WeightsError: A figure is negative or not finite, or none is above 0.
    """
    if not points:
        raise WeightsError("there is nothing to weight")
    wrong = [name for name, value in points.items() if not (math.isfinite(value) and value >= 0)]
    if wrong:
        raise WeightsError(f"the weight of {listed(wrong)} is not a number from 0 up", wrong)
    largest = max(points.values())
    if largest == 0:
        raise WeightsError("no weight is above 0", points)
    # a power of two leaves every figure exact and keeps the sum of extreme figures finite
    exponent = math.frexp(largest)[1]
    scaled = {name: math.ldexp(value, -exponent) for name, value in points.items()}
    total = math.fsum(scaled.values())
    return {name: value / total for name, value in scaled.items()}


def listed(names: Iterable[str]) -> str:
    """The names in a sentence: `a`, `a and b`, `a, b and c`."""
    *rest, last = names
    return f"{', '.join(rest)} and {last}" if rest else last
