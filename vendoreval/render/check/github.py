"""Findings as GitHub Actions workflow commands: each becomes a note beside the line in a pull request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vendoreval.diagnostic import Diagnostic, Severity
from vendoreval.render.visible import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def as_github(findings: Sequence[Diagnostic], sources: Mapping[str, str]) -> str:
    """One command a line, by file and place; empty when there is nothing to say."""
    return "".join(_command(found) + "\n" for found in sorted(findings, key=lambda one: one.sort_key))


def _command(found: Diagnostic) -> str:
    properties = {
        "file": found.path,
        "line": found.line,
        "col": found.column,
        "endColumn": found.end_column,
        "title": found.code,
    }
    said = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value)
    return f"::{_COMMANDS[found.severity]} {said}::{_data(f'{found.message}. {found.hint}.')}"


def _data(text: str) -> str:
    """The text on one line, with what the runner would read as its own escaped."""
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
