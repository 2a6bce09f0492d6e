"""`vendoreval check`: its exit codes, formats, and what it must do without."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Run, change
from .test_app import imported_by

NEARSHORE = Path("vendors/nearshore-hybrid.yaml")


def test_the_starter_is_sound(cli: Callable[..., Run], starter: Path) -> None:
    run = cli("check")
    assert run.code == 0
    assert " error" not in run.out
    assert run.err == ""


def test_an_error_has_a_place_its_line_a_fix_and_exit_code_1(cli: Callable[..., Run], starter: Path) -> None:
    change(NEARSHORE, "kind: nearshore", "kind: neershore")
    run = cli("check")
    assert run.code == 1
    assert "vendors/nearshore-hybrid.yaml:2:7: error:" in run.out
    assert "kind: neershore\n" in run.out
    assert "nearshore" in run.out.partition("help: ")[2]


def test_every_format_says_the_same(cli: Callable[..., Run], starter: Path) -> None:
    change(NEARSHORE, "kind: nearshore", "kind: neershore")
    document = json.loads(cli("check", "--format", "json").out)
    (finding,) = [one for one in document["findings"] if one["severity"] == "error"]
    assert (finding["path"], finding["line"], finding["column"]) == (NEARSHORE.as_posix(), 2, 7)
    run = cli("check", "--format", "github")
    assert f"::error file={NEARSHORE.as_posix()},line=2,col=7" in run.out
    run = cli("check", "-f", "sarif", "-o", "findings.sarif")
    assert (run.code, run.out) == (1, "")
    log = json.loads(Path("findings.sarif").read_text(encoding="utf-8"))
    assert finding["code"] in {result["ruleId"] for result in log["runs"][0]["results"]}


def test_strict_turns_a_warning_into_exit_code_3(cli: Callable[..., Run], starter: Path) -> None:
    change(NEARSHORE, "valid_until: 2027-01-31", "valid_until: 2026-10-31")
    run = cli("check")
    assert run.code == 0
    assert "warning: " in run.out
    assert cli("check", "--strict").code == 3


def test_another_criteria_file_is_named_from_the_current_folder(
    cli: Callable[..., Run], starter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(starter / "criteria")
    Path("other.yaml").write_text("criteria: []\n", encoding="utf-8")
    run = cli("check", "--criteria", "other.yaml")
    assert run.code == 1
    assert "criteria/other.yaml:1" in run.out
    run = cli("check", "--criteria", "none.yaml")
    assert run.code == 2
    assert "there is no file none.yaml" in run.err
    monkeypatch.setenv("VENDOREVAL_CRITERIA", "other.yaml")
    assert cli("check").code == 1
    assert cli("check", "--criteria", "customer-support.yaml").code == 0


def test_colour_is_for_whoever_asks(cli: Callable[..., Run], starter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in cli("check").out
    assert "\x1b[" in cli("check", "--color", "always").out
    monkeypatch.setenv("VENDOREVAL_COLOR", "always")
    assert "\x1b[" in cli("check").out
    assert "\x1b[" not in cli("check", "--color", "never").out


def test_an_input_file_is_not_overwritten_by_the_findings(cli: Callable[..., Run], starter: Path) -> None:
    before = NEARSHORE.read_bytes()
    run = cli("check", "-o", NEARSHORE)
    assert run.code == 2
    assert "one of the workspace's own files" in run.err
    assert NEARSHORE.read_bytes() == before


def test_checking_imports_no_arithmetic_tables_or_templates(starter: Path) -> None:
    assert imported_by("check", cwd=starter) <= {"yaml", "pydantic"}


def test_what_only_costing_shows_is_listed_when_asked(cli: Callable[..., Run], starter: Path) -> None:
    assert "too-few-agents" not in cli("check").out
    run = cli("check", "--costs")
    assert run.code == 0
    assert "vendors/offshore-budget.yaml" in run.out
    assert "[too-few-agents]" in run.out
    counts = run.out.splitlines()[-1]
    assert counts.partition(" in ")[0].replace(" ", "") in cli("score", "--draws", "0").out.replace(" ", "")
    change(Path("vendoreval.yaml"), "  escalation_cost:", "  churn_per_issue: {failed: 95 %}\n  escalation_cost:")
    assert cli("check").code == 0
    run = cli("check", "--costs")
    assert run.code == 1
    assert "vendoreval.yaml:" in run.out
    assert cli("score", "--draws", "0").code == 1
