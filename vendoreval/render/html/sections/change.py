"""What would change the answer: the range of each weight, the nearest other weights, and single changes that suffice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vendoreval.evaluation import Attainable, Lever, Stability
from vendoreval.render import figures
from vendoreval.render.html.charts.bands import Band, bands
from vendoreval.render.html.grid import Cell, Table, row, table
from vendoreval.render.html.names import Named
from vendoreval.render.html.picture import Chart, chart
from vendoreval.render.html.sections import what_if
from vendoreval.render.html.sections.what_if import WhatIf

TIPPING_SHOWN = 8
"""Weights shown for the nearest other weights, largest change first."""
LEAST_CHANGE = 0.0005
"""A weight that moves less counts as the same."""


@dataclass(frozen=True, slots=True)
class Tipping:
    """The nearest weights at which an option leads."""

    sentence: str
    weights: Table | None


@dataclass(frozen=True, slots=True)
class Change:
    """What the template shows."""

    leader: str
    bands: Chart | None
    band_table: Table | None
    leaf_bands: Table | None
    steady: int
    tipping: tuple[Tipping, ...]
    levers: Table | None
    what_if: WhatIf | None


def prepare(named: Named) -> Change | None:
    """What would change it; None where nobody leads."""
    insight = named.evaluation.insight
    if insight.verdict.leader is None:
        return None
    top = {group.id for group in named.evaluation.groups}
    groups = [held for held in insight.stability if held.criterion in top]
    below = [held for held in insight.stability if held.criterion not in top]
    turning = [held for held in below if held.low_leader or held.high_leader]
    tipping = tuple(
        found
        for option in sorted(insight.attainable, key=lambda one: one.change if one.change is not None else 1e9)
        if option.option != insight.verdict.leader
        for found in (_tipping(named, option),)
    )
    return Change(
        leader=named.option(insight.verdict.leader),
        bands=_bands(named, groups),
        band_table=_stability(named, groups, "Weight in 100; the other groups keep their proportions"),
        leaf_bands=_stability(named, turning, "Weight in 100 within its own group"),
        steady=len(below) - len(turning),
        tipping=tipping,
        levers=_levers(named, insight.levers),
        what_if=what_if.prepare(named),
    )


def _bands(named: Named, held: Sequence[Stability]) -> Chart | None:
    if not held:
        return None
    weights = [Band(named.criterion(one.criterion), one.weight, one.low, one.high) for one in held]
    return chart(
        "bands",
        "The range of each weight in which the leader leads",
        "One bar for each group of criteria, from a weight of 0 to 100 %: filled where the leader keeps the lead, with a "
        "dot at the weight as set. The table below has the figures.",
        lambda picture: bands(picture, weights, figures.percent, limits=(0.0, 1.0)),
    )


def _stability(named: Named, held: Sequence[Stability], caption: str) -> Table | None:
    rows = [
        row(
            named.criterion(one.criterion),
            figures.points(100 * one.weight),
            _end(one.low, one.low_leader, "under"),
            Cell(named.option(one.low_leader), "" if one.low_leader else "none"),
            _end(one.high, one.high_leader, "over"),
            Cell(named.option(one.high_leader), "" if one.high_leader else "none"),
        )
        for one in held
    ]
    heads = ("Weight of", "As set", "Turns under", "Then leads", "Turns over", "Then leads")
    return table(caption, heads, rows, text=(3, 5))


def _end(limit: float, leader: str | None, word: str) -> Cell:
    return Cell("never") if leader is None else Cell(figures.points(100 * limit), spoken=word)


def _tipping(named: Named, held: Attainable) -> Tipping:
    name = named.option(held.option)
    if held.nearest is None or held.change is None:
        best = f"rank {held.best_rank}" + ("" if held.exact else " or so")
        return Tipping(f"{name} leads under no weights at all; at best it reaches {best}.", None)
    now = {criterion.id: criterion.weight for criterion in named.evaluation.criteria}
    moved = {one: (now.get(one, 0.0), weight) for one, weight in held.nearest.items()}
    changed = {one: pair for one, pair in moved.items() if abs(pair[1] - pair[0]) >= LEAST_CHANGE}
    largest = sorted(changed, key=lambda one: -abs(changed[one][1] - changed[one][0]))[:TIPPING_SHOWN]
    rows = [
        row(
            named.criterion(one),
            figures.points(100 * changed[one][0]),
            figures.points(100 * changed[one][1]),
        )
        for one in largest
    ]
    more = len(changed) - len(largest)
    caption = f"Nearest weights in 100 at which {name} leads" + (f"; {more} smaller changes left out" if more else "")
    sentence = f"{name} leads once {figures.points(held.change / 2)} points of weight in 100 move from some criteria to others."
    return Tipping(sentence, table(caption, ("Criterion", "As set", "Then"), rows))


def _levers(named: Named, levers: Sequence[Lever]) -> Table | None:
    rows = [
        row(
            named.option(one.option),
            one.sentence,
            Cell("", "none") if one.spread is None else Cell(figures.points(one.spread)),
            Cell("", "none") if one.worth is None else Cell(figures.thousands(one.worth)),
        )
        for one in levers
    ]
    heads = ("Would lead", "If", "Standard deviations", "Worth, k")
    return table("Smallest single changes that put an option first, all else as stated", heads, rows, text=(1,))
