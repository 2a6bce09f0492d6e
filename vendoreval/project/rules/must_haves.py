"""What cannot be made up for: floors inside their scale, and essentials that are nothing but points."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vendoreval.diagnostic import Diagnostic
from vendoreval.project.catalogue import found
from vendoreval.project.comparison import SCORE_OF
from vendoreval.project.model.criteria import Anchor, Criterion, LeafKind, read_figure
from vendoreval.project.model.settings import FILE
from vendoreval.project.project import Project
from vendoreval.project.rules.outline import Written, criteria_of, gates_of
from vendoreval.project.rules.ranges import range_of
from vendoreval.project.scale import scale_of

_MUST = re.compile(r"\b(must|required|cannot|mandatory|essential|non-negotiable)\b", re.IGNORECASE)


def floors(project: Project) -> Iterable[Diagnostic]:
    """Floors that no figure can miss, or none can reach."""
    for written in criteria_of(project):
        floor, span = written.criterion.floor, _span(project, written)
        if floor is not None and span is not None and not span[0] <= floor <= span[1]:
            message = f"the floor {floor:g} lies outside {span[0]:g} to {span[1]:g}"
            hint = f"Write a floor from {span[0]:g} to {span[1]:g}"
            yield found("floor-outside", written.document, written.at("floor"), message, hint)
    score = project.settings.score
    if score.floor is not None and not 0 <= score.floor <= score.out_of:
        message = f"the floor {score.floor:g} lies outside 0 to {score.out_of:g}, the scale of the totals"
        hint = f"Write a floor from 0 to {score.out_of:g}"
        yield found("floor-outside", project.documents[FILE], ("score", "floor"), message, hint)


def _span(project: Project, written: Written) -> tuple[float, float] | None:
    """The figures a floor may have: the leaf's own, or points for a group."""
    return range_of(project, written.criterion) if written.is_leaf else (0.0, 100.0)


def left_open(project: Project) -> Iterable[Diagnostic]:
    """Criteria that say they are essential, and that enough points elsewhere make up for."""
    gated = _gated(project)
    for written in criteria_of(project):
        criterion = written.criterion
        if criterion.floor is not None or gated & _subjects(criterion):
            continue
        hint = f"Add floor: to {criterion.id}, or a requirement for it"
        if criterion.essential:
            message = f"{criterion.id} is essential, and points elsewhere make up for it"
            yield found("must-have-open", written.document, written.at("essential"), message, hint, key=True)
            continue
        for keys, text in _texts(project, criterion):
            word = _MUST.search(text)
            if word is not None:
                message = f"this says “{word[0].lower()}”, and points elsewhere make up for it"
                yield found("must-have-open", written.document, written.at(*keys), message, hint)
                break


def _gated(project: Project) -> set[str]:
    """Everything that a requirement needs: measures, offers, and criteria by their score."""
    return {need.removeprefix(SCORE_OF).strip() for gate in gates_of(project) for need in gate.requirement.needs}


def _subjects(criterion: Criterion) -> set[str]:
    named = {criterion.id, criterion.measure, criterion.yes_no}
    if criterion.coverage is not None:
        named.add(criterion.coverage.of)
    return {name for name in named if name is not None}


def _texts(project: Project, criterion: Criterion) -> Iterable[tuple[tuple[str, ...], str]]:
    """The question, and the lowest anchor."""
    yield ("ask",), criterion.ask or ""
    if criterion.criteria or criterion.kind is not LeafKind.RATING:
        return
    try:
        scale = scale_of(criterion, project.criteria)
        lowest = min(scale, key=read_figure, default=None)
    except (KeyError, ValueError):
        return
    if lowest is not None:
        anchor = scale[lowest]
        own = ("rating", lowest) if isinstance(criterion.rating, dict) else ("rating",)
        yield own, anchor.says if isinstance(anchor, Anchor) else anchor
