"""Findings as JSON, for programs; the format has a version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from vendoreval.diagnostic import Diagnostic, Severity

VERSION = 1


def as_json(findings: Sequence[Diagnostic], sources: Mapping[str, str]) -> str:
    """A JSON object: version, counts by severity, the number of files read, and the findings by file and place."""
    import json

    ordered = sorted(findings, key=lambda one: one.sort_key)
    document = {
        "format": "vendoreval-check",
        "version": VERSION,
        "files": len(sources),
        "counts": {severity.value: sum(one.severity is severity for one in ordered) for severity in Severity},
        "findings": [_entry(found) for found in ordered],
    }
    return json.dumps(document, indent=2) + "\n"


def _entry(found: Diagnostic) -> dict[str, Any]:
    """One finding; line, column and end_column are null where unknown."""
    return {
        "code": found.code,
        "severity": found.severity.value,
        "path": found.path,
        "line": found.line or None,
        "column": found.column or None,
        "end_column": found.end_column or None,
        "keypath": list(found.keypath),
        "message": found.message,
        "hint": found.hint,
    }
