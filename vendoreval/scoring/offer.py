"""What an option provides: items with hours, levels and end dates, and single figures."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from vendoreval.project.backing import backing
from vendoreval.project.hours import Hours, is_hours
from vendoreval.project.levels import LEVELS
from vendoreval.project.model.quantity import Grade
from vendoreval.project.model.vendor import Figure, Item
from vendoreval.project.project import Project, vendor_path


@dataclass(frozen=True, slots=True)
class Offered:
    """One item an option offers, or not.

    Attributes:
        offered: True, False, or None when it is not known.
        hours, level, until, scope: Its terms; None where not stated.
        grade: How well it is shown.
        date: The evidence's day.
        evidence: Ids of the pieces behind it.
        place: File and line.
        graded: Whether the file states its grade.
    """

    offered: bool | None
    hours: str | None = None
    level: str | None = None
    until: datetime.date | None = None
    scope: str | None = None
    grade: Grade = Grade.CLAIM
    date: datetime.date | None = None
    evidence: tuple[str, ...] = ()
    place: str = ""
    graded: bool = False


def item(project: Project, vendor: str, block: str, name: str) -> Offered:
    """One item under a name of `provides`.

    A block that is there is complete: an item it does not list is not offered. An item without a value (`phone:`), or
    a missing block, is not known.
    """
    path = vendor_path(vendor)
    provides = project.vendors[vendor].provides
    if block not in provides:
        return Offered(None, place=project.place(path, ("provides",), key=True))
    held = provides[block]
    place = project.place(path, ("provides", block, name), key=True)
    if isinstance(held, tuple):
        return _with_evidence(project, vendor, block, name, Offered(name in held, place=place))
    if not isinstance(held, dict):
        return Offered(None, place=place)
    if name not in held:
        return Offered(False, place=place)
    return _with_evidence(project, vendor, block, name, _item(held[name], block, place))


def _item(written: Item | str | bool | None, block: str, place: str) -> Offered:
    """An item from the way it is written: nothing, yes or no, a level or hours, or a mapping."""
    if written is None:
        return Offered(None, place=place)
    if isinstance(written, bool):
        return Offered(written, place=place)
    if isinstance(written, str):
        word = written.strip()
        if word in {"no", "yes"}:
            return Offered(word == "yes", place=place)
        if word in LEVELS:
            return Offered(True, level=word, place=place)
        return Offered(True, hours=word, place=place) if is_hours(word) else Offered(True, scope=word, place=place)
    return Offered(
        written.offered,
        written.hours,
        written.level,
        written.until,
        written.scope,
        written.grade or Grade.CLAIM,
        evidence=(written.evidence,) if written.evidence else (),
        place=place,
        graded=written.grade is not None,
    )


def _with_evidence(project: Project, vendor: str, block: str, name: str, found: Offered) -> Offered:
    """The item with its own grade, else that of the evidence for it (`for: [channels.phone]` or `[channels]`)."""
    behind = backing(project, vendor, [block, f"{block}.{name}"], found.evidence)
    grade = found.grade if found.graded else behind.grade
    return replace(found, grade=grade, date=behind.date, evidence=behind.ids)


def share_of_hours(project: Project, needed: str, offered: str) -> float:
    """The share of the needed half-hours that are offered, 0 to 1, on the day of the evaluation.

    Hours needed are in the time zone they name, else in that of the buyer's own opening hours; hours offered that name
    none are in the same.
    """
    own = project.settings.buyer.staffing if project.settings.buyer else None
    zone = Hours.parse(own.hours).zone if own else None
    return Hours.parse(offered).covers(Hours.parse(needed), zone, project.settings.as_of)


def figure(project: Project, vendor: str, name: str) -> tuple[bool | float | str, Offered] | None:
    """A single figure or yes/no under a name of `provides`, with its grade; None when it is not stated."""
    held = project.vendors[vendor].provides.get(name)
    place = project.place(vendor_path(vendor), ("provides", name), key=True)
    if held is None or isinstance(held, (dict, tuple)):
        return None
    named = [held.evidence] if isinstance(held, Figure) and held.evidence else []
    behind = backing(project, vendor, [name], named)
    grade = (held.grade if isinstance(held, Figure) else None) or behind.grade
    date = (held.date if isinstance(held, Figure) else None) or behind.date
    value = held.value if isinstance(held, Figure) else held
    if isinstance(value, str) and value in {"yes", "no"}:
        value = value == "yes"
    return value, Offered(True, grade=grade, date=date, evidence=behind.ids, place=place)
