"""The five kinds of leaf and their value functions, from YAML to points."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builder import Builder, measured, rated
from vendoreval.evaluation import Cell


def cell(leaf: dict[str, Any], vendor: dict[str, Any], ratings: Any = None, **settings: Any) -> Cell:
    """The one leaf's cell of an option beside a baseline of which nothing is known."""
    given = {name: {"x": {"x": rating}} for name, rating in (ratings or {}).items()}
    built = Builder([{**leaf, "id": "x"}], {"home": {}, "x": vendor}, given, settings=settings)
    if "raters" not in settings:
        built.settings["raters"] = {"ops": {}, "brand": {}, "finance": {}}
    return built.evaluate().option("x").cells["x"]


ANCHORED = {"0": "Asks nothing", "1": "Asks for the name", "4": "Asks for the name and the order"}
STEEP = {"1": {"points": 0, "says": "No reply"}, "3": {"points": 80, "says": "A reply"}, "5": "A reply and a fix"}


@pytest.mark.parametrize(
    ("scale", "rating", "points"),
    [
        (ANCHORED, 0, 0.0),
        (ANCHORED, 4, 100.0),
        (ANCHORED, 1, 25.0),
        (ANCHORED, 2.5, 62.5),
        (STEEP, 3, 80.0),
        (STEEP, 2, 40.0),
        (STEEP, 4, 90.0),
    ],
)
def test_a_rating_lies_between_its_anchors(scale: Any, rating: float, points: float) -> None:
    found = cell({"rating": scale, "ask": "What is asked?"}, {}, {"ops": rating})
    assert found.points == pytest.approx(points)
    assert found.figure == rating
    assert found.place == "vendors/ratings/ops.yaml:6"


def test_rating_points_are_earned_out_of_the_weight() -> None:
    leaves = [{"id": "plan", "weight": 30, "rating": "points"}, {"id": "team", "weight": 70, "rating": "points"}]
    built = Builder(leaves, {"x": {}}, {"ops": {"plan": {"x": 21}, "team": {"x": 35}}})
    option = built.evaluate().option("x")
    assert option.cells["plan"].points == pytest.approx(70)
    assert option.cells["team"].points == pytest.approx(50)
    assert option.score == pytest.approx(21 + 35)


@pytest.mark.parametrize(
    ("shape", "figure", "points"),
    [
        ({"points": {"50 %": 0, "90 %": 100}}, "70 %", 50.0),
        ({"points": {"50 %": 0, "90 %": 100}}, "95 %", 100.0),
        ({"points": {"50 %": 0, "90 %": 100}}, "20 %", 0.0),
        ({"points": {"0.2": 0, "0.6": 80, "0.9": 100}}, 0.4, 40.0),
        ({"points": {"0.2": 0, "0.6": 80, "0.9": 100}}, 0.75, 90.0),
    ],
)
def test_a_measure_is_straight_between_its_pairs_and_flat_outside(shape: Any, figure: Any, points: float) -> None:
    leaf = {"measure": "first_contact_resolution", **shape}
    found = cell(leaf, {"measures": {"first_contact_resolution": figure}})
    assert found.points == pytest.approx(points)


@pytest.mark.parametrize(
    ("figure", "points"), [(0.60, 0.0), (0.70, 50.0), (0.80, 100.0), (0.86, 100.0), (0.93, 50.0), (1.0, 0.0)]
)
def test_a_target_band_is_best_in_the_middle(figure: float, points: float) -> None:
    leaf = {"measure": "occupancy", "band": ["60 %", 0.80, 0.86, "100 %"]}
    assert cell(leaf, {"measures": {"occupancy": figure}}).points == pytest.approx(points)


def test_a_measure_without_points_runs_over_its_plausible_range() -> None:
    definition = {"name": "Days", "unit": "days", "low": 0, "high": 10, "better": "lower", "source": "Own, 2026"}
    built = Builder([measured("days")], {"x": {"measures": {"days": 2.5}}}, more={"measures": {"days": definition}})
    assert built.evaluate().option("x").cells["days"].points == pytest.approx(75)


def test_the_stated_value_of_a_distribution_scores() -> None:
    leaf = {"measure": "attrition", "points": {"0 %": 100, "100 %": 0}}
    for figure, points in (
        ({"low": 0.2, "mode": 0.3, "high": 0.6}, 70),
        ({"low": 0.2, "mode": 0.3, "high": 0.6, "value": 0.4}, 60),
        ({"successes": 5, "trials": 20}, 75),
    ):
        assert cell(leaf, {"measures": {"attrition": figure}}).points == pytest.approx(points)


@pytest.mark.parametrize(
    ("figure", "shown"), [(14000, "14,000"), (1800.4, "1,800"), (0.125, "0.125"), (12.345, "12.35")]
)
def test_a_measure_is_shown_with_its_unit(figure: float, shown: str) -> None:
    leaf = {"measure": "largest_daily_email"}
    assert cell(leaf, {"measures": {"largest_daily_email": figure}}).shown == f"{shown} e-mails a day"


def coverage(*items: Any, of: str = "channels", **terms: str) -> dict[str, Any]:
    return {"coverage": {"of": of, "items": terms or list(items)}}


CHANNELS = {"phone": "24x7", "chat": "Mon-Fri 08:00-20:00", "email": None, "fax": "no"}


@pytest.mark.parametrize(
    ("leaf", "points", "shown"),
    [
        (coverage("phone", "chat"), 100.0, "2 of 2"),
        (coverage("phone", "chat", "social", "fax"), 50.0, "2 of 4"),
        (coverage(phone="24x7", chat="24x7"), 100 * (1 + 60 / 168) / 2, "68 % of 2 channels"),
        (coverage(chat="Mon-Sat 10:00-20:00"), 100 * 5 / 6, "83 % of 1 channels"),
    ],
)
def test_coverage_is_the_share_of_what_is_required(leaf: Any, points: float, shown: str) -> None:
    found = cell(leaf, {"provides": {"channels": CHANNELS}})
    assert found.points == pytest.approx(points)
    assert found.shown == shown
    assert found.known == 1


def test_coverage_not_known_stands_in_the_middle_with_both_ends() -> None:
    found = cell(coverage("phone", "email", "fax"), {"provides": {"channels": CHANNELS}})
    assert (found.low, found.points, found.high) == pytest.approx((100 / 3, 50, 200 / 3))
    assert found.known == pytest.approx(2 / 3)
    assert "not known: email" in found.source


def test_coverage_of_a_block_that_is_not_there_is_not_known() -> None:
    found = cell(coverage("phone"), {})
    assert (found.known, found.low, found.points, found.high) == (0, 0, 50, 100)


def test_hours_are_compared_across_time_zones() -> None:
    provides = {"channels": {"phone": "Mon-Fri 08:00-18:00 America/Los_Angeles"}}
    found = cell(coverage(phone="Mon-Fri 08:00-18:00 America/New_York"), {"provides": provides})
    assert found.points == pytest.approx(70)


def test_hours_without_a_zone_are_the_buyers() -> None:
    """The buyer's own opening hours say where the buyer's clock hangs."""
    buyer = {
        "customers": 1000,
        "margin": 30,
        "churn": "2 %",
        "issues": 0.2,
        "staffing": {
            "weekdays": [1] * 7,
            "half_hours": [1] * 48,
            "hours": "24x7 America/New_York",
            "target": {"answered": 0.8, "within": 20},
        },
    }
    provides = {"channels": {"phone": "Mon-Fri 08:00-18:00 America/Los_Angeles", "chat": "Mon-Fri 08:00-18:00"}}
    team = {"first_contact_resolution": "80 %", "handle_time": 8, "unanswered_share": "2 %"}
    home = {"measures": team, "price": {"model": "hour", "rate": 10}, "provides": provides}
    leaves = [{"id": item, **coverage(**{item: "Mon-Fri 08:00-18:00"})} for item in ("phone", "chat")]
    cells = Builder(leaves, {"home": home}, settings={"buyer": buyer}).evaluate().option("home").cells
    assert {name: found.points for name, found in cells.items()} == pytest.approx({"phone": 70, "chat": 100})


def test_language_levels_are_met_or_not() -> None:
    provides = {"languages": {"en": "C1", "es": "native", "fr": {"level": "B1"}, "de": {"hours": "24x7"}}}
    leaf = coverage(of="languages", en="B2", es="C1", fr="B2", de="B1")
    found = cell(leaf, {"provides": provides})
    assert (found.low, found.high) == pytest.approx((50, 75))


def test_a_certificate_that_has_ended_covers_nothing() -> None:
    provides = {"certifications": {"ISO 27001": {"until": "2026-10-31"}, "PCI DSS": {"until": "2026-11-01"}}}
    leaf = coverage("ISO 27001", "PCI DSS", of="certifications")
    assert cell(leaf, {"provides": provides}).points == 50


@pytest.mark.parametrize(
    ("answer", "points", "known"),
    [(True, 100, 1), (False, 0, 1), ({"value": True, "grade": "document"}, 100, 1), (None, 50, 0)],
)
def test_yes_or_no(answer: Any, points: float, known: float) -> None:
    provides = {} if answer is None else {"owns_sites": answer}
    found = cell({"yes_no": "owns_sites"}, {"provides": provides})
    assert (found.points, found.known) == (points, known)


def test_true_cost_is_read_against_the_baseline() -> None:
    leaf = {"id": "cost", "computed": "true_cost", "points": {"60 %": 100, "140 %": 0}}
    vendors = {"home": {"true_cost": 200}, "x": {"true_cost": 180}, "y": {"true_cost": 400}, "z": {}}
    scores = Builder([leaf], vendors).scores()
    assert scores == pytest.approx({"x": 62.5, "home": 50, "y": 0, "z": 50})


def test_evidence_lends_its_grade_and_day() -> None:
    evidence = [
        {"id": "deck", "what": "Slides", "grade": "claim", "date": "2026-10-01", "for": ["x"]},
        {"id": "calls", "what": "Calls heard", "grade": "measured", "date": "2026-09-01", "n": 40, "for": ["x"]},
    ]
    found = cell(rated("x"), {"evidence": evidence}, {"ops": 4})
    assert (found.grade, str(found.date), found.evidence) == ("measured", "2026-09-01", ("deck", "calls"))


def test_a_grade_of_its_own_is_not_raised_by_other_evidence() -> None:
    evidence = [{"id": "deck", "what": "Slides", "grade": "document", "date": "2026-10-01", "for": ["channels"]}]
    provides = {"channels": {"phone": {"grade": "claim"}, "chat": "24x7"}}
    vendor = {"evidence": evidence, "provides": provides}
    assert cell(coverage("phone"), vendor).grade == "claim"
    assert cell(coverage("chat"), vendor).grade == "document"
