"""Where the gap between two options comes from."""

from __future__ import annotations

from vendoreval.evaluation import Account, Cell, Comparison, CostGap, Criterion, Evaluation, GapPart, Option

CHURN = "churn"
"""Stands for the customers lost, after the ledger's lines."""


def compare(evaluation: Evaluation, first: str, second: str) -> Comparison:
    """The gap between two options by leaf and by cost line.

    Args:
        evaluation: With both options in it.
        first: An option's id.
        second: Another's.

    Raises:
        KeyError: One of them is not in the evaluation.
        ValueError: They are the same.
    """
    if first == second:
        raise ValueError(f"{first} cannot be compared with itself")
    one, other = evaluation.option(first), evaluation.option(second)
    gap = None if one.score is None or other.score is None else one.score - other.score
    return Comparison(
        first=first,
        second=second,
        gap=gap,
        parts=() if gap is None else _parts(evaluation, one, other),
        costs=_costs(evaluation, first, second),
        above=evaluation.insight.win.get((first, second)),
    )


def _parts(evaluation: Evaluation, one: Option, other: Option) -> tuple[GapPart, ...]:
    """Every leaf's part, by size; of equal ones, the one first in the criteria file."""
    top = _top_names(evaluation)
    parts = [_part(leaf, top[leaf.id], one.cells[leaf.id], other.cells[leaf.id]) for leaf in evaluation.leaves]
    return tuple(sorted(parts, key=lambda part: -abs(part.gap)))


def _part(leaf: Criterion, group: str, one: Cell, other: Cell) -> GapPart:
    return GapPart(
        criterion=leaf.id,
        name=leaf.name,
        group=group,
        weight=leaf.weight,
        first=one.points,
        second=other.points,
        first_shown=one.shown,
        second_shown=other.shown,
        first_grade=one.grade,
        second_grade=other.grade,
        gap=one.contribution - other.contribution,
        first_raters=_raters(one),
        second_raters=_raters(other),
    )


def _raters(cell: Cell) -> tuple[float, float] | None:
    """The lowest and the highest figure that raters gave."""
    given = [judgement.figure for judgement in cell.judgements if judgement.figure is not None]
    return (min(given), max(given)) if len(given) > 1 else None


def _top_names(evaluation: Evaluation) -> dict[str, str]:
    """The name of the top criterion above every criterion."""
    found: dict[str, str] = {}
    for criterion in evaluation.criteria:
        found[criterion.id] = criterion.name if criterion.parent is None else found[criterion.parent]
    return found


def _costs(evaluation: Evaluation, first: str, second: str) -> tuple[CostGap, ...]:
    """The difference of the true costs by line; empty where one of the two has none."""
    accounts = evaluation.cost.accounts if evaluation.cost else {}
    if first not in accounts or second not in accounts:
        return ()
    one, other = accounts[first], accounts[second]
    names = {line.id: line.name for line in (*one.lines, *other.lines)}
    ledger = [CostGap(line, name, _amount(one, line), _amount(other, line)) for line, name in names.items()]
    return (*ledger, CostGap(CHURN, "Lost customers", one.churn, other.churn))


def _amount(account: Account, line: str) -> float:
    """A line's present value; 0 for one the account does not have."""
    return sum(held.present_value for held in account.lines if held.id == line)
