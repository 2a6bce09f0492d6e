"""What is wrong with an input, as data: every stage returns these beside its result and nothing stops at the first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

KeyPath: TypeAlias = tuple[str | int, ...]
"""Keys and list indexes from a file's top down to a value: `("criteria", 0, "weight")`."""


class Severity(StrEnum):
    """How bad a finding is: an error stops scoring, a warning stops it under `--strict`, a note never does."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def order(self) -> int:
        """0 for an error, 1 for a warning, 2 for a note: the order in which findings of one place are shown."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what is wrong, where, and what to do about it.

    Attributes:
        code: The rule's code in the catalogue, such as `unknown-key`.
        severity: Error, warning or note.
        path: The file, relative to the workspace, with forward slashes; empty when it concerns no file.
        line: 1-based line, 0 when the file has no place for it.
        column: 1-based column counted in characters, 0 when unknown.
        keypath: The keys that lead there.
        message: What is wrong, one sentence without a full stop.
        hint: What to do about it, one imperative sentence without a full stop.
        end_column: 1-based column after the last character the caret underlines; 0 for a single caret.
    """

    code: str
    severity: Severity
    path: str
    line: int
    column: int
    keypath: KeyPath
    message: str
    hint: str
    end_column: int = 0

    @property
    def place(self) -> str:
        """`vendors/a.yaml:31:5`, or as much of it as is known."""
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}" if self.column else f"{self.path}:{self.line}"

    @property
    def sort_key(self) -> tuple[str, int, int, int, str, str]:
        """Orders findings by file, place, severity and code, so that two runs print the same list."""
        return (self.path, self.line, self.column, self.severity.order, self.code, self.message)


class VendorevalError(Exception):
    """The one tree of exceptions for "cannot go on"; carries the findings that say why."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.diagnostics = diagnostics
        super().__init__("; ".join(f"{found.place}: {found.message}" for found in diagnostics))
