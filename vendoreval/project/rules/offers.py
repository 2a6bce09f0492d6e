"""What options say they provide: hours and levels that can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from vendoreval.diagnostic import Diagnostic, KeyPath
from vendoreval.project.catalogue import found
from vendoreval.project.hours import Hours
from vendoreval.project.levels import LEVELS, means_a_level
from vendoreval.project.model.vendor import Item
from vendoreval.project.project import Project, vendor_path
from vendoreval.project.rules.outline import gates_of, leaves_of
from vendoreval.project.wording import closest, listed, shortened

_ANSWERS = frozenset({"yes", "no"})


def terms(project: Project) -> Iterable[Diagnostic]:
    """Hours and levels that say none, and texts that say neither where one of them is asked for."""
    asked = set(_asked_with_terms(project))
    for name, vendor in project.vendors.items():
        for block, held in vendor.provides.items():
            if not isinstance(held, dict):
                continue
            for item, written in held.items():
                for keys, text, what in _texts(written, (block, item) in asked):
                    reason = _unreadable(text, what)
                    if reason is not None:
                        keypath: KeyPath = ("provides", block, item, *keys)
                        yield found("unreadable-offer", project.documents[vendor_path(name)], keypath, *reason)


def _asked_with_terms(project: Project) -> Iterator[tuple[str, str]]:
    """Every block and item of which a requirement or a coverage asks hours or a level."""
    for gate in gates_of(project):
        for block, need in gate.requirement.needs.items():
            for item, asked in need.items() if isinstance(need, dict) else ():
                if isinstance(asked, (str, dict)):
                    yield block, item
    for leaf in leaves_of(project):
        coverage = leaf.criterion.coverage
        if coverage is not None and isinstance(coverage.items, dict):
            for item, text in coverage.items.items():
                if text:
                    yield coverage.of, item


def _texts(written: Item | str | bool | None, asked: bool) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """The texts of an item that have to say something: the key they stand under, the text, and what it should say."""
    if isinstance(written, Item):
        if written.hours is not None:
            yield ("hours",), written.hours, "hours"
        if written.level is not None:
            yield ("level",), written.level, "level"
    elif asked and isinstance(written, str) and written.strip() not in _ANSWERS:
        yield (), written.strip(), "either"


@cache
def _unreadable(text: str, what: str) -> tuple[str, str] | None:
    """Why a text says no hours or level, and what to do; None when it says them."""
    if what != "hours" and text in LEVELS:
        return None
    if what == "level" or (what == "either" and means_a_level(text)):
        return f"{shortened(text)} is no language level", f"Write {closest(text, LEVELS) or listed(LEVELS)}"
    try:
        Hours.parse(text)
    except ValueError as wrong:
        return str(wrong).partition(": ")[0], "Write it like 24x7 or Mon-Sat 08:00-22:00 America/Monterrey"
    return None
