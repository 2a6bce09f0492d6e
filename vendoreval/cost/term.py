"""The months of the term: who works, how much, and how many customers are left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from vendoreval.cost.churn import shortfall
from vendoreval.cost.inputs import MONTHS_PER_YEAR, Buyer, Option, Value
from vendoreval.cost.mix import divide
from vendoreval.cost.price import absent
from vendoreval.cost.workload import Crew, Work

_TINY = 1e-300


class Month(NamedTuple):
    """One month of one option.

    Attributes:
        number: 1 to the term.
        missing: G_{t-1}, customers fewer than under the baseline at the month's start.
        issues: All issues of the month.
        work: What each crew at work did.
        excess_churn: chi, per issue, over all crews.
        missing_after: G_t.
    """

    number: int
    missing: Value
    issues: Value
    work: tuple[Work, ...]
    excess_churn: Value
    missing_after: Value


def months(
    buyer: Buyer, option: Option, crews: Sequence[Crew], baseline: Sequence[Value] | None = None
) -> Iterator[Month]:
    """The option's months in order, each from the customers at its start.

    Args:
        buyer: What is asked for, by whom.
        option: Its extra loss, if any.
        crews: The option's, from `assemble`.
        baseline: chi0 for each month; None for the baseline itself, which loses nobody beside what is observed.
    """
    missing: Value = 0.0
    for number in range(1, buyer.term + 1):
        issue_rate = buyer.issues * buyer.season[(number - 1) % MONTHS_PER_YEAR]
        customers = buyer.customers - missing
        issues = issue_rate * customers
        work = tuple(Work.of(crew, crew.next_service(), part) for crew, part in divide(crews, issues, number))
        churn = _mean_excess(work, issues)
        excess = 0.0 if baseline is None else churn - baseline[number - 1]
        after = shortfall(buyer, customers, issue_rate, excess)
        if not absent(option.extra_loss):
            after = after + option.extra_loss
        yield Month(number, missing, issues, work, churn, after)
        missing = after


def assemble(buyer: Buyer, option: Option) -> list[Crew]:
    """The crews that do the option's work."""
    return [Crew(buyer, part) for part in option.parts]


def _mean_excess(work: Sequence[Work], issues: Value) -> Value:
    """The mean excess churn per issue; of no issues it is 0."""
    if len(work) == 1:
        return work[0].service.excess_churn
    lost = sum(one.service.excess_churn * one.issues for one in work)
    return lost / np.maximum(issues, _TINY)
