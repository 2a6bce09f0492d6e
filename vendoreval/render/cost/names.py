"""The options' names and their order by true cost."""

from __future__ import annotations

from collections.abc import Sequence

from vendoreval.evaluation import Account, CostAnalysis, Evaluation
from vendoreval.render.visible import visible


def option_names(evaluation: Evaluation, cost: CostAnalysis) -> dict[str, str]:
    """Option id to its name, safe to print; the id where a costed option is not among those scored."""
    names = {option.id: visible(option.name) for option in evaluation.options}
    return {option: names.get(option, visible(option)) for option in (*cost.accounts, *cost.uncosted, cost.baseline)}


def by_true_cost(cost: CostAnalysis) -> list[Account]:
    """The accounts, lowest true cost first; equal ones by id."""
    return sorted(cost.accounts.values(), key=lambda account: (account.true_cost, account.option))


def by_quote(cost: CostAnalysis) -> list[Account]:
    """The accounts, lowest fee per logged-in hour first; those without one last."""
    return sorted(
        cost.accounts.values(),
        key=lambda account: (account.fee_per_hour is None, account.fee_per_hour or 0.0, account.option),
    )


def places(figures: Sequence[float | None]) -> list[int]:
    """The places of figures in rising order, 1 for the first; equal ones share theirs."""
    return [figures.index(figure) + 1 for figure in figures]
