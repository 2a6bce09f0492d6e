"""How far raters agree, and whether the answer depends on whom one asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from vendoreval.evaluation import Agreement, Alternative, Option
from vendoreval.insight.alternatives import by_options, ranked_of

Array = NDArray[np.float64]

GOOD = 0.80
TENTATIVE = 0.667
"""Krippendorff's own thresholds (2004): above .80 good, above .667 for tentative conclusions."""
WIDEST = 5
Cell = tuple[str, str]
"""A criterion's and an option's id."""
Rescore = Callable[[tuple[str, ...]], Sequence[Option]]
"""The options as these raters alone score them."""


def krippendorff(ratings: Array, metric: str = "interval") -> float | None:
    """Returns Krippendorff's alpha: 1 for perfect agreement, 0 for what chance gives, None where it is not defined.

    alpha = 1 - (n - 1) sum o_ck d_ck / sum n_c n_k d_ck over the coincidences of values c and k (Krippendorff 2011). It is
    not defined where no unit has two ratings or all of them are equal.

    Args:
        ratings: Shape (raters, units); NaN where one did not rate.
        metric: nominal, ordinal or interval.
    """
    given = ~np.isnan(ratings)
    paired = given.sum(axis=0) >= 2
    columns, held = ratings[:, paired], given[:, paired]
    if not columns.size:
        return None
    values, positions = np.unique(columns[held], return_inverse=True)
    counts = np.zeros((columns.shape[1], len(values)))
    np.add.at(counts, (np.nonzero(held)[1], positions), 1.0)
    pairs = 1 / (counts.sum(axis=1) - 1)
    coincidences = (counts * pairs[:, None]).T @ counts - np.diag(pairs @ counts)
    totals = coincidences.sum(axis=1)
    distances = _distances(values, totals, metric)
    expected = float(totals @ distances @ totals)
    if expected <= 0:
        return None
    return 1 - (float(totals.sum()) - 1) * float((coincidences * distances).sum()) / expected


def _distances(values: Array, totals: Array, metric: str) -> Array:
    """Squared distances between any two values."""
    if metric == "nominal":
        return 1 - np.eye(len(values))
    if metric == "ordinal":
        # Between two ranks lie all those above the one up to the other, half of each end's.
        places = np.cumsum(totals) - totals / 2
        return np.asarray((places[:, None] - places[None, :]) ** 2)
    return np.asarray((values[:, None] - values[None, :]) ** 2)


def reading(alpha: float | None) -> str:
    """Returns what an alpha means: good, tentative, low, or unknown where it is not defined."""
    if alpha is None:
        return "unknown"
    return "good" if alpha > GOOD else "tentative" if alpha > TENTATIVE else "low"


def agreement(
    points: Mapping[str, Mapping[Cell, float]], names: Mapping[str, str], rescore: Rescore
) -> Agreement | None:
    """Returns how far the raters agree, or None with fewer than two.

    Args:
        points: Rater id to (criterion id, option id) to points of 0 to 100, each rater's own word before any discussion.
        names: Rater id to name.
        rescore: Scores with some raters only.
    """
    raters = [rater for rater, given in points.items() if given]
    if len(raters) < 2:
        return None
    cells = list(dict.fromkeys(cell for rater in raters for cell in points[rater]))
    table = np.array([[points[rater].get(cell, np.nan) for cell in cells] for rater in raters])
    alpha = krippendorff(table)
    leaders = {rater: _leader(rescore((rater,))) for rater in raters}
    shown = {rater: names.get(rater, rater) for rater in raters}
    return Agreement(alpha, reading(alpha), shown, leaders, _widest(table, cells))


def _widest(table: Array, cells: Sequence[Cell]) -> tuple[tuple[str, str, float], ...]:
    """The ratings furthest apart, widest first; cells with one rating and full agreement are left out."""
    several = np.flatnonzero((~np.isnan(table)).sum(axis=0) >= 2)
    gaps = np.nanmax(table[:, several], axis=0) - np.nanmin(table[:, several], axis=0) if several.size else np.empty(0)
    found = [(*cells[place], float(gap)) for place, gap in zip(several.tolist(), gaps, strict=True) if gap > 0]
    return tuple(sorted(found, key=lambda one: (-one[2], one[0], one[1]))[:WIDEST])


def by_rater(options: Sequence[Option], names: Mapping[str, str], rescore: Rescore) -> tuple[Alternative, ...]:
    """Returns who leads on each rater's word alone, and with each rater left out; nothing with fewer than two raters.

    Args:
        options: As scored with all raters.
        names: Rater id to name, those who rated.
        rescore: Scores with some raters only.
    """
    if len(names) < 2:
        return ()
    ranked = ranked_of(options)
    alone = [by_options("rater", name, rater, ranked, rescore((rater,))) for rater, name in names.items()]
    without = [
        by_options("without rater", name, rater, ranked, rescore(tuple(other for other in names if other != rater)))
        for rater, name in names.items()
    ]
    return (*alone, *without)


def _leader(options: Sequence[Option]) -> str | None:
    """The id of the ranked option with the most points."""
    ranked = ranked_of(options)
    return max(ranked, key=lambda option: option.score or 0.0).id if ranked else None
