"""Nonsense is refused with a reason or computed right, and never NaN."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cost.example import BASELINE, buyer, operation, option
from vendoreval.cost.account import account
from vendoreval.cost.inputs import Buyer, Operation, Option, Tier
from vendoreval.cost.present import Sums
from vendoreval.cost.refuse import refuse_buyer, refuse_operation


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"season": (1.0,) * 11}, "11 factors"),
        ({"season": (-1.0, *[13 / 11] * 11)}, "none below 0"),
        ({"churn": 1.5}, "churn is 1.5"),
        ({"repeat_unresolved": -0.1}, "repeat unresolved"),
        ({"customers": 0.0}, "no customers"),
        ({"margin": -1.0}, "margin is -1"),
        ({"margin": math.nan}, "margin is nan"),
        ({"discount": -1.0}, "-100 %"),
        ({"churn": 0.0, "discount": 0.0}, "has no end"),
        ({"term": 0}, "shorter than a month"),
    ],
)
def test_nonsense_of_the_buyer(changed: dict[str, Any], reason: str) -> None:
    assert any(reason in found for found in refuse_buyer(buyer(**changed)))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"attrition": 1.0}, "nobody would be left"),
        ({"tiers": (Tier(-1.0),)}, "rate is -1"),
        ({"fixed": -5.0}, "fixed is -5"),
        ({"first_contact_resolution": 1.2}, "not a share"),
        ({"first_contact_resolution": 0.1}, "more first-contact resolution than the team has"),
        ({"learning_months": 0.0}, "learning time"),
        ({"occupancy": 0.0}, "occupancy"),
        ({"new_productivity": 0.0}, "new productivity"),
        ({"shrinkage": 1.0}, "nobody would be logged in"),
    ],
)
def test_nonsense_of_an_option(changed: dict[str, Any], reason: str) -> None:
    assert any(reason in found for found in refuse_operation(buyer(), operation("A", **changed)))


def test_an_issue_that_never_ends_is_refused() -> None:
    endless = buyer(repeat_unanswered=1.0)
    assert any("for ever" in found for found in refuse_operation(endless, operation("A", unanswered=1.0)))
    stuck = operation("A", unanswered=0.0, first_contact_resolution=0.0, lost_when_new=0.0)
    assert any("for ever" in found for found in refuse_operation(buyer(repeat_unresolved=1.0), stuck))


def test_the_example_is_fine() -> None:
    assert not list(refuse_buyer(buyer()))
    assert not [found for name in "ABCDE" for found in refuse_operation(buyer(), operation(name))]


@pytest.mark.parametrize(
    ("of_buyer", "of_team"),
    [
        ({}, {"unanswered": 1.0}),
        ({}, {"first_contact_resolution": 0.0, "lost_when_new": 0.0}),
        ({"repeat_unresolved": 1.0, "repeat_unanswered": 1.0}, {}),
        ({}, {"minimum": 1e9}),
        ({"churn": 0.0}, {}),
        ({"discount": 0.0}, {}),
        ({"issues": 0.0}, {}),
        ({"term": 1}, {"attrition": 0.0}),
        ({}, {"attrition": 0.99, "learning_months": 40.0}),
    ],
)
def test_extremes_are_computed(of_buyer: dict[str, Any], of_team: dict[str, Any]) -> None:
    _all_finite(buyer(**of_buyer), operation("A", **of_team))


share = st.floats(0.0, 1.0)


@settings(max_examples=40, deadline=None)
@given(share, share, share, share, share, share, st.floats(0.0, 1.2), st.integers(1, 30))
def test_refused_or_finite(
    phi: float, lost: float, u: float, h: float, rho_f: float, rho_u: float, attrition: float, term: int
) -> None:
    one = buyer(repeat_unresolved=rho_f, repeat_unanswered=rho_u, term=term)
    team = operation(
        "C", first_contact_resolution=phi, lost_when_new=lost, unanswered=u, high_effort=h, attrition=attrition
    )
    if not [*refuse_buyer(one), *refuse_operation(one, team)]:
        _all_finite(one, team)


def _all_finite(one: Buyer, team: Operation) -> None:
    reference = Sums.over(one, BASELINE if one.issues else option("E"), None).reference
    held = account(one, Option.of(team), reference)
    for name, found in vars_of(held).items():
        assert found is None or math.isfinite(found), name
    assert all(math.isfinite(amount) for line in held.lines for amount in (line.present_value, *line.months))


def vars_of(held: Any) -> dict[str, float | None]:
    """The account's figures by name."""
    return {
        name: getattr(held, name)
        for name in held.__slots__
        if isinstance(getattr(held, name), float) or getattr(held, name) is None
    }
