"""Quoted rate against true cost, and what each true cost is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from vendoreval.evaluation import Account
from vendoreval.render import figures
from vendoreval.render.html.charts.palette import SERIES, series
from vendoreval.render.html.charts.reversal import Quote, reversal
from vendoreval.render.html.charts.stacks import Stack, stacks
from vendoreval.render.html.grid import Cell, Table, row, table
from vendoreval.render.html.names import Named
from vendoreval.render.html.picture import Chart, chart
from vendoreval.render.html.words import minus

CHURN = "churn"
REST = "rest"
LINES_DRAWN = 5
"""Ledger lines with a colour of their own; the rest share one."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What the template shows."""

    sentences: tuple[str, ...]
    reversal: Chart | None
    rates: Table | None
    stacked: Chart
    other_lines: str
    ledger: Table | None


def prepare(named: Named) -> Cost | None:
    """The true costs; None without a cost model."""
    cost = named.evaluation.cost
    if cost is None or not named.accounts:
        return None
    return Cost(
        sentences=tuple(_sentences(named)),
        reversal=_reversal(named),
        rates=_rates(named),
        stacked=_stacked(named),
        other_lines=figures.listed([name for line, name in _line_names(named).items() if line not in _drawn(named)]),
        ledger=_ledger(named),
    )


def _sentences(named: Named) -> Iterator[str]:
    cost = named.evaluation.cost
    if cost is None:
        return
    baseline = named.option(cost.baseline)
    yield (
        f"True cost is the present value of everything paid over {figures.counted(cost.term, 'month')} and of the margin "
        f"lost with customers who leave, compared with {baseline}. Amounts are in thousands of {cost.currency}."
    )
    for option, why in cost.uncosted.items():
        yield f"{named.option(option)} is not costed: {why}."
    for account in named.accounts.values():
        if account.unknown_lines:
            lines = {line.id: line.name for line in account.lines}
            unknown = figures.listed([lines[line] for line in account.unknown_lines])
            yield f"{named.option(account.option)} neither prices nor includes {unknown}; a range stands in."


def _thousands(amount: float) -> str:
    return figures.thousands(1000 * amount)


def _reversal(named: Named) -> Chart | None:
    quotes = [
        Quote(named.option(name), account.fee_per_hour, account.operating / 1000, account.churn / 1000)
        for name, account in sorted(named.accounts.items(), key=lambda one: one[1].fee_per_hour or 0.0)
        if account.fee_per_hour is not None
    ]
    if not quotes:
        return None
    return chart(
        "reversal",
        "Quoted rate against true cost",
        "Two bars for each option, lowest rate first: its fee per logged-in hour, and its true cost made of what is paid "
        "and what lost customers cost. The table below has the figures.",
        lambda picture: reversal(picture, quotes, figures.money, _thousands, ("Fee an hour", "True cost, thousands")),
    )


def _rates(named: Named) -> Table | None:
    accounts = sorted(named.accounts.values(), key=lambda one: (one.fee_per_hour is None, one.fee_per_hour or 0.0))
    quotes = {option.id: option.quote for option in named.evaluation.options}
    rows = []
    for account in accounts:
        printed = figures.shares_of(
            account.true_cost / 1000, {"paid": account.operating / 1000, CHURN: account.churn / 1000}, 0
        )
        fee = "\N{EN DASH}" if account.fee_per_hour is None else figures.money(account.fee_per_hour)
        rows.append(
            row(
                named.option(account.option),
                quotes[account.option],
                fee,
                f"{printed['paid']:,}",
                minus(f"{printed[CHURN]:,}"),
                Cell(figures.thousands(account.true_cost), "strong"),
                "\N{EN DASH}" if account.per_resolved is None else figures.money(account.per_resolved),
                figures.percent(account.easy, 1),
                f"{figures.rounded(account.customers_lost, 0):,}",
            )
        )
    heads = (
        "Option",
        "Quoted",
        "Fee an hour",
        "Paid, k",
        "Lost customers, k",
        "True cost, k",
        "Per issue solved",
        "Solved with ease",
        "Customers lost",
    )
    return table("Lowest fee an hour first", heads, rows, text=(1,))


def _amounts(account: Account) -> dict[str, float]:
    """Present value by ledger line, lost customers last, in thousands."""
    found = {line.id: line.present_value / 1000 for line in account.lines}
    return {**found, CHURN: account.churn / 1000}


def _printed(account: Account) -> dict[str, Decimal]:
    """The same as printed: in whole thousands that add up to the printed true cost."""
    return figures.shares_of(account.true_cost / 1000, _amounts(account), 0)


def _line_names(named: Named) -> dict[str, str]:
    """Every ledger line that is not zero for all, in ledger order."""
    found: dict[str, str] = {}
    for account in named.accounts.values():
        found.update({line.id: line.name for line in account.lines if line.id not in found})
    return {
        line: name
        for line, name in found.items()
        if any(_amounts(account).get(line, 0.0) for account in named.accounts.values())
    }


def _drawn(named: Named) -> list[str]:
    """The ledger lines with a colour of their own, in ledger order: those that are largest for some option."""
    names = _line_names(named)
    amounts = [_amounts(account) for account in named.accounts.values()]
    widest = sorted(names, key=lambda line: -max(held.get(line, 0.0) for held in amounts))[:LINES_DRAWN]
    return [line for line in names if line in widest]


def _stacked(named: Named) -> Chart:
    names = _line_names(named)
    drawn = _drawn(named)
    rest = [line for line in names if line not in drawn]
    bars = []
    for option, account in named.accounts.items():
        held = {line: float(amount) for line, amount in _printed(account).items()}
        parts = (
            *(held.get(line, 0.0) for line in drawn),
            sum(held.get(line, 0.0) for line in rest),
            held[CHURN],
        )
        bars.append(Stack(named.option(option), parts, figures.thousands(account.true_cost)))
    colours = [series(index) for index in range(SERIES) if index != 1]
    inks = [*colours[: len(drawn)], series(SERIES - 1), "alarm"]
    return chart(
        "ledger",
        "What each true cost is made of",
        "Each option's true cost in thousands as a bar: the largest ledger lines, all other lines, and customers lost. "
        "The table below has the figures.",
        lambda picture: stacks(
            picture, [*(names[line] for line in drawn), "Other lines", "Customers lost"], bars, _thousands, inks=inks
        ),
    )


def _ledger(named: Named) -> Table | None:
    names = {**_line_names(named), CHURN: "Customers lost"}
    accounts = named.accounts
    printed = {option: _printed(account) for option, account in accounts.items()}
    zero = Decimal(0)
    rows = [
        row(name, *(minus(f"{printed[option].get(line, zero):,}") for option in accounts))
        for line, name in names.items()
    ]
    rows.append(row("True cost", *(figures.thousands(account.true_cost) for account in accounts.values()), style="sum"))
    caption = f"The ledger in present value, thousands of {named.evaluation.currency}"
    return table(caption, ("Line", *(named.option(option) for option in accounts)), rows)
