"""Value functions: a figure in its own unit becomes points from 0 to 100, the same whoever else bids."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from vendoreval.project.model.criteria import Anchor, CriteriaFile, Criterion, read_figure
from vendoreval.project.model.measure import Better, MeasureDefinition
from vendoreval.project.scale import scale_of


@dataclass(frozen=True, slots=True)
class ValueFunction:
    """A piecewise-linear value function, constant outside its figures (Keeney & Raiffa 1976).

    Attributes:
        figures: Rising, in the leaf's unit.
        points: 0 to 100, one for each figure.
    """

    figures: tuple[float, ...]
    points: tuple[float, ...]

    def __call__(self, figure: float) -> float:
        """The points, 0 to 100, that a figure earns."""
        index = bisect_right(self.figures, figure)
        if index == 0:
            return self.points[0]
        if index == len(self.figures):
            return self.points[-1]
        left, right = self.figures[index - 1], self.figures[index]
        share = (figure - left) / (right - left)
        return self.points[index - 1] + share * (self.points[index] - self.points[index - 1])

    def between(self, low: float, high: float) -> tuple[float, float]:
        """The least and most points of any figure from `low` to `high`."""
        inside = [point for figure, point in zip(self.figures, self.points, strict=True) if low < figure < high]
        ends = [self(low), self(high), *inside]
        return min(ends), max(ends)

    @property
    def rising(self) -> bool:
        """Whether higher figures are better at the ends of the scale."""
        return self.points[-1] >= self.points[0]

    def misses(self, figure: float, floor: float) -> bool:
        """Whether a figure is worse than a floor in the same unit: below it, or above it where lower is better."""
        return figure < floor if self.rising else figure > floor

    def tells(self, figure: float) -> bool:
        """Whether points tell on which side of a figure another lies: they only rise or only fall, and not level off there."""
        rises = [after - before for before, after in pairwise(self.points)]
        ends = pairwise(self.figures)
        near = [rise for rise, (low, high) in zip(rises, ends, strict=True) if low <= figure <= high]
        return all(near) and bool(near) and (min(rises) >= 0 or max(rises) <= 0)

    @property
    def least(self) -> float:
        """The fewest points any figure earns."""
        return min(self.points)

    @property
    def most(self) -> float:
        """The most points any figure earns."""
        return max(self.points)


def from_pairs(pairs: Mapping[float, float]) -> ValueFunction:
    """The function through pairs of figure and points."""
    rising = sorted(pairs.items())
    return ValueFunction(tuple(figure for figure, _ in rising), tuple(points for _, points in rising))


def from_anchors(scale: Mapping[str, Anchor | str]) -> ValueFunction:
    """The function of a rating scale: the lowest anchor 0 points, the highest 100, the rest between by their figures.

    An anchor that states its points earns those instead.
    """
    anchors = sorted((read_figure(figure), anchor) for figure, anchor in _by_figure(scale))
    first, last = anchors[0][0], anchors[-1][0]
    fixed = {first: 0.0, last: 100.0}
    for figure, points in anchors:
        if points is not None:
            fixed[figure] = points
    return from_pairs(fixed)


def _by_figure(scale: Mapping[str, Anchor | str]) -> list[tuple[str, float | None]]:
    return [(figure, anchor.points if isinstance(anchor, Anchor) else None) for figure, anchor in scale.items()]


def from_definition(definition: MeasureDefinition) -> ValueFunction:
    """The function of a measure for which the criteria state none: linear over its plausible range."""
    rising = definition.better is not Better.LOWER
    return from_pairs({definition.low: 0.0 if rising else 100.0, definition.high: 100.0 if rising else 0.0})


def value_function(
    criterion: Criterion, criteria: CriteriaFile, measures: Mapping[str, MeasureDefinition], weight: float | None
) -> ValueFunction:
    """A leaf's value function; for one scored by a tender's formula it says only which figures are better.

    Args:
        criterion: The leaf.
        criteria: For the scales that leaves name.
        measures: For a measure without points of its own.
        weight: The leaf's weight as stated, for `rating: points`.
    """
    if criterion.band is not None:
        return from_pairs(dict(zip(criterion.band, (0.0, 100.0, 100.0, 0.0), strict=True)))
    if criterion.points is not None:
        return from_pairs({read_figure(figure): points for figure, points in criterion.points.items()})
    if criterion.rating is not None:
        scale = scale_of(criterion, criteria)
        return from_anchors(scale) if scale else from_pairs({0.0: 0.0, weight or 1.0: 100.0})
    if criterion.measure is not None:
        return from_definition(measures[criterion.measure])
    if criterion.computed is not None:
        return from_pairs({0.0: 100.0, 1.0: 0.0})
    return from_pairs({0.0: 0.0, 1.0: 100.0})
