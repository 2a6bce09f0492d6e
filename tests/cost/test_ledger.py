"""Two months worked by hand, with every line, price model, tier, cap, credit, bonus and currency in them.

1,000 customers with .5 issues each, 1.2 times as many in the second month: 500 and 600 issues.
phi .75 and rho .8: q = .25 x .8 = .2, so 1 / .8 = 1.25 contacts an issue: 625 and 750.
Failed: .25 x .2 / .8 = .0625 of the issues: 31.25 and 37.5; resolved: 468.75 and 562.5.
6 minutes a contact: 3,750 and 4,500 minutes; at an occupancy of .5 that is 125 and 150 hours logged in.
Shrinkage .2 and 156.25 paid hours a month: 125 / .8 / 156.25 = 1.0 FTE, then 1.2.
New agents are as good as old ones; a = .1 leave a month. Money is worth 1 % less each month.
"""

from __future__ import annotations

import math
from typing import Any

import pytest

from vendoreval.cost.account import account
from vendoreval.cost.inputs import Buyer, Operation, Option, Tier, Unit
from vendoreval.cost.ledger import amounts
from vendoreval.cost.present import Sums
from vendoreval.cost.price import billed, wage_rate
from vendoreval.evaluation.cost import Account

SEASON = (1.0, 1.2, *[0.98] * 10)


def buyer(**changed: Any) -> Buyer:
    figures: dict[str, Any] = {
        "customers": 1000.0, "margin": 10.0, "churn": 0.1, "issues": 0.5, "term": 2, "discount": 1.01**12 - 1,
        "season": SEASON, "repeat_unresolved": 0.8, "repeat_unanswered": 0.5, "churn_effort": 0.0,
        "churn_failed": 0.08, "churn_dropped": 0.0, "escalation_cost": 25.0, "loss_per_failed_issue": 8.0,
        "paid_hours": 156.25,
    }  # fmt: skip
    return Buyer(**(figures | changed))


def operation(**changed: Any) -> Operation:
    figures: dict[str, Any] = {
        "first_contact_resolution": 0.75, "unanswered": 0.0, "high_effort": 0.0, "handle_time": 6.0,
        "attrition": 1 - math.exp(-1.2), "occupancy": 0.5, "shrinkage": 0.2, "unit": Unit.CONTACT,
        "tiers": (Tier(2.0, 600.0), Tier(1.0)), "currency": 0.5, "fixed": 100.0, "tax": 0.1,
        "credit": 0.04, "credit_target": 0.8, "bonus": 10.0, "bonus_target": 0.7, "bonus_cap": 0.02,
        "training_hours": 10.0, "training_rate": 5.0, "billed_initial": 1.0, "billed_attrition": 0.5,
        "governance_share": 0.08, "governance_fixed": 20.0, "quality_share": 0.1, "quality_cost": 2.0,
        "seats": 30.0, "telecom": 0.01, "travel": 40.0, "escalation_share": 0.04, "transition": 1000.0,
        "parallel_running": 500.0, "severance": 300.0, "exit_probability": 0.25, "exit_cost": 400.0,
    }  # fmt: skip
    return Operation("x", **(figures | changed))


def ledger(changed_buyer: dict[str, Any] | None = None, **changed: Any) -> Account:
    one, option = buyer(**(changed_buyer or {})), Option.of(operation(**changed))
    return account(one, option, Sums.over(one, option, None).reference)


def months(held: Account, line: str) -> tuple[float, ...]:
    return next(one for one in held.lines if one.id == line).months


BY_HAND = {
    # .5 x (100 + 600 x 2 + 25 x 1), then 150 at the second tier
    "fee": (662.5, 725.0),
    # 10 x 5 x 1.0 FTE taken on, and half of 10 x 5 x .1 x FTE replaced
    "training": (50.0 + 2.5, 3.0),
    # 5 points x 10 would be 50; 2 % of 1,325 and of 1,450 is all that is paid, x .5
    "gain_share": (13.25, 14.5),
    "service_credit": (-0.04 * 662.5, -0.04 * 725.0),
    "tax": (66.25, 72.5),
    "governance": (53.0 + 20.0, 58.0 + 20.0),
    "quality_assurance": (125.0, 150.0),
    "seats": (30.0, 36.0),
    "telecom": (37.5, 45.0),
    "travel": (40.0, 40.0),
    "escalations": (625.0, 750.0),
    "refunds": (250.0, 300.0),
}
ONCE = {"transition": 1000.0, "parallel_running": 500.0, "severance": 300.0}


@pytest.mark.parametrize("line", BY_HAND)
def test_every_monthly_line(line: str) -> None:
    assert months(ledger(), line) == pytest.approx(BY_HAND[line], rel=1e-12)


def test_present_values_and_sum() -> None:
    held = ledger()
    by_name = {one.id: one for one in held.lines}
    for name, (first, second) in BY_HAND.items():
        assert by_name[name].present_value == pytest.approx(first / 1.01 + second / 1.0201, rel=1e-12)
    for name, amount in ONCE.items():
        assert by_name[name].at_start == by_name[name].present_value == amount
    assert by_name["exit"].at_end == pytest.approx(100.0)
    assert by_name["exit"].present_value == pytest.approx(100.0 / 1.0201)
    assert sum(one.present_value for one in held.lines) == pytest.approx(held.operating, rel=1e-12)


def test_every_line_is_worked_by_hand() -> None:
    assert {one.id for one in ledger().lines} == {*BY_HAND, *ONCE, "exit", "automation"}


def test_per_unit_of_work_is_undiscounted() -> None:
    held = ledger()
    spent = sum(map(sum, BY_HAND.values())) + sum(ONCE.values()) + 100.0
    assert held.per_contact == pytest.approx(spent / 1375)
    assert held.per_resolved == pytest.approx(spent / 1031.25)
    assert held.per_hour == pytest.approx(spent / 275)
    assert held.fee_per_hour == pytest.approx(1387.5 / 275)
    assert (held.contacts, held.hours, held.full_time) == pytest.approx((1375, 275, 1.1))


WAGE = wage_rate(base=20.0, burden=1.5, overhead=1.1, per_fte=312.5, paid_hours=156.25)
"""20 x 1.5 x 1.1 + 312.5 / 156.25 = 35 a paid hour."""


@pytest.mark.parametrize(
    ("unit", "rate", "fees"),
    [
        (Unit.HOUR, 3.0, (375.0, 450.0)),
        (Unit.FTE, 1000.0, (1000.0, 1200.0)),
        (Unit.CONTACT, 4.0, (2500.0, 3000.0)),
        (Unit.MINUTE, 0.2, (750.0, 900.0)),
        (Unit.RESOLUTION, 4.0, (1875.0, 2250.0)),
        (Unit.PAID_HOUR, WAGE, (35 * 156.25, 35 * 187.5)),
    ],
)
def test_price_models(unit: Unit, rate: float, fees: tuple[float, float]) -> None:
    held = ledger(unit=unit, tiers=(Tier(rate),), currency=1.0, fixed=0.0)
    assert months(held, "fee") == pytest.approx(fees, rel=1e-12)


def test_hybrid_with_a_minimum() -> None:
    held = ledger(tiers=(Tier(2.0),), currency=1.0, fixed=50.0, minimum=700.0)
    assert months(held, "fee") == pytest.approx((50 + 1400, 50 + 1500))


def test_a_minimum_above_any_volume_is_what_is_paid() -> None:
    held = ledger(tiers=(Tier(2.0),), currency=1.0, fixed=0.0, minimum=1e6)
    assert months(held, "fee") == (2e6, 2e6)


def test_the_rate_of_all_units_is_that_of_the_volume() -> None:
    held = ledger(currency=1.0, fixed=0.0, tiers=(Tier(2.0, 700.0), Tier(1.0)), all_units=True)
    assert months(held, "fee") == pytest.approx((1250.0, 750.0))


def test_a_bound_belongs_to_the_tier_it_ends() -> None:
    team = operation(all_units=True)
    assert [float(one) for one in billed(team, 600.0)] == [600.0, 0.0]
    assert [float(one) for one in billed(team, 600.1)] == [0.0, 600.1]


def test_marginal_tiers_share_the_units() -> None:
    three = operation(tiers=(Tier(3.0, 100.0), Tier(2.0, 400.0), Tier(1.0)))
    assert [float(one) for one in billed(three, 625.0)] == [100.0, 300.0, 225.0]
    assert [float(one) for one in billed(three, 50.0)] == [50.0, 0.0, 0.0]


def test_credit_by_the_point_to_its_cap() -> None:
    by_point = ledger(credit=0.01, credit_per_point=True)  # 5 points missed
    assert months(by_point, "service_credit") == pytest.approx((-33.125, -36.25))
    capped = ledger(credit=0.02, credit_per_point=True, credit_cap=0.06)  # 10 % would be due
    assert months(capped, "service_credit") == pytest.approx((-39.75, -43.5))


def test_a_met_target_costs_the_vendor_nothing() -> None:
    assert months(ledger(credit_target=0.75), "service_credit") == (0.0, 0.0)


def test_bonus_below_its_cap() -> None:
    assert months(ledger(bonus=1.0), "gain_share") == pytest.approx((2.5, 2.5))  # 5 points x 1 x .5
    assert months(ledger(bonus_target=0.745), "gain_share") == (0.0, 0.0)  # half a point is none


def test_credits_lower_neither_tax_nor_governance() -> None:
    assert months(ledger(credit=0.0), "tax") == months(ledger(), "tax")
    assert months(ledger(credit=0.0), "governance") == months(ledger(), "governance")


def test_indexes_step_after_a_year() -> None:
    # Months 13 and 14 are months 1 and 2 again, at next year's prices.
    held = ledger({"term": 14, "inflation": 0.1}, cola=0.04, fx=-0.01)
    first, later = months(held, "fee")[:2], months(held, "fee")[12:]
    assert later == pytest.approx([one * 1.04 * 0.99 for one in first], rel=1e-12)
    assert months(held, "training")[13] == pytest.approx(3.0 * 1.04 * 0.99, rel=1e-12)
    assert months(held, "seats")[12:] == pytest.approx((33.0, 39.6), rel=1e-12)
    assert months(held, "governance")[12] == pytest.approx(53.0 * 1.04 * 0.99 + 22.0, rel=1e-12)
    assert months(held, "fee")[11] == pytest.approx(0.5 * (100 + 1200 + 12.5), rel=1e-12)


def test_automation() -> None:
    # Half of the first contacts stay with the machine: 250 and 300; .2 of the rest insist after it fails.
    held = ledger(contained=0.5, automation_resolution=0.5, automation_rate=0.4, automation_fixed=60.0)
    assert months(held, "automation") == pytest.approx((160.0, 180.0))
    reach = 0.5 + 0.25 * 0.8
    assert held.contacts == pytest.approx(1100 * reach * 1.25)
    assert months(held, "refunds") == pytest.approx(
        [issues * 8 * (reach * 0.0625 + 0.25 * 0.2) for issues in (500, 600)]
    )


def test_automation_is_not_an_agents_resolution() -> None:
    held = ledger(
        contained=0.5, automation_resolution=1.0, unit=Unit.RESOLUTION, tiers=(Tier(4.0),), currency=1.0, fixed=0.0
    )
    assert months(held, "fee") == pytest.approx((1875.0 / 2, 2250.0 / 2))
    assert held.resolved == pytest.approx(0.5 * 1100 + 0.5 * 1031.25)


def test_lost_customers() -> None:
    # The baseline resolves everything and costs .2 a customer; the option fails .0625 of the issues, .08 of them leave.
    perfect = Option.of(
        Operation("y", 1.0, 0.0, 0.0, 6.0, 0.3, 0.5, 0.2, Unit.CONTACT, (Tier(0.0),), travel=200.0, settled=True)
    )
    reference = Sums.over(buyer(), perfect, None).reference
    held = account(buyer(loss_per_failed_issue=0.0), Option.of(operation()), reference)
    after_one = 1000 - (1000 * 0.9 * math.exp(-0.5 * 0.005) + 100)
    after_two = 1000 - ((1000 - after_one) * 0.9 * math.exp(-0.6 * 0.005) + 100)
    assert held.lost_margin == pytest.approx(10 * after_one / 1.0201, rel=1e-10)
    assert held.customers_lost == pytest.approx(after_two, rel=1e-10)
    assert held.beyond_horizon == pytest.approx(after_two * (10 - 0.2) / (0.01 + 0.1) / 1.0201, rel=1e-10)


def test_the_term_is_the_sum_of_its_months() -> None:
    one, option = buyer(), Option.of(operation())
    held = ledger()
    (quantities,) = Sums.over(one, option, None).term
    for line in held.lines:
        nominal = line.at_start + sum(x * 1.01**-t for t, x in enumerate(line.months, 1)) + line.at_end / 1.0201
        assert amounts(quantities)[line.id] == pytest.approx(nominal, rel=1e-12)
