from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.cost.example import BASELINE, buyer, operation, option, options
from vendoreval.cost.breakeven import break_evens, churn_curves, roots
from vendoreval.cost.inputs import Buyer, Option, Part, Tier
from vendoreval.cost.present import present_values


def _gap(one: Buyer, first: Option, second: Option, baseline: Option = BASELINE) -> float:
    found = present_values(one, (first, second), baseline)
    return float(found[first.id].true_cost - found[second.id].true_cost)


def test_at_each_break_even_the_two_cost_the_same() -> None:
    found = {
        name: {flip.against: flip for flip in held} for name, held in break_evens(buyer(), options(), BASELINE).items()
    }
    flip = found["C"]["D"]
    assert flip.churn_multiple is not None
    assert flip.price is not None
    scaled = buyer(**{f"churn_{end}": base * flip.churn_multiple for end, base in _deltas().items()})
    assert _gap(scaled, option("C"), option("D")) == pytest.approx(0, abs=1.0)
    assert _gap(buyer(), option("C", tiers=(Tier(flip.price),)), option("D")) == pytest.approx(0, abs=1.0)
    phi = option("C", first_contact_resolution=flip.first_contact_resolution)
    assert _gap(buyer(), phi, option("D")) == pytest.approx(0, abs=1.0)
    losing = replace(option("C"), extra_loss=flip.customers_a_month or 0.0)
    assert _gap(buyer(), losing, option("D")) == pytest.approx(0, abs=1.0)
    assert flip.price_change == pytest.approx(flip.price / 4.10 - 1)


def test_a_moved_baseline_moves_the_others_too() -> None:
    flip = next(one for one in break_evens(buyer(), options(), BASELINE)["E"] if one.against == "C")
    moved = option("E", first_contact_resolution=flip.first_contact_resolution)
    assert _gap(buyer(), moved, option("C"), moved) == pytest.approx(0, abs=1.0)


def test_the_multiple_is_the_same_from_both_sides() -> None:
    found = break_evens(buyer(), options(), BASELINE)
    both = {(name, flip.against): flip.churn_multiple for name, held in found.items() for flip in held}
    assert all(both[one, other] == both[other, one] for one, other in both)


def test_a_curve_holds_the_true_cost_at_each_multiple() -> None:
    curves = churn_curves(buyer(), options(), BASELINE, (0.0, 0.5, 1.0))
    halved = buyer(**{f"churn_{end}": base / 2 for end, base in _deltas().items()})
    found = present_values(halved, options(), BASELINE)
    assert [multiple for multiple, _ in curves["C"]] == [0.0, 0.5, 1.0]
    for name, curve in curves.items():
        assert curve[1][1] == pytest.approx(float(found[name].true_cost))


def test_no_figure_flips_what_is_cheaper_everywhere() -> None:
    worse = Option.of(replace(operation("C", fixed=9000.0), id="F"))
    flips = {flip.against: flip for flip in break_evens(buyer(), (option("C"), worse, BASELINE), BASELINE)["C"]}
    assert flips["F"].churn_multiple is None


def test_a_mixed_option_has_no_price_or_resolution_of_its_own() -> None:
    mixed = Option("mix", (Part(operation("A"), share=0.5), Part(operation("E"), share=0.5)))
    flips = break_evens(buyer(), (mixed, BASELINE), BASELINE)["mix"]
    assert (flips[0].price, flips[0].price_change, flips[0].first_contact_resolution) == (None, None, None)
    assert flips[0].churn_multiple is not None


def test_one_option_alone_has_no_break_even() -> None:
    assert break_evens(buyer(), (BASELINE,), BASELINE) == {"E": ()}


def test_the_root_nearest_to_today_is_taken() -> None:
    found = roots(lambda x: (x - 1) * (x - 2) * (x - 7), 1, 0.0, 10.0, 6.0)
    assert found == [pytest.approx(7.0, abs=1e-6)]
    assert roots(np.ones_like, 1, 0.0, 10.0, 6.0) == [None]


def _deltas() -> dict[str, float]:
    return {"effort": 0.012, "failed": 0.06, "dropped": 0.06}
