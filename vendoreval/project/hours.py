"""Opening hours as buyers and vendors write them: `24x7`, `Mon-Sat 08:00-22:00 America/Monterrey`.

A week is 336 half-hours, 0 being Monday 00:00 to 00:30 in the hours' own time zone.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HALF_HOURS_A_DAY = 48
HALF_HOURS_A_WEEK = 7 * HALF_HOURS_A_DAY

_EXAMPLE = "write it like 24x7, Mon-Sat 08:00-22:00 or Mon-Fri 08:00-20:00, Sat 09:00-14:00 America/Monterrey"
_DAY_NAMES = {
    **{day: index for index, day in enumerate(DAYS)},
    **{
        name: index
        for index, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
    },
}
_DAY_GROUPS = {"daily": range(7), "weekdays": range(5), "weekends": range(5, 7)}
_TIMES = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")


@dataclass(frozen=True, slots=True)
class Hours:
    """The half-hours of a week in which something is open.

    Attributes:
        half_hours: Indexes from 0 (Monday 00:00) to 335 (Sunday 23:30), in `zone`.
        zone: The IANA name of the time zone, or None where the text names none.
        text: What was written.
    """

    half_hours: frozenset[int]
    zone: str | None
    text: str

    @classmethod
    def parse(cls, text: str) -> Hours:
        """The hours that a text says.

        The grammar: `24x7`, or day spans each with one or more times, parts set apart by commas or semicolons, and
        a time zone at the end. Spans may wrap round the week (`Fri-Mon`) and round midnight (`22:00-06:00`, which ends
        on the next day). Times stand on the half-hour.

        Raises:
            ValueError: With a plain sentence, when the text says no hours.
        """
        body, zone = _split_zone(text)
        if not body:
            raise ValueError(f"no hours in {text!r}: {_EXAMPLE}")
        if re.fullmatch(r"24\s*[x/]\s*7", body, re.IGNORECASE):
            return cls(frozenset(range(HALF_HOURS_A_WEEK)), zone, text)
        return cls(_read_parts(body), zone, text)

    @property
    def hours_a_week(self) -> float:
        """How many hours a week it is open."""
        return len(self.half_hours) / 2

    def half_hours_in(self, zone: str | None, on: datetime.date) -> frozenset[int]:
        """The open half-hours on the clock of another time zone, with the offsets of the day `on`.

        Hours without a zone, or a `zone` of None, are taken to be in the same zone. Where the zones differ by a
        quarter of an hour, a half-hour counts only when all of it is open.
        """
        if zone is None or self.zone is None or zone == self.zone:
            return self.half_hours
        shift = _offset_minutes(zone, on) - _offset_minutes(self.zone, on)
        whole, rest = divmod(shift, 30)
        later = {(index + whole) % HALF_HOURS_A_WEEK for index in self.half_hours}
        if rest == 0:
            return frozenset(later)
        return frozenset(index for index in later if (index - 1) % HALF_HOURS_A_WEEK in later)

    def covers(self, required: Hours, zone: str | None, on: datetime.date) -> float:
        """The share of the required half-hours in which this is open, from 0 to 1.

        Args:
            required: The hours asked for; the comparison is made in their time zone.
            zone: The buyer's time zone, for required hours that name none.
            on: The day whose offsets count (summer time differs between countries).
        """
        held = self.half_hours_in(required.zone or zone, on)
        return len(required.half_hours & held) / len(required.half_hours)


def is_hours(text: str) -> bool:
    """Whether a text says opening hours."""
    try:
        Hours.parse(text)
    except ValueError:
        return False
    return True


def _split_zone(text: str) -> tuple[str, str | None]:
    """The text without its time zone, and the zone."""
    body = text.strip()
    head, _, last = body.rpartition(" ")
    candidate = last.strip("()")
    if not re.fullmatch(r"UTC|GMT|[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+)+", candidate):
        return body, None
    check_zone(candidate)
    return head.strip(" ,;"), candidate


def check_zone(zone: str) -> None:
    """Returns when the IANA time zone exists.

    Raises:
        ValueError: With a plain sentence, when it does not.
    """
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"no time zone is called {zone}: use a name such as America/Monterrey or UTC") from None


def _offset_minutes(zone: str, on: datetime.date) -> int:
    """Minutes ahead of UTC at noon on a day."""
    noon = datetime.datetime.combine(on, datetime.time(12), tzinfo=ZoneInfo(zone))
    offset = noon.utcoffset()
    return 0 if offset is None else round(offset.total_seconds() / 60)


def _read_parts(body: str) -> frozenset[int]:
    """The half-hours of `Mon-Fri 08:00-20:00, Sat 09:00-14:00`."""
    found: set[int] = set()
    days: list[int] = []
    days_are_used = False
    text = re.sub(r"\s*[-–]\s*", "-", body).replace(" to ", "-")
    for word in re.split(r"[\s,;]+", text):
        times = _TIMES.fullmatch(word)
        if times is None:
            if days_are_used:
                days, days_are_used = [], False
            days.extend(_read_days(word, body))
        else:
            start, length = _read_times(times)
            for day in days or range(7):
                first = day * HALF_HOURS_A_DAY + start
                found.update((first + step) % HALF_HOURS_A_WEEK for step in range(length))
            days_are_used = True
    if not days_are_used:
        raise ValueError(f"no times in {body!r}: {_EXAMPLE}")
    return frozenset(found)


def _read_days(word: str, body: str) -> list[int]:
    """The days that a word names: `Mon`, `Fri-Mon`, `weekdays`."""
    name = word.lower()
    if name in _DAY_GROUPS:
        return list(_DAY_GROUPS[name])
    first, dash, last = name.partition("-")
    for end in (first, last) if dash else (first,):
        if end not in _DAY_NAMES:
            where = "" if word == body else f" in {body!r}"
            raise ValueError(f"{word!r}{where} is neither days nor times: {_EXAMPLE}")
    start = _DAY_NAMES[first]
    span = (_DAY_NAMES[last] - start) % 7 if dash else 0
    return [(start + step) % 7 for step in range(span + 1)]


def _read_times(match: re.Match[str]) -> tuple[int, int]:
    """The first half-hour of the day and how many are open; a span that ends before it starts runs past midnight."""
    ends = []
    for hour, minute in ((int(match[1]), int(match[2])), (int(match[3]), int(match[4]))):
        if minute not in (0, 30):
            raise ValueError(f"{match[0]} is not on the half-hour: times end in :00 or :30")
        if hour * 60 + minute > 24 * 60:
            raise ValueError(f"{match[0]} goes past 24:00")
        ends.append(hour * 2 + minute // 30)
    start, end = ends
    if start in {end, HALF_HOURS_A_DAY}:
        raise ValueError(f"{match[0]} spans no time; write 00:00-24:00 for the whole day")
    return start, (end - start) % HALF_HOURS_A_DAY or HALF_HOURS_A_DAY
