"""Language levels, in the order in which one is enough for another."""

from __future__ import annotations

LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2", "native")
"""Language levels of the Common European Framework of Reference, and native above them."""


def meets_level(needed: str, offered: str) -> bool:
    """Whether a language level is at least the needed one."""
    return LEVELS.index(offered) >= LEVELS.index(needed)
