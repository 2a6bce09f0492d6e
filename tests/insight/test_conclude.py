"""What stands beside the ranking: tipping points, alternatives, dominated options, notes, agreement."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from tests.builder import Builder, group, rated
from vendoreval.evaluation import Alternative, Certainty, Evaluation

RATINGS = {
    "talk": {"x": 5, "y": 3, "z": 2},
    "warmth": {"x": 4, "y": 3, "z": 2},
    "trade": {"x": 2, "y": 4, "z": 3},
    "local": {"x": 2, "y": 5, "z": 3},
}


def workspace(**more: Any) -> Builder:
    tree = [
        group("culture", rated("talk", 30), rated("warmth", 20), weight=65),
        group("grasp", rated("trade", 10), rated("local", 10), weight=35),
    ]
    return Builder(tree, {"x": {}, "y": {}, "z": {}}, {"ops": RATINGS, "brand": RATINGS}, **more)


def reweighed(built: Builder, name: str, local: float) -> Builder:
    """The workspace with one criterion at a local weight and its siblings scaled to make room."""
    changed = deepcopy(built)
    families = [changed.criteria, *(top["criteria"] for top in changed.criteria)]
    family = next(one for one in families if any(leaf["id"] == name for leaf in one))
    rest = sum(leaf["weight"] for leaf in family if leaf["id"] != name)
    for leaf in family:
        leaf["weight"] = local if leaf["id"] == name else (1 - local) * leaf["weight"] / rest
    return changed


def test_weights_set_on_the_tipping_point_tie() -> None:
    built = workspace()
    found = built.evaluate().insight
    bands, leader = found.stability, found.verdict.leader or ""
    ends = [
        (band.criterion, local, leads)
        for band in bands
        for local, leads in ((band.low, band.low_leader), (band.high, band.high_leader))
        if leads is not None
    ]
    assert {criterion for criterion, _, _ in ends} >= {"culture", "grasp"}
    for criterion, local, leads in ends:
        scores = reweighed(built, criterion, local).scores()
        assert abs((scores[leads] or 0) - (scores[leader] or 0)) < 1e-9
        assert leads != leader


def first(found: Evaluation, name: str) -> float:
    """P(first)."""
    confidence = found.option(name).confidence
    assert confidence is not None
    return confidence.first


def of_kind(found: Evaluation, kind: str) -> dict[str, Alternative]:
    return {one.name: one for one in found.insight.alternatives if one.kind == kind}


def test_alternatives_by_hand() -> None:
    built = workspace(
        own_weights={"brand": {"grasp": 90}}, settings={"raters": {"ops": {}, "brand": {"name": "Brand"}}}
    )
    found = built.evaluate(draws=500, thorough=True)
    assert found.insight.verdict.leader == "x"
    assert of_kind(found, "rater's weights")["Brand"].leader == "y"
    assert {name: one.leader for name, one in of_kind(found, "without criterion").items()} == {
        "Culture": "y",
        "Grasp": "x",
    }
    assert {name: one.leader for name, one in of_kind(found, "without option").items()} == {
        "X": "y",
        "Y": "x",
        "Z": "x",
    }
    assert [one.subject for one in of_kind(found, "without option").values()] == ["x", "y", "z"]
    assert of_kind(found, "without option")["X"].leaves_out("x")
    assert of_kind(found, "rater's weights")["Brand"].subject == "brand"
    assert set(of_kind(found, "method")) == {"weighted product", "TOPSIS", "VIKOR", "PROMETHEE II"}
    assert all(one.note for one in of_kind(found, "method").values())
    spreads = of_kind(found, "spread")
    assert set(spreads) == {"0.5 times the spreads", "1.5 times the spreads"}
    surest = (spreads["0.5 times the spreads"].first or {})["x"]
    assert surest > first(found, "x") > (spreads["1.5 times the spreads"].first or {})["x"]
    assert set(of_kind(found, "rater")) == set(of_kind(found, "without rater")) == {"ops", "Brand"}


def test_methods_put_the_option_that_is_best_everywhere_first() -> None:
    ratings = {leaf: {"x": 4, "y": 5, "z": 2} for leaf in RATINGS}
    built = workspace()
    built.ratings = {"ops": ratings, "brand": ratings}
    found = built.evaluate(thorough=True)
    assert {one.leader for one in of_kind(found, "method").values()} == {"y"}
    assert found.insight.dominated == {"x": ("y",), "z": ("y", "x")}
    assert "Y is at least as good as X on every criterion." in found.insight.notes


def test_an_equal_option_dominates_nobody() -> None:
    ratings = {leaf: {"x": 4, "y": 4, "z": 4} for leaf in RATINGS}
    built = workspace()
    built.ratings = {"ops": ratings, "brand": ratings}
    assert built.evaluate().insight.dominated == {}


def test_a_lead_that_does_not_matter_is_noted() -> None:
    ratings = {"talk": {"x": 4, "y": 3.99}}
    built = Builder([rated("talk")], {"x": {}, "y": {}}, {"ops": ratings, "brand": ratings})
    assert "X leads Y by 0.2 points, less than the 1 that matter." in built.evaluate().insight.notes


def test_a_score_above_its_own_interval_is_noted() -> None:
    ratings = {leaf: {"x": 5, "y": 3, "z": 2} for leaf in RATINGS}
    built = workspace()
    built.ratings = {"ops": ratings, "brand": ratings}
    found = built.evaluate(draws=500)
    option = found.option("x")
    assert option.confidence is not None
    assert (option.score or 0) > option.confidence.p90
    assert any("above the interval for X" in note for note in found.insight.notes)


def test_a_baseline_that_is_out_stays_the_yardstick() -> None:
    leaf = {"id": "cost", "weight": 1, "computed": "true_cost", "points": {"60 %": 100, "140 %": 0}}
    ratings = {"talk": {"home": 1, "x": 5, "y": 4}}
    vendors = {"home": {"true_cost": 100}, "x": {"true_cost": 120}, "y": {"true_cost": 80}}
    built = Builder([rated("talk", 1, floor=2), leaf], vendors, {"ops": ratings, "brand": ratings})
    found = built.evaluate()
    assert [(option.id, option.rank) for option in found.options] == [("y", 1), ("x", 2), ("home", None)]
    assert found.option("x").cells["cost"].points == pytest.approx(25)
    assert "Home is out and stays the yardstick for cost." in found.insight.notes


def test_raters_agreement_and_leaders() -> None:
    other = {leaf: {"x": 1, "y": 5, "z": 3} for leaf in RATINGS}
    built = workspace()
    built.ratings = {"ops": RATINGS, "brand": other}
    agreement = built.evaluate().insight.agreement
    assert agreement is not None
    assert agreement.leaders == {"ops": "x", "brand": "y"}
    assert agreement.widest[0] == ("talk", "x", 100)


def test_without_draws_nothing_is_said_of_chances() -> None:
    found = workspace().evaluate()
    assert found.insight.verdict.certainty is Certainty.UNDRAWN
    assert found.insight.win == {}
    assert found.insight.questions == ()
    assert all(option.confidence is None for option in found.options)


def test_one_option_alone() -> None:
    built = Builder([rated("talk")], {"x": {}}, {"ops": {"talk": {"x": 4}}, "brand": {"talk": {"x": 4}}})
    found = built.evaluate(draws=200, thorough=True)
    assert found.insight.verdict.options == ("x",)
    assert first(found, "x") == 1
    assert found.insight.levers == ()


def test_nobody_ranked() -> None:
    ratings = {"talk": {"x": 1}}
    built = Builder([rated("talk", floor=2)], {"x": {}}, {"ops": ratings, "brand": ratings})
    found = built.evaluate(draws=200, thorough=True)
    assert found.insight.verdict.certainty is Certainty.NO_OPTION
    assert found.insight.verdict.leader is None
    assert (found.insight.levers, found.insight.stability, found.insight.attainable) == ((), (), ())


def test_win_shares_of_two_add_up_to_one() -> None:
    found = workspace().evaluate(draws=500)
    for (one, other), share in found.insight.win.items():
        assert share + found.insight.win[other, one] == pytest.approx(1)


def test_all_that_tie_are_named() -> None:
    ratings = {"talk": {"x": 4, "y": 4, "z": 4, "w": 3}}
    built = Builder([rated("talk")], {name: {} for name in ratings["talk"]}, {"ops": ratings})
    assert built.evaluate().insight.notes[0] == "X, Y and Z have equally many points."


def test_a_mix_with_a_part_that_is_out_is_said() -> None:
    built = workspace()
    built.vendors["x"]["out"] = {"why": "Lost the certificate", "by": "Board", "date": "2026-10-01"}
    built.vendors["mix"] = {"kind": "mixed", "parts": [{"vendor": "x", "share": 0.5}, {"vendor": "y", "rest": True}]}
    rated_too = {leaf: {**given, "mix": 3} for leaf, given in RATINGS.items()}
    built.ratings = {"ops": rated_too, "brand": rated_too}
    assert "Mix rests in part on X, which is out." in built.evaluate().insight.notes
    del built.vendors["x"]["out"]
    assert not any("rests in part" in note for note in built.evaluate().insight.notes)
