"""Each option by itself: what it is, its requirements, its evidence with grade and age, its risks, the raters' notes."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from vendoreval.evaluation import Evidence, Option, Outcome
from vendoreval.render import figures
from vendoreval.render.html.grid import Cell, Row, Table, row, table
from vendoreval.render.html.names import Named

OUTCOMES = {
    Outcome.PASS: ("passes", "good nowrap"),
    Outcome.FAIL: ("fails", "alarm nowrap"),
    Outcome.PENDING: ("pending", "nowrap"),
}


@dataclass(frozen=True, slots=True)
class Vendor:
    """One option."""

    key: str
    name: str
    about: str
    facts: tuple[tuple[str, str], ...]
    requirements: Table | None
    passed: Table | None
    passing: str
    evidence: Table | None
    risks: Table | None
    notes: Table | None


@dataclass(frozen=True, slots=True)
class Vendors:
    """What the template shows."""

    vendors: tuple[Vendor, ...]


def prepare(named: Named) -> Vendors | None:
    """Every option in order; None without any."""
    found = tuple(
        _vendor(named, option, f"option-{place}") for place, option in enumerate(named.evaluation.options, start=1)
    )
    return Vendors(found) if found else None


def _vendor(named: Named, option: Option, key: str) -> Vendor:
    return Vendor(
        key=key,
        name=named.label(option),
        about=option.about,
        facts=tuple(_facts(option)),
        requirements=_requirements(option, "Requirements not met, or still to be shown", Outcome.FAIL, Outcome.PENDING),
        passed=_requirements(option, "Requirements met", Outcome.PASS),
        passing=f"Requirements met: {len(option.blocking(Outcome.PASS))} of {len(option.requirements)}",
        evidence=table(
            "Evidence, best first",
            ("Evidence", "Grade", "Date", "Age", "For"),
            [_evidence(named, one) for one in sorted(option.evidence, key=_quality)],
            text=(1, 2, 3, 4),
            style="wordy",
        ),
        risks=table(
            "Risks, beside the score and never in it",
            ("Risk", "Likelihood", "Impact", "Plan"),
            [row(one.what, one.likelihood, one.impact, one.plan) for one in option.risks],
            text=(1, 2, 3),
            style="wordy",
        ),
        notes=table(
            "What the raters noted",
            ("Criterion", "Rater", "Rating", "Note"),
            list(_notes(named, option)),
            text=(1, 3),
            style="wordy",
        ),
    )


def _requirements(option: Option, caption: str, *outcomes: Outcome) -> Table | None:
    rows = [
        row(
            one.name,
            Cell(*OUTCOMES[one.outcome]),
            Cell(one.reason, note=one.to_do),
            one.place,
        )
        for one in option.requirements
        if one.outcome in outcomes
    ]
    heads = ("Requirement", "Outcome", "Reason", "Where")
    return table(caption, heads, rows, text=(1, 2, 3), style="wordy")


def _facts(option: Option) -> Iterator[tuple[str, str]]:
    """What is known of it in a few words."""
    yield "Kind", option.kind
    yield "Stage", option.stage
    if option.quote:
        yield "Quote", option.quote
    yield "Known", f"{figures.percent(option.known)} of the weight"
    for name, held in option.profile.items():
        yield name.replace("_", " ").capitalize(), _words(held)


def _words(held: object) -> str:
    """A profile's entry in words, whatever its shape."""
    if isinstance(held, dict):
        return "; ".join(f"{name!s}: {_words(inner)}" for name, inner in held.items())
    if isinstance(held, list | tuple):
        return ", ".join(_words(one) for one in held)
    return str(held)


_GRADES = ("measured", "reference", "document", "claim")


def _quality(one: Evidence) -> int:
    return _GRADES.index(one.grade) if one.grade in _GRADES else len(_GRADES)


def _evidence(named: Named, one: Evidence) -> Row:
    note = "; ".join(part for part in (one.source, figures.counted(one.n, "observation") if one.n else "") if part)
    supports = ", ".join(named.criterion(name) for name in one.supports)
    age = _age(one.date, named.evaluation.as_of) + (", too old" if one.too_old else "") if one.date else ""
    return row(
        Cell(one.what, note=note),
        Cell(one.grade, "nowrap"),
        Cell(str(one.date), "nowrap") if one.date else Cell("", "none"),
        Cell(age, "alarm nowrap" if one.too_old else "nowrap") if age else Cell("", "none"),
        Cell(supports, "" if supports else "none"),
    )


def _age(date: datetime.date, today: datetime.date) -> str:
    days = (today - date).days
    if days < 0:
        return "not yet"
    return figures.counted(days, "day") if days < 60 else figures.counted(round(days / 30.44), "month")


def _notes(named: Named, option: Option) -> Iterator[Row]:
    for name, cell in option.cells.items():
        for one in cell.judgements:
            if one.note or one.state != "rated":
                yield row(
                    named.criterion(name),
                    named.rater(one.rater),
                    _rating(one.figure, one.low, one.high, one.state),
                    Cell(one.note, "" if one.note else "none"),
                )


def _rating(figure: float | None, low: float | None, high: float | None, state: str) -> str:
    if figure is None:
        return {"abstain": "abstains"}.get(state, state)
    if low is not None and high is not None and low != high:
        return f"{low:g} to {high:g}"
    return f"{figure:g}"
