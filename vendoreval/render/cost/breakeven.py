"""Where the true costs of two options are equal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from vendoreval.evaluation import BreakEvens, CostAnalysis, Evaluation
from vendoreval.render import figures
from vendoreval.render.cost.names import by_true_cost, option_names
from vendoreval.render.layout import Section
from vendoreval.render.table import Column

MANY = 6
"""More options than this fill screens with pairs that nobody weighs against each other."""


def break_evens(evaluation: Evaluation, cost: CostAnalysis, *, every: bool) -> Iterator[Section]:
    """One row for each option and each other one. Where it is too wide the relative change of the rate goes.

    Args:
        evaluation: What the costs belong to.
        cost: Its costs.
        every: Whether every pair is shown when there are many options, not only those near each other by true cost,
            with the cheapest or with the baseline.
    """
    names = option_names(evaluation, cost)
    order = [account.option for account in by_true_cost(cost)]
    kept = _every if every or len(order) <= MANY else _telling(order, cost.baseline)
    pairs = [
        (account.option, found)
        for account in by_true_cost(cost)
        for found in sorted(account.break_evens, key=lambda found: order.index(found.against))
        if found.against in order and kept(account.option, found.against)
    ]
    if not pairs:
        return
    firsts = [
        names[option] if place == 0 or pairs[place - 1][0] != option else "" for place, (option, _) in enumerate(pairs)
    ]
    held = [found for _, found in pairs]
    yield Section(
        "What makes two true costs equal, one thing changed",
        (
            Column("Option", tuple(firsts), right=False, shorten=True, least=16),
            Column("costs as much as", tuple(names[one.against] for one in held), right=False, shorten=True, least=16),
            Column("at the\nrate", tuple(_price(one) for one in held)),
            Column("that\nis", tuple(_change(one) for one in held), drop=1),
            Column("solved at\nfirst contact", tuple(_share(one) for one in held)),
            Column("customers\na month", tuple(_customers(one) for one in held)),
            Column("churn\ntimes", tuple(_multiple(one) for one in held)),
        ),
        sentences=(
            f"Customers a month are lost beyond what the model counts; minus where as many must be kept. Churn times is "
            f"the factor on all churn coefficients. {figures.DASH} where no figure makes them equal.",
            *([] if kept is _every else ["Only telling pairs are shown here; --format markdown shows all."]),
        ),
    )


def _every(option: str, other: str) -> bool:
    return True


def _telling(order: list[str], baseline: str) -> Callable[[str, str], bool]:
    """Whether two options are next to each other by true cost, or one is the cheapest or the baseline."""

    def telling(option: str, other: str) -> bool:
        near = abs(order.index(option) - order.index(other)) == 1
        return near or bool({option, other} & {order[0], baseline})

    return telling


def _price(found: BreakEvens) -> str:
    return figures.DASH if found.price is None else figures.money(found.price)


def _change(found: BreakEvens) -> str:
    if found.price_change is None:
        return figures.DASH
    sign = "+" if found.price_change > 0 else ""
    return f"{sign}{figures.percent(found.price_change, 1)}"


def _share(found: BreakEvens) -> str:
    share = found.first_contact_resolution
    return figures.DASH if share is None else figures.percent(share, 1)


def _customers(found: BreakEvens) -> str:
    return figures.DASH if found.customers_a_month is None else figures.points(found.customers_a_month)


def _multiple(found: BreakEvens) -> str:
    return figures.DASH if found.churn_multiple is None else figures.money(found.churn_multiple, 3)
