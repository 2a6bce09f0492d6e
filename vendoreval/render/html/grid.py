"""Tables as plain data; one template writes them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST_ACROSS = 13
"""Columns beyond which a table is shown as cards on paper too."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        text: What stands in it.
        style: Classes of its style.
        note: A smaller line below.
        mark: A letter beside it, such as an evidence grade's.
        spoken: What a screen reader says for the mark.
    """

    text: str
    style: str = ""
    note: str = ""
    mark: str = ""
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the first cell is its head."""

    cells: tuple[Cell, ...]
    style: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        caption: What it shows.
        heads: The columns' heads.
        rows: Below them.
        text: Numbers of the columns that hold words and stand at the left; the first always does.
        style: Classes of its style.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    text: frozenset[int] = frozenset()
    style: str = ""

    @property
    def classes(self) -> str:
        """The classes of the table element: a table of many columns becomes cards wherever it is narrow."""
        most = 2 if "wordy" in self.style else 3
        form = "cards always" if len(self.heads) > MOST_ACROSS else "cards" if len(self.heads) > most else ""
        return " ".join(word for word in (form, self.style) if word)

    def kind(self, column: int) -> str:
        """The class of a column's cells."""
        return "" if column == 0 or column in self.text else "n"


def row(*cells: str | Cell, style: str = "") -> Row:
    """A row from texts and cells."""
    return Row(tuple(Cell(cell) if isinstance(cell, str) else cell for cell in cells), style)


def table(
    caption: str, heads: Sequence[str], rows: Sequence[Row], *, text: Sequence[int] = (), style: str = ""
) -> Table | None:
    """The table without its empty columns; None without rows, so that nothing empty is shown."""
    if not rows:
        return None
    kept = [column for column in range(len(heads)) if column == 0 or any(one.cells[column].text for one in rows)]
    return Table(
        caption,
        tuple(heads[column] for column in kept),
        tuple(Row(tuple(one.cells[column] for column in kept), one.style) for one in rows),
        frozenset(place for place, column in enumerate(kept) if column in text),
        style,
    )
