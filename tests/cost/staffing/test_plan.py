"""A year's staffing: from the profile and a volume to full-time agents, occupancy and what customers meet."""

import math
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from vendoreval.cost.staffing.plan import WEEKS_A_MONTH, Plan, Team, plan, planned_occupancy
from vendoreval.project.model.staffing import StaffingProfile

DAY = [0.0] * 16 + [2, 3, 4, 5, 6, 6, 6, 6, 5, 5, 5, 5, 5, 5, 5, 4, 4, 4, 3, 3] + [2] * 6 + [1] * 4 + [0.5] * 2
SEASON = [0.95, 0.85, 0.90, 0.90, 0.90, 0.90, 0.95, 0.95, 1.00, 1.05, 1.25, 1.40]
TEAM = Team(handle_time=9.6, shrinkage=0.30)


def profile(**changes: Any) -> StaffingProfile:
    return StaffingProfile.model_validate(
        {"half_hours": DAY, "target": {"answered": "80 %", "within": 20}, "highest_occupancy": 1.0, **changes}
    )


def flat(**changes: Any) -> StaffingProfile:
    return profile(half_hours=[1.0] * 48, **changes)


def months(contacts: float) -> list[float]:
    return [contacts * factor for factor in SEASON]


@pytest.mark.parametrize("contacts", [0.0, 10.0, 200.0])
def test_two_agents_around_the_clock_are_twelve_full_time_at_any_volume(contacts: float) -> None:
    team = Team(handle_time=6, shrinkage=0.30, paid_hours=40 * WEEKS_A_MONTH)
    assert plan(flat(least_agents=2), [contacts], team).peak == pytest.approx(12.0)
    at_160_hours = plan(flat(least_agents=2), [contacts], Team(handle_time=6, shrinkage=0.30))
    assert at_160_hours.peak == pytest.approx(13.0, abs=0.05)


def test_a_flat_week_is_one_queue() -> None:
    """10 erlang of three minutes all week: 14 agents for 85 %."""
    contacts = 10 * 20 * 168 * WEEKS_A_MONTH
    found = plan(flat(target={"answered": 0.85, "within": 20}), [contacts], Team(3, 0.0))
    assert found.weeks[0].agents == (14,) * 336
    assert found.occupancy == pytest.approx(10 / 14)
    assert found.met.phone is not None
    assert found.met.phone.answered_in_time == pytest.approx(0.88835, abs=5e-6)
    assert found.full_time[0] == pytest.approx(14 * 168 * WEEKS_A_MONTH / 160)


def test_a_week_of_figures_says_the_same_as_days_times_half_hours() -> None:
    weekdays = [1.2, 1.1, 1.0, 1.0, 1.0, 0.7, 0.5]
    by_day = plan(profile(weekdays=weekdays), months(18_000), TEAM)
    by_week = plan(profile(half_hours=[day * part for day in weekdays for part in DAY]), months(18_000), TEAM)
    assert by_day == by_week


def test_work_does_not_depend_on_how_it_is_staffed() -> None:
    found = plan(profile(), [18_000], TEAM)
    assert found.weeks[0].work == pytest.approx(18_000 / WEEKS_A_MONTH * 9.6 / 60)
    assert found.occupancy == pytest.approx(found.weeks[0].work / found.weeks[0].hours)
    assert planned_occupancy(profile(), [18_000], 9.6) == pytest.approx(found.occupancy)


def test_season_moves_the_need() -> None:
    found = plan(profile(), months(18_000), TEAM)
    assert found.busiest == 12
    assert found.full_time[1] == min(found.full_time)
    assert found.peak > found.mean > min(found.full_time)


def test_nobody_works_while_it_is_closed() -> None:
    found = plan(profile(hours="Mon-Sat 08:00-22:00 America/Monterrey", least_agents=1), [18_000], TEAM)
    agents = np.array(found.weeks[0].agents).reshape(7, 48)
    assert (agents[:6, 16:44] >= 1).all()
    assert agents[6].sum() == agents[:, :16].sum() == agents[:, 44:].sum() == 0
    assert found.weeks[0].work == pytest.approx(18_000 / WEEKS_A_MONTH * 9.6 / 60)


def test_occupancy_is_capped() -> None:
    free = plan(profile(), [400_000], TEAM)
    capped = plan(profile(highest_occupancy=0.85), [400_000], TEAM)
    assert free.occupancy > 0.9
    assert capped.occupancy <= 0.85
    assert capped.mean > free.mean


def test_the_default_cap_is_named_as_such() -> None:
    assert plan(profile(highest_occupancy=None), [400_000], TEAM).occupancy_assumed
    assert not plan(profile(), [400_000], TEAM).occupancy_assumed


def test_shrinkage_is_paid_time_without_work() -> None:
    some, none = (plan(profile(), [18_000], Team(9.6, shrinkage)) for shrinkage in (0.30, 0.0))
    assert some.peak == pytest.approx(none.peak / 0.7)


def test_chats_need_fewer_agents_than_calls() -> None:
    calls = plan(profile(), [80_000], TEAM)
    chats = plan(profile(chat_share=1.0, chat_concurrency=3), [80_000], TEAM)
    assert chats.met.phone is None
    assert chats.met.chat is not None
    assert chats.met.chat.answered_in_time >= 0.8
    assert chats.mean < calls.mean
    assert chats.weeks[0].work == pytest.approx(calls.weeks[0].work)


def test_email_fills_idle_half_hours() -> None:
    calls_only = plan(profile(), [0.7 * 40_000], TEAM)
    email = plan(profile(deferred={"share": 0.3, "within_hours": 24}), [40_000], TEAM)
    apart = 0.3 * 40_000 * 9.6 / 60 / 0.7 / 160
    assert email.weeks[0].work == pytest.approx(40_000 / WEEKS_A_MONTH * 9.6 / 60)
    assert calls_only.peak <= email.peak < calls_only.peak + apart
    assert email.occupancy > calls_only.occupancy


def test_a_shorter_wait_for_email_needs_more_agents() -> None:
    soon, later = (
        plan(profile(deferred={"share": 0.6, "within_hours": hours}), [40_000], TEAM).mean for hours in (0.5, 24)
    )
    assert soon > later


def test_email_that_arrives_at_night_is_answered_in_the_morning() -> None:
    night = profile(
        half_hours=[1.0] * 16 + [0.01] * 32, hours="daily 08:00-24:00", deferred={"share": 1.0, "within_hours": 1}
    )
    agents = np.array(plan(night, [10_000], TEAM).weeks[0].agents).reshape(7, 48)
    assert agents[0, 16:18].min() > 40
    assert agents[0, 18:].max() == 1


def test_patience_tells_who_hangs_up_and_sizes_the_team() -> None:
    found = plan(profile(patience=120, highest_abandonment=0.03), months(18_000), TEAM)
    assert found.met.phone is not None
    assert 0 < found.met.phone.abandoned <= 0.03
    loose = plan(profile(patience=120, highest_abandonment=0.20), months(18_000), TEAM)
    assert loose.mean < found.mean


def test_an_offer_with_enough_agents_raises_no_alarm() -> None:
    found = plan(profile(), months(18_000), Team(9.6, 0.30, offered=200))
    assert (found.short_months, found.missing, found.short) == ((), 0.0, None)
    assert plan(profile(), months(18_000), TEAM).short_months == ()


def test_an_offer_with_fewer_agents_says_when_and_what_customers_meet() -> None:
    needed = plan(profile(patience=120), months(18_000), TEAM)
    found = plan(profile(patience=120), months(18_000), Team(9.6, 0.30, offered=needed.mean))
    assert found.short_months == tuple(month for month, need in enumerate(needed.full_time, 1) if need > needed.mean)
    assert found.missing == pytest.approx(needed.peak - needed.mean)
    assert found.short is not None
    assert found.short.phone is not None
    assert found.met.phone is not None
    assert found.short.phone.abandoned > found.met.phone.abandoned


def test_more_agents_at_the_peak_count_for_the_peak() -> None:
    needed = plan(profile(), months(18_000), TEAM)
    found = plan(profile(), months(18_000), Team(9.6, 0.30, offered=needed.mean - 2, offered_at_peak=needed.peak))
    assert (found.short_months, found.missing, found.short) == ((), 0.0, None)
    assert found.missing_on_average == pytest.approx(2)


def test_new_agents_are_slower_and_more_are_needed() -> None:
    slow = plan(profile(), [18_000, 18_000], TEAM, productivity=[0.5, 1.0])
    assert slow.full_time[0] > 1.5 * slow.full_time[1]
    assert slow.weeks[0].work == pytest.approx(2 * slow.weeks[1].work)
    assert slow.full_time[1] == plan(profile(), [18_000], TEAM).peak


def test_half_the_agents_of_a_flat_week_never_clear_the_queue() -> None:
    contacts = 10 * 20 * 168 * WEEKS_A_MONTH
    needed = plan(flat(), [contacts], Team(3, 0.0))
    found = plan(flat(), [contacts], Team(3, 0.0, offered=needed.peak / 2))
    assert found.short is not None
    assert found.short.phone is not None
    assert found.short.phone.answered_in_time == 0
    assert math.isinf(found.short.phone.mean_wait)


def test_the_same_profile_gives_the_same_plan() -> None:
    def again() -> Plan:
        return plan(profile(patience=90, deferred={"share": 0.2, "within_hours": 8}), months(18_000), TEAM)

    assert again() == again()


@pytest.mark.parametrize(
    ("team", "contacts", "says"),
    [
        (Team(9.6, 1.0), 100, "shrinkage"),
        (Team(0, 0.3), 100, "handle time"),
        (TEAM, -1, "contacts"),
        (TEAM, 1e12, "erlang"),
    ],
)
def test_nonsense_is_refused(team: Team, contacts: float, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        plan(profile(), [contacts], team)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"half_hours": [1.0] * 47}, "48 or 336"),
        ({"half_hours": [1.0] * 336, "weekdays": [1.0] * 7}, "twice"),
        ({"half_hours": [0.0] * 48}, "no volume"),
        ({"half_hours": [-1.0] + [1.0] * 47}, "below 0"),
        ({"hours": "Mon-Fry 8-20"}, "neither days nor times"),
        ({"hours": "daily 00:00-08:00"}, "no volume in the hours"),
        ({"highest_abandonment": 0.05}, "needs patience"),
        ({"highest_occupancy": 0}, "occupancy of 0"),
        ({"target": {"answered": 1, "within": 20}}, "every contact"),
        ({"chat_share": 0.6, "deferred": {"share": 0.6, "within_hours": 8}}, "together are 1.2"),
        ({"chat_share": 0.6, "chat_concurrency": 0.5}, "at least one chat"),
    ],
)
def test_a_profile_that_contradicts_itself_is_refused(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        profile(**changes)
