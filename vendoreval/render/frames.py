"""An evaluation as pandas frames, for a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from enum import Enum
from typing import TYPE_CHECKING, Any

from vendoreval.evaluation import (
    Account,
    Alternative,
    Assumption,
    Attainable,
    BreakEvens,
    Cell,
    Confidence,
    CostAnalysis,
    CostSpread,
    Criterion,
    Evaluation,
    Lever,
    Option,
    Question,
    RequirementOutcome,
    Stability,
    Swing,
)

if TYPE_CHECKING:
    import pandas as pd

_NESTED = {
    Option: ("cells", "requirements", "confidence", "profile", "evidence", "risks"),
    Cell: ("judgements", "evidence"),
    Criterion: ("anchors",),
    Confidence: ("acceptability", "central_weights"),
    Account: ("lines", "spread", "break_evens", "parts", "unknown_lines"),
    Swing: ("true_costs",),
    Alternative: ("first",),
    Attainable: ("nearest",),
}
"""Fields that are tables themselves, or text for people."""


def frames(evaluation: Evaluation) -> dict[str, pd.DataFrame]:
    """Every table of an evaluation by name; a table of which nothing is known has its columns and no rows.

    - `options`: one row for each option, by id: standing, rank, score and what the draws say of it.
    - `contributions`: options by top criteria; a row adds up to the option's score.
    - `cells`: options by leaves and groups: points, figure, grade, error.
    - `criteria`: weights, by id. `requirements`: one row for each option and requirement.
    - `acceptability`: options by rank, `win`: options by options; shares of the draws.
    - `accounts`: true costs by option id. `ledger`: lines by options, present values; a column adds up to `operating`.
    - `break_evens`, `swings`, `assumptions`: of the true costs.
    - `levers`, `questions`, `stability`, `alternatives`, `attainable`: what would change the answer.

    Args:
        evaluation: What was found.
    """
    insight = evaluation.insight
    return {
        "options": _options(evaluation),
        "contributions": _contributions(evaluation),
        "cells": _cells(evaluation),
        "criteria": _table(Criterion, evaluation.criteria).set_index("id"),
        "requirements": _owned(
            RequirementOutcome, ((option.id, found) for option in evaluation.options for found in option.requirements)
        ),
        "acceptability": _acceptability(evaluation),
        "win": _win(evaluation),
        **_costs(evaluation.cost),
        "levers": _table(Lever, insight.levers),
        "questions": _table(Question, insight.questions),
        "stability": _table(Stability, insight.stability),
        "alternatives": _table(Alternative, insight.alternatives),
        "attainable": _table(Attainable, insight.attainable).set_index("option"),
    }


def _columns(kind: type) -> list[str]:
    return [field.name for field in fields(kind) if field.name not in _NESTED.get(kind, ())]


def _values(kind: type, held: Any) -> list[Any]:
    """The fields of one record, words for enums; all empty for none."""
    values = [None if held is None else getattr(held, name) for name in _columns(kind)]
    return [value.value if isinstance(value, Enum) else value for value in values]


def _table(kind: type, held: Iterable[Any]) -> pd.DataFrame:
    """Records as rows."""
    import pandas as pd

    return pd.DataFrame([_values(kind, one) for one in held], columns=_columns(kind))


def _owned(kind: type, held: Iterable[tuple[str, Any]]) -> pd.DataFrame:
    """Records as rows, each behind the option it belongs to."""
    import pandas as pd

    return pd.DataFrame([[option, *_values(kind, one)] for option, one in held], columns=["option", *_columns(kind)])


def _options(evaluation: Evaluation) -> pd.DataFrame:
    import pandas as pd

    rows = [[*_values(Option, option), *_values(Confidence, option.confidence)] for option in evaluation.options]
    frame = pd.DataFrame(rows, columns=[*_columns(Option), *_columns(Confidence)])
    numbers = ["score", "low", "high", "stated_total", *_columns(Confidence)]
    return frame.astype({"rank": "Int64"} | dict.fromkeys(numbers, "float64")).set_index("id")


def _contributions(evaluation: Evaluation) -> pd.DataFrame:
    import pandas as pd

    groups = [group.id for group in evaluation.groups]
    scored = [option for option in evaluation.options if option.cells]
    rows = [[option.cells[group].contribution for group in groups] for option in scored]
    index = pd.Index([option.id for option in scored], name="option")
    return pd.DataFrame(rows, columns=pd.Index(groups, name="criterion"), index=index, dtype=float)


def _cells(evaluation: Evaluation) -> pd.DataFrame:
    import pandas as pd

    frame = _owned(Cell, ((option.id, cell) for option in evaluation.options for cell in option.cells.values()))
    return frame.assign(date=pd.to_datetime(frame["date"])).set_index(["option", "criterion"])


def _acceptability(evaluation: Evaluation) -> pd.DataFrame:
    import pandas as pd

    held = [(option.id, option.confidence.acceptability) for option in evaluation.ranked if option.confidence]
    index = pd.Index([option for option, _ in held], name="option")
    ranks = pd.RangeIndex(1, len(held) + 1, name="rank")
    return pd.DataFrame([list(shares) for _, shares in held], index=index, columns=ranks, dtype=float)


def _win(evaluation: Evaluation) -> pd.DataFrame:
    """Shares of the draws in which the row is above the column; none on the diagonal."""
    import pandas as pd

    win = evaluation.insight.win
    names = [option.id for option in evaluation.ranked] if win else []
    rows = [[win.get((name, other)) for other in names] for name in names]
    return pd.DataFrame(rows, index=pd.Index(names, name="option"), columns=pd.Index(names, name="other"), dtype=float)


def _costs(cost: CostAnalysis | None) -> dict[str, pd.DataFrame]:
    import pandas as pd

    accounts: Sequence[Account] = list(cost.accounts.values()) if cost else []
    rows = [[*_values(Account, account), *_values(CostSpread, account.spread)] for account in accounts]
    lines = dict.fromkeys(line.id for account in accounts for line in account.lines)
    ledger = {account.option: {line.id: line.present_value for line in account.lines} for account in accounts}
    table = pd.DataFrame(rows, columns=[*_columns(Account), *_columns(CostSpread)]).set_index("option")
    return {
        "accounts": table.astype("float64"),
        "ledger": pd.DataFrame(
            [[ledger[account.option].get(line) for account in accounts] for line in lines],
            index=pd.Index(list(lines), name="line"),
            columns=pd.Index(list(ledger), name="option"),
            dtype=float,
        ),
        "break_evens": _owned(
            BreakEvens, ((account.option, found) for account in accounts for found in account.break_evens)
        ),
        "swings": _table(Swing, cost.swings if cost else ()),
        "assumptions": _table(Assumption, cost.assumptions if cost else ()),
    }
