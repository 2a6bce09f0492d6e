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

_NESTED = ("tuple[", "Mapping[", "Confidence", "CostSpread")
"""How the types of fields begin that hold more than one figure or text; they are tables of their own."""


def frames(evaluation: Evaluation) -> dict[str, pd.DataFrame]:
    """Every table of an evaluation by name; a table of which nothing is known has its columns and no rows.

    - `options`: one row for each option, by id: standing, rank, score, true cost and what the draws say of the score.
    - `points`: from 0 to 100, criteria by options. `contributions`: leaves by options; a column adds up to the score.
    - `cells`: what every option shows on every criterion: figure, points, grade, error. `criteria`: weights, by id.
    - `requirements`: one row for each option and requirement.
    - `ranks`: options by rank, `win`: options by options; shares of the draws, empty without draws.
    - `accounts`: true costs by option id. `ledger`: lines by options, present values; a column adds up to `operating`.
    - `break_evens`, `swings`, `assumptions`: of the true costs.
    - `levers`, `questions`, `stability`, `alternatives`, `attainable`: what would change the answer.

    Args:
        evaluation: What was found.
    """
    insight = evaluation.insight
    return {
        "options": _options(evaluation),
        "points": _by_option(evaluation, evaluation.criteria, "points"),
        "contributions": _by_option(evaluation, evaluation.leaves, "contribution"),
        "cells": _cells(evaluation),
        "criteria": _table(Criterion, evaluation.criteria).set_index("id"),
        "requirements": _owned(
            RequirementOutcome, ((option.id, found) for option in evaluation.options for found in option.requirements)
        ),
        "ranks": _ranks(evaluation),
        "win": _win(evaluation),
        **_costs(evaluation.cost),
        "levers": _table(Lever, insight.levers),
        "questions": _table(Question, insight.questions),
        "stability": _table(Stability, insight.stability),
        "alternatives": _table(Alternative, insight.alternatives),
        "attainable": _table(Attainable, insight.attainable).set_index("option"),
    }


def _columns(kind: type) -> list[str]:
    """The names of the fields that hold one figure or text each."""
    return [field.name for field in fields(kind) if not str(field.type).startswith(_NESTED)]


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

    accounts = evaluation.cost.accounts if evaluation.cost else {}
    costs = ["operating", "churn", "true_cost"]
    rows = [
        [
            *_values(Option, option),
            *_values(Confidence, option.confidence),
            *(getattr(accounts.get(option.id), cost, None) for cost in costs),
        ]
        for option in evaluation.options
    ]
    numbers = [*_columns(Confidence), *costs]
    frame = pd.DataFrame(rows, columns=[*_columns(Option), *numbers])
    numbers += ["score", "low", "high", "stated_total"]
    return frame.astype({"rank": "Int64"} | dict.fromkeys(numbers, "float64")).set_index("id")


def _by_option(evaluation: Evaluation, criteria: Sequence[Criterion], field: str) -> pd.DataFrame:
    """One field of the cells, criteria down and scored options across."""
    import pandas as pd

    scored = [option for option in evaluation.options if option.cells]
    rows = [[getattr(option.cells[criterion.id], field) for option in scored] for criterion in criteria]
    return pd.DataFrame(
        rows,
        index=pd.Index([criterion.id for criterion in criteria], name="criterion"),
        columns=pd.Index([option.id for option in scored], name="option"),
        dtype=float,
    )


def _cells(evaluation: Evaluation) -> pd.DataFrame:
    import pandas as pd

    frame = _owned(Cell, ((option.id, cell) for option in evaluation.options for cell in option.cells.values()))
    return frame.assign(date=pd.to_datetime(frame["date"])).set_index(["option", "criterion"])


def _ranks(evaluation: Evaluation) -> pd.DataFrame:
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
