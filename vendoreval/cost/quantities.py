"""What the ledger's prices are multiplied by: quantities summed over months, each at its month's weight.

A cost line is a price times a quantity, and the price is the same every month but for its index. So a line's present
value is the price times the present value of the quantity, and the months need not be kept: one formula prices a
single month (weight: the index) and the whole term (weight: index times discount factor).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from vendoreval.cost.inputs import Buyer, Operation, Unit, Value
from vendoreval.cost.price import absent, billed, bonus_points, credit_steps, fee, units
from vendoreval.cost.value import price_index
from vendoreval.cost.workload import Work, fte, minutes

_OWN = "each month discounted and at the buyer's price level"
_QUOTE = "each month discounted and at the quote's price level"
MEANINGS = {
    "months": f"months at work, {_OWN}",
    "contacts": f"contacts handled by agents, {_OWN}",
    "fte": f"FTE-months, {_OWN}",
    "minutes": f"handling minutes, {_OWN}",
    "failed_issues": f"issues given up unresolved, {_OWN}",
    "billed_months": f"months at work, {_QUOTE}",
    "units": f"billed units, the minimum met, {_QUOTE}",
    "staffed": f"FTE-months, {_QUOTE}",
    "hired": "FTE of the team taken on in its first month, discounted and at the quote's price level",
    "contained_contacts": f"contacts handled without an agent, {_QUOTE}",
    "credited_fee": f"fees of the months that missed the target, times each credit due up to the cap, {_QUOTE}",
    "bonus_points": f"points above the target that are paid, month by month up to the cap, {_QUOTE}",
    "start": "worth today of money due when the work starts",
    "end": "worth today of money due when the work ends",
}
"""What each quantity is when it stands for the whole term, in a phrase."""


_SUMS = (
    "months",
    "contacts",
    "hours",
    "failed_issues",
    "billed_months",
    "staffed_hours",
    "hired",
    "contained_contacts",
    "credited_fee",
    "bonus_points",
    "start",
    "end",
)


@dataclass(slots=True)
class Quantities:
    """Weighted sums over months of one operation's quantities.

    Those of the buyer's own lines are at the buyer's price level (inflation), those of the quote at the quote's
    (COLA and exchange rate).
    """

    buyer: Buyer
    operation: Operation
    months: Value = 0.0
    contacts: Value = 0.0
    hours: Value = 0.0
    failed_issues: Value = 0.0
    billed_months: Value = 0.0
    billed_units: tuple[Value, ...] = ()
    staffed_hours: Value = 0.0
    hired: Value = 0.0
    contained_contacts: Value = 0.0
    credited_fee: Value = 0.0
    bonus_points: Value = 0.0
    start: Value = 0.0
    end: Value = 0.0

    @classmethod
    def side_by_side(cls, months: Sequence[Quantities]) -> Quantities:
        """Several months of one operation as one, each quantity an array with a figure for each month."""
        one = months[0]
        tiers = len(one.operation.tiers)
        found = cls(one.buyer, one.operation)
        for name in _SUMS:
            setattr(found, name, np.array([float(getattr(month, name)) for month in months]))
        units = [month.billed_units or (0.0,) * tiers for month in months]
        found.billed_units = tuple(np.array([float(used[tier]) for used in units]) for tier in range(tiers))
        return found

    def add(self, work: Work, month: int, weight: Value = 1.0) -> None:
        """Adds one month's work, times the weight and the month's price level."""
        team, buyer = self.operation, self.buyer
        own = weight * price_index(buyer.inflation, month)
        quote = weight * self._quote_level(month)
        self.months += own
        self.contacts += own * work.contacts
        self.hours += own * work.hours
        if not absent(buyer.loss_per_failed_issue):
            self.failed_issues += own * (work.issues * work.service.ends.failed)
        self._bill(work, quote)
        if not absent(team.billed_attrition):
            self.staffed_hours += quote * work.hours
        if not absent(team.contained):
            self.contained_contacts += quote * (team.contained * work.issues)

    def _bill(self, work: Work, weight: Value) -> None:
        team = self.operation
        resolved = work.resolved if team.unit is Unit.RESOLUTION else 0.0
        charged = billed(team, units(team, work.contacts, work.hours, resolved, self.buyer.paid_hours))
        self.billed_months += weight
        if not self.billed_units:
            self.billed_units = (0.0,) * len(charged)
        self.billed_units = tuple(
            before + weight * used for before, used in zip(self.billed_units, charged, strict=True)
        )
        if not absent(team.credit):
            steps = credit_steps(team, work.service.unresolved)
            self.credited_fee += weight * (steps * fee(team, 1.0, charged))
        if not absent(team.bonus):
            self.bonus_points += weight * bonus_points(team, work.service.unresolved, fee(team, 1.0, charged))

    def hire(self, work: Work, month: int, weight: Value = 1.0) -> None:
        """Adds the team taken on in its first month; a settled team is already there."""
        if not self.operation.settled:
            staff = fte(work.hours, self.operation, self.buyer.paid_hours)
            self.hired += weight * self._quote_level(month) * staff

    def _quote_level(self, month: int) -> Value:
        return price_index(self.operation.cola, month) * price_index(self.operation.fx, month)

    @property
    def fte(self) -> Value:
        """FTE-months at the buyer's price level."""
        return fte(self.hours, self.operation, self.buyer.paid_hours)

    @property
    def staffed(self) -> Value:
        """FTE-months at the quote's price level."""
        return fte(self.staffed_hours, self.operation, self.buyer.paid_hours)

    @property
    def minutes(self) -> Value:
        """Handling minutes at the buyer's price level."""
        return minutes(self.hours, self.operation)
