"""Unquoted words as YAML 1.2's core schema reads them (YAML 1.2.2, section 10.3.2).

PyYAML alone follows YAML 1.1 and reads NO as false, 010 as 8, 12:30:00 as 45000 and 1e3 as text.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Final, TypeAlias


class Refused(Enum):
    """Stands for a number that no figure can be made of: infinite, not a number, or far from any that is counted."""

    NOT_FINITE = "not finite"


Scalar: TypeAlias = "str | int | float | bool | None"

WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
LARGEST: Final = 1e15
"""Beyond this no amount or count lies, and products of a few such figures leave a float's range."""
SMALLEST: Final = 1e-12
"""Nothing but 0 is nearer to 0; a division by such a figure leaves a float's range."""
NUMBER_STARTS: Final = frozenset("+-.0123456789")

_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_LONGEST_INTEGER = 300
"""Characters; a float reaches to 1.8e308, and Python refuses to read integers of thousands of digits."""


def plain(text: str) -> Scalar | Refused:
    """The value of an unquoted scalar; text that is no null, boolean or number stays text."""
    if text in WORDS:
        return WORDS[text]
    if text[0] in NUMBER_STARTS:
        return _number(text)
    return text


def countable(value: float) -> bool:
    """Whether a figure is 0 or of a size that can be reckoned with."""
    return value == 0 or SMALLEST <= abs(value) <= LARGEST


def _number(text: str) -> int | float | str | Refused:
    value = _read_number(text)
    return Refused.NOT_FINITE if isinstance(value, int | float) and not countable(value) else value


def _read_number(text: str) -> int | float | str | Refused:
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) <= _LONGEST_INTEGER else Refused.NOT_FINITE
    if _FLOAT.fullmatch(text):
        return float(text)
    if _OCTAL.fullmatch(text):
        return int(text[2:], 8) if len(text) <= _LONGEST_INTEGER else Refused.NOT_FINITE
    if _HEXADECIMAL.fullmatch(text):
        return int(text[2:], 16) if len(text) <= _LONGEST_INTEGER * 4 // 5 else Refused.NOT_FINITE
    return Refused.NOT_FINITE if _NOT_FINITE.fullmatch(text) else text
