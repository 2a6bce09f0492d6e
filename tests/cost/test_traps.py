"""The ways such a model goes wrong, each held off by a test."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.cost.example import BASELINE, buyer, option, options
from vendoreval.cost.account import account
from vendoreval.cost.inputs import Buyer, Option
from vendoreval.cost.present import Present, Sums, present_values
from vendoreval.evaluation.cost import Account


def _of(name: str, one: Buyer | None = None, **changed: Any) -> Account:
    one = one or buyer()
    return account(one, option(name, **changed), Sums.over(one, BASELINE, None).reference)


def _present(one: Buyer, chosen: Option) -> Present:
    return present_values(one, (chosen,), BASELINE)[chosen.id]


def _amount(held: Account, line: str) -> float:
    return next(one.present_value for one in held.lines if one.id == line)


def test_only_churn_beyond_the_baselines_counts() -> None:
    # Counted absolutely, chi over chi - chi0 in month 36, A would lose 1.7 times and D 91 times as much.
    def excess(name: str) -> float:
        held = _of(name)
        return held.effort * 0.012 + (held.failed + held.dropped) * 0.06

    ratio = {name: excess(name) / (excess(name) - excess("E")) for name in "AD"}
    assert round(ratio["A"], 1) == 1.7
    assert round(ratio["D"]) == 91
    assert _of("E").churn == 0


def test_lost_margin_without_what_replacing_would_cost() -> None:
    # Twice the margin, net of the same support cost beyond the horizon, is twice the loss within the term.
    once, twice = _of("A"), _of("A", buyer(margin=66.0))
    assert twice.lost_margin == pytest.approx(2 * once.lost_margin)
    assert twice.beyond_horizon == pytest.approx(once.beyond_horizon * (66 - 2.792072) / (33 - 2.792072), rel=1e-6)


def test_nobody_is_lost_twice() -> None:
    # With every failed issue costing a customer, no more can be missing than there were.
    held = _of("A", buyer(churn_failed=1.0, churn_dropped=1.0, churn_effort=1.0, issues=20.0))
    assert 0 < held.customers_lost <= 60_000


def test_repeats_are_in_the_volume_once() -> None:
    held = _of("E")
    assert held.contacts == pytest.approx(60_000 * 0.25 * 36 * held.contacts_per_issue, rel=1e-9)


def test_quality_drives_customers_away_by_one_way_only() -> None:
    names = {name for name in vars(buyer()) if name.startswith("churn")}
    assert names == {"churn", "churn_effort", "churn_failed", "churn_dropped"}


def test_the_ramp_is_in_the_hours_and_not_in_a_contacts_price() -> None:
    slow = _of("C", new_productivity=0.3)
    assert slow.hours > _of("C").hours
    assert _amount(slow, "fee") == _amount(_of("C"), "fee")


def test_replacement_training_is_paid_only_where_it_is_billed() -> None:
    assert _amount(_of("B"), "training") == pytest.approx(_amount(_of("B", training_hours=60.0), "training") * 2)
    billed = _of("B", billed_attrition=1.0)
    assert _amount(billed, "training") > _amount(_of("B"), "training")
    assert billed.churn == _of("B").churn


def test_a_credit_brings_nobody_back() -> None:
    generous = _of("C", credit=0.5)
    assert generous.churn == _of("C").churn
    assert _amount(generous, "service_credit") == pytest.approx(10 * _amount(_of("C"), "service_credit"))


def test_fees_are_nominal_and_so_is_the_discount_rate() -> None:
    # A fee that rises as fast as money loses value is worth the same every year.
    held = _of("B", buyer(discount=0.04, issues=0.25), cola=0.04, fx=0.0)
    by_year = [sum(held.lines[0].months[year * 12 : year * 12 + 12]) / 1.04**year for year in range(3)]
    assert by_year[1] == pytest.approx(by_year[2], rel=0.03)


def test_every_option_has_the_same_term() -> None:
    assert {len(_of(name).lines[0].months) for name in "ABCDE"} == {36}


def test_issues_are_not_contacts() -> None:
    # The same issues make more contacts where less is resolved; a volume of contacts would not.
    assert _of("A").contacts_per_issue > _of("E").contacts_per_issue > 1


def test_failed_issues_are_refunded_and_dropped_ones_are_not() -> None:
    refunding = buyer(loss_per_failed_issue=10.0)
    held = _of("D", refunding, unanswered=1.0, first_contact_resolution=0.79)
    assert held.dropped == pytest.approx(1.0)
    assert _amount(held, "refunds") == 0
    assert _amount(_of("D", refunding), "refunds") > 0


def test_an_unanswered_world_costs_its_minimum_and_all_its_customers() -> None:
    held = _of("C", unanswered=1.0)
    assert (held.contacts, held.hours, held.per_contact, held.fee_per_hour) == (0, 0, None, None)
    assert _amount(held, "fee") > 0
    assert held.churn > 0


def test_order_of_options_does_not_matter() -> None:
    forwards = present_values(buyer(), options(), BASELINE)
    backwards = present_values(buyer(), options()[::-1], BASELINE)
    assert {name: found.true_cost for name, found in forwards.items()} == {
        name: found.true_cost for name, found in backwards.items()
    }


def test_a_customer_a_month_lost_costs_what_a_customer_is_worth() -> None:
    plain = _present(buyer(), option("E"))
    losing = _present(buyer(), replace(option("E"), id="F", extra_loss=1.0))
    # 36 customers fewer at most, each worth some 30 a month net for up to 36 months.
    assert 0 < float(losing.churn - plain.churn) < 36 * 30 * 36
