"""The project file's own thresholds, records and frozen criteria."""

from __future__ import annotations

from collections.abc import Iterable

from vendoreval.diagnostic import Diagnostic
from vendoreval.project.catalogue import found
from vendoreval.project.freeze import criteria_hash
from vendoreval.project.model.settings import FILE
from vendoreval.project.project import Project


def thresholds(project: Project) -> Iterable[Diagnostic]:
    """A leader that would be named before the answer leans to it."""
    verdict = project.settings.verdict
    if verdict.leans > verdict.named:
        message = f"the answer leans from {verdict.leans:g} on, and names a leader from {verdict.named:g}"
        hint = f"Write {verdict.named:g} or less"
        yield found("thresholds-reversed", project.documents[FILE], ("verdict", "leans"), message, hint)


def stated_totals(project: Project) -> Iterable[Diagnostic]:
    """Printed totals that do not fit on their scale."""
    stated = project.settings.stated
    if stated is None:
        return
    out_of = stated.out_of or project.settings.score.out_of
    for name, total in stated.totals.items():
        if not 0 <= total <= out_of:
            message = f"the printed total {total:g} lies outside 0 to {out_of:g}"
            hint = "Correct it, or write under stated.out_of the scale it was printed on"
            yield found("total-off-scale", project.documents[FILE], ("stated", "totals", name), message, hint)


def frozen(project: Project) -> Iterable[Diagnostic]:
    """Criteria that changed after they were frozen."""
    stated = project.criteria.frozen
    if stated is None:
        return
    now = criteria_hash(project.criteria)
    if stated != now:
        message = "the criteria are no longer those that were frozen"
        hint = f"Take the change back, or freeze them again and say why: {now}"
        yield found("frozen-changed", project.documents[project.criteria_path], ("frozen",), message, hint)
