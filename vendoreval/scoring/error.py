"""How far each leaf's points may be from the truth: what the uncertainty model is told about a reading."""

from __future__ import annotations

import math
from collections.abc import Sequence

from vendoreval.project.model.criteria import LeafKind
from vendoreval.project.project import Project
from vendoreval.project.tree import Node, Tree
from vendoreval.project.value import ValueFunction
from vendoreval.scoring.reading import Reading
from vendoreval.scoring.scoring import Scoring

DAYS_A_YEAR = 365.25


def pooled_disagreement(
    project: Project, tree: Tree, functions: dict[str, ValueFunction], raters: Sequence[str] | None = None
) -> float | None:
    """The raters' pooled residual standard deviation in points, over every option of the workspace.

    Their own words count, before any discussion: agreeing afterwards makes nobody's first judgement surer. Options left
    out of one comparison still count: they were rated by the same people. None when no leaf of any option has two
    raters.
    """
    import numpy as np

    from vendoreval.uncertainty.error import rater_sd

    chosen = [name for name in project.ratings if raters is None or name in raters]
    leaves = [node.id for node in tree.leaves if node.criterion.kind is LeafKind.RATING]
    rows = [
        [_points(project, rater, leaf, vendor, functions[leaf]) for leaf in leaves for vendor in project.vendors]
        for rater in chosen
    ]
    return rater_sd(np.array(rows, dtype=float)) if len(rows) > 1 and rows[0] else None


def _points(project: Project, rater: str, leaf: str, vendor: str, function: ValueFunction) -> float:
    given = project.ratings[rater].ratings.get(leaf, {}).get(vendor)
    if given is None or given.abstain or given.own is None:
        return math.nan
    return function(given.own)


def reading_error(
    scoring: Scoring, node: Node, reading: Reading, function: ValueFunction, pooled: float | None
) -> float:
    """Standard error of a reading's points; 0 where nothing is known or the figure is computed."""
    from vendoreval.uncertainty.error import error_sd

    if reading.figure is None or node.criterion.kind is LeafKind.COMPUTED:
        return 0.0
    slope = (function.most - function.least) / (function.figures[-1] - function.figures[0])
    step = reading.width * slope
    if reading.known < 1 and reading.low is not None and reading.high is not None:
        least, most = function.between(reading.low, reading.high)
        step = max(step, most - least)
    as_of = scoring.project.settings.as_of
    age = (as_of - reading.date).days / DAYS_A_YEAR if reading.date else 0.0
    return error_sd(
        reading.grade,
        age_years=age,
        step=step,
        raters=reading.raters,
        pooled=pooled,
        observations=reading.observations,
        sampling_sd=_sampling_sd(reading, function),
        assumptions=scoring.assumptions,
    )


def _sampling_sd(reading: Reading, function: ValueFunction) -> float:
    """Standard deviation of the points that a measure's own distribution gives."""
    if reading.quantity is None or not reading.quantity.uncertain:
        return 0.0
    import numpy as np

    from vendoreval.uncertainty.distribution import ppf

    middles = (np.arange(200) + 0.5) / 200
    return float(np.std(np.interp(ppf(reading.quantity, middles), function.figures, function.points)))
