from __future__ import annotations

import pytest

from tests.cost import risk
from tests.cost.example import BASELINE, buyer, option
from vendoreval.cost.present import present_values
from vendoreval.cost.tornado import tornado
from vendoreval.project.model.quantity import NonNegative
from vendoreval.uncertainty.distribution import quantiles


def test_each_end_is_the_case_with_that_figure() -> None:
    margin = next(one for one in tornado(risk.case()) if one.input == "buyer.margin")
    assert [margin.low, margin.high] == pytest.approx(quantiles(NonNegative(low=26, mode=33, high=40), (0.1, 0.9)))
    for end, figure in enumerate((margin.low, margin.high)):
        other = buyer(margin=figure)
        expected = present_values(other, (option("A"),), BASELINE)["A"].true_cost
        assert margin.true_costs["A"][end] == pytest.approx(float(expected), rel=1e-12)


def test_the_widest_effect_on_the_gap_of_the_two_cheapest_comes_first() -> None:
    found = tornado(risk.case())
    assert [one.gap for one in found] == sorted((one.gap for one in found), reverse=True)
    low, high = (found[0].true_costs["C"][end] - found[0].true_costs["D"][end] for end in (0, 1))
    assert found[0].gap == pytest.approx(abs(high - low))
    assert found[0].option in {"C", "D"}


def test_every_uncertain_input_has_one_swing() -> None:
    case = risk.case("C")
    found = tornado(case)
    assert sorted(one.input for one in found) == sorted(one.path for one in case.inputs() if one.quantity.uncertain)
    assert {one.option for one in found} == {"", "C", "E"}


def test_an_option_moves_with_its_own_inputs_only() -> None:
    found = next(one for one in tornado(risk.case()) if one.input == "C.handle_time")
    low, high = found.true_costs["D"]
    assert low == high
    assert found.true_costs["C"][0] < found.true_costs["C"][1]


def test_certain_inputs_have_no_tornado() -> None:
    assert tornado(risk.case(certain=True)) == ()


def test_values_are_shown_beside() -> None:
    found = tornado(risk.case("C"), {"buyer.margin": 12.0})
    assert {one.input: one.value for one in found}["buyer.margin"] == 12.0
