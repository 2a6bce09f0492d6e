"""Agents needed against agents offered, on the screen and as JSON."""

import json

import pytest

from vendoreval.cost.staffing.plan import Plan, Team, plan
from vendoreval.project.model.staffing import StaffingProfile
from vendoreval.render import staffing as render

CONTACTS = [12_000, 15_000]
NAMES = {"a": "Enough", "b": "Too few \x1b[31m", "c": "Silent", "d": "Odd"}


@pytest.fixture(scope="module")
def plans() -> dict[str, Plan | str]:
    profile = StaffingProfile.model_validate(
        {"half_hours": [1] * 16 + [5] * 32, "target": {"answered": "80 %", "within": 20}, "patience": 120}
    )
    offers = {"a": (90, None), "b": (20, 25), "c": (None, None)}
    found: dict[str, Plan | str] = {
        option: plan(profile, CONTACTS, Team(8.0, 0.3, offered=regular, offered_at_peak=peak))
        for option, (regular, peak) in offers.items()
    }
    return {**found, "d": "it cannot be costed; no price"}


def test_the_screen_names_the_low_bid_last(plans: dict[str, Plan | str]) -> None:
    found = plans["b"]
    assert isinstance(found, Plan)
    lines = render.staffing(plans, NAMES).splitlines()
    assert lines[-3] == "Odd: it cannot be costed; no price"
    assert lines[-2].startswith(
        f"Low bid: Too few \\x1b[31m is {found.mean - 20:.1f} agents below the mean need and "
        f"{found.peak - 25:.1f} below the need of month 2 (short in 2 months of 2; then "
    )
    assert lines[-2].endswith("hang up).")
    assert lines[-1] == "Silent does not say how many agents it offers: ask."
    assert not any("Enough" in line for line in lines[-3:])


def test_an_assumed_cap_is_called_one(plans: dict[str, Plan | str]) -> None:
    assert "85 % occupied (an assumption)" in render.staffing(plans, NAMES)


def test_a_narrow_terminal_drops_columns_and_cuts_no_figure(plans: dict[str, Plan | str]) -> None:
    text = render.staffing(plans, NAMES, width=60)
    assert max(map(len, text.splitlines())) <= 60
    assert "Needed" in text
    assert "Hang up" not in text


def test_without_patience_nobody_is_said_to_hang_up() -> None:
    profile = StaffingProfile.model_validate({"half_hours": [1] * 48, "target": {"answered": 0.8, "within": 20}})
    found = plan(profile, CONTACTS, Team(8.0, 0.3, offered=1))
    text = render.staffing({"a": found}, NAMES)
    assert "Hang up" not in text
    assert "hang up" not in text.splitlines()[-1]
    short = json.loads(render.staffing_json({"a": found}))["options"]["a"]["busiest_week"]["met_with_agents_offered"]
    assert short["phone"]["mean_wait_seconds"] is None


def test_json(plans: dict[str, Plan | str]) -> None:
    document = json.loads(render.staffing_json(plans))
    assert (document["format"], document["version"]) == ("vendoreval-staffing", 1)
    few = document["options"]["b"]
    assert few["low_bid"]
    assert few["short_months"] == [1, 2]
    assert len(few["busiest_week"]["agents"]) == 336
    assert sum(few["busiest_week"]["agents"]) / 2 == few["busiest_week"]["hours"]
    assert document["options"]["d"] == {"unplanned": "it cannot be costed; no price"}
    assert document["options"]["c"]["full_time"]["offered"] is None
