"""A scored project in many draws: every ranked option's points, the weights, and who is excluded where.

One option's leaves are drawn at a time, so that memory grows with draws times options or leaves, never with all three.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from vendoreval.cost.sample import CostDraws
from vendoreval.evaluation import Option
from vendoreval.project.comparison import SCORE_OF, Comparison
from vendoreval.project.model.criteria import LeafKind, Requirement
from vendoreval.project.tree import Node, Tree
from vendoreval.scoring.cells import LEVEL, relative_points
from vendoreval.scoring.offer import figure
from vendoreval.scoring.scoring import Scoring
from vendoreval.uncertainty import distribution, posterior, weights
from vendoreval.uncertainty.strata import normals

Array = NDArray[np.float64]
KEPT = 100_000
"""Draws of which every leaf's points are kept: enough for what an input is worth knowing."""
PERCENTILES = (10.0, 50.0, 90.0)
ROOT = ""
"""The name of the top level among the groups of siblings."""


@dataclass(frozen=True)
class Drawn:
    """What the draws gave.

    Attributes:
        options: Ids of the ranked options, in the order of the columns.
        leaves: Ids of the leaves, in the order of their weights.
        scores: Totals out of 100, shape (draws, options); minus infinity where an option is excluded.
        percentiles: 10th, 50th and 90th percentile of each option's total, excluded or not, shape (options, 3).
        weights: Global weights of the leaves, shape (draws, leaves).
        points: (option id, leaf id) to drawn points, shape (at most KEPT draws,), for leaves that are uncertain.
        costs: The true costs; None without a cost model.
    """

    options: tuple[str, ...]
    leaves: tuple[str, ...]
    scores: Array
    percentiles: Array
    weights: Array
    points: Mapping[tuple[str, str], Array] = field(repr=False)
    costs: CostDraws | None = None

    @property
    def head(self) -> Drawn:
        """The same with as many draws as points are kept of."""
        if len(self.scores) <= KEPT:
            return self
        costs = self.costs and CostDraws(
            {name: cost[:KEPT] for name, cost in self.costs.true_costs.items()},
            {path: figures[:KEPT] for path, figures in self.costs.inputs.items()},
        )
        return replace(self, scores=self.scores[:KEPT], weights=self.weights[:KEPT], costs=costs)


def draw(
    scoring: Scoring,
    options: Sequence[Option],
    costs: CostDraws | None,
    *,
    seed: int,
    draws: int,
    spread: float = 1.0,
    keep: bool = True,
) -> Drawn:
    """The ranked options' totals in every draw.

    Args:
        scoring: What they are scored by.
        options: The ranked options, as scored.
        costs: True costs in the same draws; None where costs are not uncertain.
        seed: Of all draws.
        draws: How many.
        spread: Stretches every uncertainty; 0 leaves what is stated.
        keep: Whether to keep each uncertain leaf's points, which the value of information needs.
    """
    tree = scoring.tree
    leaf_weights = draw_weights(scoring, seed=seed, draws=draws, spread=spread)
    computed = _computed_points(scoring, options, costs)
    scores = np.empty((draws, len(options)))
    percentiles = np.empty((len(options), len(PERCENTILES)))
    kept: dict[tuple[str, str], Array] = {}
    for column, option in enumerate(options):
        points = _option_points(scoring, option, computed.get(option.id, {}), seed=seed, draws=draws, spread=spread)
        totals = np.einsum("dl,dl->d", points, leaf_weights)
        out = _excluded(scoring, option.id, points, leaf_weights, totals, (seed, draws, spread))
        percentiles[column] = np.percentile(totals, PERCENTILES)
        scores[:, column] = np.where(out, -np.inf, totals)
        if keep:
            kept |= {
                (option.id, node.id): points[:KEPT, place].copy()
                for place, node in enumerate(tree.leaves)
                if points[0, place] != points[-1, place] or np.ptp(points[:, place])
            }
    names = tuple(option.id for option in options)
    return Drawn(names, tuple(node.id for node in tree.leaves), scores, percentiles, leaf_weights, kept, costs)


def draw_weights(scoring: Scoring, *, seed: int, draws: int, spread: float = 1.0) -> Array:
    """Global weights of the leaves in every draw, shape (draws, leaves)."""
    tree, concentration = scoring.tree, scoring.assumptions.concentration
    families = {family[0].parent or ROOT: _siblings(family, concentration) for family in tree.families}
    return weights.draw_leaves(families, ROOT, [node.id for node in tree.leaves], seed, draws, spread=spread)


def _siblings(family: Sequence[Node], concentration: float) -> weights.Siblings:
    """How siblings' weights vary: with their ranges, with their order, or around what is stated."""
    if any(node.weighting == "range" for node in family) and all(node.local_range for node in family):
        return weights.Ranges({node.id: node.local_range or (node.local, node.local) for node in family})
    if all(node.weighting == "ranked" for node in family):
        order = sorted(family, key=lambda node: -node.local)
        return weights.Ordered([[node.id] for node in order])
    return weights.Points({node.id: node.local for node in family}, concentration)


def _option_points(
    scoring: Scoring, option: Option, computed: Mapping[str, Array], *, seed: int, draws: int, spread: float
) -> Array:
    """One option's points on every leaf, shape (draws, leaves): judged leaves from their posterior, computed as given."""
    tree = scoring.tree
    cells = [option.cells[node.id] for node in tree.leaves]
    judged = np.array([node.criterion.kind is not LeafKind.COMPUTED or node.id not in computed for node in tree.leaves])
    points = np.empty((draws, len(cells)))
    chosen = [place for place, held in enumerate(judged) if held]
    if chosen:
        streams = np.stack(
            [normals(seed, f"leaf {option.id}/{cells[place].criterion}", draws) for place in chosen], axis=1
        )
        points[:, chosen] = posterior.draw(
            np.array([cells[place].points for place in chosen]),
            np.array([cells[place].error_sd for place in chosen]),
            np.array([cells[place].missing for place in chosen]),
            streams,
            assumptions=scoring.assumptions,
            spread=spread,
        )
    for place, node in enumerate(tree.leaves):
        if not judged[place]:
            points[:, place] = computed[node.id]
    return points


def _computed_points(
    scoring: Scoring, options: Sequence[Option], costs: CostDraws | None
) -> dict[str, dict[str, Array]]:
    """Points of the leaves that true costs earn, by option and leaf; as scored where true costs were not drawn."""
    nodes = [node for node in scoring.tree.leaves if node.criterion.kind is LeafKind.COMPUTED]
    if costs is None:
        return {
            option.id: {
                node.id: np.full(1, cell.points) for node in nodes if not (cell := option.cells[node.id]).missing
            }
            for option in options
        }
    baseline = costs.true_costs[scoring.project.settings.baseline]
    ratios = {name: costs.true_costs[name] / baseline for name in scoring.vendors if name in costs.true_costs}
    points: dict[str, dict[str, Array]] = {name: {} for name in ratios}
    for node in nodes:
        earned = earned_by_ratio(scoring, node, ratios)
        for name in ratios:
            points[name][node.id] = earned[name]
    return points


def earned_by_ratio(scoring: Scoring, node: Node, ratios: Mapping[str, Array]) -> dict[str, Array]:
    """Points on a computed leaf, by option, from true costs over the baseline's."""
    if node.criterion.relative is not None:
        return relative_points(ratios, scoring.compared, node.criterion.relative, lower_is_better=True)
    function = scoring.functions[node.id]
    return {name: np.interp(ratio, function.figures, function.points) for name, ratio in ratios.items()}


def _excluded(
    scoring: Scoring,
    vendor: str,
    points: Array,
    leaf_weights: Array,
    totals: Array,
    drawing: tuple[int, int, float],
) -> NDArray[np.bool_]:
    """The draws in which a requirement or floor excludes the option, shape (draws,)."""
    out = np.zeros(len(totals), dtype=bool)
    settings = scoring.project.settings.score
    if settings.floor is not None:
        out |= totals * settings.out_of / 100 < settings.floor - LEVEL
    for node in scoring.tree.nodes:
        if node.criterion.floor is not None:
            out |= _below(scoring, vendor, node, node.criterion.floor, points, leaf_weights, drawing)
    for gate in scoring.requirements:
        for need in _needs(scoring, vendor, gate, points, leaf_weights, drawing):
            out |= need
    return out


def _below(
    scoring: Scoring,
    vendor: str,
    node: Node,
    floor: float,
    points: Array,
    leaf_weights: Array,
    drawing: tuple[int, int, float],
) -> NDArray[np.bool_]:
    """The draws in which an option misses a criterion's floor, shape (draws,).

    A measure is drawn in its own unit, as for a requirement: where many figures earn the same points, points cannot tell
    on which side of the floor one lies. Whatever has points alone misses the floor with fewer than the floor earns.
    """
    function = scoring.functions.get(node.id)
    measure = node.criterion.measure
    held = scoring.project.figure(vendor, measure) if measure else None
    if function is not None and held is not None:
        seed, draws, spread = drawing
        figures = distribution.draw(held[0], seed, f"{vendor}.{measure}", draws, spread=spread)
        return figures < floor if function.rising else figures > floor
    if function is not None and (node.criterion.relative or not function.tells(floor)):
        return np.zeros(len(points), dtype=bool)
    limit = floor if function is None else function(floor)
    return np.asarray(_points_on(scoring.tree, node.id, points, leaf_weights) < limit - LEVEL)


def _points_on(tree: Tree, name: str, points: Array, leaf_weights: Array) -> Array:
    """Points on a leaf, or on a group at the drawn weights, shape (draws,)."""
    below = {node.id for node in tree.by_id[name].walk()}
    places = [place for place, node in enumerate(tree.leaves) if node.id in below]
    if len(places) == 1:
        return points[:, places[0]]
    shares = leaf_weights[:, places]
    total = shares.sum(axis=1)
    mean = points[:, places].mean(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        weighted = (shares * points[:, places]).sum(axis=1) / total
    return np.asarray(np.where(total > 0, weighted, mean))


def _needs(
    scoring: Scoring,
    vendor: str,
    gate: Requirement,
    points: Array,
    leaf_weights: Array,
    drawing: tuple[int, int, float],
) -> Iterator[NDArray[np.bool_]]:
    """The draws in which each uncertain condition of a requirement fails."""
    seed, draws, spread = drawing
    for name, need in gate.needs.items():
        comparison = Comparison.parse(str(need))
        if comparison is None:
            continue
        if name.startswith(SCORE_OF):
            criterion = name.removeprefix(SCORE_OF).strip()
            if criterion in scoring.tree.by_id:
                yield ~comparison.array(_points_on(scoring.tree, criterion, points, leaf_weights))
            continue
        held = scoring.project.figure(vendor, name) if figure(scoring.project, vendor, name) is None else None
        if held is not None and held[0].uncertain:
            figures = distribution.draw(held[0], seed, f"{vendor}.{name}", draws, spread=spread)
            yield ~comparison.array(figures)
