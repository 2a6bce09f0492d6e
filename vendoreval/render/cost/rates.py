"""The rate card beside the true costs, what a contact comes to, and how sure the true costs are."""

from __future__ import annotations

from collections.abc import Iterator

from vendoreval.evaluation import Account, CostAnalysis, Evaluation
from vendoreval.render import figures
from vendoreval.render.cost.names import by_quote, by_true_cost, option_names, places
from vendoreval.render.layout import Section
from vendoreval.render.screen.reversal import reversal
from vendoreval.render.table import Column
from vendoreval.render.visible import visible

BAR = 20
"""Cells of the longest bar."""
SPENT, LOST = "█", "░"


def rate_card(evaluation: Evaluation, cost: CostAnalysis) -> Iterator[Section]:
    """The order by quoted rate on the left, that by true cost on the right. Where it is too wide the bars go."""
    names = option_names(evaluation, cost)
    quoted, true = by_quote(cost), by_true_cost(cost)
    if not true:
        return
    longest = max(account.true_cost for account in true)
    yield Section(
        "Rate card beside true cost",
        (
            Column("#", tuple(map(str, places([one.fee_per_hour for one in quoted])))),
            Column("By rate", tuple(names[one.option] for one in quoted), right=False, shorten=True),
            Column("an hour", tuple(_money(one.fee_per_hour) for one in quoted)),
            Column("#", tuple(map(str, places([one.true_cost for one in true])))),
            Column("By true cost", tuple(names[one.option] for one in true), right=False, shorten=True),
            Column("k", tuple(figures.thousands(one.true_cost) for one in true)),
            Column("", tuple(_bar(one, longest) for one in true), right=False, drop=1),
        ),
        sentences=(
            f"A rate is the fee for a logged-in hour, the one unit in which all quotes compare. {SPENT} is spent over the "
            f"term, {LOST} is what the customers lost were worth.",
            *reversal(evaluation),
        ),
    )


def _bar(account: Account, longest: float) -> str:
    """What is spent and what is lost, to scale; an account that gains customers shows what remains."""
    if longest <= 0:
        return ""
    whole = max(round(BAR * account.true_cost / longest), 0)
    spent = min(round(BAR * max(account.operating, 0.0) / longest), whole)
    return SPENT * spent + LOST * (whole - spent)


def units(evaluation: Evaluation, cost: CostAnalysis) -> Iterator[Section]:
    """The quote as people say it, and what an hour, a contact and a resolved issue come to.

    Where it is too wide the contacts per issue go first, then the quote.
    """
    names = option_names(evaluation, cost)
    quotes = {option.id: visible(option.quote) for option in evaluation.options}
    accounts = by_true_cost(cost)
    if not accounts:
        return
    yield Section(
        "What it comes to in service, without lost customers and without discounting",
        (
            Column("Option", tuple(names[one.option] for one in accounts), right=False, shorten=True),
            Column("Quoted", tuple(quotes.get(one.option, "") for one in accounts), right=False, drop=1),
            Column("Fee per\nhour", tuple(_money(one.fee_per_hour) for one in accounts)),
            Column("All per\nhour", tuple(_money(one.per_hour) for one in accounts), drop=2),
            Column("Per\ncontact", tuple(_money(one.per_contact) for one in accounts)),
            Column("Per resolved\nissue", tuple(_money(one.per_resolved) for one in accounts)),
            Column("Contacts\nper issue", tuple(figures.money(one.contacts_per_issue) for one in accounts), drop=3),
        ),
    )


def sureness(evaluation: Evaluation, cost: CostAnalysis) -> Iterator[Section]:
    """What the draws say; nothing without draws."""
    names = option_names(evaluation, cost)
    held = [(account, account.spread) for account in by_true_cost(cost) if account.spread is not None]
    if not held:
        return
    yield Section(
        "How sure the true costs are",
        (
            Column("Option", tuple(names[account.option] for account, _ in held), right=False, shorten=True),
            Column("As stated", tuple(figures.thousands(account.true_cost) for account, _ in held)),
            Column("Median", tuple(figures.thousands(spread.p50) for _, spread in held), drop=1),
            Column(
                "10-90 %",
                tuple(figures.span(figures.thousands(spread.p10), figures.thousands(spread.p90)) for _, spread in held),
            ),
            Column("Cheapest\nin 100", tuple(figures.in_hundred(spread.cheapest) for _, spread in held)),
            Column(
                "Beats the\nbaseline",
                tuple(
                    figures.DASH if account.option == cost.baseline else figures.in_hundred(spread.beats_baseline)
                    for account, spread in held
                ),
            ),
        ),
    )


def _money(amount: float | None) -> str:
    return figures.DASH if amount is None else figures.money(amount)
