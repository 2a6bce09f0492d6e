from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.cost.example import BASELINE, buyer, operation, option
from vendoreval.cost.account import account
from vendoreval.cost.inputs import Option, Part, Portion
from vendoreval.cost.mix import divide
from vendoreval.cost.present import Sums, present_values
from vendoreval.cost.refuse import refuse_mix
from vendoreval.cost.workload import Crew
from vendoreval.evaluation.cost import Account


def _part(name: str, portion: Portion = Portion.SHARE, **how: Any) -> Part:
    return Part(operation(name), portion, **how)


def _account(*parts: Part, **changed: Any) -> Account:
    one = buyer(**changed)
    return account(one, Option("mix", parts), Sums.over(one, BASELINE, None).reference)


def _issues(*parts: Part, month: int = 1, issues: float = 1000.0) -> dict[str, float]:
    crews = [Crew(buyer(), part) for part in parts]
    return {crew.operation.id: float(taken) for crew, taken in divide(crews, issues, month)}


def test_two_halves_of_one_option_are_that_option() -> None:
    halves = (_part("D", share=0.5), _part("D", share=0.5))
    whole = account(buyer(), option("D"), Sums.over(buyer(), BASELINE, None).reference)
    mixed = _account(*halves)
    assert mixed.contacts == pytest.approx(whole.contacts)
    assert mixed.churn == pytest.approx(whole.churn)
    fee = {held.option: held.lines[0].present_value for held in (mixed, whole)}
    assert fee["mix"] == pytest.approx(fee["D"])
    once = next(line for line in mixed.lines if line.id == "transition")
    assert once.at_start == 100e3  # two parts, two transitions


def test_shares_overflow_and_rest() -> None:
    parts = (_part("A", share=0.2), _part("B", Portion.OVERFLOW, above=500.0), _part("C", Portion.REST))
    assert _issues(*parts) == {"A": 200.0, "B": 300.0, "C": 500.0}
    assert _issues(*parts, issues=400.0) == {"A": 80.0, "B": 0.0, "C": 320.0}


def test_work_moves_in_house() -> None:
    parts = (_part("C", first=1, last=18), _part("E", Portion.REST, first=19))
    assert _issues(*parts, month=18) == {"C": 1000.0}
    assert _issues(*parts, month=19) == {"E": 1000.0}
    held = _account(*parts)
    by_name = {line.id: line for line in held.lines}
    assert by_name["exit"].at_end == pytest.approx(0.15 * 110e3)
    assert by_name["exit"].present_value == pytest.approx(0.15 * 110e3 * 1.1**-1.5)
    assert by_name["travel"].months[17] == 1200.0
    assert by_name["travel"].months[18] == 0.0


def test_a_later_team_is_new_when_it_starts() -> None:
    parts = (_part("E", first=1, last=12), _part("B", Portion.REST, first=13))
    held = _account(*parts)
    training = next(line for line in held.lines if line.id == "training")
    assert training.months[12] > 0
    assert training.months[13] == 0
    one = Crew(buyer(), parts[1])
    first = one.next_service()
    assert first.unresolved == Crew(buyer(), _part("B")).next_service().unresolved
    start = next(line for line in held.lines if line.id == "transition")
    assert start.at_start == 60e3
    assert start.present_value == pytest.approx(60e3 / 1.1)


def test_the_mean_churn_is_by_issues() -> None:
    mixed = _account(_part("A", share=0.25), _part("E", share=0.75))
    whole = account(buyer(), option("A"), Sums.over(buyer(), BASELINE, None).reference)
    assert 0.2 * whole.churn < mixed.churn < 0.3 * whole.churn


def test_drawn_shares_go_to_the_rest() -> None:
    share = np.array([0.2, 0.5])
    mixed = Option("mix", (_part("A", share=share), _part("E", Portion.REST)))
    found = np.asarray(present_values(buyer(), (mixed,), BASELINE)["mix"].true_cost)
    for at, one in enumerate(share):
        single = Option("mix", (_part("A", share=float(one)), _part("E", Portion.REST)))
        alone = present_values(buyer(), (single,), BASELINE)["mix"].true_cost
        assert found[at] == pytest.approx(float(alone), rel=1e-12)


def test_a_month_without_issues() -> None:
    season = (0.0, *[12 / 11] * 11)
    held = _account(_part("A", share=0.5), _part("E", Portion.REST), season=season, term=1)
    assert held.contacts == 0
    assert held.easy + held.effort + held.failed + held.dropped == pytest.approx(1.0)
    assert held.true_cost == held.operating


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ((_part("A", share=0.5), _part("E", share=0.3)), "80%"),
        ((_part("A", share=0.8), _part("E", share=0.3)), "110%"),
        ((_part("A", first=1, last=12), _part("E", first=14)), "month 13"),
        ((_part("A", Portion.OVERFLOW, above=10.0), _part("E", share=1.0)), "below the overflow"),
        ((_part("A", Portion.REST), _part("E", Portion.REST)), "two parts"),
        ((_part("A", first=1, last=40),), "after the term"),
    ],
)
def test_parts_that_are_not_the_whole_are_refused(parts: tuple[Part, ...], reason: str) -> None:
    assert any(reason in found for found in refuse_mix(buyer(), Option("mix", parts)))


def test_a_whole_is_not_refused() -> None:
    parts = (_part("A", share=0.2), _part("B", Portion.OVERFLOW, above=500.0), _part("C", Portion.REST))
    assert not list(refuse_mix(buyer(), Option("mix", parts)))
    assert not list(refuse_mix(buyer(), replace(option("A"), id="a")))
