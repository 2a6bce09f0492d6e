"""Tables under headings with sentences below them, once described and shown as plain text or as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vendoreval.render.table import Column, Paint, plain, table, wrapped
from vendoreval.render.visible import visible

LEAST_WIDTH = 50
"""Terminals narrower than this get lines of this width."""
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&$@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What Markdown reads as markup anywhere, or as an address."""
_LEADING = re.compile(r"^([-+=]|\d+[.)](?=\s|$))")
"""What it reads as a list or a heading at the start of a line."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a screen; every text in it is safe to print.

    Attributes:
        title: Its heading; empty for none.
        columns: Its table; empty for none.
        styles: A style for each row of the table.
        sentences: Below the table, each a paragraph of its own.
        style: The sentences' style.
    """

    title: str = ""
    columns: tuple[Column, ...] = ()
    styles: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    style: str = ""

    @property
    def rows(self) -> int:
        """How many rows its table has."""
        return len(self.columns[0].cells) if self.columns else 0


def as_text(sections: Sequence[Section], *, width: int | None = None, paint: Paint = plain) -> str:
    """The sections below each other, without a line end at the end.

    Args:
        sections: Empty ones are left out.
        width: Columns of the terminal; None for no limit.
        paint: Colours text.
    """
    limit = None if width is None else max(width, LEAST_WIDTH)
    blocks = []
    for section in sections:
        block = [paint("strong", line) for line in wrapped(section.title, limit)] if section.title else []
        if section.rows:
            block += table(section.columns, width=limit, paint=paint, styles=section.styles)
        for sentence in section.sentences:
            block += [paint(section.style, line) if section.style else line for line in wrapped(sentence, limit)]
        if section.rows or section.sentences:
            blocks.append("\n".join(block))
    return "\n\n".join(blocks)


def as_markdown(title: str, sections: Sequence[Section]) -> str:
    """The sections as Markdown under one heading, all columns kept, without a line end at the end."""
    blocks = [f"# {escaped(title)}"]
    for section in sections:
        if not (section.rows or section.sentences):
            continue
        if section.title:
            blocks.append(f"## {escaped(section.title)}")
        if section.rows:
            blocks.append("\n".join(_table(section.columns)))
        mark = "**" if section.style == "strong" else ""
        blocks += [f"{mark}{paragraph(sentence)}{mark}" for sentence in section.sentences]
    return "\n\n".join(blocks)


def escaped(text: str) -> str:
    """Text that Markdown shows as it stands inside a line or a cell: no link, image, code, HTML or second cell."""
    return _SPECIAL.sub(lambda found: "\\" + found[0], visible(text).strip())


def paragraph(text: str) -> str:
    """Text that Markdown shows as it stands, as a paragraph: no list or heading either."""
    return _LEADING.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", escaped(text))


def _table(columns: Sequence[Column]) -> list[str]:
    """A table; columns in which no cell says anything are left out unless they stand for the rows."""
    kept = [column for column in columns if any(column.cells) or not column.drop]
    head = [escaped(column.title) for column in kept]
    rule = ["---:" if column.right else "---" for column in kept]
    rows = zip(*([escaped(cell) for cell in column.cells] for column in kept), strict=True)
    return [f"| {' | '.join(row)} |" for row in (head, rule, *rows)]
