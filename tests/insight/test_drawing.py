"""What the draws do with floors, requirements, gaps, weights and stated costs."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.builder import Builder, group, measured, rated
from vendoreval.evaluation import Confidence
from vendoreval.insight.drawing import draw, draw_weights
from vendoreval.scoring.score import score

FCR = {"50 %": 0, "90 %": 100}


def both(ratings: dict[str, dict[str, Any]]) -> dict[str, dict[str, dict[str, Any]]]:
    return {"ops": ratings, "brand": ratings}


def confidence(built: Builder, option: str, **options: Any) -> Confidence:
    found = built.evaluate(draws=4000, **options).option(option).confidence
    assert found is not None
    return found


def two(leaf: dict[str, Any], first: Any, second: Any, **more: Any) -> Builder:
    ratings = {"talk": {"first": 4, "second": 3}}
    return Builder([rated("talk"), leaf], {"first": first, "second": second}, both(ratings), **more)


def test_a_gate_on_an_uncertain_figure_excludes_in_the_draws_where_it_fails() -> None:
    vendor = {"measures": {"first_contact_resolution": {"p10": 0.6, "p90": 0.8}}}
    gate = {"id": "solved", "needs": {"first_contact_resolution": ">= 60 %"}}
    built = two(measured("first_contact_resolution", FCR), vendor, vendor, requirements=[gate])
    found = confidence(built, "first")
    assert found.excluded == pytest.approx(0.10, abs=0.002)
    assert sum(found.acceptability) == pytest.approx(1 - found.excluded)
    notes = built.evaluate(draws=4000).insight.notes
    assert "First misses a requirement or floor in 10 draws of 100." in notes


def test_a_certain_figure_excludes_never() -> None:
    vendor = {"measures": {"first_contact_resolution": 0.7}}
    gate = {"id": "solved", "needs": {"first_contact_resolution": ">= 60 %"}}
    built = two(measured("first_contact_resolution", FCR), vendor, vendor, requirements=[gate])
    assert confidence(built, "first").excluded == 0


@pytest.mark.parametrize("where", ["leaf", "group", "total", "score of"])
def test_floors_exclude_in_the_draws_where_they_are_missed(where: str) -> None:
    leaf = rated("talk")
    tree = [group("culture", leaf, weight=1), rated("trade", 0.001)]
    built = Builder(tree, {"x": {}, "y": {}}, both({"talk": {"x": 3, "y": 5}, "trade": {"x": 3, "y": 3}}))
    if where == "leaf":
        leaf["floor"] = 3
    elif where == "group":
        tree[0]["floor"] = 50
    elif where == "total":
        built.settings["score"] = {"out_of": 1000, "floor": 500}
    else:
        built.requirements = [{"id": "gate", "needs": {"score of culture": ">= 50"}}]
    assert confidence(built, "x").excluded == pytest.approx(0.5, abs=0.05)
    assert confidence(built, "y").excluded < 0.3


def test_a_floor_where_points_level_off_is_missed_by_the_figure_alone() -> None:
    """From 70 % on every share earns 100 points; only the share itself tells who is below 72 %."""
    vendor = {"measures": {"first_contact_resolution": {"p10": 0.72, "p90": 0.84}}}
    certain = {"measures": {"first_contact_resolution": 0.8}}
    leaf = measured("first_contact_resolution", {"50 %": 0, "70 %": 100}, floor=0.72)
    assert confidence(two(leaf, vendor, certain), "first").excluded == pytest.approx(0.10, abs=0.002)
    assert confidence(two(leaf, vendor, certain), "second").excluded == 0


def test_a_floor_on_a_tenders_formula_is_on_the_figure() -> None:
    vendor = {"measures": {"first_contact_resolution": {"p10": 0.6, "p90": 0.8}}}
    leaf = measured("first_contact_resolution", relative="min_max", floor=0.6)
    assert confidence(two(leaf, vendor, vendor), "first").excluded == pytest.approx(0.10, abs=0.002)


def test_a_leaf_nobody_knows_is_drawn_from_before_any_evidence() -> None:
    built = Builder([rated("talk", 3), rated("trade", 1)], {"x": {}}, both({"talk": {"x": 5}}))
    found = built.scoring()
    drawn = draw(found, score(found), None, seed=1, draws=4000)
    unknown = drawn.points["x", "trade"]
    assert (unknown.mean(), unknown.std()) == pytest.approx((50, 20), abs=0.7)
    assert drawn.points["x", "talk"].mean() < 100


def test_weights_vary_as_they_were_stated() -> None:
    leaves = [rated("talk", {"low": 20, "high": 40}), rated("trade", 70)]  # type: ignore[arg-type]
    ranged = draw_weights(Builder(leaves, {"x": {}}).scoring(), seed=1, draws=1000)
    assert (ranged[:, 0].min(), ranged[:, 0].max()) == pytest.approx((20 / 90, 40 / 110), abs=0.01)
    leaves = [rated(name, None) for name in ("talk", "trade", "warmth")]
    for leaf in leaves:
        del leaf["weight"]
    order = ["warmth", "talk", "trade"]
    ranked = draw_weights(Builder(leaves, {"x": {}}, more={"ranked": order}).scoring(), seed=1, draws=1000)
    assert (ranked[:, 2] >= ranked[:, 0]).all()
    assert (ranked[:, 0] >= ranked[:, 1]).all()
    points = draw_weights(Builder([rated("talk", 3), rated("trade", 1)], {"x": {}}).scoring(), seed=1, draws=1000)
    assert points[:, 0].mean() == pytest.approx(0.75, abs=0.005)
    assert points.sum(axis=1) == pytest.approx(np.ones(1000))


def test_a_stated_true_cost_is_drawn_too() -> None:
    leaf = {"id": "cost", "computed": "true_cost", "points": {"50 %": 100, "150 %": 0}}
    vendors = {"home": {"true_cost": 100}, "x": {"true_cost": {"low": 80, "mode": 90, "high": 130}}}
    built = Builder([leaf], vendors)
    home, x = confidence(built, "home"), confidence(built, "x")
    assert (home.p10, home.p90) == (50, 50)
    assert x.p90 - x.p10 > 10
    assert 0.5 < x.first < 1


def test_relative_costs_are_drawn_by_the_same_formula() -> None:
    leaf = {"id": "cost", "computed": "true_cost", "relative": "lowest_over_price"}
    vendors = {"home": {"true_cost": 100}, "x": {"true_cost": {"low": 80, "mode": 90, "high": 130}}}
    built = Builder([leaf], vendors)
    assert built.evaluate().option("home").score == pytest.approx(90)
    found = confidence(built, "home")
    assert found.p90 == pytest.approx(100)


def test_more_draws_and_another_seed_move_little() -> None:
    vendor = {"measures": {"first_contact_resolution": {"mean": 0.7, "n": 40}}}
    built = two(measured("first_contact_resolution", FCR), vendor, vendor)
    chances = [confidence(built, "first", seed=seed).first for seed in (1, 2, 3)]
    assert max(chances) - min(chances) < 0.04
    assert len(set(chances)) > 1


def test_of_very_many_draws_only_some_are_kept_leaf_by_leaf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vendoreval.insight.drawing.KEPT", 300)
    leaf = {"id": "cost", "weight": 1, "computed": "true_cost", "points": {"50 %": 100, "150 %": 0}}
    ratings = both({"talk": {"home": 3, "x": 4}})
    vendors = {"home": {"true_cost": 100}, "x": {"true_cost": {"low": 80, "mode": 90, "high": 130}}}
    built = Builder([rated("talk"), leaf], vendors, ratings)
    found = built.scoring()
    drawn = draw(found, score(found), None, seed=1, draws=1000)
    assert {len(points) for points in drawn.points.values()} == {300}
    assert len(drawn.head.scores) == len(drawn.head.weights) == 300
    assert built.evaluate(draws=1000).insight.questions


def test_the_project_file_may_state_the_assumptions() -> None:
    known = Builder([rated("talk", 1), rated("trade", 1)], {"x": {}})
    surer = Builder([rated("talk", 1), rated("trade", 1)], {"x": {}}, settings={"uncertainty": {"concentration": 600}})
    usual, narrow = (draw_weights(one.scoring(), seed=1, draws=2000)[:, 0].std() for one in (known, surer))
    assert narrow == pytest.approx(usual * (61 / 601) ** 0.5, rel=0.05)
    printed = {what: (figure, basis) for what, figure, basis in surer.scoring().assumptions.printed()}
    assert printed["concentration of the stated weights"] == ("600 per group of siblings", "vendoreval.yaml")
    assert printed["error of a lone rater"] == ("12 points", "assumption")
