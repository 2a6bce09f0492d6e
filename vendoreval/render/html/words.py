"""Words and figures as the page writes them."""

from __future__ import annotations

import re
from decimal import Decimal

from markupsafe import Markup, escape

from vendoreval.render.visible import visible

LONGEST_WORD = 15
"""Letters of a word that may stand unbroken in a narrow column."""
_PIECE = 5
_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_JOINT = re.compile(r"(?<=[-/._:@,])")
"""Where a path or an address breaks best."""


def breakable(text: str) -> Markup:
    """The text on one line and escaped, with places to break inside long words, so that no name widens a table.

    Style sheets alone cannot: a rule that lets any word break lets narrow columns break short words too.
    """
    text = visible(text)
    if len(text) <= LONGEST_WORD:
        return escape(text)
    pieces: list[Markup] = []
    end = 0
    for found in _LONG.finditer(text):
        word = found.group()
        pieces.append(escape(text[end : found.start()]))
        pieces.append(Markup("<wbr>").join(part for joint in _JOINT.split(word) for part in _parts(joint)))
        end = found.end()
    return Markup("").join([*pieces, escape(text[end:])])


def _parts(word: str) -> list[str]:
    """A word in pieces, or whole where it is short enough."""
    if len(word) <= LONGEST_WORD:
        return [word]
    return [word[at : at + _PIECE] for at in range(0, len(word), _PIECE)]


def minus(text: str) -> str:
    """A printed figure with a true minus sign."""
    return text.replace("-", "\N{MINUS SIGN}", 1) if text.startswith("-") else text


def signed(figure: Decimal) -> str:
    """A difference with its sign: `+0.7`, `\N{MINUS SIGN}18`; 0 without one."""
    return f"+{figure:,}" if figure > 0 else minus(f"{figure:,}" if figure else f"{abs(figure):,}")
