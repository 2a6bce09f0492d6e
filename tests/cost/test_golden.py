"""The worked example to the printed digit: computed independently twice before this code was written."""

from __future__ import annotations

import pytest

from tests.cost.example import BASELINE, buyer, option, options
from vendoreval.cost.account import account
from vendoreval.cost.breakeven import break_evens
from vendoreval.cost.gate import blamed_on_support
from vendoreval.cost.present import Sums
from vendoreval.evaluation.cost import Account

LINES = {
    "fee": (1439.6, 2456.5, 2602.8, 3349.0, 4535.2),
    "training": (100.3, 54.7, 61.1, 94.2, 62.3),
    "governance": (284.3, 336.9, 265.3, 261.0, 0.0),
    "quality_assurance": (76.5, 68.9, 67.2, 65.9, 64.9),
    "seats": (138.8, 101.0, 90.9, 85.4, 80.6),
    "telecom": (96.6, 70.3, 63.3, 59.5, 56.1),
    "travel": (78.0, 78.0, 37.4, 12.5, 0.0),
    "escalations": (841.9, 504.9, 431.4, 362.4, 238.1),
    "service_credit": (0.0, 0.0, -18.1, 0.0, 0.0),
    "transition": (45.0, 60.0, 55.0, 50.0, 0.0),
    "parallel_running": (60.0, 60.0, 45.0, 45.0, 0.0),
    "severance": (70.0, 70.0, 70.0, 70.0, 0.0),
}
TOTALS = {
    "operating": (3262.6, 3882.2, 3783.7, 4467.3, 5037.4),
    "lost_margin": (1907.8, 556.3, 290.0, 58.0, 0.0),
    "beyond_horizon": (2819.2, 799.0, 402.1, 48.1, 0.0),
    "churn": (4727.0, 1355.3, 692.1, 106.1, 0.0),
    "true_cost": (7989.7, 5237.5, 4475.8, 4573.4, 5037.4),
}
PER_HOUR = (8.82, 20.67, 24.42, 33.43, 47.81)
CONTACTS_PER_ISSUE = (1.399, 1.235, 1.203, 1.175, 1.161)
ENDS = {
    "easy": (47.8, 66.5, 70.6, 74.6, 74.1),
    "effort": (32.1, 22.7, 20.1, 17.6, 18.3),
    "failed": (18.0, 10.3, 8.8, 7.6, 7.1),
    "dropped": (2.1, 0.5, 0.4, 0.2, 0.5),
}


@pytest.fixture(scope="module")
def accounts() -> list[Account]:
    reference = Sums.over(buyer(), BASELINE, None).reference
    return [account(buyer(), one, reference) for one in options()]


def test_support_cost_of_a_customer() -> None:
    assert round(float(Sums.over(buyer(), BASELINE, None).reference.support_cost), 2) == 2.79


@pytest.mark.parametrize("line", LINES)
def test_every_line(accounts: list[Account], line: str) -> None:
    found = [next(one for one in held.lines if one.id == line).present_value for held in accounts]
    assert [round(one / 1e3, 1) for one in found] == list(LINES[line])


@pytest.mark.parametrize("total", TOTALS)
def test_every_total(accounts: list[Account], total: str) -> None:
    assert [round(getattr(held, total) / 1e3, 1) for held in accounts] == list(TOTALS[total])


def test_fee_per_logged_in_hour(accounts: list[Account]) -> None:
    assert [round(held.fee_per_hour or 0.0, 2) for held in accounts] == list(PER_HOUR)


def test_contacts_per_issue(accounts: list[Account]) -> None:
    assert [round(held.contacts_per_issue, 3) for held in accounts] == list(CONTACTS_PER_ISSUE)


@pytest.mark.parametrize("end", ENDS)
def test_ends(accounts: list[Account], end: str) -> None:
    assert [round(100 * getattr(held, end), 1) for held in accounts] == list(ENDS[end])


def test_minimum_of_20_000_contacts() -> None:
    reference = Sums.over(buyer(), BASELINE, None).reference
    held = account(buyer(), option("C", minimum=20_000.0), reference)
    assert round(held.operating / 1e3, 1) == 4155.5


def test_credit_is_due_in_the_first_five_months(accounts: list[Account]) -> None:
    credit = next(one for one in accounts[2].lines if one.id == "service_credit")
    assert [month < 0 for month in credit.months] == [True] * 5 + [False] * 31


def test_break_evens() -> None:
    found = break_evens(buyer(), options(), BASELINE)
    of_a = {flip.against: flip for flip in found["A"]}
    assert [round(of_a[name].churn_multiple or 0, 3) for name in "BCDE"] == [0.164, 0.110, 0.241, 0.356]
    assert round(of_a["E"].first_contact_resolution or 0, 3) == 0.748


def test_share_of_churn_blamed_on_support() -> None:
    reference = Sums.over(buyer(), BASELINE, None).reference
    assert round(blamed_on_support(buyer(), reference), 3) == 0.084


def test_without_churn_the_lowest_rate_wins() -> None:
    calm = buyer(churn_effort=0.0, churn_failed=0.0, churn_dropped=0.0)
    reference = Sums.over(calm, BASELINE, None).reference
    costs = {one.id: account(calm, one, reference).true_cost for one in options()}
    assert min(costs, key=lambda name: costs[name]) == "A"
