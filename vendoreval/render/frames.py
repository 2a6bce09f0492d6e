"""An evaluation as pandas frames, for a notebook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from vendoreval.evaluation import Evaluation

if TYPE_CHECKING:
    import pandas as pd


def frames(evaluation: Evaluation) -> Mapping[str, pd.DataFrame]:
    """The evaluation's tables by name, unrounded, ids as labels.

    * `options`: one row an option: rank, score, interval, P(first), true cost
    * `points`: points from 0 to 100, criteria down, options across
    * `contributions`: what each leaf adds to the score; each column adds up to its option's score
    * `ranks`: share of the draws at each rank, options down; empty without draws
    * `ledger`: present value by line, options across; its sum is the operating cost; empty without a cost model
    """
    import pandas as pd

    scored = [option for option in evaluation.options if option.cells]
    ranks = {
        option.id: dict(enumerate(option.confidence.acceptability, 1))
        for option in evaluation.options
        if option.confidence is not None
    }
    return {
        "options": _options(evaluation),
        "points": pd.DataFrame(
            {option.id: {name: cell.points for name, cell in option.cells.items()} for option in scored}
        ).reindex([criterion.id for criterion in evaluation.criteria]),
        "contributions": pd.DataFrame(
            {
                option.id: {leaf.id: option.cells[leaf.id].contribution for leaf in evaluation.leaves}
                for option in scored
            }
        ),
        "ranks": pd.DataFrame.from_dict(ranks, orient="index"),
        "ledger": pd.DataFrame(
            {
                name: {line.id: line.present_value for line in account.lines}
                for name, account in (evaluation.cost.accounts.items() if evaluation.cost else ())
            }
        ),
    }


def _options(evaluation: Evaluation) -> pd.DataFrame:
    """One row for each option."""
    import pandas as pd

    rows = {}
    for option in evaluation.options:
        sure = option.confidence
        account = evaluation.cost.accounts.get(option.id) if evaluation.cost else None
        rows[option.id] = {
            "name": option.name,
            "kind": option.kind,
            "standing": option.standing.value,
            "rank": option.rank,
            "score": option.score,
            "p10": sure.p10 if sure else None,
            "p90": sure.p90 if sure else None,
            "first": sure.first if sure else None,
            "known": option.known,
            "operating": account.operating if account else None,
            "churn": account.churn if account else None,
            "true_cost": account.true_cost if account else None,
        }
    frame = pd.DataFrame.from_dict(rows, orient="index")
    return frame.astype({"rank": "Int64"}) if rows else frame
