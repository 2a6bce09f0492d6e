"""Where the gap between two options comes from."""

from __future__ import annotations

from vendoreval.evaluation import Account, Comparison, CostGap, Evaluation, GapPart


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
    top = _top_names(evaluation)
    parts = [
        GapPart(
            criterion=leaf.id,
            name=leaf.name,
            group=top[leaf.id],
            weight=leaf.weight,
            first=one.cells[leaf.id].points,
            second=other.cells[leaf.id].points,
            first_shown=one.cells[leaf.id].shown,
            second_shown=other.cells[leaf.id].shown,
            first_grade=one.cells[leaf.id].grade,
            second_grade=other.cells[leaf.id].grade,
            gap=one.cells[leaf.id].contribution - other.cells[leaf.id].contribution,
        )
        for leaf in evaluation.leaves
    ]
    scored = one.score is not None and other.score is not None
    return Comparison(
        first=first,
        second=second,
        gap=(one.score or 0.0) - (other.score or 0.0) if scored else None,
        parts=tuple(sorted(parts, key=lambda part: -abs(part.gap))),
        costs=_costs(evaluation, first, second),
        above=evaluation.insight.win.get((first, second)),
    )


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
    return (*ledger, CostGap("churn", "Lost customers", one.churn, other.churn))


def _amount(account: Account, line: str) -> float:
    return sum(held.present_value for held in account.lines if held.id == line)
