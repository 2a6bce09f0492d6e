"""One option's account as stated: the ledger by line and month, what it comes to, and what it is per unit of work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from vendoreval.cost.inputs import Buyer, Option
from vendoreval.cost.ledger import amounts, lines
from vendoreval.cost.present import Reference, Sums
from vendoreval.cost.quantities import Quantities
from vendoreval.cost.term import Month, assemble, months
from vendoreval.evaluation.cost import Account, LedgerLine


@dataclass(frozen=True)
class LineBasis:
    """Where a ledger line comes from, and whether it is known at all."""

    basis: str
    known: bool = True


@dataclass
class _Nominal:
    """The term undiscounted: each line by month, and the work done."""

    by_month: dict[str, NDArray[np.float64]] = field(default_factory=dict)
    contacts: float = 0.0
    resolved: float = 0.0
    hours: float = 0.0
    full_time: float = 0.0
    last: Month | None = None


def account(
    buyer: Buyer, option: Option, reference: Reference, bases: Mapping[str, LineBasis] | None = None
) -> Account:
    """The option's account from stated figures.

    Args:
        buyer: What all options share.
        option: Whose account it is.
        reference: The baseline's, from `Sums.over(buyer, baseline, None).reference`.
        bases: Line name to where it comes from.
    """
    sums = Sums.over(buyer, option, reference)
    present, nominal = sums.present(reference), _nominal(buyer, option, reference)
    ledger = _lines(buyer, sums, nominal, bases or {})
    operating, missing = float(present.operating), float(sums.missing_at_end)
    spent = sum(sum(line.months) + line.at_start + line.at_end for line in ledger)
    month = nominal.last
    if month is None:
        raise ValueError("a term has at least one month")
    issues = float(month.issues)
    ends = {name: _mean(month, issues, name) for name in ("easy", "effort", "failed", "dropped", "contacts")}
    return Account(
        option=option.id,
        lines=ledger,
        operating=operating,
        lost_margin=float(present.lost_margin),
        beyond_horizon=float(present.beyond_horizon),
        churn=float(present.churn),
        true_cost=float(present.true_cost),
        per_contact=_per(spent, nominal.contacts),
        per_resolved=_per(spent, nominal.resolved),
        per_hour=_per(spent, nominal.hours),
        fee_per_hour=_per(float(nominal.by_month["fee"].sum()), nominal.hours),
        contacts_per_issue=ends["contacts"],
        easy=ends["easy"],
        effort=ends["effort"],
        failed=ends["failed"],
        dropped=ends["dropped"],
        customers_lost=missing,
        contacts=nominal.contacts,
        resolved=nominal.resolved,
        hours=nominal.hours,
        full_time=nominal.full_time / buyer.term,
        unknown_lines=tuple(line.id for line in ledger if not line.known),
        parts=tuple(part.operation.id for part in option.parts) if len(option.parts) > 1 else (),
    )


def _nominal(buyer: Buyer, option: Option, reference: Reference) -> _Nominal:
    """The months one by one: the same formulas at each month's price level, undiscounted."""
    crews = assemble(buyer, option)
    found = _Nominal()
    priced = [[Quantities(buyer, crew.operation) for _ in range(buyer.term)] for crew in crews]
    for month in months(buyer, option, crews, reference.excess_churn):
        for work in month.work:
            quantities = priced[crews.index(work.crew)][month.number - 1]
            quantities.add(work, month.number)
            if month.number == work.crew.part.first:
                quantities.hire(work, month.number)
            found.contacts += float(work.contacts)
            found.hours += float(work.hours)
            found.resolved += float(work.issues * work.service.ends.resolved)
            found.full_time += float(work.full_time)
        found.last = month
    for part in priced:
        for name, amount in amounts(Quantities.side_by_side(part)).items():
            found.by_month[name] = found.by_month.get(name, 0.0) + np.broadcast_to(amount, buyer.term)
    return found


def _lines(buyer: Buyer, sums: Sums, nominal: _Nominal, bases: Mapping[str, LineBasis]) -> tuple[LedgerLine, ...]:
    """The ledger over all parts, fee first; lines of zero are kept, so that nothing goes unsaid."""
    present: defaultdict[str, float] = defaultdict(float)
    starts: defaultdict[str, float] = defaultdict(float)
    ends: defaultdict[str, float] = defaultdict(float)
    labels: dict[str, str] = {}
    for part in sums.term:
        found = amounts(part)
        for line in lines(part.operation):
            amount = float(found[line.name])
            labels[line.name] = line.label
            present[line.name] += amount
            if line.due == "start":
                starts[line.name] += amount / float(part.start)
            elif line.due == "end":
                ends[line.name] += amount / float(part.end)
    nothing = LineBasis("")
    return tuple(
        LedgerLine(
            id=name,
            name=label,
            present_value=present[name],
            months=tuple(nominal.by_month[name].tolist()),
            at_start=starts[name],
            at_end=ends[name],
            known=bases.get(name, nothing).known,
            basis=bases.get(name, nothing).basis,
        )
        for name, label in labels.items()
    )


def _mean(month: Month, issues: float, end: str) -> float:
    """The share of the month's issues with this end, over all crews; of no issues, the first crew's."""
    if issues == 0:
        return float(getattr(month.work[0].service.ends, end))
    return sum(float(getattr(work.service.ends, end) * work.issues) for work in month.work) / issues


def _per(amount: float, units: float) -> float | None:
    return amount / units if units > 0 else None
