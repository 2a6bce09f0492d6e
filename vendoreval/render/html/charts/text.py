"""How wide text will be, and text cut or broken to fit.

A chart is drawn without a browser at hand, so widths come from a table: the advance widths of the Helvetica family
(Adobe Font Metrics, thousandths of the size), widened by a tenth for the other system fonts of the page's stack.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_SAFETY: Final = 1.1
_BOLD: Final = 1.07
_ELLIPSIS: Final = "\u2026"
_OTHER: Final = 700
_ADVANCES: Final[dict[int, str]] = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-`r",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckvsxyz",
    556: "#$0123456789?L_abdeghnopqu\u2013",
    584: "+<=>~\u2212\u00d7",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "\u2026\u2014",
    1015: "@",
}
_ADVANCE: Final = {character: width for width, characters in _ADVANCES.items() for character in characters}


@lru_cache(maxsize=4096)
def _advance(character: str) -> int:
    if character in _ADVANCE:
        return _ADVANCE[character]
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1050
    base = unicodedata.normalize("NFD", character)[0]
    return _ADVANCE.get(base, _OTHER)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The width of ``text`` in pixels at ``size`` pixels, on the generous side."""
    thousandths = sum(_advance(character) for character in text)
    return thousandths / 1000 * size * _SAFETY * (_BOLD if bold else 1.0)


def fit(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """``text``, or as much of its start as fits ``room`` pixels with an ellipsis; empty when not even one letter does."""
    if width_of(text, size, bold=bold) <= room:
        return text
    kept = ""
    for character in text:
        if width_of(kept + character + _ELLIPSIS, size, bold=bold) > room:
            break
        kept += character
    return kept.rstrip() + _ELLIPSIS if kept else ""


def wrap(text: str, size: float, room: float, *, lines: int = 2, bold: bool = False) -> tuple[str, ...]:
    """``text`` broken at spaces, or inside a word that is too long, into at most ``lines`` lines of ``room`` pixels.

    The last line ends in an ellipsis where text was left off.
    """
    rest = " ".join(text.split())
    broken: list[str] = []
    while rest and len(broken) < lines - 1 and width_of(rest, size, bold=bold) > room:
        head = _head(rest, size, room, bold=bold)
        broken.append(head)
        rest = rest[len(head) :].lstrip()
    if rest:
        broken.append(fit(rest, size, room, bold=bold))
    return tuple(line for line in broken if line) or ("",)


def _head(text: str, size: float, room: float, *, bold: bool) -> str:
    """The longest start of ``text`` that fits, ending at a space where there is one, and at least one letter."""
    end = len(text)
    for position in range(1, len(text) + 1):
        if width_of(text[:position], size, bold=bold) > room:
            end = max(1, position - 1)
            break
    space = text.rfind(" ", 0, end + 1)
    return text[:space] if space > 0 else text[:end]
