"""Formulas of tenders that depend on who else bids, and the published weighted sums that use them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.builder import Builder, measured
from tests.methods.published import FIGHTER, FIGHTER_MAXIMISE, FIGHTER_WEIGHTS
from vendoreval.evaluation import Standing
from vendoreval.scoring.cells import relative_points


def definition(better: str, high: float) -> dict[str, Any]:
    return {"name": "Figure", "unit": "units", "low": 0, "high": high, "better": better, "source": "Own, 2026"}


def tender(
    matrix: list[list[float]], weights: list[float], lower: tuple[int, ...], formula: str = "share_of_best", **more: Any
) -> Builder:
    """Options a1, a2 ... with a measure for each column, scored by the formula."""
    names = [f"c{place + 1}" for place in range(len(weights))]
    highest = np.max(matrix, axis=0).tolist()
    kinds = {
        name: definition("lower" if place in lower else "higher", highest[place]) for place, name in enumerate(names)
    }
    vendors = {
        f"a{row + 1}": {"measures": dict(zip(names, figures, strict=True))} for row, figures in enumerate(matrix)
    }
    leaves = [measured(name, weight=weight, relative=formula) for name, weight in zip(names, weights, strict=True)]
    return Builder(leaves, vendors, more={"measures": kinds}, **more)


def test_hwang_and_yoon_fighter() -> None:
    """Hwang & Yoon (1981), simple additive weighting; the book rounds normalised cells to two digits."""
    lower = tuple(np.flatnonzero(~FIGHTER_MAXIMISE).tolist())
    scores = tender(FIGHTER.tolist(), FIGHTER_WEIGHTS.tolist(), lower).scores()
    assert scores == pytest.approx({"a1": 83.5, "a2": 70.9, "a3": 85.2, "a4": 73.8}, abs=0.2)


def test_afshari_personnel() -> None:
    """Afshari, Mojahed & Yusuff (2010), simple additive weighting for choosing personnel."""
    matrix = [
        [4.0, 7.0, 3.0, 2.0, 2.0, 2.0, 2.0],
        [4.0, 4.0, 6.0, 4.0, 4.0, 3.0, 7.0],
        [7.0, 6.0, 4.0, 2.0, 5.0, 5.0, 3.0],
        [3.0, 2.0, 5.0, 3.0, 3.0, 2.0, 5.0],
        [4.0, 2.0, 2.0, 5.0, 5.0, 3.0, 6.0],
    ]
    found = tender(matrix, [0.283, 0.162, 0.162, 0.07, 0.085, 0.162, 0.076], ()).evaluate()
    scores = {option.id: option.score for option in found.options}
    expected = {"a1": 55.3228, "a2": 71.3485, "a3": 83.7428, "a4": 51.4657, "a5": 57.9342}
    assert scores == pytest.approx(expected, abs=0.01)
    assert {option.id: option.rank for option in found.options} == {"a1": 4, "a2": 2, "a3": 1, "a4": 5, "a5": 3}


@pytest.mark.parametrize(
    ("formula", "lower", "points"),
    [
        ("lowest_over_price", True, {"a1": 100, "a2": 50, "a3": 25}),
        ("share_of_best", True, {"a1": 100, "a2": 50, "a3": 25}),
        ("share_of_best", False, {"a1": 25, "a2": 50, "a3": 100}),
        ("min_max", True, {"a1": 100, "a2": 200 / 3, "a3": 0}),
        ("min_max", False, {"a1": 0, "a2": 100 / 3, "a3": 100}),
    ],
)
def test_each_formula_by_hand(formula: str, lower: bool, points: dict[str, float]) -> None:
    figures = {"a1": 10.0, "a2": 20.0, "a3": 40.0}
    assert relative_points(figures, figures, formula, lower) == pytest.approx(points)


@pytest.mark.parametrize("formula", ["lowest_over_price", "share_of_best", "min_max"])
@pytest.mark.parametrize("lower", [True, False])
@pytest.mark.parametrize("figures", [{"a": 0.0}, {"a": 0.0, "b": 0.0}, {"a": -1.0, "b": 3.0}, {"a": 7.0, "b": 7.0}])
def test_no_figures_lead_outside_the_points(formula: str, lower: bool, figures: dict[str, float]) -> None:
    for points in relative_points(figures, figures, formula, lower).values():
        assert 0 <= points <= 100


def test_draw_by_draw_it_is_the_same_formula() -> None:
    draws = {"a": np.array([1.0, 2.0, 3.0]), "b": np.array([3.0, 2.0, 1.0])}
    for formula in ("lowest_over_price", "min_max"):
        together = relative_points(draws, ("a", "b"), formula, True)
        for place in range(3):
            one = {name: float(figures[place]) for name, figures in draws.items()}
            apart = relative_points(one, ("a", "b"), formula, True)
            assert {name: float(points[place]) for name, points in together.items()} == pytest.approx(apart)


def test_who_cannot_win_sets_no_standard() -> None:
    """A disqualified low bid must not make every other price look dear."""
    matrix = [[10.0], [20.0], [40.0]]
    gates = [{"id": "sites", "needs": {"owns_sites": True}}]
    built = tender(matrix, [1.0], (0,), "lowest_over_price", requirements=gates)
    for name, owns in (("a1", False), ("a2", True), ("a3", True)):
        built.vendors[name]["provides"] = {"owns_sites": owns}
    assert built.scores() == pytest.approx({"a2": 100, "a3": 50, "a1": 100})


def test_leaving_one_out_shows_that_the_formula_turns_the_answer() -> None:
    """The losing third bid decides between the first two, which the evaluation says."""
    matrix = [[10.0, 60.0], [13.0, 90.0], [30.0, 10.0]]
    built = tender(matrix, [1.0, 1.0], (0,), "min_max")
    found = built.evaluate(thorough=True)
    without = {one.name: one.leader for one in found.insight.alternatives if one.kind == "without option"}
    assert found.insight.verdict.leader == "a2"
    assert without == {"A1": "a2", "A2": "a1", "A3": "a1"}


@pytest.mark.parametrize(("lower", "out"), [(True, ["a3"]), (False, ["a1"])])
def test_a_floor_is_in_the_figures_own_unit_and_direction(lower: bool, out: list[str]) -> None:
    built = tender([[10.0], [20.0], [40.0]], [1.0], (0,) if lower else (), "min_max")
    built.criteria[0]["floor"] = 20
    assert [option.id for option in built.evaluate().options if option.standing is Standing.OUT] == out


def test_a_floor_under_relative_true_cost_is_the_most_it_may_be() -> None:
    leaf = {"id": "true_cost", "computed": "true_cost", "relative": "lowest_over_price", "floor": 1.2}
    built = Builder([leaf], {name: {"true_cost": cost} for name, cost in (("a", 100), ("b", 110), ("c", 130))})
    found = {option.id: option.standing for option in built.evaluate().options}
    assert found == {"a": Standing.RANKED, "b": Standing.RANKED, "c": Standing.OUT}
