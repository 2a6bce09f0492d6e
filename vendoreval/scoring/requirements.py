"""Requirements are gates, never points: each is passed, failed, or pending, with the reason and its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from vendoreval.evaluation import Cell, Outcome, RequirementOutcome
from vendoreval.project.backing import STRENGTH, backing
from vendoreval.project.comparison import SCORE_OF, Comparison
from vendoreval.project.hours import is_hours
from vendoreval.project.levels import LEVELS, meets_level
from vendoreval.project.model.criteria import Requirement
from vendoreval.project.model.quantity import Grade
from vendoreval.project.project import Project, vendor_path
from vendoreval.scoring.leaf import show
from vendoreval.scoring.offer import Offered, figure, item, share_of_hours


@dataclass(frozen=True, slots=True)
class Finding:
    """How one condition of a requirement turned out.

    Attributes:
        outcome: pass, fail or pending.
        reason: One phrase.
        place: File and line it rests on.
        to_do: What would settle a pending one.
        claimed: For what is stated but not proved, how well it is shown: `claimed, not shown`.
    """

    outcome: Outcome
    reason: str
    place: str
    to_do: str = ""
    claimed: str = ""


def requirement_outcome(
    project: Project, vendor: str, requirement: Requirement, cells: Mapping[str, Cell]
) -> RequirementOutcome:
    """The requirement's outcome: the worst of its conditions, with that one's reason.

    Args:
        project: The workspace.
        vendor: The option's id.
        requirement: The gate.
        cells: Criterion id to the option's cell, for conditions on points.
    """
    findings = [
        finding
        for name, need in requirement.needs.items()
        for finding in _conditions(project, vendor, requirement, name, need, cells)
    ]
    worst = min(findings, key=lambda finding: _ORDER[finding.outcome])
    to_do = (requirement.ask or worst.to_do) if worst.outcome is Outcome.PENDING else ""
    reason = worst.reason
    if worst.claimed:
        reason = f"{requirement.label}: {worst.reason if len(findings) > 1 else worst.claimed}"
    return RequirementOutcome(requirement.id, requirement.label, worst.outcome, reason, to_do, place=worst.place)


def hangs_on_points(requirement: Requirement) -> bool:
    """Whether a requirement asks for a score of some criterion."""
    return any(name.startswith(SCORE_OF) for name in requirement.needs)


_ORDER = {Outcome.FAIL: 0, Outcome.PENDING: 1, Outcome.PASS: 2}


def _conditions(
    project: Project, vendor: str, requirement: Requirement, name: str, need: Any, cells: Mapping[str, Cell]
) -> Iterable[Finding]:
    """The findings of one line of `needs`."""
    if name.startswith(SCORE_OF):
        yield _score(project, vendor, name.removeprefix(SCORE_OF).strip(), str(need), cells)
    elif isinstance(need, dict):
        for one, terms in need.items():
            yield _offered(project, vendor, requirement, name, str(one), terms)
    elif isinstance(need, list):
        for one in need:
            yield _offered(project, vendor, requirement, name, str(one), None)
    elif isinstance(need, str) and (comparison := Comparison.parse(need)) is not None:
        yield _number(project, vendor, requirement, name, comparison)
    elif isinstance(need, bool) or need in {"yes", "no"}:
        yield _answer(project, vendor, requirement, name, need in {True, "yes"})
    else:
        yield _offered(project, vendor, requirement, name, str(need), None)


def _score(project: Project, vendor: str, criterion: str, need: str, cells: Mapping[str, Cell]) -> Finding:
    """A criterion's points; pending where what is not known of it may yet decide."""
    comparison = Comparison.parse(need)
    cell = cells.get(criterion)
    place = project.place(vendor_path(vendor))
    label = criterion.replace("_", " ")
    if comparison is None or cell is None or not cell.known:
        return Finding(Outcome.PENDING, f"{label} not known", place, f"find out about {label}")
    reason = f"{cell.points:.1f} points on {label}, {comparison.text} needed"
    if comparison.holds(cell.points):
        return Finding(Outcome.PASS, reason, place)
    if comparison.holds(cell.low) or comparison.holds(cell.high):
        return Finding(Outcome.PENDING, f"{reason}; not all of it is known", place, f"find out the rest about {label}")
    return Finding(Outcome.FAIL, reason, place)


def _number(project: Project, vendor: str, requirement: Requirement, name: str, comparison: Comparison) -> Finding:
    """A number under `provides`, or a measure's stated figure."""
    label = name.replace("_", " ")
    held = figure(project, vendor, name)
    if held is not None and isinstance(held[0], (int, float)) and not isinstance(held[0], bool):
        value, offered = held
        return _compared(requirement, label, float(value), comparison, offered.grade, offered.place, _plainly)
    measured = project.figure(vendor, name)
    if measured is None:
        place = project.place(vendor_path(vendor), ("provides", name), key=True)
        return Finding(Outcome.PENDING, f"{label} not stated", place, f"ask for {label}")
    quantity, place = measured
    grade = quantity.grade or backing(project, vendor, [name], [quantity.evidence] if quantity.evidence else []).grade
    definition = project.measures[name]
    said = partial(show, definition=definition)
    return _compared(requirement, definition.name, quantity.stated, comparison, grade, place, said)


def _plainly(number: float) -> str:
    return f"{number:,.10g}"


def _compared(
    requirement: Requirement,
    label: str,
    value: float,
    comparison: Comparison,
    grade: Grade,
    place: str,
    said: Callable[[float], str],
) -> Finding:
    reason = f"{label} {said(value)}, {comparison.word} {said(comparison.bound)} needed"
    if not comparison.holds(value):
        return Finding(Outcome.FAIL, reason, place)
    return _proved(requirement, f"{label} {said(value)}", grade, reason, place)


def _answer(project: Project, vendor: str, requirement: Requirement, name: str, wanted: bool) -> Finding:
    label = name.replace("_", " ")
    held = figure(project, vendor, name)
    if held is None or not isinstance(held[0], bool):
        place = project.place(vendor_path(vendor), ("provides", name), key=True)
        return Finding(Outcome.PENDING, f"{label} not stated", place, f"ask about {label}")
    answer, shown = held
    if answer is not wanted:
        return Finding(Outcome.FAIL, f"{label}: {'yes' if answer else 'no'}", shown.place)
    return _proved(requirement, label, shown.grade, f"{label}: {'yes' if answer else 'no'}", shown.place)


def _offered(project: Project, vendor: str, requirement: Requirement, block: str, name: str, terms: Any) -> Finding:
    """An item that must be offered, on terms: hours to cover, a level to reach."""
    offer = item(project, vendor, block, name)
    as_of = project.settings.as_of
    label = name
    if offer.offered is None:
        return Finding(Outcome.PENDING, f"{label} not known", offer.place, f"ask whether {label} is provided")
    if not offer.offered:
        return Finding(Outcome.FAIL, f"{label} not provided", offer.place)
    if offer.until is not None and offer.until < as_of:
        return Finding(Outcome.FAIL, f"{label} {_noun(block)} ended {offer.until}", offer.place)
    short = _falls_short(project, offer, terms)
    if short is not None:
        return Finding(
            short.outcome, f"{label} {short.reason}", offer.place, short.to_do and f"{short.to_do} of {label}"
        )
    shown = f"{label} {_said(terms)}".strip()
    return _proved(requirement, shown, offer.grade, f"{shown} provided", offer.place)


def _noun(block: str) -> str:
    return "certificate" if block == "certifications" else "offer"


def _terms(terms: Any) -> dict[str, str]:
    """Terms as a mapping: `24x7` is hours, `C1` a level, a mapping itself."""
    if isinstance(terms, dict):
        return {str(name): str(value) for name, value in terms.items()}
    if not isinstance(terms, str):
        return {}
    return {"level": terms} if terms in LEVELS else {"hours": terms} if is_hours(terms) else {}


def _said(terms: Any) -> str:
    return ", ".join(_terms(terms).values())


def _falls_short(project: Project, offer: Offered, terms: Any) -> Finding | None:
    """Why an offered item does not meet its terms, or cannot be told to; None when it meets them."""
    needed = _terms(terms)
    level, hours = needed.get("level"), needed.get("hours")
    if level is not None:
        if offer.level not in LEVELS:
            return Finding(Outcome.PENDING, "level not stated", "", "ask for the level")
        if not meets_level(level, offer.level):
            return Finding(Outcome.FAIL, f"at {offer.level}, {level} needed", "")
    if hours is not None:
        if offer.hours is None or not is_hours(offer.hours):
            return Finding(Outcome.PENDING, "hours not stated", "", "ask for the hours")
        share = share_of_hours(project, hours, offer.hours)
        if share < 1:
            return Finding(Outcome.FAIL, f"{offer.hours}, {hours} needed", "")
    return None


def _proved(requirement: Requirement, what: str, grade: Grade, reason: str, place: str) -> Finding:
    """Pass, or pending where what is stated is shown by less than the requirement's proof."""
    if STRENGTH[grade] >= STRENGTH[requirement.proof]:
        return Finding(Outcome.PASS, reason, place)
    shown = "claimed, not shown" if grade is Grade.CLAIM else f"shown by a {grade.value} only"
    asked = {
        Grade.DOCUMENT: "ask for a document",
        Grade.REFERENCE: "ask for a reference",
        Grade.MEASURED: "ask for the records",
    }[requirement.proof]
    return Finding(Outcome.PENDING, f"{what} {shown}", place, asked, claimed=shown)
