"""One row for each option, for a spreadsheet: text that a spreadsheet would take for a formula is defused."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from vendoreval.evaluation import Evaluation, Option, Outcome
from vendoreval.render.visible import visible

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def render(evaluation: Evaluation) -> str:
    """The options as comma-separated values (RFC 4180), unrounded, every line ended by CR and LF."""
    head = [
        *("rank", "id", "name", "kind", "standing", "score", "score_p10", "score_p90", "first", "known"),
        *(f"points_{group.id}" for group in evaluation.groups),
        *("quoted", "fee_per_hour", "operating", "churn", "true_cost", "true_cost_p10", "true_cost_p90", "reason"),
    ]
    return written(head, (_row(evaluation, option) for option in evaluation.options))


def written(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as comma-separated values: numbers unrounded, None empty, text safe for a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


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
        *(option.cells[group.id].contribution if group.id in option.cells else None for group in evaluation.groups),
        option.quote,
        *((account.fee_per_hour, account.operating, account.churn, account.true_cost) if account else (None,) * 4),
        *((spread.p10, spread.p90) if spread else (None, None)),
        "; ".join(found.reason for found in option.requirements if found.outcome is not Outcome.PASS),
    ]


def _cell(value: object) -> object:
    """The value; text that begins like a formula behind an apostrophe, which a spreadsheet takes for text."""
    if not isinstance(value, str):
        return value
    safe = visible(value)
    return f"'{safe}" if safe.lstrip().startswith(_FORMULA) else safe
