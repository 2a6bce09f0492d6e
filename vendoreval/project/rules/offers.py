"""What options say they provide: hours and levels that can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from vendoreval.diagnostic import Diagnostic, KeyPath
from vendoreval.project.catalogue import found
from vendoreval.project.comparison import SCORE_OF, Comparison
from vendoreval.project.hours import Hours
from vendoreval.project.levels import LEVELS, means_a_level
from vendoreval.project.model.vendor import Figure, Item, Offer
from vendoreval.project.project import Project, vendor_path
from vendoreval.project.rules.outline import gates_of, leaves_of
from vendoreval.project.rules.requirements import LOOKS_COMPARED
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


def kinds(project: Project) -> Iterable[Diagnostic]:
    """Offers of another kind than what is asked: yes where a number is asked, a number where items are."""
    asked = dict(_asked_kinds(project))
    for name, vendor in project.vendors.items():
        for block, kind in asked.items():
            held = vendor.provides.get(block)
            if held is None:
                continue
            given = _kind(held)
            if given != kind:
                keypath: KeyPath = ("provides", block, "value") if isinstance(held, Figure) else ("provides", block)
                message = f"{block} is asked as {_SAID[kind]}, and this is {_SAID[given]}"
                hint = f"Write {_EXAMPLES[kind]}"
                yield found("unreadable-offer", project.documents[vendor_path(name)], keypath, message, hint)


_SAID = {"yes_no": "yes or no", "number": "a number", "items": "a list of items", "text": "a text"}
_EXAMPLES = {
    "yes_no": "yes or no",
    "number": "a number, such as 40",
    "items": "the items, such as {phone: 24x7} or [phone, email]",
}


def _kind(held: Offer) -> str:
    """yes_no, number, items or text."""
    value = held.value if isinstance(held, Figure) else held
    if isinstance(value, (dict, tuple)):
        return "items"
    if isinstance(value, bool) or (isinstance(value, str) and value in _ANSWERS):
        return "yes_no"
    return "number" if isinstance(value, (int, float)) else "text"


def _asked_kinds(project: Project) -> Iterator[tuple[str, str]]:
    """Every name asked for under provides, and as what: a number, yes or no, or items."""
    for gate in gates_of(project):
        for name, need in gate.requirement.needs.items():
            if isinstance(need, (dict, list)):
                yield name, "items"
            elif isinstance(need, bool) or need in _ANSWERS:
                yield name, "yes_no"
            elif isinstance(need, str) and Comparison.parse(need) is not None and not name.startswith(SCORE_OF):
                yield name, "number"
            elif isinstance(need, str) and not name.startswith(SCORE_OF) and not LOOKS_COMPARED.match(need):
                yield name, "items"
    for leaf in leaves_of(project):
        if leaf.criterion.yes_no is not None:
            yield leaf.criterion.yes_no, "yes_no"
        if leaf.criterion.coverage is not None:
            yield leaf.criterion.coverage.of, "items"


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
