"""Every option's points, standing and rank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from vendoreval.evaluation import Cell, Evidence, Option, Outcome, RequirementOutcome, Risk, Standing
from vendoreval.project.model.criteria import Criterion, Driver, LeafKind, Requirement
from vendoreval.project.model.measure import Better
from vendoreval.project.model.vendor import Stage, Vendor
from vendoreval.project.project import Project, vendor_path
from vendoreval.project.tree import Node, Tree, stated_weight
from vendoreval.project.value import ValueFunction, from_pairs, value_function
from vendoreval.scoring.cells import leaf_cell, relative_points, with_groups
from vendoreval.scoring.error import pooled_disagreement, reading_error
from vendoreval.scoring.leaf import in_unit, read_leaf, scale_step
from vendoreval.scoring.quote import quote
from vendoreval.scoring.reading import Reading
from vendoreval.scoring.requirements import hangs_on_points, requirement_outcome

RANKED_FROM = 0.5
"""Share of weight that must be known before an option is ranked."""
TIE = 1e-9
"""Scores closer than this are equal: they differ by rounding alone."""

_WORST_FIRST = {Outcome.FAIL: 0, Outcome.PENDING: 1, Outcome.PASS: 2}
_ORDER = {Standing.RANKED: 0, Standing.UNRANKED: 1, Standing.OUT: 2, Standing.LONG_LIST: 3}


@dataclass(frozen=True)
class Scoring:
    """What every option is scored by.

    Attributes:
        project: The workspace.
        tree: The weighted criteria.
        driver: The overlay that was applied, None without one.
        cost_ratios: Option id to true cost over the baseline's.
        raters: Only these raters' words; everybody's when None.
        vendors: The options to score, in file-name order.
        readings: What was read already, by option, criterion and raters; shared with every scoring made by `replace`,
            since neither weights nor the other options change what is known of one.
        gates: The requirements that hang on no points and were settled already, by option; shared in the same way.
    """

    project: Project
    tree: Tree
    driver: Driver | None
    cost_ratios: Mapping[str, float]
    raters: tuple[str, ...] | None
    vendors: tuple[str, ...]
    readings: dict[tuple[str, int, tuple[str, ...] | None], Reading] = field(
        default_factory=dict, repr=False, compare=False
    )

    gates: dict[tuple[str, int], RequirementOutcome] = field(default_factory=dict, repr=False, compare=False)

    def outcome(self, vendor: str, gate: Requirement, points: Mapping[str, float | None]) -> RequirementOutcome:
        """How an option does on a requirement, given its points by criterion."""
        if hangs_on_points(gate):
            return requirement_outcome(self.project, vendor, gate, points)
        key = (vendor, id(gate))
        if key not in self.gates:
            self.gates[key] = requirement_outcome(self.project, vendor, gate, points)
        return self.gates[key]

    def reading(self, vendor: str, criterion: Criterion) -> Reading:
        """What is known of an option on a leaf."""
        raters = self.raters if criterion.rating is not None else None
        key = (vendor, id(criterion), raters)
        if key not in self.readings:
            self.readings[key] = read_leaf(
                self.project,
                vendor,
                criterion,
                cost_ratios=self.cost_ratios,
                raters=raters,
                step=self.steps.get(criterion.id, 0.0),
            )
        return self.readings[key]

    @cached_property
    def steps(self) -> dict[str, float]:
        """How coarse each rated leaf's scale is, in its own unit."""
        return {node.id: scale_step(self.project, node.criterion) for node in self.tree.leaves}

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """The gates that stand under the driver."""
        dropped = self.driver.drop if self.driver else ()
        kept = [gate for gate in self.project.criteria.requirements if gate.id not in dropped]
        return (*kept, *(self.driver.requirements if self.driver else ()))

    @cached_property
    def functions(self) -> dict[str, ValueFunction]:
        """Every leaf's value function."""
        return {
            node.id: value_function(
                node.criterion, self.project.criteria, self.project.measures, stated_weight(node.criterion)
            )
            for node in self.tree.leaves
        }

    @cached_property
    def compared(self) -> tuple[str, ...]:
        """The options that a tender's formula compares: all but those excluded whatever they score."""
        return tuple(vendor for vendor in self.vendors if not self._excluded(vendor))

    def _excluded(self, vendor: str) -> bool:
        """Whether a decision, the long list or a requirement that hangs on no points keeps an option out."""
        held = self.project.vendors[vendor]
        return (
            held.out is not None
            or held.stage is Stage.LONG_LIST
            or any(self.outcome(vendor, gate, {}).outcome is Outcome.FAIL for gate in self.requirements)
        )


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
            function, reading = functions[node.id], readings[vendor][node.id]
            if node.id in relative:
                function = _fixed(reading, relative[node.id].get(vendor))
            error = reading_error(scoring.project, node, reading, functions[node.id], pooled) if errors else 0.0
            leaves[node.id] = leaf_cell(node, reading, function, scoring.project.settings.score.out_of, error)
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
    known = sum(node.local * cells[node.id].known for node in tree.top)
    total = sum(cell.contribution for cell in top)
    low = sum(node.weight * cells[node.id].low for node in tree.top) * out_of / 100
    high = sum(node.weight * cells[node.id].high for node in tree.top) * out_of / 100
    outcomes = _outcomes(scoring, vendor, cells, total)
    standing = _standing(held, outcomes, known)
    unscored = held.stage is Stage.LONG_LIST
    return Option(
        id=vendor,
        name=held.name,
        kind=held.kind.value,
        stage=held.stage.value,
        standing=standing,
        rank=None,
        score=None if unscored else total,
        low=None if unscored else low,
        high=None if unscored else high,
        known=known,
        cells=cells,
        requirements=outcomes,
        is_baseline=vendor == project.settings.baseline,
        quote=quote(held, project.settings.currency),
        about=held.about or "",
        profile=held.profile,
        evidence=_evidence(project, vendor),
        risks=tuple(Risk(risk.what, risk.likelihood.value, risk.impact.value, risk.plan or "") for risk in held.risks),
        stated_total=project.settings.stated.totals.get(vendor) if project.settings.stated else None,
        place=vendor_path(vendor),
    )


def _outcomes(scoring: Scoring, vendor: str, cells: Mapping[str, Cell], total: float) -> tuple[RequirementOutcome, ...]:
    """Requirements, floors and a decision to exclude, worst first."""
    project = scoring.project
    points = {name: cell.points if cell.known else None for name, cell in cells.items()}
    outcomes = [scoring.outcome(vendor, gate, points) for gate in scoring.requirements]
    if project.vendors[vendor].stage is not Stage.LONG_LIST:
        outcomes += [
            _floor_missed(scoring, vendor, node, cells[node.id])
            for node in scoring.tree.nodes
            if cells[node.id].below_floor
        ]
        floor = project.settings.score.floor
        if floor is not None and total < floor - TIE:
            reason = f"total {total:.1f}, at least {floor:g} needed"
            place = project.place("vendoreval.yaml", ("score", "floor"))
            outcomes.append(
                RequirementOutcome("floor of the total", "Floor of the total", Outcome.FAIL, reason, place=place)
            )
    decided = project.vendors[vendor].out
    if decided is not None:
        reason = f"excluded by {decided.by} on {decided.date}: {decided.why}"
        place = project.place(vendor_path(vendor), ("out",), key=True)
        outcomes.append(RequirementOutcome("excluded", "Excluded by decision", Outcome.FAIL, reason, place=place))
    return tuple(sorted(outcomes, key=lambda outcome: _WORST_FIRST[outcome.outcome]))


def _floor_missed(scoring: Scoring, vendor: str, node: Node, cell: Cell) -> RequirementOutcome:
    name, floor = node.criterion.label, node.criterion.floor or 0.0
    if node.children:
        reason = f"{name} {cell.points:.1f} points, at least {floor:g} needed"
    else:
        word = "at least" if scoring.functions[node.id].rising else "at most"
        reason = f"{name} {cell.shown}, {word} {in_unit(scoring.project, node.criterion, floor)} needed"
    place = cell.place or scoring.project.place(node.place.path, (*node.place.keypath, "floor"))
    return RequirementOutcome(f"floor of {node.id}", f"Floor of {name}", Outcome.FAIL, reason, place=place)


def _standing(vendor: Vendor, outcomes: Sequence[RequirementOutcome], known: float) -> Standing:
    if any(outcome.outcome is Outcome.FAIL for outcome in outcomes):
        return Standing.OUT
    if vendor.stage is Stage.LONG_LIST:
        return Standing.LONG_LIST
    return Standing.RANKED if known >= RANKED_FROM - TIE else Standing.UNRANKED


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
