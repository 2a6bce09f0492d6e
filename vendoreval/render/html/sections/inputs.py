"""What the true costs rest on: the inputs that move them most, and every assumption with its source and trust."""

from __future__ import annotations

from dataclasses import dataclass

from vendoreval.evaluation import Assumption, CostAnalysis, Swing
from vendoreval.render import figures
from vendoreval.render.html.charts.tornado import Swing as Bar
from vendoreval.render.html.charts.tornado import tornado
from vendoreval.render.html.grid import Cell, Table, row, table
from vendoreval.render.html.names import Named
from vendoreval.render.html.picture import Chart, chart
from vendoreval.render.html.words import minus

SWINGS_SHOWN = 10
BUYER = "buyer"


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the template shows.

    Attributes:
        gap: Which two options' gap the inputs move.
        tornado: The widest swings.
        swings: Their figures.
        worth: What knowing everything would be worth, in words.
        assumptions: (whose, table) for the buyer and each option.
    """

    gap: str
    tornado: Chart | None
    swings: Table | None
    worth: str
    assumptions: tuple[tuple[str, Table], ...]


def prepare(named: Named) -> Inputs | None:
    """The inputs of the cost model; None without one."""
    cost = named.evaluation.cost
    if cost is None or not cost.accounts:
        return None
    cheapest = sorted(cost.accounts.values(), key=lambda account: account.true_cost)[:2]
    pair = (cheapest[0].option, cheapest[-1].option)
    swings = tuple(swing for swing in cost.swings if swing.gap > 0)[:SWINGS_SHOWN]
    first, second = named.option(pair[0]), named.option(pair[1])
    worth = cost.value_of_perfect_information
    return Inputs(
        gap=f"by how much {first} costs less than {second}" if pair[0] != pair[1] else "",
        tornado=_tornado(named, cost, swings, pair) if swings and pair[0] != pair[1] else None,
        swings=_swings(named, swings, pair),
        worth=f"{figures.thousands(worth)} k {cost.currency}" if worth is not None else "",
        assumptions=_assumptions(named, cost.assumptions),
    )


def _name(named: Named, swing: Swing) -> str:
    return f"{swing.name}, {named.option(swing.option)}" if swing.option else swing.name


def _gaps(swing: Swing, pair: tuple[str, str]) -> tuple[float, float]:
    """By how much the first costs less than the second with the input at its low and at its high end, in thousands."""
    first, second = swing.true_costs[pair[0]], swing.true_costs[pair[1]]
    return (second[0] - first[0]) / 1000, (second[1] - first[1]) / 1000


def _tornado(named: Named, cost: CostAnalysis, swings: tuple[Swing, ...], pair: tuple[str, str]) -> Chart:
    base = (cost.accounts[pair[1]].true_cost - cost.accounts[pair[0]].true_cost) / 1000
    bars = [Bar(_name(named, swing), *_gaps(swing, pair)) for swing in swings]
    return chart(
        "tornado",
        "The inputs that move the gap between the two cheapest options most",
        "One bar for each input, widest first: the gap in thousands with that input alone at its 10th and at its 90th "
        "percentile. The table below has the figures.",
        lambda picture: tornado(picture, base, bars, lambda amount: minus(figures.thousands(1000 * amount))),
    )


def _swings(named: Named, swings: tuple[Swing, ...], pair: tuple[str, str]) -> Table | None:
    rows = []
    for swing in swings:
        low, high = _gaps(swing, pair)
        rows.append(
            row(
                _name(named, swing),
                Cell(f"{_input(swing.low, swing.unit)} to {_input(swing.high, swing.unit)}", note=_unit(swing.unit)),
                minus(figures.thousands(1000 * low)),
                minus(figures.thousands(1000 * high)),
                "\N{EN DASH}" if swing.value is None else figures.thousands(swing.value),
            )
        )
    heads = ("Input", "Low to high", "Gap at low, k", "Gap at high, k", "Worth knowing, k")
    return table("Each input alone at its 10th and 90th percentile", heads, rows, text=(1,))


def _input(figure: float, unit: str) -> str:
    """A figure in its unit; shares as percentages."""
    if unit.startswith("share"):
        return f"{100 * figure:.3g} %"
    return f"{figure:,.0f}" if abs(figure) >= 1000 else f"{figure:.3g}"


def _unit(unit: str) -> str:
    """What a figure counts; nothing for a plain share."""
    return unit.removeprefix("share").strip()


def _assumptions(named: Named, held: tuple[Assumption, ...]) -> tuple[tuple[str, Table], ...]:
    """One table for the buyer and one for each option, in the order of the inputs."""
    owners: dict[str, list[Assumption]] = {}
    for one in held:
        owners.setdefault(one.id.split(".", 1)[0], []).append(one)
    found = []
    for owner, inputs in owners.items():
        whose = "The buyer and all options" if owner == BUYER else named.option(owner)
        rows = [
            row(
                one.name,
                one.figure,
                Cell(one.spread, "" if one.spread else "none"),
                Cell(one.trust, note="default" if one.is_default else ""),
                Cell(one.basis, "" if one.basis else "none"),
            )
            for one in inputs
        ]
        made = table(whose, ("Input", "Figure", "May lie", "Trust", "Source"), rows, text=(1, 2, 3, 4), style="wordy")
        if made is not None:
            found.append((f"{whose}: {figures.counted(len(inputs), 'input')}", made))
    return tuple(found)
