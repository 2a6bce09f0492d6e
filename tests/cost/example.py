"""The worked example of docs/cost.md: one buyer, five options, 36 months, with every input written out."""

from __future__ import annotations

from typing import Any

from vendoreval.cost.inputs import Buyer, Operation, Option, Tier, Unit
from vendoreval.cost.price import wage_rate

SEASON = (0.95, 0.85, 0.90, 0.90, 0.90, 0.90, 0.95, 0.95, 1.00, 1.05, 1.25, 1.40)


def buyer(**changed: Any) -> Buyer:
    figures: dict[str, Any] = {
        "customers": 60_000.0,
        "margin": 33.0,
        "churn": 0.02,
        "issues": 0.25,
        "season": SEASON,
        "term": 36,
        "discount": 0.10,
        "repeat_unresolved": 0.70,
        "repeat_unanswered": 0.80,
        "churn_effort": 0.012,
        "churn_failed": 0.06,
        "churn_dropped": 0.06,
        "escalation_cost": 22.0,
    }
    return Buyer(**(figures | changed))


_COMMON: dict[str, Any] = {
    "occupancy": 0.82,
    "shrinkage": 0.30,
    "training_hours": 120.0,
    "quality_share": 0.02,
    "quality_cost": 6.0,
    "seats": 95.0,
    "telecom": 0.012,
}

_OPERATIONS: dict[str, dict[str, Any]] = {
    "A": {
        "first_contact_resolution": 0.60, "lost_when_new": 0.18, "unanswered": 0.07, "high_effort": 0.10,
        "handle_time": 11.0, "escalation_share": 0.06, "attrition": 0.60, "new_productivity": 0.45,
        "learning_months": 2.5, "unit": Unit.HOUR, "tiers": (Tier(8.50),), "cola": 0.05, "fx": -0.01,
        "training_rate": 6.0, "billed_attrition": 0.5, "governance_share": 0.10, "governance_fixed": 4_500.0,
        "travel": 2_500.0, "transition": 45e3, "parallel_running": 60e3, "severance": 70e3,
        "exit_probability": 0.30, "exit_cost": 140e3,
    },
    "B": {
        "first_contact_resolution": 0.73, "lost_when_new": 0.12, "unanswered": 0.02, "high_effort": 0.06,
        "handle_time": 9.6, "escalation_share": 0.04, "attrition": 0.35, "new_productivity": 0.55,
        "learning_months": 2.0, "unit": Unit.FTE, "tiers": (Tier(2_250.0),), "cola": 0.04, "fx": -0.01,
        "training_rate": 9.0, "governance_share": 0.08, "governance_fixed": 4_500.0, "travel": 2_500.0,
        "transition": 60e3, "parallel_running": 60e3, "severance": 70e3, "exit_probability": 0.20, "exit_cost": 140e3,
    },
    "C": {
        "first_contact_resolution": 0.76, "lost_when_new": 0.10, "unanswered": 0.015, "high_effort": 0.05,
        "handle_time": 9.0, "escalation_share": 0.035, "attrition": 0.30, "new_productivity": 0.60,
        "learning_months": 1.8, "unit": Unit.CONTACT, "tiers": (Tier(4.10),), "fixed": 6_000.0, "minimum": 13_000.0,
        "cola": 0.04, "fx": 0.01, "credit": 0.05, "credit_target": 0.75, "training_rate": 12.0,
        "governance_share": 0.06, "governance_fixed": 3_500.0, "travel": 1_200.0, "transition": 55e3,
        "parallel_running": 45e3, "severance": 70e3, "exit_probability": 0.15, "exit_cost": 110e3,
    },
    "D": {
        "first_contact_resolution": 0.79, "lost_when_new": 0.09, "unanswered": 0.01, "high_effort": 0.04,
        "handle_time": 8.6, "escalation_share": 0.03, "attrition": 0.35, "new_productivity": 0.60,
        "learning_months": 1.8, "unit": Unit.RESOLUTION, "tiers": (Tier(7.60),), "cola": 0.03, "training_rate": 20.0,
        "governance_share": 0.05, "governance_fixed": 3_000.0, "travel": 400.0, "transition": 50e3,
        "parallel_running": 45e3, "severance": 70e3, "exit_probability": 0.15, "exit_cost": 110e3,
    },
    "E": {
        "first_contact_resolution": 0.80, "lost_when_new": 0.09, "unanswered": 0.02, "high_effort": 0.05,
        "handle_time": 8.5, "escalation_share": 0.02, "attrition": 0.25, "new_productivity": 0.60,
        "learning_months": 1.8, "settled": True, "unit": Unit.PAID_HOUR,
        "tiers": (Tier(wage_rate(base=19.0, burden=1.30, overhead=1.22, per_fte=350.0, paid_hours=160.0)),),
        "cola": 0.035, "training_rate": 24.70, "billed_attrition": 1.0,
    },
}  # fmt: skip


def operation(name: str, **changed: Any) -> Operation:
    return Operation(name, **(_COMMON | _OPERATIONS[name] | changed))


def option(name: str, **changed: Any) -> Option:
    return Option.of(operation(name, **changed))


def options() -> tuple[Option, ...]:
    return tuple(option(name) for name in "ABCDE")


BASELINE = option("E")
