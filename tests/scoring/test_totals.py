"""Weights, hierarchy, totals, ranks and what is not known."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builder import Builder, group, rated
from vendoreval.evaluation import Standing


def workspace(leaves: list[dict[str, Any]], ratings: dict[str, dict[str, Any]], **more: Any) -> Builder:
    """A workspace in which two raters say the same: leaf to option to rating."""
    options = dict.fromkeys(name for given in ratings.values() for name in given)
    return Builder(leaves, {name: {} for name in options}, {"ops": ratings, "brand": ratings}, **more)


def test_a_total_by_hand() -> None:
    tree = [
        group("culture", rated("talk", 3), rated("warmth", 1), weight=60),
        group("grasp", rated("local", None), rated("trade", None), weight=40),
    ]
    ratings = {"talk": {"x": 5}, "warmth": {"x": 1}, "local": {"x": 3}, "trade": {"x": 4}}
    option = workspace(tree, ratings).evaluate().option("x")
    cells = option.cells
    assert list(cells) == ["culture", "talk", "warmth", "grasp", "local", "trade"]
    assert cells["culture"].points == pytest.approx(75)
    assert cells["grasp"].points == pytest.approx(62.5)
    assert option.score == pytest.approx(0.6 * 75 + 0.4 * 62.5)
    assert cells["talk"].contribution == pytest.approx(45)
    leaves = sum(cells[name].contribution for name in ratings)
    assert leaves == pytest.approx(cells["culture"].contribution + cells["grasp"].contribution) == option.score


def test_a_group_without_weight_weighs_the_sum_of_its_children() -> None:
    tree = [group("culture", rated("talk", 20), rated("warmth", 10)), rated("trade", 70)]
    found = workspace(tree, {"talk": {"x": 3}}).evaluate()
    assert [round(one.weight, 9) for one in found.criteria] == [0.3, 0.2, 0.1, 0.7]
    assert found.criterion("culture").weighting == "sum of children"


@pytest.mark.parametrize(
    ("more", "weights"),
    [
        ({"ranked": ["talk", "warmth", "trade", "local"]}, [0.5208, 0.2708, 0.1458, 0.0625]),
        ({"swing": {"talk": 100, "warmth": 60, "trade": 30, "local": 10}}, [0.5, 0.3, 0.15, 0.05]),
        (
            {
                "pairwise": {
                    "talk over warmth": 2,
                    "talk over trade": 4,
                    "talk over local": 8,
                    "warmth over trade": 2,
                    "warmth over local": 4,
                    "trade over local": 2,
                }
            },
            [8 / 15, 4 / 15, 2 / 15, 1 / 15],
        ),
    ],
)
def test_weights_by_order_by_swings_and_by_pairs(more: dict[str, Any], weights: list[float]) -> None:
    leaves = [rated(name) for name in ("talk", "warmth", "trade", "local")]
    for leaf in leaves:
        del leaf["weight"]
    found = workspace(leaves, {"talk": {"x": 3}}, more=more).evaluate()
    assert [one.weight for one in found.criteria] == pytest.approx(weights, abs=5e-5)


def test_a_range_of_weights_counts_by_its_middle() -> None:
    leaves = [rated("talk", {"low": 20, "high": 40}), rated("trade", 70)]  # type: ignore[arg-type]
    found = workspace(leaves, {"talk": {"x": 3}}).evaluate()
    assert found.criterion("talk").weight == pytest.approx(0.3)
    assert found.criterion("talk").weight_range == pytest.approx((0.2, 0.4))


def test_options_rank_by_points_and_equal_ones_share_a_rank() -> None:
    ratings = {"talk": {"d": 3, "b": 4, "c": 4, "a": 1}}
    found = workspace([rated("talk")], ratings).evaluate()
    assert [(option.id, option.rank) for option in found.options] == [("b", 1), ("c", 1), ("d", 3), ("a", 4)]


@pytest.mark.parametrize("out_of", [1, 10, 500, 1000])
def test_totals_print_on_the_buyers_scale(out_of: float) -> None:
    tree = [rated("talk", 3), rated("warmth", 1)]
    option = (
        workspace(tree, {"talk": {"x": 4}, "warmth": {"x": 2}}, settings={"score": {"out_of": out_of}})
        .evaluate()
        .option("x")
    )
    assert option.score == pytest.approx(out_of * 0.625)
    assert option.cells["talk"].contribution == pytest.approx(out_of * 0.5625)
    assert option.cells["talk"].points == pytest.approx(75)


def test_what_is_missing_counts_by_its_middle_and_shows_both_ends() -> None:
    option = workspace([rated("talk", 3), rated("warmth", 1)], {"talk": {"x": 4}}).evaluate().option("x")
    assert (option.low, option.score, option.high) == pytest.approx((56.25, 68.75, 81.25))
    assert option.known == pytest.approx(0.75)
    assert option.cells["warmth"].missing


@pytest.mark.parametrize(("weight", "standing"), [(1, Standing.RANKED), (0.99, Standing.UNRANKED)])
def test_an_option_under_half_known_is_listed_and_not_ranked(weight: float, standing: Standing) -> None:
    found = workspace([rated("talk", weight), rated("warmth", 1)], {"talk": {"x": 4}}).evaluate(draws=200)
    option = found.option("x")
    assert option.standing is standing
    assert (option.rank, option.confidence is None) == ((1, False) if standing is Standing.RANKED else (None, True))
    assert option.score is not None


def test_standings_follow_one_another() -> None:
    vendors: dict[str, dict[str, Any]] = {
        "a": {"stage": "long list"},
        "b": {"out": {"why": "A rival owns it", "by": "Board", "date": "2026-10-01"}},
        "c": {},
        "d": {},
    }
    ratings = {"talk": {"d": 2, "b": 5}}
    found = Builder([rated("talk")], vendors, {"ops": ratings, "brand": ratings}).evaluate()
    assert [option.id for option in found.options] == ["d", "c", "b", "a"]


def test_an_older_scorecard_is_recomputed_and_every_difference_named() -> None:
    ratings = {"talk": {"x": 4, "y": 3, "z": 2}}
    stated = {"totals": {"x": 375, "y": 260, "z": 125.4}, "out_of": 500, "source": "scorecard-v3.xlsx"}
    found = workspace([rated("talk")], ratings, settings={"stated": stated, "score": {"out_of": 1000}}).evaluate()
    assert [(one.option, one.stated, one.computed) for one in found.stated] == [("y", 260, 250), ("z", 125.4, 125)]
    assert found.option("x").stated_total == 375


def test_an_older_scorecard_is_compared_in_the_digits_it_prints() -> None:
    ratings = {"talk": {"x": 4, "y": 3, "z": 2}}
    stated = {"totals": {"x": 3.75, "y": 2.52, "z": 1.2}, "out_of": 5}
    built = workspace([rated("talk")], ratings, settings={"stated": stated})
    found = built.evaluate().stated
    assert [(one.option, one.decimals, one.computed) for one in found] == [("y", 2, 2.5), ("z", 1, 1.25)]
    assert [one.option for one in built.evaluate(vendors=["x", "y"]).stated] == ["y"]


def test_an_older_scorecard_is_not_held_against_another_drivers_weights() -> None:
    ratings = {"talk": {"x": 4, "y": 3, "z": 2}, "warmth": {"x": 1, "y": 1, "z": 1}}
    built = workspace([rated("talk", 1), rated("warmth", 0)], ratings, settings={"stated": {"totals": {"x": 70}}})
    built.drivers = {"growth": {"weights": {"warmth": 1}}}
    assert [one.option for one in built.evaluate().stated] == ["x"]
    assert built.evaluate(driver="growth").stated == ()
    built.settings["driver"] = "growth"
    assert [one.computed for one in built.evaluate().stated] == [37.5]


def test_drivers_change_weights_criteria_and_requirements() -> None:
    overlay = {
        "weights": {"talk": 3},
        "drop": ["warmth", "sites"],
        "add": [{"criterion": rated("growth", 1)}],
        "requirements": [{"id": "agents", "needs": {"agents_offered": ">= 40"}}],
    }
    tree = [rated("talk", 1), rated("warmth", 1)]
    ratings = {"talk": {"x": 5, "y": 2}, "warmth": {"x": 1, "y": 5}, "growth": {"x": 3, "y": 3}}
    gates = [{"id": "sites", "needs": {"owns_sites": True}}]
    vendors: dict[str, dict[str, Any]] = {
        "x": {"provides": {"owns_sites": True, "agents_offered": 50}},
        "y": {"provides": {"owns_sites": True, "agents_offered": 30}},
        "z": {"provides": {"owns_sites": False, "agents_offered": 50}},
    }
    built = Builder(tree, vendors, {"ops": ratings, "brand": ratings}, gates, drivers={"growth": overlay})
    plain, driven = built.evaluate(), built.evaluate(driver="growth")
    assert plain.option("x").score == pytest.approx(50)
    assert [option.standing for option in plain.options] == [Standing.RANKED, Standing.RANKED, Standing.OUT]
    assert driven.option("x").score == pytest.approx(0.75 * 100 + 0.25 * 50)
    assert [criterion.id for criterion in driven.criteria] == ["talk", "growth"]
    assert {option.id: option.standing for option in driven.options} == {
        "x": Standing.RANKED,
        "y": Standing.OUT,
        "z": Standing.UNRANKED,
    }
    leaders = {found.name: found.leader for found in plain.insight.alternatives if found.kind == "driver"}
    assert plain.insight.verdict.leader == "y"
    assert leaders == {"Growth": "x"}
    assert {found.name for found in driven.insight.alternatives if found.kind == "driver"} == {"no driver"}


def test_only_some_options_are_scored_and_costs_keep_their_yardstick() -> None:
    leaf = {"id": "cost", "computed": "true_cost", "points": {"60 %": 100, "140 %": 0}}
    built = Builder([leaf], {"home": {"true_cost": 100}, "x": {"true_cost": 80}, "y": {"true_cost": 90}})
    assert built.scores(vendors=["x"]) == pytest.approx({"x": 75})
    with pytest.raises(KeyError, match="nobody"):
        built.evaluate(vendors=["nobody"])


@pytest.mark.parametrize("wrong", [{"draws": 7}, {"draws": 2_000_000}, {"seed": -1}])
def test_draws_and_seed_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    project = workspace([rated("talk")], {"talk": {"x": 3}})
    with pytest.raises(ValueError, match="found"):
        project.evaluate(**wrong)


def test_an_order_without_what_a_driver_drops_is_an_order_still() -> None:
    """Rank-order centroids of two, 3/4 and 1/4, not those of three scaled up."""
    ratings = {"talk": {"x": 5}, "warmth": {"x": 5}, "grasp": {"x": 1}}
    built = Builder(
        [rated("talk", None), rated("warmth", None), rated("grasp", None)],
        {"x": {}},
        {"ops": ratings},
        drivers={"growth": {"drop": ["talk"]}},
        more={"ranked": ["talk", "warmth", "grasp"]},
    )
    assert built.scores(driver="growth") == pytest.approx({"x": 75})
