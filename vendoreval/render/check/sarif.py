"""Findings as SARIF 2.1.0 (OASIS, 2020), which code-scanning services read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from vendoreval import __version__
from vendoreval.diagnostic import Diagnostic
from vendoreval.project.catalogue import codes, rule, severity_of

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LINE_END = re.compile(r"\r\n|\r|\n")


def as_sarif(findings: Sequence[Diagnostic], sources: Mapping[str, str]) -> str:
    """A SARIF log with one run: every rule of the catalogue, and the findings by file and place."""
    import json

    ordered = sorted(findings, key=lambda one: one.sort_key)
    known = codes()
    names = [*known, *sorted({found.code for found in ordered} - set(known))]
    index = {code: number for number, code in enumerate(names)}
    lines = {path: _LINE_END.split(text) for path, text in sources.items() if any(one.path == path for one in ordered)}
    run = {
        "tool": {
            "driver": {
                "name": "vendoreval",
                "semanticVersion": __version__,
                "rules": [_rule(code, described=code in known) for code in names],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, index[found.code], lines.get(found.path, ())) for found in ordered],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: str, *, described: bool) -> dict[str, Any]:
    level = {"level": severity_of(code).value}
    if not described:
        return {"id": code, "defaultConfiguration": level}
    entry = rule(code)
    return {
        "id": code,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.why},
        "help": {"text": entry.fix},
        "defaultConfiguration": level,
    }


def _result(found: Diagnostic, index: int, lines: Sequence[str]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": index,
        "level": found.severity.value,
        "message": {"text": f"{found.message}. {found.hint}."},
    }
    if found.path:
        result["locations"] = [_location(found, lines)]
    return result


def _location(found: Diagnostic, lines: Sequence[str]) -> dict[str, Any]:
    physical: dict[str, Any] = {
        "artifactLocation": {"uri": quote(found.path.encode("utf-8", "surrogatepass")), "uriBaseId": "%SRCROOT%"}
    }
    if found.line:
        region: dict[str, Any] = {"startLine": found.line}
        if found.column:
            region["startColumn"] = found.column
            region["endColumn"] = max(found.end_column, found.column + 1)
        if found.line <= len(lines):
            region["snippet"] = {"text": lines[found.line - 1]}
        physical["region"] = region
    location: dict[str, Any] = {"physicalLocation": physical}
    if found.keypath:
        name = ".".join(str(step) for step in found.keypath)
        location["logicalLocations"] = [{"fullyQualifiedName": name}]
    return location
