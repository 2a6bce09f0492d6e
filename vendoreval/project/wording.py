"""How findings put things: names listed, the likeliest correction, values shown short."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

_LONGEST = 40
_SHORTEST_BEGINNING = 3

SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = {
    "answer": ("score",),
    "caption": ("title", "name"),
    "category": ("kind",),
    "children": ("criteria",),
    "comment": ("note",),
    "comments": ("note",),
    "confidence": ("grade",),
    "cost": ("price", "rate"),
    "day": ("date",),
    "description": ("about", "what", "ask", "note", "why"),
    "expires": ("until", "valid_until"),
    "expiry": ("until", "valid_until"),
    "explanation": ("why", "note"),
    "fcr": ("first_contact_resolution",),
    "fee": ("rate", "price"),
    "key": ("id",),
    "label": ("name", "title"),
    "likely": ("mode",),
    "max": ("high",),
    "maximum": ("high",),
    "median": ("mode", "value"),
    "min": ("low", "minimum"),
    "minimum": ("low",),
    "most_likely": ("mode",),
    "must_haves": ("requirements",),
    "on": ("date",),
    "p5": ("p05",),
    "probability": ("likelihood",),
    "question": ("ask",),
    "rationale": ("why", "note"),
    "reason": ("why", "note"),
    "ref": ("source",),
    "reference": ("source", "evidence"),
    "remark": ("note",),
    "sample": ("n", "trials"),
    "size": ("n",),
    "score": ("value", "ratings"),
    "subcriteria": ("criteria",),
    "sub_criteria": ("criteria",),
    "threshold": ("floor",),
    "title": ("name",),
    "type": ("kind", "model"),
    "valid_to": ("until", "valid_until"),
    "vendor": ("name",),
    "weighting": ("weight", "weights"),
    "weights": ("weight",),
    "when": ("date",),
}
"""Words people write for keys that are called something else; the first that the place knows is proposed."""


def closest(word: str, names: Iterable[str]) -> str | None:
    """The one of `names` that `word` was most likely meant to be, or None when none is near.

    Case, and hyphens or spaces for underscores, count for nothing; a synonym counts when no spelling is near.
    """
    known = sorted(set(names))
    plain = {_plain(name): name for name in reversed(known)}
    near = difflib.get_close_matches(_plain(word)[:80], plain, n=1, cutoff=0.7)
    if near:
        return plain[near[0]]
    begun = [name for name in plain if len(word) >= _SHORTEST_BEGINNING and name.startswith(_plain(word))]
    if len(begun) == 1:
        return plain[begun[0]]
    return next((name for name in SYNONYMS.get(_plain(word), ()) if name in known), None)


def _plain(word: str) -> str:
    return word.strip().lower().replace("-", "_").replace(" ", "_")


def listed(names: Sequence[str], last: str = "or") -> str:
    """`a`, `a or b`, `a, b or c`."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def shown(value: Any) -> str:
    """A value as a finding shows it, short: text as it is, a list or mapping by its kind."""
    if isinstance(value, dict):
        return "keys and values"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return f"{value:g}" if abs(value) < 1e15 else f"{value:.3e}"
    return shortened(str(value))


def shortened(text: str, width: int = _LONGEST) -> str:
    """`text` on one line, cut with an ellipsis beyond `width`."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 3] + "..."


def capitalised(sentence: str) -> str:
    """The sentence with its first letter a capital, the rest as it is."""
    return sentence[:1].upper() + sentence[1:]
