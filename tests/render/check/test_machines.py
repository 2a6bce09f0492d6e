"""Findings for programs: JSON with a version, GitHub commands, and SARIF that its own schema's rules accept."""

from __future__ import annotations

import json

from vendoreval.diagnostic import Diagnostic, Severity
from vendoreval.project.catalogue import codes
from vendoreval.render.check import as_github, as_json, as_sarif

FOUND = [
    Diagnostic(
        "unknown-key", Severity.ERROR, "vendors/a b.yaml", 2, 3, ("price", 0, "nam"), "no: key", "Write name", 6
    ),
    Diagnostic("made-up", Severity.NOTE, "", 0, 0, (), "100 %\nsure", "Do, it"),
]
SOURCES = {"vendors/a b.yaml": "price:\n- nam: x\n"}


def test_json_carries_every_field_and_its_version() -> None:
    document = json.loads(as_json(FOUND, SOURCES))
    assert document["version"] == 1
    assert document["files"] == 1
    assert document["counts"] == {"error": 1, "warning": 0, "note": 1}
    assert document["findings"][1] == {
        "code": "unknown-key",
        "severity": "error",
        "path": "vendors/a b.yaml",
        "line": 2,
        "column": 3,
        "end_column": 6,
        "keypath": ["price", 0, "nam"],
        "message": "no: key",
        "hint": "Write name",
    }
    assert document["findings"][0]["line"] is None


def test_github_commands_are_escaped_and_one_to_a_line() -> None:
    assert as_github(FOUND, SOURCES) == (
        "::notice title=made-up::100 %25 sure. Do, it.\n"
        "::error file=vendors/a b.yaml,line=2,col=3,endColumn=6,title=unknown-key::no: key. Write name.\n"
    )
    odd = Diagnostic("x", Severity.WARNING, "a,b:c.yaml", 1, 0, (), "m", "h")
    assert as_github([odd], {}) == "::warning file=a%2Cb%3Ac.yaml,line=1,title=x::m. h.\n"
    assert as_github([], SOURCES) == ""


def test_sarif_has_the_catalogues_rules_and_points_results_at_them() -> None:
    log = json.loads(as_sarif(FOUND, SOURCES))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [entry["id"] for entry in rules][: len(codes())] == list(codes())
    assert rules[-1]["id"] in {"made-up", "unknown-key"}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
    location = run["results"][1]["locations"][0]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "vendors/a%20b.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 2, "startColumn": 3, "endColumn": 6, "snippet": {"text": "- nam: x"}},
    }
    assert location["logicalLocations"] == [{"fullyQualifiedName": "price.0.nam"}]


def test_every_format_of_nothing_is_a_valid_document() -> None:
    assert json.loads(as_json([], {}))["findings"] == []
    assert json.loads(as_sarif([], {}))["runs"][0]["results"] == []
