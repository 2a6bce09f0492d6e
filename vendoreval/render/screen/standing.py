"""Who is out, pending or not ranked, each with the reason and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len

from vendoreval.evaluation import Evaluation, Option, Outcome, RequirementOutcome, Standing
from vendoreval.render import figures
from vendoreval.render.table import GAP, Paint, padded, shortened, wrapped
from vendoreval.render.visible import visible

LABEL = 9
"""Cells of the labels before the lines below the ranking."""
MOST_NAME = 24
_STYLE = {"Out": "bad", "Pending": "warn", "Unranked": "warn", "Long list": "faint"}


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    name: str
    reason: str
    place: str = ""


def standing(evaluation: Evaluation, width: int | None, paint: Paint) -> list[str]:
    """One line for each reason, its place at the right: out first, then pending, too little known, and the long list."""
    rows = list(_rows(evaluation))
    if not rows:
        return []
    names = min(max(cell_len(row.name) for row in rows), MOST_NAME)
    indent = " " * (LABEL + GAP + names + GAP)
    reasons = max(cell_len(row.reason) for row in rows)
    places = max(cell_len(row.place) for row in rows)
    beside = width is None or len(indent) + reasons + GAP + places <= width
    lines: list[str] = []
    shown = ""
    for row in rows:
        label = "" if row.label == shown else row.label
        shown = row.label
        head = padded(label, LABEL + GAP)
        first = padded(shortened(row.name, names), names + GAP)
        text = padded(row.reason, reasons + GAP) + row.place if beside else row.reason
        begun, *rest = [text.rstrip()] if beside else wrapped(text, width and width - len(indent))
        lines.append(paint(_STYLE[row.label], head) + first + begun)
        lines += [indent + line for line in rest]
        if row.place and not beside and width is not None:
            last = f"{lines[-1]}{' ' * GAP}{row.place}"
            below = " " * min(len(indent), max(width - cell_len(row.place), 0)) + row.place
            lines[-1:] = [last] if cell_len(last) <= width else [lines[-1], below]
    return lines


def _rows(evaluation: Evaluation) -> Iterator[_Row]:
    for option in evaluation.options:
        if option.standing is Standing.OUT:
            failed = option.blocking(Outcome.FAIL)
            yield _row("Out", option, "; ".join(found.reason for found in failed), failed[0].place)
    for option in evaluation.options:
        if option.standing is not Standing.OUT:
            for pending in option.blocking(Outcome.PENDING):
                yield _row("Pending", option, _pending(pending), pending.place)
    for option in evaluation.options:
        if option.standing is Standing.UNRANKED:
            yield _row("Unranked", option, f"only {figures.percent(option.known)} of its weight is known")
    for option in evaluation.options:
        if option.standing is Standing.LONG_LIST:
            yield _row("Long list", option, "only its requirements are asked so far")


def _row(label: str, option: Option, reason: str, place: str = "") -> _Row:
    return _Row(label, visible(option.name), visible(reason), visible(place))


def _pending(found: RequirementOutcome) -> str:
    """The reason, and the question or request that would settle it, in one sentence."""
    return f"{found.reason}; {figures.within(found.to_do)}" if found.to_do else found.reason
