"""Language levels, in the order in which one is enough for another."""

from __future__ import annotations

import re

LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2", "native")
"""Language levels of the Common European Framework of Reference, and native above them."""

_LIKE_A_LEVEL = re.compile(
    r"[A-Za-z]\d|(near-?)?native.*|fluent|bilingual|mother tongue|basic|business|advanced", re.IGNORECASE
)


def means_a_level(text: str) -> bool:
    """Whether a text is a level, or was most likely meant to be one: `C3`, `fluent`."""
    return _LIKE_A_LEVEL.fullmatch(text.strip()) is not None


def meets_level(needed: str, offered: str) -> bool:
    """Whether a language level is at least the needed one."""
    return LEVELS.index(offered) >= LEVELS.index(needed)
