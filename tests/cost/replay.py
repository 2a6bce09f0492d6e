"""An independent replay: every agent, customer, issue and attempt by chance, and no formula of the model.

It imports the input models alone. Agents come and go one by one, each with an experience of its own; issues fall on
customers; every attempt is answered or not, resolved or not, tried again or given up; a customer leaves by chance. What
the model works out in closed form is here only counted, so agreement says that the arithmetic is right, and nothing
about the figures that go in.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from vendoreval.cost.inputs import Buyer, Operation, Unit

AGENTS = 40_000
"""Agents followed to know how experienced a team is; the team needed is scaled from them."""


@dataclass
class Seen:
    """What one replay of a term counted, money at its present value."""

    ends: NDArray[np.float64] = field(default_factory=lambda: np.zeros(4))
    counts: dict[str, float] = field(default_factory=dict)

    def add(self, name: str, amount: float) -> None:
        self.counts[name] = self.counts.get(name, 0.0) + amount


class Agents:
    """The agents' experience, from quitting dates drawn one by one."""

    def __init__(self, team: Operation, rng: np.random.Generator) -> None:
        self.rng, self.team = rng, team
        # Agents quit at random moments, at a rate under which the stated share is gone after twelve months.
        self.between = -12 / np.log(1 - team.attrition)
        age = rng.exponential(self.between, AGENTS) if team.settled else np.zeros(AGENTS)
        self.since = -age
        self.quits = rng.exponential(self.between, AGENTS)

    def at(self, moment: float) -> NDArray[np.float64]:
        """What share of the work each agent has still to learn, at a moment in months."""
        while True:
            gone = self.quits < moment
            if not gone.any():
                return np.exp(-(moment - self.since) / self.team.learning_months)
            self.since = np.where(gone, self.quits, self.since)
            self.quits = np.where(gone, self.quits + self.rng.exponential(self.between, AGENTS), self.quits)

    def replaced(self, start: float, end: float) -> float:
        """The share of agents that quit from one moment to the other, counted on a fresh copy of their clocks."""
        return float(self.rng.poisson((end - start) / self.between, AGENTS).mean())


def replay(buyer: Buyer, team: Operation, support_churn: float, rng: np.random.Generator) -> Seen:
    """One term with the team. `support_churn` is the baseline's, per issue; it is part of the observed churn."""
    seen, agents = Seen(), Agents(team, rng)
    customers = int(buyer.customers)
    worth = 1.0
    for month in range(buyer.term):
        worth /= (1 + buyer.discount) ** (1 / 12)
        year, season = month // 12, buyer.season[month % 12]
        quote = worth * ((1 + team.cola) * (1 + team.fx)) ** year
        own = worth * (1 + buyer.inflation) ** year
        seen.add("missing", worth * (buyer.customers - customers))
        new = agents.at(month + 0.5)
        per_customer = rng.poisson(buyer.issues * season, customers)
        whose = np.repeat(np.arange(customers), per_customer)
        end, contacts, contained = _attempts(buyer, team, len(whose), new, rng)
        seen.ends += np.bincount(end, minlength=4)
        hours = contacts * team.handle_time / 60 / team.occupancy / np.mean(1 - (1 - team.new_productivity) * new)
        full_time = hours / (1 - team.shrinkage) / buyer.paid_hours
        _charge(seen, buyer, team, quote, contacts, hours, full_time, end, contained, 1 - np.mean(_open(team, new)))
        for name, amount in (
            ("contacts", contacts), ("hours", hours), ("own contacts", own * contacts), ("own FTE", own * full_time),
            ("own minutes", own * hours * 60 * team.occupancy), ("own failed", own * np.sum(end == 2)), ("own months", own),
        ):  # fmt: skip
            seen.add(name, float(amount))
        if month == 0 and not team.settled:
            seen.add("hired", quote * full_time)
        seen.add("replaced", quote * full_time * agents.replaced(month, month + 1))
        # Those who would have left for other reasons, those whom an issue drives away, and those who are won.
        other = (1 - buyer.churn) * np.exp(buyer.issues * season * support_churn)
        angry = rng.random(len(whose)) < np.array([0, buyer.churn_effort, buyer.churn_failed, buyer.churn_dropped])[end]
        lost = np.zeros(customers, dtype=bool)
        lost[whose[angry]] = True
        lost |= rng.random(customers) >= other
        customers += int(rng.binomial(int(buyer.customers), buyer.churn)) - int(lost.sum())
    seen.add("missing at the end", worth * (buyer.customers - customers))
    seen.add("end", worth)
    return seen


def _open(team: Operation, new: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each agent's chance of leaving an issue open."""
    return np.asarray(1 - (team.first_contact_resolution - team.lost_when_new * new))


def _attempts(
    buyer: Buyer, team: Operation, issues: int, new: NDArray[np.float64], rng: np.random.Generator
) -> tuple[NDArray[np.int64], int, int]:
    """How each issue ends (0 easy, 1 effort, 2 failed, 3 dropped), the contacts agents handled, and a machine's."""
    end = np.full(issues, -1)
    first = np.ones(issues, dtype=bool)
    held = rng.random(issues) < team.contained
    solved = rng.random(issues) < team.automation_resolution
    insists = rng.random(issues) < buyer.repeat_unresolved
    end[held & solved] = 0
    end[held & ~solved & ~insists] = 2
    first[held] = False
    contacts, left_open = 0, _open(team, new)
    waiting = np.flatnonzero(end < 0)
    while waiting.size:
        answered = rng.random(waiting.size) >= team.unanswered
        contacts += int(answered.sum())
        whom = rng.integers(0, AGENTS, waiting.size)
        resolved = answered & (rng.random(waiting.size) >= left_open[whom])
        hard = ~first[waiting] | (rng.random(waiting.size) < team.high_effort)
        again = rng.random(waiting.size) < np.where(answered, buyer.repeat_unresolved, buyer.repeat_unanswered)
        end[waiting[resolved]] = np.where(hard[resolved], 1, 0)
        quits = ~resolved & ~again
        end[waiting[quits]] = np.where(answered[quits], 2, 3)
        first[waiting] = False
        waiting = waiting[~resolved & again]
    return end, contacts, int(held.sum())


def _charge(
    seen: Seen, buyer: Buyer, team: Operation, quote: float, contacts: float, hours: float, full_time: float,
    end: NDArray[np.int64], contained: int, resolution: float,
) -> None:  # fmt: skip
    """The month's bill, from what was counted."""
    by_agents = np.sum(end < 2) - contained * team.automation_resolution
    used = {
        Unit.HOUR: hours, Unit.FTE: full_time, Unit.CONTACT: contacts, Unit.RESOLUTION: by_agents,
        Unit.MINUTE: hours * 60 * team.occupancy, Unit.PAID_HOUR: full_time * buyer.paid_hours,
    }[team.unit]  # fmt: skip
    billed, start, fee = max(float(used), float(team.minimum)), 0.0, float(team.fixed)
    for tier in team.tiers:
        stop = np.inf if tier.up_to is None else tier.up_to
        fee += float(tier.rate) * max(0.0, min(billed, stop) - start)
        start = stop
    fee *= quote * team.currency
    seen.add("fee", fee)
    seen.add("credit", fee * team.credit if resolution < team.credit_target else 0.0)
    points = max(0.0, np.floor((resolution - team.bonus_target) * 100))
    seen.add("bonus", min(points * team.bonus * quote * team.currency, fee * team.bonus_cap))
    seen.add("automation", quote * (team.automation_fixed + team.automation_rate * contained))
