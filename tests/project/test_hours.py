"""Opening hours: what each way of writing them says, and how they fare across time zones."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vendoreval.project.hours import HALF_HOURS_A_WEEK, Hours

NOVEMBER = datetime.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("24x7", 168),
        ("24/7", 168),
        ("24x7 America/Monterrey", 168),
        ("Mon-Sat 08:00-22:00 America/Monterrey", 6 * 14),
        ("Mon-Fri 08:00-20:00, Sat 09:00-14:00 UTC", 65),
        ("Mon, Wed 9:00-12:30; Fri 10:00-11:00", 8),
        ("Fri-Mon 00:00-24:00", 96),
        ("Mon 22:00-06:00", 8),
        ("daily 09:00 - 17:00", 56),
        ("09:00-17:00", 56),
        ("weekdays 08:00-12:00 13:00-17:00", 40),
        ("Monday–Friday 08:00–18:00", 50),
    ],
)
def test_a_text_says_so_many_hours_a_week(text: str, hours: float) -> None:
    assert Hours.parse(text).hours_a_week == hours


def test_hours_past_midnight_end_on_the_next_day() -> None:
    sunday_night = Hours.parse("Sun 23:30-00:30")
    assert sunday_night.half_hours == {335, 0}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no hours"),
        ("Mon-Fri", "no times"),
        ("Mon-Fry 08:00-20:00", "neither days nor times"),
        ("Mon 08:15-20:00", "half-hour"),
        ("Mon 08:00-25:00", "24:00"),
        ("Mon 08:00-08:00", "no time"),
        ("24x7 America/Monterey", "no time zone"),
        ("office hours", "neither days nor times"),
        ("America/Monterrey", "no hours"),
    ],
)
def test_a_text_without_hours_is_refused_in_plain_words(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Hours.parse(text)


def test_hours_move_with_the_time_zone() -> None:
    manila = Hours.parse("Mon 08:00-09:00 Asia/Manila")
    assert manila.half_hours_in("America/New_York", NOVEMBER) == {(16 + step - 26) % 336 for step in range(2)}


def test_summer_time_is_that_of_the_day() -> None:
    london = Hours.parse("Mon 12:00-13:00 Europe/London")
    july = datetime.date(2026, 7, 1)
    assert london.half_hours_in("UTC", july) == {22, 23}
    assert london.half_hours_in("UTC", NOVEMBER) == {24, 25}


def test_a_quarter_hour_zone_counts_only_whole_half_hours() -> None:
    kathmandu = Hours.parse("Mon 08:00-10:00 Asia/Kathmandu")
    assert len(kathmandu.half_hours_in("UTC", NOVEMBER)) == 3


def test_coverage_is_a_share_of_what_is_asked_for() -> None:
    asked = Hours.parse("Mon-Fri 08:00-18:00")
    offered = Hours.parse("Mon-Fri 09:00-19:00 America/Monterrey")
    assert offered.covers(asked, "America/Monterrey", NOVEMBER) == pytest.approx(0.9)
    assert offered.covers(asked, "America/New_York", NOVEMBER) == pytest.approx(0.8)
    assert Hours.parse("24x7").covers(asked, "America/New_York", NOVEMBER) == 1


@given(st.text(alphabet="MonTueSatx247:0- ,;/AUTCaf", max_size=30))
@settings(max_examples=40, deadline=None)
def test_any_text_is_hours_or_a_plain_refusal(text: str) -> None:
    try:
        half_hours = Hours.parse(text).half_hours
    except ValueError:
        return
    assert half_hours
    assert half_hours <= set(range(HALF_HOURS_A_WEEK))
