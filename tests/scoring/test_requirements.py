"""Requirements pass, fail or are pending, with the reason and its place; floors are minimums nothing makes up for."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builder import Builder, measured, rated
from vendoreval.evaluation import Option, Outcome, RequirementOutcome, Standing


def outcome(needs: dict[str, Any], vendor: dict[str, Any], rating: Any = 4, **more: Any) -> RequirementOutcome:
    gate = {"id": "gate", "needs": needs, **more}
    ratings = {"ops": {"talk": {"x": rating}}, "brand": {"talk": {"x": rating}}}
    built = Builder([rated("talk")], {"home": {}, "x": vendor}, ratings, [gate])
    option = built.evaluate().option("x")
    return next(found for found in option.requirements if found.id == "gate")


PROVIDES = {
    "certifications": {
        "PCI DSS": {"until": "2026-09-30", "grade": "document"},
        "ISO 27001": {"until": "2027-09-30", "grade": "document"},
    },
    "languages": {"en": "C1", "es": {"level": "native", "hours": "Mon-Fri 08:00-20:00"}, "fr": {"hours": "24x7"}},
    "channels": {"phone": "24x7", "chat": None, "fax": "no"},
    "agents_offered": {"value": 46, "grade": "document"},
    "owns_sites": True,
    "rents_agents": {"value": False},
}


@pytest.mark.parametrize(
    ("needs", "result", "reason"),
    [
        ({"certifications": "ISO 27001"}, Outcome.PASS, "ISO 27001 provided"),
        ({"certifications": "PCI DSS"}, Outcome.FAIL, "PCI DSS certificate ended 2026-09-30"),
        ({"certifications": "SOC 2"}, Outcome.FAIL, "SOC 2 not provided"),
        ({"certifications": ["ISO 27001", "SOC 2"]}, Outcome.FAIL, "SOC 2 not provided"),
        ({"badges": "SOC 2"}, Outcome.PENDING, "SOC 2 not known"),
        ({"languages": {"en": "B2"}}, Outcome.PASS, "en B2 provided"),
        ({"languages": {"en": "native"}}, Outcome.FAIL, "en at C1, native needed"),
        ({"languages": {"fr": "B1"}}, Outcome.PENDING, "fr level not stated"),
        ({"languages": {"en": "24x7"}}, Outcome.PENDING, "en hours not stated"),
        (
            {"languages": {"es": {"level": "C1", "hours": "24x7"}}},
            Outcome.FAIL,
            "es Mon-Fri 08:00-20:00, 24x7 needed",
        ),
        ({"languages": {"es": "Mon-Fri 09:00-17:00"}}, Outcome.PASS, "es Mon-Fri 09:00-17:00 provided"),
        ({"channels": "chat"}, Outcome.PENDING, "chat not known"),
        ({"channels": "fax"}, Outcome.FAIL, "fax not provided"),
        ({"agents_offered": ">= 40"}, Outcome.PASS, "agents offered 46, at least 40 needed"),
        ({"agents_offered": "> 46"}, Outcome.FAIL, "agents offered 46, more than 46 needed"),
        ({"agents_offered": "<= 45"}, Outcome.FAIL, "agents offered 46, at most 45 needed"),
        ({"peak_agents": ">= 40"}, Outcome.PENDING, "peak agents not stated"),
        ({"owns_sites": True}, Outcome.PASS, "owns sites: yes"),
        ({"owns_sites": False}, Outcome.FAIL, "owns sites: yes"),
        ({"rents_agents": True}, Outcome.FAIL, "rents agents: no"),
        ({"shares_notes": True}, Outcome.PENDING, "shares notes not stated"),
        ({"score of talk": ">= 75"}, Outcome.PASS, "75.0 points on talk, at least 75 needed"),
        ({"score of talk": "> 75"}, Outcome.FAIL, "75.0 points on talk, more than 75 needed"),
    ],
)
def test_each_kind_of_condition(needs: dict[str, Any], result: Outcome, reason: str) -> None:
    found = outcome(needs, {"provides": PROVIDES})
    assert (found.outcome, found.reason) == (result, reason)
    assert found.place.startswith("vendors/x.yaml:") or "points" in found.reason


def test_a_condition_on_a_measure_speaks_in_its_unit() -> None:
    vendor = {"measures": {"first_contact_resolution": {"value": "62 %", "grade": "measured"}}}
    found = outcome({"first_contact_resolution": ">= 70 %"}, vendor)
    assert found.outcome is Outcome.FAIL
    assert found.reason == "First-contact resolution 62 %, at least 70 % needed"


def test_points_that_are_not_known_leave_it_pending() -> None:
    assert outcome({"score of talk": ">= 50"}, {}, rating="unknown").outcome is Outcome.PENDING


@pytest.mark.parametrize(
    ("proof", "grade", "result"),
    [
        ("claim", "claim", Outcome.PASS),
        ("document", "claim", Outcome.PENDING),
        ("document", "document", Outcome.PASS),
        ("document", "measured", Outcome.PASS),
        ("reference", "document", Outcome.PENDING),
        ("measured", "reference", Outcome.PENDING),
    ],
)
def test_what_is_proved_by_less_than_asked_is_pending(proof: str, grade: str, result: Outcome) -> None:
    vendor = {"provides": {"certifications": {"PCI DSS": {"until": "2027-01-01", "grade": grade}}}}
    assert outcome({"certifications": "PCI DSS"}, vendor, proof=proof).outcome is result


def test_a_pending_one_is_named_with_the_question_that_settles_it() -> None:
    vendor = {"provides": {"languages": {"es": {"level": "native", "hours": "24x7"}}}}
    needs = {"languages": {"es": {"level": "C1", "hours": "24x7"}}}
    found = outcome(needs, vendor, proof="document", name="24-hour Spanish", ask="Which rosters show it?")
    assert (found.reason, found.to_do) == ("24-hour Spanish: claimed, not shown", "Which rosters show it?")
    assert found.place == "vendors/x.yaml:6"


def test_one_of_several_that_is_not_shown_is_named() -> None:
    vendor = {"provides": {"channels": {"phone": {"hours": "24x7", "grade": "document"}, "email": "24x7"}}}
    found = outcome({"channels": {"phone": "24x7", "email": "24x7"}}, vendor, proof="document", name="Always open")
    assert (found.reason, found.to_do) == ("Always open: email 24x7 claimed, not shown", "ask for a document")


def option(leaves: list[dict[str, Any]], vendor: dict[str, Any], ratings: Any = None, **settings: Any) -> Option:
    built = Builder(leaves, {"home": {}, "x": vendor}, ratings or {}, settings=settings)
    return built.evaluate().option("x")


@pytest.mark.parametrize(("rating", "standing"), [(2, Standing.RANKED), (1.9, Standing.OUT)])
def test_a_floor_on_a_rating(rating: float, standing: Standing) -> None:
    ratings = {"ops": {"talk": {"x": rating}}, "brand": {"talk": {"x": rating}}}
    found = option([rated("talk", floor=2)], {}, ratings)
    assert found.standing is standing
    if standing is Standing.OUT:
        failed = found.blocking(Outcome.FAIL)[0]
        assert failed.reason == "Talk 1.9, at least 2 needed"
        assert failed.place == "vendors/ratings/ops.yaml:6"


@pytest.mark.parametrize(("hours", "standing"), [(40, Standing.RANKED), (41, Standing.OUT)])
def test_a_floor_where_lower_is_better_is_the_most_there_may_be(hours: float, standing: Standing) -> None:
    leaf = measured("resolution_time_p90", {"10": 100, "80": 0}, floor=40)
    found = option([leaf], {"measures": {"resolution_time_p90": hours}})
    assert found.standing is standing
    if standing is Standing.OUT:
        assert found.blocking(Outcome.FAIL)[0].reason.endswith("41 hours, at most 40 hours needed")


def test_a_floor_on_a_group_and_on_the_total() -> None:
    grouped = {"id": "culture", "weight": 1, "floor": 60, "criteria": [rated("talk"), rated("warmth")]}
    ratings = {"ops": {"talk": {"x": 5}, "warmth": {"x": 1}}, "brand": {"talk": {"x": 5}, "warmth": {"x": 1}}}
    assert option([grouped], {}, ratings).blocking(Outcome.FAIL)[0].reason == (
        "Culture 50.0 points, at least 60 needed"
    )
    below = option([rated("talk"), rated("warmth")], {}, ratings, score={"out_of": 1000, "floor": 501})
    assert below.standing is Standing.OUT
    assert below.blocking(Outcome.FAIL)[0].reason == "total 500.0, at least 501 needed"
    assert option([rated("talk"), rated("warmth")], {}, ratings, score={"floor": 50}).standing is Standing.RANKED


@pytest.mark.parametrize(
    ("least", "outcome"), [(62, Outcome.PASS), (80, Outcome.PENDING), (87, Outcome.PENDING), (88, Outcome.FAIL)]
)
@pytest.mark.parametrize("where", ["group", "total", "score of"])
def test_what_is_not_known_leaves_a_minimum_open(where: str, least: float, outcome: Outcome) -> None:
    """75 points on one half and nothing known of the other: from 37.5 to 87.5, and 62.5 at the middle."""
    grouped = {"id": "culture", "weight": 1, "criteria": [rated("talk"), rated("warmth")]}
    built = Builder([grouped], {"x": {}}, {"ops": {"talk": {"x": 4}}})
    if where == "group":
        grouped["floor"] = least
    elif where == "total":
        built.settings["score"] = {"floor": least}
    else:
        built.requirements = [{"id": "gate", "needs": {"score of culture": f">= {least}"}}]
    found = built.evaluate().option("x")
    assert [one.outcome for one in found.requirements] in ([outcome], [] if outcome is Outcome.PASS else [outcome])
    assert found.standing is (Standing.OUT if outcome is Outcome.FAIL else Standing.RANKED)


def test_a_floor_is_not_missed_by_what_is_not_known() -> None:
    assert option([rated("talk", floor=4), rated("warmth", 3)], {}, {"ops": {"warmth": {"x": 5}}}).rank == 1


def test_who_is_excluded_by_decision_is_kept_with_the_reason() -> None:
    decided = {"why": "The owner is a competitor", "by": "Board", "date": "2026-10-01"}
    ratings = {"ops": {"talk": {"x": 5}}, "brand": {"talk": {"x": 5}}}
    found = option([rated("talk")], {"out": decided}, ratings)
    assert (found.standing, found.rank, found.score) == (Standing.OUT, None, 100)
    assert found.blocking(Outcome.FAIL)[0].reason == "excluded by Board on 2026-10-01: The owner is a competitor"


def test_on_the_long_list_only_requirements_are_asked() -> None:
    gate = {"id": "gate", "needs": {"owns_sites": True}}
    vendors = {
        "home": {},
        "x": {"stage": "long list", "provides": {"owns_sites": True}},
        "y": {"stage": "long list", "provides": {"owns_sites": False}},
    }
    built = Builder([rated("talk", floor=3)], vendors, requirements=[gate]).evaluate()
    assert built.option("x").standing is Standing.LONG_LIST
    assert built.option("x").score is None
    assert built.option("y").standing is Standing.OUT
    assert built.option("y").score is None


def test_a_floor_is_said_in_its_unit_and_direction() -> None:
    leaves = [
        {"id": "culture", "weight": 1, "floor": 40, "criteria": [rated("talk", floor=2)]},
        measured("resolution_time_p90", {"10": 100, "80": 0}, floor=40),
        measured("first_contact_resolution", {"50 %": 0, "90 %": 100}, floor=0.6),
    ]
    found = Builder(leaves, {"x": {}}).evaluate()
    assert {one.id: one.floor_shown for one in found.criteria} == {
        "culture": "at least 40 points",
        "talk": "at least 2",
        "resolution_time_p90": "at most 40 hours",
        "first_contact_resolution": "at least 60 %",
    }
