"""Reads back what renderers wrote, as its readers do."""

from __future__ import annotations

import re
import unicodedata


def markdown_tables(text: str) -> list[list[list[str]]]:
    """The tables' rows of cells, heads first; a pipe behind a backslash is text."""
    tables: list[list[list[str]]] = []
    inside = False
    for line in text.splitlines():
        if line.startswith("|"):
            if not inside:
                tables.append([])
            tables[-1].append([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
        inside = line.startswith("|")
    return tables


def unsafe(text: str) -> set[str]:
    """The characters that would move a cursor, colour a terminal or turn text round; a line end is none."""
    return {
        character
        for character in text
        if character != "\n" and (unicodedata.category(character) in {"Cc", "Cs"} or character in "\u202e\u2028\u2029")
    }


def numbers(line: str) -> list[float]:
    """The figures of a line, thousands separators aside."""
    return [float(found.replace(",", "")) for found in re.findall(r"(?<![\w.])[-+]?\d[\d,]*(?:\.\d+)?(?![\w.])", line)]
