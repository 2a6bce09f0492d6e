"""CSV files as people export them, with the place of every cell: commas, semicolons or tabs, with or without a BOM."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vendoreval.diagnostic import Diagnostic
from vendoreval.project.catalogue import found_at
from vendoreval.project.yaml.document import Mark
from vendoreval.project.yaml.source import decode

MOST_BYTES = 100_000_000
MOST_SHOWN = 20
"""Findings of one kind before the rest are only counted."""

_DELIMITERS = (",", ";", "\t")
_LINE_END = re.compile(r"\r\n|\r|\n")
_SPREADSHEET_HINT = re.compile(r"sep=(.)(?=[\r\n])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """One value and where it stands, counted from 1."""

    text: str
    line: int
    column: int

    @property
    def mark(self) -> Mark:
        """Its place for a finding, from its first character to its last."""
        return Mark(self.line, self.column, self.column + max(len(self.text), 1))


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A header and rows that all have as many cells.

    Attributes:
        path: The file.
        header: The columns' names; no two are alike.
        rows: Below it, without empty lines.
    """

    path: str
    header: Row
    rows: tuple[Row, ...]


def read_table(path: str, raw: bytes) -> tuple[Table | None, list[Diagnostic]]:
    """The table in a file, or None with the findings that say why there is none.

    A row whose cells cannot be told apart is a finding and left out; the others are read all the same.
    """
    text, findings = decode(path, raw, most_bytes=MOST_BYTES)
    if text is None:
        return None, findings
    start, delimiter = _delimiter(text)
    rows, unclosed = _split(text, start, delimiter)
    if unclosed is not None:
        message = "this quote is not closed where the cell ends"
        hint = 'End the cell with ", and write a quote inside it as ""'
        return None, [found_at("table-quote", path, unclosed, message, hint)]
    if not rows:
        return None, [found_at("table-empty", path, Mark(1, 1), "the file holds no header", "Export it with a header")]
    header, *body = (_trimmed(row, rows[0]) for row in rows)
    findings = _faults_of_header(path, header)
    if findings:
        return None, findings
    uneven = [row for row in body if len(row) != len(header)]
    findings = [_uneven(path, row, len(header), delimiter) for row in uneven]
    even = tuple(row for row in body if len(row) == len(header))
    return Table(path, header, even), limited(findings)


def limited(findings: list[Diagnostic]) -> list[Diagnostic]:
    """The first findings of each kind; the last of them says how many more there are."""
    shown: list[Diagnostic] = []
    for code in dict.fromkeys(found.code for found in findings):
        alike = [found for found in findings if found.code == code]
        shown += alike[:MOST_SHOWN]
        if len(alike) > MOST_SHOWN:
            last = shown[-1]
            message = f"{last.message}; {len(alike) - MOST_SHOWN:,} more like it follow"
            mark = Mark(last.line, last.column, last.end_column)
            shown[-1] = found_at(code, last.path, mark, message, last.hint)
    return shown


def _delimiter(text: str) -> tuple[int, str]:
    """Where the header starts, and what sets its cells apart: what stands in it most often outside quotes."""
    hint = _SPREADSHEET_HINT.match(text)
    if hint:
        end = _LINE_END.match(text, hint.end())
        return (end.end() if end else len(text)), hint[1]
    header = re.sub(r'"[^"]*"', "", _LINE_END.split(text.lstrip("\r\n"), maxsplit=1)[0])
    return 0, max(_DELIMITERS, key=header.count)


def _split(text: str, start: int, delimiter: str) -> tuple[list[Row], Mark | None]:
    """The rows that are not empty, and where a quote is never closed, if one is not."""
    cell = re.compile(rf'[ ]*"((?:[^"]|"")*)"[ ]*(?={re.escape(delimiter)}|\r|\n|\Z)|([^{re.escape(delimiter)}\r\n]*)')
    rows: list[Row] = []
    row: list[Cell] = []
    line, line_start, at = 1 + len(_LINE_END.findall(text, 0, start)), start, start
    while at <= len(text):
        match = cell.match(text, at)
        assert match is not None
        quoted, plain = match.groups()
        if quoted is None and plain.lstrip().startswith('"'):
            return rows, Mark(line, at - line_start + 1 + len(plain) - len(plain.lstrip()))
        words = plain if quoted is None else quoted.replace('""', '"')
        lead = 0 if quoted is not None else len(words) - len(words.lstrip())
        row.append(Cell(words.strip(), line, at - line_start + 1 + lead))
        if quoted is not None:
            for end in _LINE_END.finditer(text, at, match.end()):
                line, line_start = line + 1, end.end()
        at = match.end()
        if text.startswith(delimiter, at):
            at += 1
            continue
        if any(one.text for one in row):
            rows.append(tuple(row))
        row = []
        ended = _LINE_END.match(text, at)
        if ended is None:
            break
        line, line_start, at = line + 1, ended.end(), ended.end()
    return rows, None


def _trimmed(row: Row, header: Row) -> Row:
    """The row without the empty cells that spreadsheets write beyond the last named column."""
    last = max((index for index, cell in enumerate(header) if cell.text), default=-1) + 1
    while len(row) > last and not row[-1].text:
        row = row[:-1]
    return row


def _faults_of_header(path: str, header: Row) -> list[Diagnostic]:
    findings = []
    seen: set[str] = set()
    for cell in header:
        if not cell.text:
            hint = "Name the column, or delete it"
            findings.append(found_at("table-header", path, cell.mark, "a column has no name", hint))
        elif cell.text.casefold() in seen:
            message = f"two columns are called {cell.text}"
            findings.append(found_at("table-header", path, cell.mark, message, "Rename or delete one of them"))
        seen.add(cell.text.casefold())
    return findings


def _uneven(path: str, row: Row, expected: int, delimiter: str) -> Diagnostic:
    message = f"{len(row)} cells where the header has {expected}"
    if len(row) > expected and delimiter == ",":
        hint = "Put text that holds a comma in quotes, and write decimals with a point"
    elif len(row) > expected:
        hint = "Put text that holds the delimiter in quotes"
    else:
        hint = "Add the missing cells, empty ones too"
    return found_at("table-row", path, Mark(row[0].line, row[0].column), message, hint)
