"""What to find out next, most valuable first."""

from __future__ import annotations

from dataclasses import dataclass

from vendoreval.evaluation import Question
from vendoreval.render import figures
from vendoreval.render.html.grid import Cell, Table, row, table
from vendoreval.render.html.names import Named


@dataclass(frozen=True, slots=True)
class Questions:
    """What the template shows."""

    questions: Table | None


def prepare(named: Named) -> Questions | None:
    """The questions; None where there is none."""
    held = named.evaluation.insight.questions
    if not held:
        return None
    heads = ("Question", "Known now", "What would answer it", "Points", "Money, k", "Share of the doubt")
    rows = [
        row(
            one.sentence,
            one.now,
            one.evidence,
            figures.points(one.value),
            _money(one),
            figures.percent(one.variance_share),
        )
        for one in held
    ]
    return Questions(table("Most valuable first", heads, rows, text=(1, 2), style="wordy"))


def _money(one: Question) -> Cell:
    return Cell("", "none") if one.money is None else Cell(figures.thousands(one.money))
