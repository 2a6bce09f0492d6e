"""What a date written another way was meant to be."""

from __future__ import annotations

import datetime
import re
from typing import Any

_PARTS = re.compile(r"(\d{1,4})[./ -](\d{1,2})[./ -](\d{1,4})(?:[T ].*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NAMED = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%d. %B %Y", "%d-%b-%Y")


def date_hint(value: Any) -> str | None:
    """The fix for a date that is no ISO date; None when nothing like a date stands there."""
    text = str(value).strip()
    parts = _COMPACT.fullmatch(text) or _PARTS.fullmatch(text)
    if parts is None:
        named = next((day for form in _NAMED if (day := _named(text, form))), None)
        return f"Write {named.isoformat()}" if named else None
    first, second, third = (int(part) for part in parts.groups())
    if len(parts.group(1)) == 4:
        day = _date(first, second, third)
        return f"Write {day.isoformat()}" if day else "There is no such day; write year, month and day"
    either = {day for day in (_date(third, second, first), _date(third, first, second)) if day}
    if len(either) == 1:
        return f"Write {either.pop().isoformat()}"
    if either:
        return f"Write {' or '.join(day.isoformat() for day in sorted(either))}, whichever is meant"
    return "There is no such day; write year, month and day"


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day) if year >= 1000 else None
    except ValueError:
        return None


def _named(text: str, form: str) -> datetime.date | None:
    try:
        return datetime.datetime.strptime(text, form).date()
    except ValueError:
        return None
