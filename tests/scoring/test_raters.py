"""Several raters' words become one figure."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builder import Builder, rated
from vendoreval.evaluation import Cell


def cell(ratings: dict[str, Any], combine: Any = "mean", weights: dict[str, float] | None = None) -> Cell:
    given = {rater: {"talk": {"x": rating}} for rater, rating in ratings.items()}
    raters = {rater: {"weight": (weights or {}).get(rater, 1)} for rater in ("ops", "brand", "finance")}
    built = Builder([rated("talk")], {"x": {}}, given, settings={"combine": combine, "raters": raters})
    return built.evaluate(draws=0).option("x").cells["talk"]


THREE = {"ops": 2, "brand": 3, "finance": 5}


@pytest.mark.parametrize(
    ("combine", "weights", "figure"),
    [
        ("mean", {}, 10 / 3),
        ("median", {}, 3),
        ("lowest", {}, 2),
        ({"mean": 0.75, "lowest": 0.25}, {}, 3),
        ("mean", {"finance": 0.5}, 3),
        ("median", {"finance": 3}, 5),
        ("lowest", {"ops": 0}, 3),
    ],
)
def test_the_ways_of_combining(combine: Any, weights: dict[str, float], figure: float) -> None:
    assert cell(THREE, combine, weights).figure == pytest.approx(figure)


def test_an_interval_counts_by_its_middle() -> None:
    assert cell({"ops": "2 to 3"}).figure == 2.5


def test_a_consensus_replaces_the_score_and_keeps_it() -> None:
    found = cell({"ops": {"score": 5, "consensus": 4.5}, "brand": 4})
    assert found.figure == 4.25
    assert found.judgements[0].before_consensus == 5


def test_who_abstains_is_not_counted() -> None:
    found = cell({"ops": "abstain", "brand": 4})
    assert (found.figure, found.known) == (4, 1)
    assert [judgement.state for judgement in found.judgements] == ["abstain", "rated"]


@pytest.mark.parametrize("word", ["unknown", "abstain"])
def test_where_nobody_says_a_figure_nothing_is_known(word: str) -> None:
    found = cell({"ops": word, "brand": word})
    assert (found.figure, found.known, found.low, found.points, found.high) == (None, 0, 0, 50, 100)


def test_unknown_from_one_leaves_the_others_word() -> None:
    assert cell({"ops": "unknown", "brand": 2}).figure == 2


def test_a_note_and_the_evidence_stay_with_the_word() -> None:
    found = cell({"ops": [4, "lost the thread in 2 of 12 calls"], "brand": {"score": 2, "note": "slow"}})
    assert [judgement.note for judgement in found.judgements] == ["lost the thread in 2 of 12 calls", "slow"]


def test_two_who_agree_are_surer_than_one_and_quarrels_make_unsure() -> None:
    alone = cell({"ops": 4}).error_sd
    agreed = cell({"ops": 4, "brand": 4}).error_sd
    assert agreed <= alone


def test_agreeing_after_a_discussion_makes_nobody_surer() -> None:
    leaves = [rated("talk"), rated("warmth")]
    quarrel = {"ops": {"talk": {"x": 1, "y": 5}}, "brand": {"talk": {"x": 5, "y": 1}}}
    settled = {
        rater: {"talk": {vendor: {"score": own, "consensus": 3} for vendor, own in given["talk"].items()}}
        for rater, given in quarrel.items()
    }
    errors = [
        Builder(leaves, {"x": {}, "y": {}}, ratings).evaluate().option("x").cells["talk"].error_sd
        for ratings in (quarrel, settled)
    ]
    assert errors[0] == pytest.approx(errors[1])


def test_a_rater_of_weight_nought_makes_nobody_surer() -> None:
    both = cell({"ops": 4, "brand": 4}, weights={"brand": 0})
    assert both.error_sd == pytest.approx(cell({"ops": 4}).error_sd)


def test_a_rater_without_weight_in_the_panel_has_a_leader_alone() -> None:
    ratings = {"ops": {"talk": {"x": 5, "y": 1}}, "brand": {"talk": {"x": 2, "y": 3}}}
    raters = {"ops": {"weight": 0}, "brand": {}}
    built = Builder([rated("talk")], {"x": {}, "y": {}}, ratings, settings={"raters": raters})
    found = built.evaluate(draws=0)
    assert found.option("y").rank == 1
    assert found.insight.agreement is not None
    assert found.insight.agreement.leaders == {"ops": "x", "brand": "y"}


def test_a_rater_without_weight_lends_neither_doubt_nor_name() -> None:
    found = cell({"ops": "1 to 5", "brand": 4}, weights={"ops": 0})
    assert (found.figure, found.source) == (4, "rated by brand")
    assert [judgement.rater for judgement in found.judgements] == ["ops", "brand"]
    assert found.error_sd == cell({"brand": 4}).error_sd
