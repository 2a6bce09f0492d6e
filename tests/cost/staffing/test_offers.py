"""Staffing of a project's options: volumes from the cost model, agents offered from the vendor files."""

from pathlib import Path

import pytest

from tests.cost import workspace
from vendoreval.cost.inputs import Option
from vendoreval.cost.reading import read_case
from vendoreval.cost.staffing.alarm import check_staffing
from vendoreval.cost.staffing.offers import Volume, plans
from vendoreval.cost.staffing.plan import Plan
from vendoreval.cost.term import assemble, months

PROFILE = f"""\
  staffing:
    half_hours: [{", ".join(["1"] * 16 + ["6"] * 20 + ["3"] * 12)}]
    target: {{answered: 80 %, within: 20}}
    patience: 150
    least_agents: 1
"""
SETTINGS = workspace.SETTINGS + PROFILE
OFFERS = "provides: {{agents_offered: {}, peak_agents_offered: {{value: {}, grade: document}}}}\n"


def planned(folder: Path, settings: str = SETTINGS, **vendors: str) -> dict[str, Plan | str]:
    project = workspace.project(folder, settings, **vendors)
    case = read_case(project)
    assert case is not None
    return dict(plans(project, case))


def one(folder: Path, away: str) -> Plan:
    found = planned(folder, away=away)["away"]
    assert isinstance(found, Plan)
    return found


def test_without_a_profile_nothing_is_planned(tmp_path: Path) -> None:
    assert planned(tmp_path, workspace.SETTINGS) == {}


def test_the_volume_is_the_cost_model_s_first_year(tmp_path: Path) -> None:
    case = workspace.case(tmp_path, SETTINGS)
    buyer, options = case.numbers()
    away = options["away"].parts[0].operation
    option = Option.of(away)
    volume = Volume.of(buyer, away)
    assert len(volume.contacts) == len(volume.productivity) == 12
    for month, contacts, productivity in zip(
        months(buyer, option, assemble(buyer, option)), volume.contacts, volume.productivity, strict=False
    ):
        assert contacts == pytest.approx(float(month.work[0].contacts))
        hours = contacts * float(away.handle_time) / 60 / float(away.occupancy) / productivity
        assert hours == pytest.approx(float(month.work[0].hours))
    assert list(volume.productivity) == sorted(volume.productivity)


def test_agents_offered_are_read_from_the_offer(tmp_path: Path) -> None:
    found = one(tmp_path, workspace.AWAY + OFFERS.format(7, 9.5))
    assert (found.team.offered, found.team.offered_at_peak, found.team.most) == (7, 9.5, 9.5)
    assert one(tmp_path, workspace.AWAY).team.most is None


def test_too_few_agents_are_a_low_bid(tmp_path: Path) -> None:
    needed = one(tmp_path, workspace.AWAY)
    enough = one(tmp_path, workspace.AWAY + OFFERS.format(needed.peak, needed.peak))
    few = one(tmp_path, workspace.AWAY + OFFERS.format(needed.peak / 2, needed.peak / 2))
    assert not needed.low_bid
    assert not enough.low_bid
    assert few.low_bid
    assert few.missing == pytest.approx(needed.peak / 2)


def test_what_cannot_be_planned_says_why(tmp_path: Path) -> None:
    both = workspace.MIXED + "  - {vendor: home, share: 40 %}\n  - {vendor: away, rest: true}\n"
    unpriced = "name: Unpriced\nkind: offshore\n"
    found = planned(tmp_path, both=both, unpriced=unpriced)
    assert "mixed option" in str(found["both"])
    assert "cannot be costed" in str(found["unpriced"])


def test_occupancy_is_planned_where_a_file_states_none(tmp_path: Path) -> None:
    found = planned(tmp_path, away=workspace.AWAY)["away"]
    assert isinstance(found, Plan)
    occupancy = workspace.case(tmp_path, SETTINGS, away=workspace.AWAY).operations["away"].inputs["occupancy"]
    assert occupancy.quantity.stated == pytest.approx(found.occupancy)
    assert not occupancy.is_default
    assert occupancy.basis.startswith("vendoreval.yaml:")
    assert "planned" in occupancy.basis


def test_a_stated_occupancy_stands(tmp_path: Path) -> None:
    away = workspace.AWAY.replace("measures:\n", "measures:\n  occupancy: 77 %\n")
    occupancy = workspace.case(tmp_path, SETTINGS, away=away).operations["away"].inputs["occupancy"]
    assert occupancy.quantity.stated == 0.77
    assert occupancy.basis.startswith("vendors/away.yaml:")


def test_without_a_profile_occupancy_is_the_default(tmp_path: Path) -> None:
    assert workspace.case(tmp_path, workspace.SETTINGS).operations["away"].inputs["occupancy"].is_default


def alarms(folder: Path, away: str) -> list[tuple[str, str]]:
    project = workspace.project(folder, SETTINGS, away=away)
    case = read_case(project)
    assert case is not None
    return [(found.code, found.place) for found in check_staffing(project, case)]


def test_a_low_bid_is_found_where_the_offer_stands(tmp_path: Path) -> None:
    few = workspace.AWAY + OFFERS.format(1, 1.5)
    line = few[: few.index("agents_offered")].count("\n") + 1
    found = alarms(tmp_path, few)
    assert [code for code, _ in found] == ["too-few-agents", "too-few-agents"]
    assert {place.rpartition(":")[0] for _, place in found} == {f"vendors/away.yaml:{line}"}
    assert alarms(tmp_path, workspace.AWAY + OFFERS.format(200, 200)) == []
    assert alarms(tmp_path, workspace.AWAY) == []


def test_an_occupancy_the_volume_does_not_allow_is_noted(tmp_path: Path) -> None:
    stated = workspace.AWAY.replace("measures:\n", "measures:\n  occupancy: {}\n")
    assert alarms(tmp_path, stated.replace("{}", "97 %")) == [("occupancy-above-plan", "vendors/away.yaml:6:14")]
    assert alarms(tmp_path, stated.replace("{}", "2 %")) == []
