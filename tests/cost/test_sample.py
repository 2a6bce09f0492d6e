from __future__ import annotations

import numpy as np
import pytest

from tests.cost import risk
from tests.cost.example import BASELINE, buyer, options
from vendoreval.cost.present import present_values
from vendoreval.cost.sample import CostDraws, sample, spreads, two_cheapest, worth
from vendoreval.uncertainty.information import perfect_information


@pytest.fixture(scope="module")
def drawn() -> CostDraws:
    return sample(risk.case(), seed=1, draws=16_384)


def test_percentiles_of_the_worked_example(drawn: CostDraws) -> None:
    # Published with Beta(mean n, (1 - mean) n) and lognormal coefficients; shares here are Beta(+ .5) and logit-normal.
    found = spreads(drawn.true_costs, "E")
    expected = {"A": (5014, 7833, 14681), "C": (3334, 4374, 6261), "D": (3537, 4569, 5885)}
    for name, figures in expected.items():
        held = found[name]
        assert [one / 1e3 for one in (held.p10, held.p50, held.p90)] == pytest.approx(figures, rel=0.03)
    cheapest = [found[name].cheapest for name in "ABCDE"]
    assert cheapest == pytest.approx([0.01, 0.13, 0.48, 0.30, 0.07], abs=0.02)
    assert perfect_information(worth(drawn.true_costs)) / 1e3 == pytest.approx(694, rel=0.05)


def test_chances_add_up(drawn: CostDraws) -> None:
    found = spreads(drawn.true_costs, "E")
    assert sum(one.cheapest for one in found.values()) == pytest.approx(1.0)
    assert found["E"].beats_baseline == 0
    assert all(one.p10 < one.p50 < one.p90 for one in found.values())


def test_the_same_seed_gives_the_same_draws(drawn: CostDraws) -> None:
    again = sample(risk.case(), seed=1, draws=16_384)
    assert all(np.array_equal(again.true_costs[name], drawn.true_costs[name]) for name in "ABCDE")
    other = sample(risk.case("A"), seed=2, draws=100)
    assert not np.array_equal(other.true_costs["A"], sample(risk.case("A"), seed=1, draws=100).true_costs["A"])


def test_another_option_changes_no_draw() -> None:
    few, many = sample(risk.case("C"), seed=1, draws=500), sample(risk.case(), seed=1, draws=500)
    assert np.array_equal(few.true_costs["C"], many.true_costs["C"])


def test_what_is_shared_is_drawn_once(drawn: CostDraws) -> None:
    # Margin and churn coefficients move all options together: the gap varies less than its two ends would apart.
    a, b = drawn.true_costs["B"], drawn.true_costs["C"]
    assert np.var(a - b) < np.var(a) + np.var(b)
    assert set(risk.BUYER) == {path.partition(".")[2] for path in drawn.inputs if path.startswith("buyer.")}


def test_without_spread_every_draw_is_as_stated() -> None:
    found = sample(risk.case(), seed=1, draws=5, spread=0.0)
    stated = present_values(buyer(), options(), BASELINE)
    for name in "ABCDE":
        assert found.true_costs[name] == pytest.approx(np.full(5, float(stated[name].true_cost)), rel=1e-12)


def test_certain_inputs_give_constant_costs() -> None:
    found = sample(risk.case(certain=True), seed=1, draws=7)
    assert found.inputs == {}
    assert np.ptp(found.true_costs["A"]) == 0
    assert found.true_costs["A"].shape == (7,)


def test_ties_share_being_the_cheapest() -> None:
    found = spreads({"a": np.array([1.0, 2.0]), "b": np.array([1.0, 3.0])}, "b")
    assert (found["a"].cheapest, found["b"].cheapest) == (0.75, 0.25)
    assert found["a"].beats_baseline == 0.5


def test_the_two_cheapest() -> None:
    assert two_cheapest({"a": 3.0, "b": 1.0, "c": 2.0}) == ["b", "c"]
    assert two_cheapest({"a": 3.0}) == ["a"]


def test_far_draws_are_held_where_the_model_works() -> None:
    found = sample(risk.case("A"), seed=3, draws=200, spread=6.0)
    assert all(np.isfinite(costs).all() for costs in found.true_costs.values())
