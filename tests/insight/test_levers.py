"""Every lever, applied to the files, really makes its option first; one per cent less of the change does not."""

from __future__ import annotations

import json
import tempfile
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from tests.builder import Builder, measured, rated
from tests.cost import workspace as cost
from vendoreval.cost.model import CostModel
from vendoreval.evaluation import Lever
from vendoreval.front import load
from vendoreval.insight.levers import enough, nearest
from vendoreval.pipeline import evaluate
from vendoreval.project.tree import weigh
from vendoreval.scoring.score import score
from vendoreval.scoring.scoring import Scoring

REPOSITORY = Path(__file__).parents[2]
Files = dict[str, Any]


@cache
def starter() -> str:
    """The starter's files as JSON, path to content."""
    paths = [REPOSITORY / "vendoreval.yaml", REPOSITORY / "criteria/customer-support.yaml"]
    paths += [*REPOSITORY.glob("vendors/*.yaml"), *REPOSITORY.glob("vendors/ratings/*.yaml")]
    files = {
        path.relative_to(REPOSITORY).as_posix(): yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths
    }
    return json.dumps(files, default=str)


def leaders(files: Files) -> list[str]:
    """The ids of the options that rank first once the files are written and read again."""
    with tempfile.TemporaryDirectory() as folder:
        for path, content in files.items():
            target = Path(folder) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(json.dumps(content), encoding="utf-8")
        project = load(folder)
        model = CostModel.of(project)
        costs = model.true_costs if model else {}
        yardstick = costs.get(project.settings.baseline, 1.0)
        ratios = {name: cost / yardstick for name, cost in costs.items()}
        tree = weigh(project.criteria, project.criteria_path)
        scoring = Scoring(project, tree, None, ratios, None, tuple(project.vendors))
        return [option.id for option in score(scoring, errors=False) if option.rank == 1]


def applied(files: Files, lever: Lever, figure: float) -> Files:
    """The files with the lever's figure written where the figure is read."""
    changed = deepcopy(files)
    vendor = changed[f"vendors/{lever.option}.yaml"]
    if lever.kind == "price":
        price = vendor["price"]
        holder, key = (price["wage"], "base") if "wage" in price else (price, "rate")
        holder[key] = figure
    elif lever.kind == "measure":
        vendor["measures"][lever.input] = figure
    else:
        for path, content in changed.items():
            if path.startswith("vendors/ratings/") and lever.option in content["ratings"].get(lever.input, {}):
                content["ratings"][lever.input][lever.option] = figure
    return changed


def check(files: Files, lever: Lever) -> None:
    """Applying it makes the option first, and 1 % less does not."""
    assert leaders(applied(files, lever, lever.needed)) == [lever.option], lever
    less = lever.now + 0.99 * (lever.needed - lever.now)
    assert lever.option not in leaders(applied(files, lever, less)), lever


@cache
def starter_levers() -> tuple[Lever, ...]:
    return evaluate(load(REPOSITORY), draws=0, thorough=True).insight.levers


def test_the_starter_has_levers_and_the_baseline_too() -> None:
    assert {lever.kind for lever in starter_levers()} >= {"price", "measure"}
    assert any(lever.option == "in-house" and lever.kind == "price" for lever in starter_levers())


@pytest.mark.parametrize("kind", ["price", "measure", "rating"])
@pytest.mark.parametrize("option", ["nearshore-hybrid", "in-house", "offshore-budget"])
def test_levers_of_the_starter(option: str, kind: str) -> None:
    chosen = [lever for lever in starter_levers() if (lever.option, lever.kind) == (option, kind)]
    for lever in chosen:
        check(json.loads(starter()), lever)


def test_price_levers_come_first_then_those_nearest_against_their_own_doubt() -> None:
    own = [lever for lever in starter_levers() if lever.option == "nearshore-hybrid"]
    assert own[0].kind == "price"
    spreads = [lever.spread for lever in own[1:] if lever.spread is not None]
    assert spreads == sorted(spreads)


def pair(leaves: list[dict[str, Any]], first: dict[str, Any], second: dict[str, Any], **more: Any) -> Builder:
    return Builder(leaves, {"first": first, "second": second}, **more)


def small(built: Builder) -> tuple[Files, tuple[Lever, ...]]:
    return built.files(), built.evaluate(thorough=True).insight.levers


LEAVES = [rated("talk", 1), measured("first_contact_resolution", {"50 %": 0, "90 %": 100}, 1)]
RATINGS = {rater: {"talk": {"first": 4, "second": 3}} for rater in ("ops", "brand")}


def shares(first: float, second: float) -> tuple[dict[str, Any], dict[str, Any]]:
    return (
        {"measures": {"first_contact_resolution": first}},
        {"measures": {"first_contact_resolution": second}},
    )


def test_a_rating_and_a_measure_by_hand() -> None:
    files, found = small(pair(LEAVES, *shares(0.7, 0.7), ratings=RATINGS))
    assert {(lever.kind, round(lever.needed, 4)) for lever in found} == {("rating", 4.0), ("measure", 0.8)}
    for lever in found:
        check(files, lever)


def test_what_a_requirement_forbids_is_no_lever() -> None:
    """More occupancy would win, but the buyer allows no more than 82 %."""
    leaves = [rated("talk", 1), measured("occupancy", {"70 %": 0, "95 %": 100}, 1)]
    options = ({"measures": {"occupancy": 0.8}}, {"measures": {"occupancy": 0.8}})
    free = small(pair(leaves, *options, ratings=RATINGS))[1]
    assert {lever.kind for lever in free} == {"rating", "measure"}
    gate = [{"id": "rest", "needs": {"occupancy": "<= 82 %"}}]
    files, held = small(pair(leaves, *options, ratings=RATINGS, requirements=gate))
    assert {lever.kind for lever in held} == {"rating"}
    for lever in held:
        check(files, lever)


def test_what_a_floor_forbids_is_no_lever() -> None:
    """Busier agents earn points for economy, but tire: the group that says so has a floor."""
    tired = {"id": "tired", "weight": 1, "measure": "occupancy", "band": [0.5, 0.6, 0.8, 1.0]}
    care = {"id": "care", "weight": 1, "criteria": [tired, rated("talk", 1)]}
    leaves = [care, measured("occupancy", {"60 %": 0, "100 %": 100}, 4)]
    options = ({"measures": {"occupancy": 0.9}}, {"measures": {"occupancy": 0.85}})
    files, found = small(pair(leaves, *options, ratings=RATINGS))
    assert "measure" in {lever.kind for lever in found}
    for lever in found:
        check(files, lever)
    needed = next(lever.needed for lever in found if lever.kind == "measure")
    care["floor"] = 51
    assert needed == pytest.approx(0.925, abs=0.05)
    files, found = small(pair(leaves, *options, ratings=RATINGS))
    assert "measure" not in {lever.kind for lever in found}


@pytest.mark.parametrize("formula", ["share_of_best", "min_max"])
def test_a_lever_on_a_figure_that_a_tenders_formula_compares(formula: str) -> None:
    leaves = [rated("talk", 1), measured("first_contact_resolution", None, 1, relative=formula)]
    vendors = {name: {"measures": {"first_contact_resolution": share}} for name, share in
               (("first", 0.7), ("second", 0.68), ("third", 0.4))}  # fmt: skip
    ratings = {rater: {"talk": {"first": 4, "second": 3.5, "third": 1}} for rater in ("ops", "brand")}
    files, found = small(Builder(leaves, vendors, ratings))
    chosen = [lever for lever in found if lever.option == "second"]
    assert {lever.kind for lever in chosen} >= {"measure"}
    for lever in chosen:
        check(files, lever)


def test_a_tender_scored_on_true_cost_moves_for_all() -> None:
    files = json.loads(starter())
    cost = next(leaf for leaf in files["criteria/customer-support.yaml"]["criteria"] if leaf["id"] == "true_cost")
    del cost["points"]
    cost["relative"] = "lowest_over_price"
    with tempfile.TemporaryDirectory() as folder:
        for path, content in files.items():
            target = Path(folder) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(json.dumps(content), encoding="utf-8")
        found = evaluate(load(folder), draws=0).insight.levers
    prices = [lever for lever in found if lever.kind in {"price", "measure"}]
    assert prices
    for lever in prices[:4]:
        check(files, lever)


def test_moving_an_option_moves_those_it_works_in() -> None:
    """Most of the mixed option is the cheap one's work, so the cheap one's lower price helps both."""
    with tempfile.TemporaryDirectory() as folder:
        mixed = cost.MIXED + "  - {vendor: away, share: 70 %}\n  - {vendor: home, rest: true}\n"
        found = evaluate(cost.project(Path(folder), both=mixed), draws=0, thorough=True).insight.levers
        files = {
            path.relative_to(folder).as_posix(): yaml.safe_load(path.read_text(encoding="utf-8"))
            for path in Path(folder).rglob("*.yaml")
        }
    assert {(lever.option, lever.kind) for lever in found} >= {("away", "price"), ("away", "measure")}
    assert "PHP 200.00 to" in next(lever.sentence for lever in found if lever.kind == "price")
    for lever in found:
        check(json.loads(json.dumps(files, default=str)), lever)


def test_the_leader_needs_no_lever_and_one_option_has_none() -> None:
    assert "onshore-outcome" not in {lever.option for lever in starter_levers()}
    assert small(Builder([rated("talk")], {"first": {}}, {"ops": {"talk": {"first": 3}}}))[1] == ()


def test_the_nearest_crossing_on_either_side() -> None:
    assert nearest(lambda x: np.abs(x - 5) - 2, 5.0, 0.0, 6.0) == pytest.approx(3)
    assert nearest(lambda x: np.abs(x - 5) - 2, 5.5, 0.0, 10.0) == pytest.approx(7)
    assert nearest(lambda x: x - 20, 5.0, 0.0, 10.0) is None
    assert nearest(lambda x: x - 4, 5.0, 5.0, 5.0) is None


@pytest.mark.parametrize(
    ("needed", "now", "unit", "text"),
    [
        (0.77811, 0.76, "share", "77.9 %"),
        (0.77811, 0.79, "share", "77.8 %"),
        (3.4501, 3.0, "", "3.46"),
        (3.4599, 4.0, "", "3.45"),
        (8.123, 9.0, "minutes", "8.12 minutes"),
        (1234.2, 1000, "e-mails", "1,235 e-mails"),
    ],
)
def test_what_is_printed_is_enough(needed: float, now: float, unit: str, text: str) -> None:
    assert enough(needed, now, unit) == text
