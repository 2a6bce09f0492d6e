"""One row for each option, for a spreadsheet: text that a spreadsheet would take for a formula is defused."""

from __future__ import annotations

import csv
import io

from vendoreval.evaluation import Evaluation, Option
from vendoreval.render.visible import visible

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(evaluation: Evaluation) -> str:
    """The options as comma-separated values (RFC 4180), unrounded, without a line end at the end."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        [
            *("rank", "id", "name", "kind", "standing", "score", "score_p10", "score_p90", "first", "known"),
            *(f"points_{group.id}" for group in evaluation.groups),
            *("quoted", "fee_per_hour", "operating", "churn", "true_cost", "true_cost_p10", "true_cost_p90", "reason"),
        ]
    )
    for option in evaluation.options:
        writer.writerow([_cell(value) for value in _row(evaluation, option)])
    return out.getvalue().removesuffix("\r\n")


def _row(evaluation: Evaluation, option: Option) -> list[object]:
    sure = option.confidence
    account = evaluation.cost.accounts.get(option.id) if evaluation.cost else None
    spread = account.spread if account else None
    return [
        option.rank,
        option.id,
        option.name,
        option.kind,
        option.standing.value,
        option.score,
        *((sure.p10, sure.p90, sure.first) if sure else (None, None, None)),
        option.known,
        *(option.cells[group.id].contribution for group in evaluation.groups),
        option.quote,
        *((account.fee_per_hour, account.operating, account.churn, account.true_cost) if account else (None,) * 4),
        *((spread.p10, spread.p90) if spread else (None, None)),
        "; ".join(found.reason for found in option.requirements if found.outcome.value != "pass"),
    ]


def _cell(value: object) -> object:
    """The value; text that begins like a formula behind an apostrophe."""
    if not isinstance(value, str):
        return value
    safe = visible(value)
    return f"'{safe}" if value.startswith(_FORMULA) or safe.startswith(_FORMULA) else safe
