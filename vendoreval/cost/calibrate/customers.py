"""The buyer's own customers: what each met at worst in a window of time, and whether it left."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from vendoreval.diagnostic import Diagnostic
from vendoreval.project.catalogue import found_at
from vendoreval.project.table import Cell, Table, limited, read_table
from vendoreval.project.wording import closest, listed, shortened

MOST_LEVELS = 20
"""Different texts in a control column beyond which it names customers rather than groups of them."""


Meaning = TypeVar("Meaning")


class Outcome(StrEnum):
    """How an issue ended, from best to worst; `none` for a customer who had no issue."""

    NONE = "none"
    EASY = "easy"
    EFFORT = "effort"
    FAILED = "failed"
    DROPPED = "dropped"


class Column(StrEnum):
    """The columns a file of customers needs."""

    CUSTOMER = "customer"
    OUTCOME = "outcome"
    CHURNED = "churned"


_CHURNED = {"yes": True, "no": False, "true": True, "false": False, "1": True, "0": False}
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")


@dataclass(frozen=True)
class Customers:
    """One row per customer.

    Attributes:
        outcomes: The worst outcome of each.
        churned: Whether each left.
        controls: Shape (customers, figures): what else tells them apart; a control of texts has a figure 0 or 1 for each
            of its texts but the first.
        control_names: The controls' columns, as named in the file.
    """

    outcomes: tuple[Outcome, ...]
    churned: NDArray[np.bool_]
    controls: NDArray[np.float64]
    control_names: tuple[str, ...] = ()

    def had(self, outcome: Outcome) -> NDArray[np.bool_]:
        """Which customers had this worst outcome."""
        return np.array([one is outcome for one in self.outcomes], dtype=bool)


def read_customers(
    path: str, raw: bytes, columns: Mapping[Column, str] | None = None, controls: Sequence[str] | None = None
) -> tuple[Customers | None, list[Diagnostic]]:
    """The customers in a CSV file, or None with every finding that stands in the way.

    Args:
        path: As findings name it.
        raw: The file's bytes.
        columns: The file's own names for the needed columns, where they differ.
        controls: The columns to allow for; all others without it, none when empty.
    """
    table, findings = read_table(path, raw)
    if table is None:
        return None, findings
    needed, used, findings_of_header = _columns(table, columns or {}, controls)
    if findings_of_header:
        return None, findings + findings_of_header
    outcomes = _Words(table, needed[Column.OUTCOME], {outcome.value: outcome for outcome in Outcome})
    churned = _Words(table, needed[Column.CHURNED], _CHURNED)
    figures = [_control(table, index) for index in used]
    findings += _repeated(table, needed[Column.CUSTOMER]) + outcomes.findings + churned.findings
    findings += [fault for _, faults in figures for fault in faults]
    if findings:
        return None, sorted(limited(findings), key=lambda found: found.sort_key)
    customers = Customers(
        tuple(outcomes.meanings),
        np.array(churned.meanings, dtype=bool),
        np.column_stack([np.empty((len(table.rows), 0)), *(columns for columns, _ in figures)]),
        tuple(table.header[index].text for index in used),
    )
    return customers, []


def _columns(
    table: Table, columns: Mapping[Column, str], controls: Sequence[str] | None
) -> tuple[dict[Column, int], list[int], list[Diagnostic]]:
    """Where the needed columns and the controls are, or findings for those that are missing."""
    names = [cell.text for cell in table.header]
    at = {name.casefold(): index for index, name in enumerate(names)}
    findings = []
    wanted = {columns.get(column, column.value): column for column in Column}
    for name in (*wanted, *(controls or ())):
        if name.casefold() in at:
            continue
        near = closest(name, names)
        mark = table.header[names.index(near) if near else 0].mark
        if name in wanted and near:
            hint = f"Rename {near} to {name}, or give --{wanted[name]} {near}"
        elif name in wanted:
            hint = f"Say which it is with --{wanted[name]} COLUMN; there are {listed(names, 'and')}"
        else:
            hint = f"Did you mean {near}?" if near else f"There are {listed(names, 'and')}"
        findings.append(found_at("missing-column", table.path, mark, f"there is no column called {name}", hint))
    if findings:
        return {}, [], findings
    needed = {column: at[name.casefold()] for name, column in wanted.items()}
    if controls is None:
        return needed, [index for index in range(len(names)) if index not in needed.values()], []
    return needed, [at[name.casefold()] for name in controls], []


def _repeated(table: Table, index: int) -> list[Diagnostic]:
    """A finding for each customer without a name, or with a second row."""
    first: dict[str, Cell] = {}
    findings = []
    for row in table.rows:
        cell = row[index]
        if not cell.text:
            hint = "Give each customer its number or name"
            findings.append(found_at("unreadable-cell", table.path, cell.mark, "the customer is not named", hint))
        elif cell.text in first:
            message = f"customer {shortened(cell.text)} already stands in line {first[cell.text].line}"
            hint = "Keep one row for each customer, with its worst outcome in the window"
            findings.append(found_at("customer-twice", table.path, cell.mark, message, hint))
        first.setdefault(cell.text, cell)
    return findings


class _Words(Generic[Meaning]):
    """A column in which each cell says one of a few words."""

    def __init__(self, table: Table, index: int, words: Mapping[str, Meaning]) -> None:
        self.meanings: list[Meaning] = []
        self.findings: list[Diagnostic] = []
        for row in table.rows:
            cell = row[index]
            word = cell.text.casefold()
            if word in words:
                self.meanings.append(words[word])
                continue
            near = closest(cell.text, words)
            hint = f"Did you mean {near}?" if near else f"Write {listed(list(words))}"
            message = f"{table.header[index].text} says {shortened(cell.text) or 'nothing'}"
            self.findings.append(found_at("unreadable-cell", table.path, cell.mark, message, hint))


def _control(table: Table, index: int) -> tuple[NDArray[np.float64], list[Diagnostic]]:
    """A control's columns of figures: its own where all cells are numbers, else 0 or 1 for each text but the first."""
    cells = [row[index] for row in table.rows]
    name = table.header[index].text
    numbers = [bool(_NUMBER.fullmatch(cell.text)) for cell in cells]
    if all(numbers):
        return np.array([[float(cell.text)] for cell in cells]).reshape(-1, 1), []
    commas = [bool(_DECIMAL_COMMA.fullmatch(cell.text)) for cell in cells]
    if sum(numbers) + sum(commas) > len(cells) / 2:
        findings = []
        for cell, number, comma in zip(cells, numbers, commas, strict=True):
            if number:
                continue
            message = f"{name} says {shortened(cell.text) or 'nothing'}, which is no number"
            hint = (
                "Write decimals with a point"
                if comma
                else "Write a number, leave the row out, or name the controls you want with --control COLUMN"
            )
            findings.append(found_at("unreadable-cell", table.path, cell.mark, message, hint))
        return np.empty((len(cells), 0)), findings
    levels = sorted({cell.text for cell in cells})
    if len(levels) > MOST_LEVELS:
        message = f"{name} has {len(levels):,} different texts, too many to compare customers by"
        hint = "Leave it out by naming those you want, each with --control COLUMN"
        return np.empty((len(cells), 0)), [
            found_at("unreadable-cell", table.path, table.header[index].mark, message, hint)
        ]
    return np.array([[float(cell.text == level) for level in levels[1:]] for cell in cells]), []
