"""The commonest slip of all: `weight:20`, which YAML takes for text."""

from __future__ import annotations

import re
from typing import NamedTuple

_KEY_WITHOUT_SPACE = re.compile(r"(\s*(?:- +)?)([A-Za-z_][\w-]*):(?!//)(?=\S)")


class KeyWithoutSpace(NamedTuple):
    """A line that looks like a key and a value with no space after the colon; columns are 1-based."""

    key: str
    value: str
    column: int
    end_column: int


def key_without_space(line: str) -> KeyWithoutSpace | None:
    """What `line` begins with, when that is a key, a colon and no space; None when it is not, or is an address."""
    match = _KEY_WITHOUT_SPACE.match(line)
    if match is None:
        return None
    value = line[match.end() :].strip()
    return KeyWithoutSpace(match.group(2), value, match.start(2) + 1, match.end() + 1)


def missing_space(found: KeyWithoutSpace) -> tuple[str, str]:
    """Message and hint."""
    value = found.value if len(found.value) <= 40 else found.value[:37] + "..."
    message = f"there is no space after the colon of {found.key}, so YAML takes it for text"
    return message, f"Write {found.key}: {value}; if it is meant as text, put it in quotes"
