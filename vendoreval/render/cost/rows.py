"""True costs for a spreadsheet: one row for each option."""

from __future__ import annotations

from collections.abc import Iterator

from vendoreval.evaluation import Account, CostAnalysis, Evaluation
from vendoreval.render import csv
from vendoreval.render.cost.names import by_quote, by_true_cost, places

_SUMS = ("operating", "lost_margin", "beyond_horizon", "churn", "true_cost")
_UNITS = ("fee_per_hour", "per_hour", "per_contact", "per_resolved", "contacts_per_issue", "customers_lost")
_SPREAD = ("p10", "p50", "p90", "cheapest", "beats_baseline")


def rows(evaluation: Evaluation, cost: CostAnalysis) -> str:
    """The accounts as comma-separated values, unrounded, lowest true cost first."""
    lines = dict.fromkeys(line.id for account in cost.accounts.values() for line in account.lines)
    head = [
        *("rank_by_true_cost", "rank_by_rate", "id", "name", "quoted", *_SUMS, *_UNITS, *_SPREAD, "unknown_lines"),
        *(f"line_{line}" for line in lines),
    ]
    return csv.written(head, _rows(evaluation, cost, list(lines)))


def _rows(evaluation: Evaluation, cost: CostAnalysis, lines: list[str]) -> Iterator[list[object]]:
    options = {option.id: option for option in evaluation.options}
    quoted, true = by_quote(cost), by_true_cost(cost)
    by_rate = dict(zip((one.option for one in quoted), places([one.fee_per_hour for one in quoted]), strict=True))
    for account, place in zip(true, places([one.true_cost for one in true]), strict=True):
        option = options.get(account.option)
        yield [
            place,
            by_rate[account.option],
            account.option,
            option.name if option else "",
            option.quote if option else "",
            *(getattr(account, name) for name in (*_SUMS, *_UNITS)),
            *(getattr(account.spread, name) if account.spread else None for name in _SPREAD),
            " ".join(account.unknown_lines),
            *(_amount(account, line) for line in lines),
        ]


def _amount(account: Account, line: str) -> float | None:
    return next((held.present_value for held in account.lines if held.id == line), None)
