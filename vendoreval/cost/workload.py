"""The work of one operation in one month: contacts, logged-in hours, agents.

contacts = issues (1 - u) / (1 - q)
hours    = contacts AHT / 60 / occupancy / productivity        logged in
FTE      = hours / (1 - shrinkage) / paid hours per FTE-month
minutes  = contacts AHT / productivity = hours x 60 x occupancy    handling
"""

from __future__ import annotations

from typing import NamedTuple

from vendoreval.cost.chain import Chain, Ends, excess_churn, with_automation
from vendoreval.cost.inputs import Buyer, Operation, Part, Value
from vendoreval.cost.price import absent
from vendoreval.cost.ramp import newness, productivity, unresolved


class Service(NamedTuple):
    """How a crew serves in one month, whatever the volume."""

    ends: Ends
    unresolved: Value  # 1 - phi(t)
    hours: Value  # logged in, per contact
    excess_churn: Value  # per issue


class Crew:
    """One part of an option at work: says, month after month, how it serves."""

    def __init__(self, buyer: Buyer, part: Part) -> None:
        team = part.operation
        self.buyer = buyer
        self.part = part
        self.operation: Operation = team
        self.last = buyer.term if part.last is None else part.last
        self._newness = newness(team.attrition, team.learning_months, settled=team.settled)
        self._chain = Chain.of(team.unanswered, team.high_effort, buyer.repeat_unresolved, buyer.repeat_unanswered)
        self._hours = team.handle_time / (60 * team.occupancy)
        self._steady: Service | None = None

    def works(self, month: int) -> bool:
        """Whether the part has work in the month."""
        return self.part.first <= month <= self.last

    def next_service(self) -> Service:
        """How the crew serves in the next month it works; a settled crew always serves alike."""
        if self._steady is not None:
            return self._steady
        served = self._serve(next(self._newness))
        if self.operation.settled:
            self._steady = served
        return served

    def _serve(self, new: Value) -> Service:
        team, buyer = self.operation, self.buyer
        left_open = unresolved(team.first_contact_resolution, team.lost_when_new, new)
        outcome = self._chain.ends(left_open)
        if not absent(team.contained):
            outcome = with_automation(outcome, team.contained, team.automation_resolution, buyer.repeat_unresolved)
        return Service(
            outcome,
            left_open,
            self._hours / productivity(team.new_productivity, new),
            excess_churn(outcome, buyer.churn_effort, buyer.churn_failed, buyer.churn_dropped),
        )


class Work(NamedTuple):
    """What one crew did in one month."""

    crew: Crew
    service: Service
    issues: Value
    contacts: Value
    hours: Value

    @classmethod
    def of(cls, crew: Crew, service: Service, issues: Value) -> Work:
        """The work that so many issues make for the crew."""
        contacts = issues * service.ends.contacts
        return cls(crew, service, issues, contacts, contacts * service.hours)

    @property
    def resolved(self) -> Value:
        """Issues that agents resolved; what automation resolved is not theirs."""
        team = self.crew.operation
        share = self.service.ends.resolved
        if not absent(team.contained):
            share = share - team.contained * team.automation_resolution
        return self.issues * share

    @property
    def full_time(self) -> Value:
        """Full-time agents on the payroll in the month."""
        return fte(self.hours, self.crew.operation, self.crew.buyer.paid_hours)


def fte(hours: Value, operation: Operation, paid_hours: Value) -> Value:
    """Full-time agents on the payroll for so many logged-in hours."""
    return hours / ((1 - operation.shrinkage) * paid_hours)


def minutes(hours: Value, operation: Operation) -> Value:
    """Handling minutes in so many logged-in hours."""
    return hours * (60 * operation.occupancy)
