"""True costs if fewer or more customers left than assumed, and the figures at which the order of two options flips."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from vendoreval.evaluation import Account, BreakEvens
from vendoreval.render import figures
from vendoreval.render.html.charts.breakeven import Crossing, Curve, breakeven
from vendoreval.render.html.charts.scale import Form
from vendoreval.render.html.grid import Cell, Row, Table, row, table
from vendoreval.render.html.names import Named
from vendoreval.render.html.picture import Chart, chart
from vendoreval.render.html.words import signed

CURVE_SHOWN = (0.0, 0.5, 1.0, 1.5, 2.0)
"""Multiples in the table beside the curves."""


@dataclass(frozen=True, slots=True)
class Flips:
    """What the template shows."""

    curves: Chart | None
    curve_table: Table | None
    break_evens: Table | None


def prepare(named: Named) -> Flips | None:
    """Where the order flips; None with fewer than two costed options."""
    if len(named.accounts) < 2:
        return None
    found = Flips(
        curves=_curves(named),
        curve_table=_curve_table(named),
        break_evens=table(
            "What would make two options cost the same, all else as stated",
            (
                "Option",
                "Against",
                "Churn, times assumed",
                "Solved at first contact",
                "Customers lost a month, more or fewer",
                "Its rate",
            ),
            list(_flips(named)),
            text=(1,),
        ),
    )
    return found if found.curves or found.break_evens else None


def _thousands(amount: float) -> str:
    return figures.thousands(1000 * amount)


def _curves(named: Named) -> Chart | None:
    accounts = {option: account for option, account in named.accounts.items() if account.churn_curve}
    if not accounts:
        return None
    multiples = [multiple for multiple, _ in next(iter(accounts.values())).churn_curve]
    curves = [
        Curve(named.option(option), tuple(cost / 1000 for _, cost in account.churn_curve))
        for option, account in accounts.items()
    ]
    crossings = list(_crossings(named, list(accounts.values())))
    return chart(
        "curves",
        "True cost against the churn assumed",
        "One line for each option: its true cost in thousands with all churn coefficients at 0 to 2 times those assumed. "
        "Dots mark where two options cost the same. The table below has the figures.",
        lambda picture: breakeven(
            picture, multiples, curves, crossings, _thousands, ("Churn, times that assumed", "True cost, thousands")
        ),
    )


def _crossings(named: Named, accounts: list[Account]) -> Iterator[Crossing]:
    """Where two lines cross within the chart, each pair once."""
    for place, account in enumerate(accounts):
        later = {other.option for other in accounts[place + 1 :]}
        for flip in account.break_evens:
            multiple = flip.churn_multiple
            if flip.against in later and multiple is not None and multiple <= account.churn_curve[-1][0]:
                names = (named.option(account.option), named.option(flip.against))
                yield Crossing(names, multiple, _at(account.churn_curve, multiple) / 1000)


def _at(curve: tuple[tuple[float, float], ...], multiple: float) -> float:
    """The curve's height between two of its points, near enough to place a dot."""
    for (left, low), (right, high) in pairwise(curve):
        if left <= multiple <= right:
            return low + (high - low) * (multiple - left) / (right - left)
    return curve[-1][1]


def _curve_table(named: Named) -> Table | None:
    rows = []
    for option, account in named.accounts.items():
        costs = {round(multiple, 6): cost for multiple, cost in account.churn_curve}
        if costs:
            rows.append(row(named.option(option), *(figures.thousands(costs[one]) for one in CURVE_SHOWN)))
    heads = ("Option", *(f"\N{MULTIPLICATION SIGN} {multiple:g}" for multiple in CURVE_SHOWN))
    return table("True cost in thousands at multiples of the churn assumed", heads, rows)


def _flips(named: Named) -> Iterator[Row]:
    """Every pair in which some figure flips the order, from the dearer one's side."""
    for option, account in named.accounts.items():
        for flip in account.break_evens:
            other = named.accounts.get(flip.against)
            if other is not None and account.true_cost > other.true_cost and _any(flip):
                yield row(
                    Cell(named.option(option)),
                    named.option(flip.against),
                    _figure(flip.churn_multiple, lambda share: f"{figures.points(share, 2)}"),
                    _figure(flip.first_contact_resolution, lambda share: figures.percent(share, 1)),
                    _figure(flip.customers_a_month, lambda lost: signed(figures.rounded(lost, 1))),
                    _rate(flip),
                )


def _any(flip: BreakEvens) -> bool:
    found = (flip.churn_multiple, flip.first_contact_resolution, flip.customers_a_month, flip.price_change)
    return any(figure is not None for figure in found)


def _figure(figure: float | None, form: Form) -> Cell:
    return Cell("\N{EN DASH}") if figure is None else Cell(form(figure))


def _rate(flip: BreakEvens) -> Cell:
    if flip.price_change is None:
        return Cell("\N{EN DASH}")
    return Cell(f"{signed(figures.rounded(100 * flip.price_change, 1))} %")
