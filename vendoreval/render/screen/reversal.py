"""Where the lowest quote is not the lowest true cost: said in words, because that is the point."""

from __future__ import annotations

from vendoreval.evaluation import Account, CostAnalysis, Evaluation
from vendoreval.render import figures
from vendoreval.render.visible import visible


def reversal(evaluation: Evaluation) -> list[str]:
    """Up to two sentences: what the lowest quote truly costs, and on what that hangs; none where quotes mislead nobody."""
    cost = evaluation.cost
    if cost is None:
        return []
    names = {option.id: visible(option.name) for option in evaluation.options}
    accounts = [account for account in cost.accounts.values() if account.option in names]
    quoted = [account for account in accounts if account.fee_per_hour is not None]
    if len(quoted) < 2:
        return []
    cheapest_quote = min(quoted, key=lambda account: account.fee_per_hour or 0.0)
    order = sorted(accounts, key=lambda account: account.true_cost)
    if order[0].option == cheapest_quote.option:
        return []
    place = "highest true cost" if order[-1].option == cheapest_quote.option else "not the lowest true cost"
    sentences = [
        f"Lowest quote, {place}: {names[cheapest_quote.option]}; {figures.thousands(cheapest_quote.churn)} k of its "
        f"{figures.thousands(cheapest_quote.true_cost)} k is lost customers."
    ]
    return sentences + _hangs_on(cost, cheapest_quote, names)


def _hangs_on(cost: CostAnalysis, account: Account, names: dict[str, str]) -> list[str]:
    """The multiple of the assumed churn under which the cheapest quote would beat the baseline."""
    against = next((found for found in account.break_evens if found.against == cost.baseline), None)
    if against is None or against.churn_multiple is None or cost.baseline not in names:
        return []
    share = figures.percent(against.churn_multiple)
    more = account.true_cost > cost.accounts[cost.baseline].true_cost
    word = "under" if more else "up to"
    verb = "would beat" if more else "beats"
    return [f"It {verb} {names[cost.baseline]} only if failed contacts cost {word} {share} of the churn assumed."]
