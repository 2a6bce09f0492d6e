"""What requirements and coverages ask for: conditions that can be read, and names that somebody answers to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from vendoreval.diagnostic import Diagnostic, KeyPath
from vendoreval.project.catalogue import found
from vendoreval.project.comparison import SCORE_OF, Comparison
from vendoreval.project.hours import Hours
from vendoreval.project.levels import LEVELS, means_a_level
from vendoreval.project.project import Project
from vendoreval.project.rules.naming import unknown
from vendoreval.project.rules.outline import gates_of, leaves_of
from vendoreval.project.wording import closest, listed, shortened
from vendoreval.project.yaml import Document

LOOKS_COMPARED = re.compile(r"\s*([<>=≥≤!]|(at least|at most|more than|less than|min|max)\b)", re.IGNORECASE)
"""The beginning of a text that was meant as a condition on a number and not as a name."""
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?\s*%?")
_LOWER = re.compile(r"\s*(=?<|≤|at most|less than|max)", re.IGNORECASE)
TERMS = ("level", "hours")
"""What an item may have to meet."""


class Condition(NamedTuple):
    """What is wrong with a condition: where it stands, why, what to do, and whether it is the key that is at fault."""

    keypath: KeyPath
    message: str
    hint: str
    key: bool = False


def conditions(project: Project) -> Iterable[Diagnostic]:
    """Conditions of requirements, and terms of coverages, that say nothing."""
    for gate in gates_of(project):
        for name, need in gate.requirement.needs.items():
            for wrong in _need((*gate.keypath, "needs", name), name, need):
                yield _found(gate.document, wrong)
    for written in leaves_of(project):
        coverage = written.criterion.coverage
        items = coverage.items if coverage is not None else ()
        for name in items if isinstance(items, dict) else ():
            terms = items[name] if isinstance(items, dict) else ""
            if terms:
                for wrong in _terms(written.at("coverage", "items", name), terms):
                    yield _found(written.document, wrong)


def _found(document: Document, wrong: Condition) -> Diagnostic:
    return found("unreadable-condition", document, wrong.keypath, wrong.message, wrong.hint, key=wrong.key)


def _need(keypath: KeyPath, name: str, need: Any) -> Iterator[Condition]:
    """What is wrong with one line of `needs`."""
    if name.startswith(SCORE_OF):
        if not isinstance(need, str) or Comparison.parse(need) is None:
            yield Condition(keypath, f"{shortened(str(need))} is no condition on points", _comparison_hint(need))
    elif isinstance(need, dict):
        if not need:
            yield Condition(keypath, f"{name} needs nothing", "Name what has to be offered")
        for item, terms in need.items():
            yield from _terms((*keypath, item), terms)
    elif isinstance(need, list):
        if not need:
            yield Condition(keypath, f"{name} needs nothing", "Name what has to be offered")
        for index, item in enumerate(need):
            if not isinstance(item, str):
                yield Condition(
                    (*keypath, index), f"{shortened(str(item))} is no name of an item", "Write the item's name"
                )
    elif isinstance(need, (int, float)) and not isinstance(need, bool):
        yield Condition(keypath, f"{need:g} alone does not say which way", f'Write ">= {need:g}"')
    elif need is None:
        yield Condition(keypath, f"{name} needs nothing", 'Write yes, a name, or a condition such as ">= 40"')
    elif isinstance(need, str) and Comparison.parse(need) is None and LOOKS_COMPARED.match(need):
        yield Condition(keypath, f"{shortened(need)} is no condition", _comparison_hint(need))


def _comparison_hint(need: Any) -> str:
    """The condition that was most likely meant."""
    number = _NUMBER.search(str(need))
    if number is None:
        return 'Write a sign and a number, such as ">= 40"'
    return f'Write "{"<=" if _LOWER.match(str(need)) else ">="} {number[0]}"'


def _terms(keypath: KeyPath, terms: Any) -> Iterator[Condition]:
    """What is wrong with the terms of one item: `24x7`, `C1`, or a mapping of both."""
    if isinstance(terms, dict):
        for name, value in terms.items():
            if name not in TERMS:
                near = closest(str(name), TERMS)
                hint = f"Write {near}" if near else f"Write {listed(TERMS)}"
                message = f"an item can have to meet {listed(TERMS)}, not {shortened(str(name))}"
                yield Condition((*keypath, name), message, hint, key=True)
            else:
                wrong = _hours(value) if name == "hours" else _level(value)
                if wrong:
                    yield Condition((*keypath, name), *wrong)
    elif isinstance(terms, str) and terms not in LEVELS:
        wrong = _level(terms) if means_a_level(terms) else _hours(terms)
        if wrong:
            yield Condition(keypath, *wrong)
    elif terms is not None and terms is not True and not isinstance(terms, str):
        yield Condition(
            keypath, f"{shortened(str(terms))} says neither hours nor a level", "Delete it, or write 24x7 or C1"
        )


def _hours(text: Any) -> tuple[str, str] | None:
    """Why a text says no hours, and what to do; None when it says some."""
    try:
        Hours.parse(str(text))
    except ValueError as wrong:
        reason, _, example = str(wrong).partition(": ")
        return reason, example[:1].upper() + example[1:] if example else "Write it like 24x7 or Mon-Sat 08:00-22:00"
    return None


def _level(text: Any) -> tuple[str, str] | None:
    if text in LEVELS:
        return None
    near = closest(str(text), LEVELS)
    return f"{shortened(str(text))} is no language level", f"Write {near or listed(LEVELS)}"


def reachable(project: Project) -> Iterable[Diagnostic]:
    """Conditions on points or shares whose number is in another unit: 70 for 70 %, 50 % for 50 points."""
    for gate in gates_of(project):
        for name, need in gate.requirement.needs.items():
            comparison = Comparison.parse(need) if isinstance(need, str) else None
            if comparison is None:
                continue
            keypath = (*gate.keypath, "needs", name)
            definition = project.measures.get(name)
            if name.startswith(SCORE_OF) and (str(need).rstrip().endswith("%") or not 0 <= comparison.bound <= 100):
                message = "a score is counted in points from 0 to 100"
                hint = f'Write "{comparison.sign} {str(need).strip(" %<>=")}"'
                yield _found(gate.document, Condition(keypath, message, hint))
            elif definition is not None and definition.share and not 0 <= comparison.bound <= 1:
                message = f"{name} is a share, and {comparison.bound:g} is more than all of it"
                hint = f'Write "{comparison.sign} {comparison.bound:g} %"'
                yield _found(gate.document, Condition(keypath, message, hint))


def answered(project: Project) -> Iterable[Diagnostic]:
    """Names under needs, coverage and yes_no to which no option's file answers."""
    if not project.vendors:
        return
    offered: dict[str, set[str]] = {}
    for vendor in project.vendors.values():
        for block, held in vendor.provides.items():
            offered.setdefault(block, set()).update(held if isinstance(held, (dict, tuple)) else ())
    measured = {name for vendor in project.vendors.values() for name in vendor.measures}
    measured |= {name for files in project.measured.values() for held in files for name in held.measures}
    for asked in _asked(project):
        document, name = asked.document, asked.name
        if name in offered:
            for keypath, item in asked.items:
                near = closest(item, offered[name])
                if item not in offered[name] and near is not None:
                    message = f"no option lists {shortened(item)} under {name}"
                    yield found("nobody-answers", document, keypath, message, f"Write {near}", key=asked.items_are_keys)
        elif name not in measured and name not in project.measures:
            known = {*offered, *project.measures}
            otherwise = f"Ask for it, and add {name} under provides in a vendor file"
            yield unknown(
                "nobody-answers", document, asked.keypath, "offer", name, known, key=asked.is_key, otherwise=otherwise
            )


@dataclass(frozen=True, slots=True)
class _Asked:
    """A name asked for under provides, and the items asked for below it."""

    document: Document
    keypath: KeyPath
    name: str
    is_key: bool = False
    items: Sequence[tuple[KeyPath, str]] = ()
    items_are_keys: bool = False


def _asked(project: Project) -> Iterator[_Asked]:
    for gate in gates_of(project):
        for name, need in gate.requirement.needs.items():
            if not name.startswith(SCORE_OF):
                keypath = (*gate.keypath, "needs", name)
                items = [((*keypath, item), item) for item in need] if isinstance(need, dict) else []
                yield _Asked(gate.document, keypath, name, True, items, True)
    for written in leaves_of(project):
        criterion = written.criterion
        if criterion.yes_no is not None:
            yield _Asked(written.document, written.at("yes_no"), criterion.yes_no)
        if criterion.coverage is not None:
            named, path = criterion.coverage.items, written.at("coverage", "items")
            keys = isinstance(named, dict)
            items = [((*path, item if keys else index), item) for index, item in enumerate(named)]
            yield _Asked(
                written.document, written.at("coverage", "of"), criterion.coverage.of, items=items, items_are_keys=keys
            )
