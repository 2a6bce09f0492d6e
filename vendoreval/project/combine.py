"""Several raters' figures become one."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, median

from vendoreval.project.model.settings import Mix


def combine(figures: Sequence[float], weights: Sequence[float], how: str | Mix) -> float:
    """One figure from several raters'; figures of weight 0 count for nothing.

    Args:
        figures: On the leaf's scale.
        weights: The raters' weights, at least one above 0.
        how: mean, median, lowest, or a mix of mean and lowest.
    """
    counted = [(figure, weight) for figure, weight in zip(figures, weights, strict=True) if weight > 0]
    values = [figure for figure, _ in counted]
    mean = fmean(values, [weight for _, weight in counted])
    if isinstance(how, Mix):
        return (how.mean * mean + how.lowest * min(values)) / (how.mean + how.lowest)
    if how == "median":
        return _weighted_median(counted)
    return min(values) if how == "lowest" else mean


def _weighted_median(counted: Sequence[tuple[float, float]]) -> float:
    """The figure at half of the weight; the middle of the two that meet there."""
    if len({weight for _, weight in counted}) == 1:
        return median(figure for figure, _ in counted)
    half = sum(weight for _, weight in counted) / 2
    below = 0.0
    rising = sorted(counted)
    for index, (figure, weight) in enumerate(rising):
        below += weight
        if below > half:
            return figure
        if below == half:
            return (figure + rising[index + 1][0]) / 2
    return rising[-1][0]
