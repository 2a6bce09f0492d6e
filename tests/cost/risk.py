"""The worked example as a costing case, with its risk inputs uncertain."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from tests.cost.example import SEASON, buyer, operation
from vendoreval.cost.case import Case, Input, OperationCase
from vendoreval.cost.inputs import Buyer, Operation
from vendoreval.project.model.quantity import NonNegative, OpenShare, Positive, Quantity, Share

BUYER: dict[str, Quantity] = {
    "margin": NonNegative(low=26, mode=33, high=40),
    "churn": OpenShare(low=0.015, mode=0.020, high=0.028),
    "issues": Positive(low=0.20, mode=0.25, high=0.32),
    "repeat_unresolved": OpenShare(mean=0.70, n=40),
    "churn_effort": Share(value=0.012, p10=0.004, p90=0.03),
    "churn_failed": Share(value=0.06, p10=0.02, p90=0.15),
    "dropped_ratio": NonNegative(low=0.6, mode=1.0, high=1.8),
}
COUNTED = {"A": (40, 150), "B": (80, 150), "C": (80, 150), "D": (80, 150), "E": (800, 1500)}
"""Observations behind first-contact resolution and the unanswered share."""


def case(*names: str, certain: bool = False) -> Case:
    """The case of the named options and the baseline, E; all five without names."""
    held = tuple(dict.fromkeys((*(names or "ABCDE"), "E")))
    figures = {
        field.name: getattr(buyer(), field.name) for field in fields(Buyer) if field.name not in ("term", "season")
    }
    risks = {} if certain else BUYER
    if risks:
        del figures["churn_dropped"]
    quantities = {name: Quantity(value=figure) for name, figure in figures.items()} | risks
    return Case(
        currency="USD",
        baseline="E",
        term=36,
        season=SEASON,
        buyer={name: _input(f"buyer.{name}", quantity) for name, quantity in quantities.items()},
        portions={},
        operations={name: _operation(name, certain) for name in held},
        mixes={},
        uncosted={},
    )


def _operation(name: str, certain: bool) -> OperationCase:
    team = operation(name)
    skipped = ("id", "unit", "tiers", "all_units", "credit_per_point", "settled", "unknown")
    figures: dict[str, Any] = {
        one.name: getattr(team, one.name) for one in fields(Operation) if one.name not in skipped
    }
    quantities = {field: Quantity(value=float(figure)) for field, figure in figures.items()}
    quantities["rate"] = Quantity(value=float(team.tiers[0].rate))
    if not certain:
        quantities |= _risks(team, *COUNTED[name])
    inputs = {field: _input(f"{name}.{field}", quantity) for field, quantity in quantities.items()}
    return OperationCase(name, inputs, team.unit, settled=team.settled)


def _risks(team: Operation, resolved: int, answered: int) -> dict[str, Quantity]:
    attrition, minutes = float(team.attrition), float(team.handle_time)
    return {
        "first_contact_resolution": Share(mean=float(team.first_contact_resolution), n=resolved),
        "unanswered": Share(mean=float(team.unanswered), n=answered),
        "attrition": Share(low=0.7 * attrition, mode=attrition, high=1.5 * attrition),
        "handle_time": Positive(low=0.9 * minutes, mode=minutes, high=1.2 * minutes),
    }


def _input(path: str, quantity: Quantity) -> Input:
    return Input(path, path.partition(".")[2].replace("_", " "), "", quantity, "the worked example", "assumption")
