"""One line of a source file with carets under the fault, however long or strange the line is."""

from __future__ import annotations

import unicodedata

from vendoreval.render.visible import visible

_TAB = "    "
_CUT = "..."
_NEVER_FITS = 4
"""A line of more characters than this many for each cell is not measured: it may hold a million."""
_BEFORE = 0.35
"""The share of a cut line that is shown before the fault."""


def snippet(line: str, column: int, end_column: int, width: int) -> tuple[str, str]:
    """The line as shown, and the carets to print below it.

    Tabs become four spaces, and characters that would move the cursor become visible. A line wider than `width` cells
    is cut around the fault, with dots where something is left out.

    Args:
        line: Without its end.
        column: 1-based column of the fault's first character; 0 for none, and then there are no carets.
        end_column: The column after its last character; 0 for one character.
        width: The cells the line may take.
    """
    if column < 1:
        return _cut(line, 0, width)[0], ""
    first = min(column - 1, len(line))
    last = min(max(end_column - 1, first + 1), first + width)
    shown, offset, start = _window(line, first, width)
    before = shown_width(line[start:first]) + offset
    marked = max(shown_width(line[first:last]), 1)
    room = max(shown_width(shown, ready=True) - before, 1)
    return shown, " " * before + "^" * min(marked, room)


def shown_width(text: str, *, ready: bool = False) -> int:
    """The cells that `text` takes on a terminal, once made visible unless it is `ready`."""
    return sum(_cells(character) for character in (text if ready else _visible(text)))


def _window(line: str, first: int, width: int) -> tuple[str, int, int]:
    """The part of the line around the fault, the width of the dots before it, and where it starts."""
    if len(line) <= width * _NEVER_FITS and shown_width(line) <= width:
        return _visible(line).rstrip(), 0, 0
    start, before = first, 0
    while start > 0 and before + shown_width(line[start - 1]) <= width * _BEFORE:
        start -= 1
        before += shown_width(line[start])
    if start <= len(_CUT):
        start = 0
    dots = _CUT if start else ""
    shown, _ = _cut(line, start, width - len(dots))
    return dots + shown, len(dots), start


def _cut(line: str, start: int, width: int) -> tuple[str, int]:
    """The line from `start`, cut with dots to `width` cells; and the index where it ends."""
    if shown_width(line[start : start + width + 1]) <= width:
        return _visible(line[start:]).rstrip(), len(line)
    end, taken = start, 0
    while end < len(line) and taken + shown_width(line[end]) <= width - len(_CUT):
        taken += shown_width(line[end])
        end += 1
    return _visible(line[start:end]) + _CUT, end


def _visible(text: str) -> str:
    return visible(text.replace("\t", _TAB))


def _cells(character: str) -> int:
    """0 for a combining mark or joiner, 2 for a wide character, else 1 (Unicode Standard Annex 11)."""
    if character.isascii():
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
