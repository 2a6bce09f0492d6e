"""Plain-text tables: columns that are dropped in a stated order when they do not fit, and figures that are never cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from rich.cells import cell_len, chop_cells

Paint: TypeAlias = Callable[[str, str], str]
"""Colours a text in a style: (style, text) to text. Styles: strong, good, warn, bad, faint."""

GAP = 2
LEAST_NAME = 18
"""Cells below which a name is not shortened, unless its column says otherwise."""


def plain(style: str, text: str) -> str:
    """No colour."""
    return text


_CODES = {"strong": "1", "good": "32", "warn": "33", "bad": "31", "faint": "2"}


def ansi(style: str, text: str) -> str:
    """Colour by ANSI escape codes."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if text.strip() else text


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        title: Its head; line ends in it stack words.
        cells: One for each row.
        right: Whether figures stand at the right edge.
        drop: The column with the highest goes first when the table is too wide; 0 is never dropped.
        shorten: Whether its cells may be shortened with an ellipsis: for names, never for figures.
        least: Cells to which they are shortened before another column is dropped.
    """

    title: str
    cells: tuple[str, ...]
    right: bool = True
    drop: int = 0
    shorten: bool = False
    least: int = LEAST_NAME

    @property
    def width(self) -> int:
        """Cells of the widest entry."""
        return max(cell_len(text) for text in (*self.title.split("\n"), *self.cells))


def table(
    columns: Sequence[Column], *, width: int | None, paint: Paint = plain, styles: Sequence[str] = (), indent: str = ""
) -> list[str]:
    """The table's lines, head first.

    Args:
        columns: Empty ones (no cell says anything) are left out.
        width: Columns of the terminal; None for no limit.
        paint: Colours a line.
        styles: A style for each row; no style where it is short or empty.
        indent: Before every line.
    """
    kept = [column for column in columns if any(column.cells) or not column.drop]
    kept = fit(kept, None if width is None else width - len(indent))
    widths = _widths(kept, None if width is None else width - len(indent))
    lines = [paint("faint", _line(head, kept, widths, indent)) for head in _heads(kept)]
    for row in range(max(len(column.cells) for column in kept)):
        line = _line([column.cells[row] for column in kept], kept, widths, indent)
        style = styles[row] if row < len(styles) else ""
        lines.append(paint(style, line) if style else line)
    return lines


def _heads(columns: Sequence[Column]) -> list[list[str]]:
    """The head's lines; shorter titles stand at the bottom."""
    titles = [column.title.split("\n") for column in columns]
    height = max(map(len, titles))
    return [list(row) for row in zip(*([""] * (height - len(title)) + title for title in titles), strict=True)]


def fit(columns: Sequence[Column], width: int | None) -> list[Column]:
    """The columns that fit: those with the highest `drop` go first, and no others."""
    kept = list(columns)
    while width is not None and _least(kept) > width and any(column.drop for column in kept):
        kept.remove(max(kept, key=lambda column: column.drop))
    return kept


def _least(columns: Sequence[Column]) -> int:
    """The narrowest the columns can be together."""
    narrow = [min(column.width, column.least) if column.shorten else column.width for column in columns]
    return sum(narrow) + GAP * (len(columns) - 1)


def _widths(columns: Sequence[Column], width: int | None) -> list[int]:
    """Each column's width; names give way when the rest needs the room, the one with most to spare first."""
    widths = [column.width for column in columns]
    if width is None:
        return widths
    excess = sum(widths) + GAP * (len(columns) - 1) - width
    for _ in range(excess):
        spare = [widths[place] - column.least if column.shorten else 0 for place, column in enumerate(columns)]
        if max(spare) <= 0:
            break
        widths[spare.index(max(spare))] -= 1
    return widths


def _line(texts: Sequence[str], columns: Sequence[Column], widths: Sequence[int], indent: str) -> str:
    cells = []
    for text, column, width in zip(texts, columns, widths, strict=True):
        shown = shortened(text, width) if column.shorten else text
        cells.append(padded(shown, width, right=column.right))
    return (indent + (" " * GAP).join(cells)).rstrip()


def padded(text: str, width: int, *, right: bool = False) -> str:
    """The text filled up with spaces to so many cells, at the left edge or the right."""
    filling = " " * max(width - cell_len(text), 0)
    return filling + text if right else text + filling


def shortened(text: str, width: int) -> str:
    """The text in at most so many cells, with an ellipsis where something is left out."""
    if cell_len(text) <= width:
        return text
    return chop_cells(text, max(width - 1, 1))[0].rstrip() + "…"


def _words(text: str) -> list[str]:
    """What no line end may part: words, and figures with the sign or letter behind them (`36 %`, `4,727 k`)."""
    words: list[str] = []
    for word in text.split():
        if words and words[-1][-1].isdigit() and word.rstrip(".,;:)") in {"%", "k"}:
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words


def stacked(text: str, width: int, height: int = 3) -> str:
    """The text in at most so many lines of at most so many cells, for a column's head; the end left out if it must be."""
    lines = wrapped(text, width)
    if len(lines) > height:
        lines = [*lines[: height - 1], " ".join(lines[height - 1 :])]
    return "\n".join(shortened(line, width) for line in lines)


def wrapped(text: str, width: int | None, indent: str = "", first: str | None = None) -> list[str]:
    """The text in lines of at most `width` cells, broken at spaces.

    Args:
        text: One paragraph.
        width: None leaves it on one line.
        indent: Before every line but the first.
        first: Before the first line; `indent` without it.
    """
    lead = indent if first is None else first
    if width is None:
        return [lead + text]
    lines: list[str] = []
    line = lead
    for word in _words(text):
        begun = cell_len(line) > cell_len(indent if lines else lead)
        if begun and cell_len(line) + 1 + cell_len(word) > width:
            lines.append(line)
            line = indent + word
        else:
            line = f"{line} {word}" if begun else line + word
    return [*lines, line]
