"""Every option's points, standing and rank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from vendoreval.evaluation import Cell, Evidence, Option, Risk, Standing
from vendoreval.project.model.criteria import LeafKind
from vendoreval.project.model.measure import Better
from vendoreval.project.model.vendor import Stage
from vendoreval.project.project import Project, vendor_path
from vendoreval.project.tree import Node
from vendoreval.project.value import ValueFunction, from_pairs
from vendoreval.scoring.cells import leaf_cell, relative_points, with_groups
from vendoreval.scoring.error import pooled_disagreement, reading_error
from vendoreval.scoring.quote import quote
from vendoreval.scoring.reading import Reading
from vendoreval.scoring.scoring import Scoring
from vendoreval.scoring.standing import outcomes, standing

TIE = 1e-9
"""Scores closer than this are equal: they differ by rounding alone."""

_ORDER = {Standing.RANKED: 0, Standing.UNRANKED: 1, Standing.OUT: 2, Standing.LONG_LIST: 3}


def score(scoring: Scoring, *, errors: bool = True) -> tuple[Option, ...]:
    """Every option: ranked ones first by rank, then those too little known, those out, and the long list.

    Equal scores share a rank and stand in file-name order.

    Args:
        scoring: What they are scored by.
        errors: Whether to work out how far each leaf's points may be from the truth, which only draws need.
    """
    functions = scoring.functions
    pooled = pooled_disagreement(scoring.project, scoring.tree, functions, scoring.raters) if errors else None
    readings = {
        vendor: {node.id: scoring.reading(vendor, node.criterion) for node in scoring.tree.leaves}
        for vendor in scoring.vendors
    }
    relative = _relative(scoring, readings)
    options = []
    for vendor in scoring.vendors:
        leaves = {}
        for node in scoring.tree.leaves:
            own, reading, floor = functions[node.id], readings[vendor][node.id], node.criterion.floor
            function = _fixed(reading, relative[node.id].get(vendor)) if node.id in relative else own
            error = reading_error(scoring, node, reading, own, pooled) if errors else 0.0
            missed = floor is not None and reading.figure is not None and own.misses(reading.figure, floor)
            out_of = scoring.project.settings.score.out_of
            leaves[node.id] = leaf_cell(node, reading, function, out_of, error, below_floor=missed)
        options.append(_option(scoring, vendor, with_groups(scoring.tree.nodes, leaves)))
    return _ranked(options)


def _relative(scoring: Scoring, readings: Mapping[str, Mapping[str, Reading]]) -> dict[str, dict[str, float]]:
    """Points of the leaves that a tender's formula scores, by leaf and option."""
    points: dict[str, dict[str, float]] = {}
    for node in scoring.tree.leaves:
        if node.criterion.relative is None:
            continue
        figures = {vendor: figure for vendor, held in readings.items() if (figure := held[node.id].figure) is not None}
        if figures:
            lower = lower_is_better(scoring.project, node)
            found = relative_points(figures, scoring.compared, node.criterion.relative, lower)
            points[node.id] = {vendor: float(earned) for vendor, earned in found.items()}
    return points


def lower_is_better(project: Project, node: Node) -> bool:
    """Whether a tender's formula rewards the lowest figure on a leaf."""
    if node.criterion.kind is LeafKind.COMPUTED:
        return True
    return project.measures[node.criterion.measure or ""].better is Better.LOWER


def _fixed(reading: Reading, points: float | None) -> ValueFunction:
    """The function that gives the points a tender's formula gave."""
    if reading.figure is None or points is None:
        return from_pairs({0.0: 0.0, 1.0: 100.0})
    return ValueFunction((reading.figure,), (points,))


def _option(scoring: Scoring, vendor: str, cells: dict[str, Cell]) -> Option:
    project, tree = scoring.project, scoring.tree
    held = project.vendors[vendor]
    out_of = project.settings.score.out_of
    top = [cells[node.id] for node in tree.top]
    known = min(1.0, sum(node.local * cells[node.id].known for node in tree.top))
    total = sum(cell.contribution for cell in top)
    low = sum(node.weight * cells[node.id].low for node in tree.top) * out_of / 100
    high = sum(node.weight * cells[node.id].high for node in tree.top) * out_of / 100
    met = outcomes(scoring, vendor, cells, total, high)
    stands = standing(held, met, known)
    unscored = held.stage is Stage.LONG_LIST
    return Option(
        id=vendor,
        name=held.name,
        kind=held.kind.value,
        stage=held.stage.value,
        standing=stands,
        rank=None,
        score=None if unscored else total,
        low=None if unscored else low,
        high=None if unscored else high,
        known=known,
        cells=cells,
        requirements=met,
        is_baseline=vendor == project.settings.baseline,
        quote=quote(held, project.settings.currency),
        about=held.about or "",
        profile=held.profile,
        evidence=_evidence(project, vendor),
        risks=tuple(Risk(risk.what, risk.likelihood.value, risk.impact.value, risk.plan or "") for risk in held.risks),
        stated_total=project.settings.stated.totals.get(vendor) if project.settings.stated else None,
        place=vendor_path(vendor),
    )


def _evidence(project: Project, vendor: str) -> tuple[Evidence, ...]:
    as_of, oldest = project.settings.as_of, project.settings.evidence.oldest
    return tuple(
        Evidence(
            piece.id,
            piece.what,
            piece.grade.value,
            piece.date,
            piece.n,
            piece.for_,
            piece.source or "",
            place,
            piece.date is not None and (as_of - piece.date).days > oldest,
        )
        for piece, place in project.evidence(vendor)
    )


def _ranked(options: Sequence[Option]) -> tuple[Option, ...]:
    ordered = sorted(options, key=lambda option: (_ORDER[option.standing], -round(option.score or 0.0, 9)))
    placed: list[Option] = []
    for position, option in enumerate(ordered, start=1):
        if option.standing is not Standing.RANKED:
            placed.append(option)
            continue
        above = placed[-1] if placed else None
        tied = above is not None and abs((above.score or 0.0) - (option.score or 0.0)) <= TIE
        placed.append(replace(option, rank=above.rank if tied and above else position))
    return tuple(placed)
