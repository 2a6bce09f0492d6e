"""Which figures a leaf can have."""

from __future__ import annotations

from vendoreval.project.model.criteria import Criterion, LeafKind, read_figure
from vendoreval.project.project import Project
from vendoreval.project.scale import POINTS, scale_of
from vendoreval.project.tree import stated_weight


def range_of(project: Project, criterion: Criterion) -> tuple[float, float] | None:
    """The least and the most a leaf's figure can be, in its own unit; None where the leaf itself is at fault.

    A measure's range is that of its value function and its plausible figures together.
    """
    if criterion.kind is LeafKind.RATING:
        return _scale(project, criterion)
    if criterion.kind in {LeafKind.COVERAGE, LeafKind.YES_NO}:
        return 0.0, 1.0
    figures = [read_figure(figure) for figure in criterion.points or ()] + list(criterion.band or ())
    definition = project.measures.get(criterion.measure or "")
    if definition is not None:
        figures += [definition.low, definition.high]
    return (min(figures), max(figures)) if figures else None


def _scale(project: Project, criterion: Criterion) -> tuple[float, float] | None:
    if criterion.rating == POINTS:
        weight = stated_weight(criterion)
        return None if weight is None else (0.0, weight)
    try:
        figures = [read_figure(figure) for figure in scale_of(criterion, project.criteria)]
    except (KeyError, ValueError):
        return None
    return (min(figures), max(figures)) if len(set(figures)) > 1 else None
