"""The criteria as the evaluation shows them: weights worked out, anchors and value functions in words."""

from __future__ import annotations

from vendoreval import evaluation
from vendoreval.project.model.criteria import Anchor, Criterion, LeafKind, read_figure
from vendoreval.project.project import Project
from vendoreval.project.scale import POINTS, scale_of
from vendoreval.project.tree import Node
from vendoreval.project.value import ValueFunction, from_definition
from vendoreval.scoring.leaf import floor_in_words, in_unit


def describe(project: Project, node: Node, function: ValueFunction | None) -> evaluation.Criterion:
    """A criterion of the tree as every renderer shows it; `function` is a leaf's value function, None for a group."""
    written = node.criterion
    group = bool(node.children)
    return evaluation.Criterion(
        id=node.id,
        name=written.label,
        kind="group" if group else written.kind.value,
        parent=node.parent,
        depth=node.depth,
        weight=node.weight,
        local_weight=node.local,
        weight_range=node.local_range,
        weighting=node.weighting,
        ask=_ask(project, written, group),
        why=written.why or "",
        source=_source(project, written),
        unit="" if group else _unit(project, written),
        anchors=() if group else _anchors(project, written),
        value_function="" if group else _value_function(project, written),
        floor=written.floor,
        floor_shown=floor_in_words(project, node, function),
        also_in_cost=written.also_in_cost or "",
        place=project.place(node.place.path, node.place.keypath),
    )


def _ask(project: Project, criterion: Criterion, group: bool) -> str:
    if criterion.ask or group or criterion.measure is None:
        return criterion.ask or ""
    return project.measures[criterion.measure].ask or ""


def _source(project: Project, criterion: Criterion) -> str:
    if criterion.source or criterion.measure is None:
        return criterion.source or ""
    return project.measures[criterion.measure].source or ""


def _unit(project: Project, criterion: Criterion) -> str:
    match criterion.kind:
        case LeafKind.RATING:
            scale = scale_of(criterion, project.criteria)
            figures = sorted(read_figure(figure) for figure in scale)
            return f"{figures[0]:g}-{figures[-1]:g}" if figures else "points of its weight"
        case LeafKind.MEASURE:
            return project.measures[criterion.measure or ""].unit
        case LeafKind.COVERAGE:
            return "share offered"
        case LeafKind.YES_NO:
            return "yes or no"
        case LeafKind.COMPUTED:
            return "of the baseline's true cost"


def _anchors(project: Project, criterion: Criterion) -> tuple[tuple[str, str], ...]:
    if criterion.rating is None or criterion.rating == POINTS:
        return ()
    scale = scale_of(criterion, project.criteria)
    said = {figure: anchor.says if isinstance(anchor, Anchor) else anchor for figure, anchor in scale.items()}
    return tuple(sorted(said.items(), key=lambda pair: read_figure(pair[0])))


def _value_function(project: Project, criterion: Criterion) -> str:
    if criterion.relative is not None:
        return {
            "lowest_over_price": "the lowest over each one's, times 100: it depends on who else bids",
            "min_max": "from 0 for the worst to 100 for the best that bids: it depends on who else bids",
            "share_of_best": "each one's share of the best that bids: it depends on who else bids",
        }[criterion.relative]
    if criterion.band is not None:
        said = [in_unit(project, criterion, figure) for figure in criterion.band]
        return f"100 points from {said[1]} to {said[2]}, falling to 0 at {said[0]} and {said[3]}"
    if criterion.points is not None:
        pairs = [f"{figure} gives {points:g}" for figure, points in criterion.points.items()]
        return ", ".join(pairs) + " points, straight between"
    if criterion.measure is not None:
        function = from_definition(project.measures[criterion.measure])
        low, high = (in_unit(project, criterion, figure) for figure in function.figures)
        return f"{low} gives {function.points[0]:g} points, {high} gives {function.points[1]:g}, straight between"
    return ""
