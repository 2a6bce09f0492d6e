"""The model agrees with an independent replay, and stops agreeing when any one of its inputs is changed."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from tests.cost.example import SEASON
from tests.cost.replay import Seen, replay
from vendoreval.cost.account import account
from vendoreval.cost.inputs import Buyer, Operation, Option, Tier, Unit
from vendoreval.cost.present import Sums

REPLAYS = 16
BUYER = Buyer(
    customers=20_000.0, margin=33.0, churn=0.03, issues=0.5, term=26, discount=0.1, repeat_unresolved=0.6,
    repeat_unanswered=0.7, churn_effort=0.015, churn_failed=0.06, churn_dropped=0.09, escalation_cost=22.0,
    loss_per_failed_issue=5.0, inflation=0.06, paid_hours=150.0, season=SEASON,
)  # fmt: skip
BASE = Operation(
    "base", 0.85, 0.02, 0.05, 8.0, 0.25, 0.8, 0.3, Unit.CONTACT, (Tier(3.0),), lost_when_new=0.1,
    new_productivity=0.6, learning_months=2.0, settled=True,
)  # fmt: skip
TEAM = Operation(
    "team", first_contact_resolution=0.65, unanswered=0.15, high_effort=0.2, handle_time=10.0, attrition=0.5,
    occupancy=0.8, shrinkage=0.3, unit=Unit.CONTACT, tiers=(Tier(4.0, 8_000.0), Tier(3.0)), lost_when_new=0.25,
    new_productivity=0.4, learning_months=4.0, escalation_share=0.05, currency=0.5, fixed=9_000.0, minimum=7_000.0,
    cola=0.05, fx=0.03, tax=0.1, credit=0.1, credit_target=0.5, bonus=800.0, bonus_target=0.5, bonus_cap=0.17,
    training_hours=100.0, training_rate=8.0, billed_initial=0.9, billed_attrition=0.6, governance_share=0.1,
    governance_fixed=3_000.0, quality_share=0.03, quality_cost=7.0, seats=95.0, telecom=0.02, travel=2_500.0,
    transition=45e3, parallel_running=60e3, severance=70e3, exit_probability=0.3, exit_cost=140e3, contained=0.2,
    automation_resolution=0.6, automation_rate=0.5, automation_fixed=800.0,
)  # fmt: skip
BOUNDS = {"ends": 0.004, "work": 0.006, "line": 0.015, "churn": 0.02, "exact": 1e-6}
"""Relative, except for the ends, which are shares: what sixteen replays of 20,000 customers can tell."""


@cache
def _replayed() -> tuple[tuple[Seen, ...], float, float]:
    """Replays of the team; the baseline's churn per issue and support cost per customer, counted as well."""
    rng = np.random.default_rng(20261101)
    base = [replay(BUYER, BASE, 0.0, rng) for _ in range(REPLAYS)]
    ends = sum(one.ends for one in base)
    chi = float(ends @ np.array([0, BUYER.churn_effort, BUYER.churn_failed, BUYER.churn_dropped]) / ends.sum())
    return tuple(replay(BUYER, TEAM, chi, rng) for _ in range(REPLAYS)), chi, _support()


def _support() -> float:
    """The baseline's cost per customer and month in the last year: only its fee, from contacts counted at N customers."""
    rng = np.random.default_rng(5)
    constant = replace(BUYER, churn=0.0, term=26, churn_effort=0.0, churn_failed=0.0, churn_dropped=0.0, discount=0.0)
    early = replace(constant, term=14)
    fees = [
        replay(constant, BASE, 0.0, rng).counts["fee"] - replay(early, BASE, 0.0, rng).counts["fee"] for _ in range(3)
    ]
    return float(np.mean(fees)) / 12 / BUYER.customers


@cache
def _counted() -> dict[str, float]:
    """The replays' mean, in the words of the ledger."""
    seen, _, support = _replayed()
    mean = {name: float(np.mean([one.counts[name] for one in seen])) for name in seen[0].counts}
    ends = sum(one.ends for one in seen)
    found = {f"ends {name}": share for name, share in zip("ERFD", ends / ends.sum(), strict=True)}
    found |= {"work contacts": mean["contacts"], "work hours": mean["hours"]}
    team, buyer, fee = TEAM, BUYER, mean["fee"]
    trained = team.training_hours * team.training_rate
    life = (1 + buyer.discount) ** (1 / 12) - 1 + buyer.churn
    found |= {
        "line fee": fee,
        "line automation": mean["automation"],
        "line training": trained * (team.billed_initial * mean["hired"] + team.billed_attrition * mean["replaced"]),
        "line gain_share": mean["bonus"],
        "line service_credit": -mean["credit"],
        "line tax": team.tax * fee,
        "line governance": team.governance_share * fee + team.governance_fixed * mean["own months"],
        "line quality_assurance": team.quality_share * team.quality_cost * mean["own contacts"],
        "line seats": team.seats * mean["own FTE"],
        "line telecom": team.telecom * mean["own minutes"],
        "line escalations": team.escalation_share * buyer.escalation_cost * mean["own contacts"],
        "line refunds": buyer.loss_per_failed_issue * mean["own failed"],
        "exact travel": team.travel * mean["own months"],
        "exact transition": team.transition,
        "exact parallel_running": team.parallel_running,
        "exact severance": team.severance,
        "exact exit": team.exit_probability * team.exit_cost * mean["end"],
        "churn in the term": buyer.margin * mean["missing"],
        "churn beyond": mean["missing at the end"] * (buyer.margin - support) / life,
    }
    return {name: float(figure) for name, figure in found.items()}


def _modelled(buyer: Buyer, team: Operation, base: Operation = BASE) -> dict[str, float]:
    """What the model says of the same; the ends over all months, as counted."""
    from vendoreval.cost.term import assemble, months

    option = Option.of(team)
    reference = Sums.over(buyer, Option.of(base), None).reference
    held = account(buyer, option, reference)
    issues, ends = 0.0, np.zeros(4)
    for month in months(buyer, option, assemble(buyer, option), reference.excess_churn):
        (work,) = month.work
        served = work.service.ends
        ends += float(month.issues) * np.array([served.easy, served.effort, served.failed, served.dropped], dtype=float)
        issues += float(month.issues)
    found = {f"ends {name}": share for name, share in zip("ERFD", ends / issues, strict=True)}
    found |= {"work contacts": held.contacts, "work hours": held.hours}
    found |= {f"line {line.id}": line.present_value for line in held.lines}
    found |= {f"exact {line.id}": line.present_value for line in held.lines}
    return found | {"churn in the term": held.lost_margin, "churn beyond": held.beyond_horizon}


def _apart(modelled: dict[str, float]) -> list[str]:
    """Where model and replay differ by more than the bounds."""
    found = []
    for name, counted in _counted().items():
        bound = BOUNDS[name.partition(" ")[0]] * (1.0 if name.startswith("ends") else abs(counted))
        if abs(modelled[name] - counted) > bound:
            found.append(name)
    return found


def test_the_model_agrees_with_the_replay() -> None:
    assert _apart(_modelled(BUYER, TEAM)) == []


def test_every_figure_is_at_work() -> None:
    assert min(abs(figure) for figure in _counted().values()) > 0


CHANGES: dict[str, float] = {
    "customers": 1.02, "margin": 1.08, "churn": 1.15, "issues": 1.02, "discount": 1.5, "repeat_unresolved": 1.05,
    "repeat_unanswered": 1.1, "churn_effort": 1.2, "churn_failed": 1.2, "churn_dropped": 1.4, "escalation_cost": 1.05,
    "loss_per_failed_issue": 1.05, "inflation": 1.5, "paid_hours": 1.05,
    "first_contact_resolution": 1.02, "unanswered": 1.1, "high_effort": 1.1, "handle_time": 1.02, "attrition": 1.15,
    "occupancy": 1.02, "shrinkage": 1.1, "lost_when_new": 1.15, "new_productivity": 1.1, "learning_months": 1.2,
    "escalation_share": 1.05, "currency": 1.05, "fixed": 1.3, "minimum": 1.3, "cola": 2.0, "fx": 2.0, "tax": 1.05,
    "credit": 1.05,
    "credit_cap": 0.05, "credit_target": 1.1, "bonus": 1.2, "bonus_target": 1.1, "bonus_cap": 1.05, "training_hours": 1.05,
    "training_rate": 1.05, "billed_initial": 1.2, "billed_attrition": 1.2, "governance_share": 1.1,
    "governance_fixed": 1.2, "quality_share": 1.05, "quality_cost": 1.05, "seats": 1.05, "telecom": 1.05,
    "travel": 1.01, "transition": 1.01, "parallel_running": 1.01, "severance": 1.01, "exit_probability": 1.01,
    "exit_cost": 1.01, "contained": 1.1, "automation_resolution": 1.1, "automation_rate": 1.05,
    "automation_fixed": 1.2,
}  # fmt: skip
"""By how much each input is multiplied in the model alone; the replay must then disagree."""
OTHER_CHANGES: dict[str, Any] = {
    "season": SEASON[::-1],
    "term": 25,
    "settled": True,
    "unit": Unit.RESOLUTION,
    "tiers": (Tier(4.0, 8_800.0), Tier(3.0)),
    "all_units": True,
    "credit_per_point": True,
}


@pytest.mark.parametrize("name", [*CHANGES, *OTHER_CHANGES])
def test_a_changed_input_is_noticed(name: str) -> None:
    def changed(record: Any) -> Any:
        if name not in vars(record):
            return record
        value = OTHER_CHANGES[name] if name in OTHER_CHANGES else getattr(record, name) * CHANGES[name]
        return replace(record, **{name: value})

    assert _apart(_modelled(changed(BUYER), changed(TEAM))) != []


def test_every_input_is_changed_once() -> None:
    names = {field.name for record in (Buyer, Operation) for field in fields(record)}
    assert names - {"id", "unknown"} == {*CHANGES, *OTHER_CHANGES}
