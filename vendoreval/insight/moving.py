"""What moving one option's figures does to the ranking: worked out as it would be if the files said so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from vendoreval.cost.case import Input
from vendoreval.cost.model import CostModel
from vendoreval.evaluation import Cell, Option
from vendoreval.insight.alternatives import ranked_of
from vendoreval.insight.drawing import earned_by_ratio
from vendoreval.project.comparison import SCORE_OF, Comparison
from vendoreval.project.model.criteria import LeafKind
from vendoreval.project.tree import Node
from vendoreval.scoring.cells import LEVEL, relative_points
from vendoreval.scoring.offer import figure
from vendoreval.scoring.score import lower_is_better
from vendoreval.scoring.scoring import Scoring

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Move:
    """One option's figures moved, each to as many candidates.

    Attributes:
        option: Whose.
        leaves: Leaf id to its figures, in the leaf's unit.
        measures: Measure id to its figures, for requirements on it.
        costs: Path of the cost model's input to its figures.
    """

    option: str
    leaves: Mapping[str, Array] = field(default_factory=dict)
    measures: Mapping[str, Array] = field(default_factory=dict)
    costs: Mapping[str, Array] = field(default_factory=dict)


@dataclass(frozen=True)
class Moving:
    """The options as scored, and how they stand when figures move.

    Attributes:
        scoring: What they are scored by.
        options: All of them.
        model: The cost model; None without one.
    """

    scoring: Scoring
    options: Sequence[Option]
    model: CostModel | None

    @cached_property
    def ranked(self) -> list[Option]:
        """The ranked options, best first."""
        return ranked_of(self.options)

    @cached_property
    def inputs(self) -> dict[str, Input]:
        """The cost model's inputs by path."""
        return {one.path: one for one in self.model.case.inputs()} if self.model else {}

    @cached_property
    def computed(self) -> list[Node]:
        """The leaves that true costs earn."""
        return [node for node in self.scoring.tree.leaves if node.criterion.kind is LeafKind.COMPUTED]

    @property
    def scale(self) -> float:
        """The scale of totals over 100."""
        return self.scoring.project.settings.score.out_of / 100

    def lead(self, move: Move) -> Array:
        """The option's lead over the best of the others in points out of 100; minus infinity where it would be out.

        Shape (candidates,).
        """
        moved = self._points(move)
        totals = {option.id: self._total(option, moved.get(option.id, {})) for option in self.ranked}
        own = totals.pop(move.option)
        others = np.max(np.broadcast_arrays(*totals.values()), axis=0)
        lead = np.asarray(own - others, dtype=np.float64)
        for missed in self._missed(move, moved.get(move.option, {}), own):
            lead = np.where(missed, -np.inf, lead)
        return lead

    def _points(self, move: Move) -> dict[str, dict[str, Array]]:
        """Option id to the points of each leaf that moves."""
        points: dict[str, dict[str, Array]] = {}
        for leaf, figures in move.leaves.items():
            for name, earned in self._earned(self.scoring.tree.by_id[leaf], move.option, figures).items():
                points.setdefault(name, {})[leaf] = earned
        if move.costs and self.model is not None:
            costs = {name: np.asarray(cost) for name, cost in self.model.true_costs.items()}
            costs |= self.model.moved(move.option, move.costs)
            yardstick = costs[self.model.case.baseline]
            ratios = {name: costs[name] / yardstick for name in self.scoring.vendors if name in costs}
            for node in self.computed:
                for name, earned in earned_by_ratio(self.scoring, node, ratios).items():
                    points.setdefault(name, {})[node.id] = earned
        return points

    def _earned(self, node: Node, option: str, figures: Array) -> dict[str, Array]:
        """Points on one leaf, by option, when one option's figure on it moves."""
        formula = node.criterion.relative
        if formula is None:
            function = self.scoring.functions[node.id]
            return {option: np.interp(figures, function.figures, function.points)}
        known = {one.id: one.cells[node.id].figure for one in self.options}
        held = {name: np.asarray(figure) for name, figure in known.items() if figure is not None}
        lower = lower_is_better(self.scoring.project, node)
        return relative_points({**held, option: figures}, self.scoring.compared, formula, lower)

    def _total(self, option: Option, points: Mapping[str, Array]) -> Array:
        total = np.asarray((option.score or 0.0) / self.scale)
        for leaf, earned in points.items():
            total = total + self.scoring.tree.by_id[leaf].weight * (earned - option.cells[leaf].points)
        return total

    def _missed(self, move: Move, points: Mapping[str, Array], total: Array) -> Iterator[NDArray[np.bool_]]:
        """Where each floor and requirement that moves with the figures is missed, shape (candidates,)."""
        project, tree = self.scoring.project, self.scoring.tree
        option = next(one for one in self.ranked if one.id == move.option)
        if project.settings.score.floor is not None:
            yield (
                total * self.scale + (option.high or 0.0) - (option.score or 0.0) < project.settings.score.floor - LEVEL
            )
        for node in tree.nodes:
            floor = node.criterion.floor
            if floor is None or not option.cells[node.id].known:
                continue
            if node.children:
                yield self._on(node, option, points) + _unknown(option.cells[node.id]) < floor - LEVEL
            elif node.id in move.leaves:
                figures = move.leaves[node.id]
                yield figures < floor if self.scoring.functions[node.id].rising else figures > floor
            elif node.id in points and node.criterion.relative is None:
                yield points[node.id] < self.scoring.functions[node.id](floor) - LEVEL
        for gate in self.scoring.requirements:
            for name, need in gate.needs.items():
                comparison = Comparison.parse(str(need))
                if comparison is None:
                    continue
                scored = tree.by_id.get(name.removeprefix(SCORE_OF).strip()) if name.startswith(SCORE_OF) else None
                if scored is not None and option.cells[scored.id].known:
                    least = self._on(scored, option, points)
                    most = least + _unknown(option.cells[scored.id])
                    yield ~(comparison.array(least) | comparison.array(most))
                elif name in move.measures and figure(project, move.option, name) is None:
                    yield ~comparison.array(move.measures[name])

    def _on(self, node: Node, option: Option, points: Mapping[str, Array]) -> Array:
        """The option's points on a criterion: those moved, and those of all others as they stand."""
        if not node.children:
            return points.get(node.id, np.asarray(option.cells[node.id].points))
        parts = [child.local * self._on(child, option, points) for child in node.children]
        return np.asarray(sum(parts[1:], parts[0]))


def _unknown(cell: Cell) -> float:
    """The points that what is not known of a criterion may add: a gate that hangs on it is pending, not missed."""
    return cell.high - cell.points
