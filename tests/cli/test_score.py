"""`vendoreval score`: formats, choices and their precedence, gates, refusals."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run, change

NEARSHORE = Path("vendors/nearshore-hybrid.yaml")
FEW = ("--draws", "200")


def as_json(run: Run) -> dict[str, Any]:
    assert run.code == 0, run.err
    document: dict[str, Any] = json.loads(run.out)
    return document


def test_the_verdict_is_the_last_line(cli: Callable[..., Run], starter: Path) -> None:
    run = cli("score", *FEW)
    assert run.code == 0
    assert run.err == ""
    last = run.out.splitlines()[-1]
    document = as_json(cli("score", "--format", "json", *FEW))
    assert document["insight"]["verdict"]["sentence"].casefold() == last.casefold()


def test_a_piped_table_is_not_cut(cli: Callable[..., Run], starter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    assert max(map(len, cli("score", "--draws", "0").out.splitlines())) > 80


def test_every_format_names_the_same_leader(cli: Callable[..., Run], starter: Path) -> None:
    document = as_json(cli("score", "--format", "json", "--draws", "0"))
    leader = next(option for option in document["options"] if option["rank"] == 1)
    rows = list(csv.DictReader(io.StringIO(cli("score", "--format", "csv", "--draws", "0").out)))
    assert next(row for row in rows if row["rank"] == "1")["id"] == leader["id"]
    assert leader["name"] in cli("score", "--format", "markdown", "--draws", "0").out


def test_a_file_holds_what_would_have_been_printed(cli: Callable[..., Run], starter: Path) -> None:
    printed = cli("score", "--format", "json", "--draws", "0").out
    run = cli("score", "--format", "json", "--draws", "0", "-o", "scores.json")
    assert (run.code, run.out) == (0, "")
    assert Path("scores.json").read_text(encoding="utf-8") == printed


def test_only_the_vendors_named_are_scored(cli: Callable[..., Run], starter: Path) -> None:
    run = cli("score", "--format", "json", "--draws", "0", "--vendors", "in-house,nearshore-hybrid")
    assert {option["id"] for option in as_json(run)["options"]} == {"in-house", "nearshore-hybrid"}
    run = cli("score", "--vendors", "nearshore")
    assert run.code == 2
    assert "Did you mean nearshore-hybrid?" in run.err
    assert cli("score", "--vendors", ",").code == 2


def test_flag_before_variable_before_project_file(
    cli: Callable[..., Run], starter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def scored(*arguments: str) -> tuple[Any, Any, Any]:
        document = as_json(cli("score", "--format", "json", *arguments))
        return document["driver"], document["provenance"]["draws"], document["provenance"]["seed"]

    change(Path("vendoreval.yaml"), "combine: mean\n", "combine: mean\ndriver: cost\n")
    assert scored("--draws", "0") == ("cost", 0, 1)
    monkeypatch.setenv("VENDOREVAL_DRIVER", "growth")
    monkeypatch.setenv("VENDOREVAL_DRAWS", "100")
    monkeypatch.setenv("VENDOREVAL_SEED", "5")
    assert scored() == ("growth", 100, 5)
    assert scored("--driver", "learning", "--draws", "0", "--seed", "6") == ("learning", 0, 6)


def test_what_cannot_be_is_usage(cli: Callable[..., Run], starter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = cli("score", "--driver", "costs")
    assert run.code == 2
    assert "Did you mean cost?" in run.err
    run = cli("score", "--draws", "50")
    assert run.code == 2
    assert "too few" in run.err
    for arguments in (("--draws", "-1"), ("--seed", "-1"), ("--format", "pdf"), ("--fail-under", "nan")):
        assert cli("score", *arguments).code == 2
    monkeypatch.setenv("VENDOREVAL_DRAWS", "many")
    assert cli("score").code == 2


def test_errors_in_the_files_are_shown_with_their_lines(cli: Callable[..., Run], starter: Path) -> None:
    change(NEARSHORE, "kind: nearshore", "kind: neershore")
    run = cli("score")
    assert (run.code, run.out) == (1, "")
    assert "vendors/nearshore-hybrid.yaml:2:7: error:" in run.err
    assert "kind: neershore\n" in run.err


def test_a_gate_that_was_asked_for_and_missed_is_exit_code_3(cli: Callable[..., Run], starter: Path) -> None:
    assert cli("score", "--draws", "0", "--fail-under", "50").code == 0
    run = cli("score", "--draws", "0", "--fail-under", "99")
    assert run.code == 3
    assert "the leader scores" in run.err
    assert run.out.splitlines()
    run = cli("score", "--draws", "0", "--strict")
    assert run.code == 3
    assert "not everything is known of" in run.err


def test_the_same_seed_gives_the_same_bytes_and_another_one_does_not(cli: Callable[..., Run], starter: Path) -> None:
    first = cli("score", "--format", "json", *FEW).out
    assert cli("score", "--format", "json", *FEW).out == first
    assert cli("score", "--format", "json", *FEW, "--seed", "2").out != first


def test_a_workspace_is_named_from_elsewhere(
    cli: Callable[..., Run], starter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = cli("score", "--draws", "0").out
    monkeypatch.chdir(tmp_path)
    assert cli("score", "--draws", "0", "-C", starter).out == here
    monkeypatch.setenv("VENDOREVAL_WORKSPACE", str(starter / "vendors"))
    assert cli("score", "--draws", "0").out == here


def test_vendor_text_cannot_reach_the_terminal(cli: Callable[..., Run], starter: Path) -> None:
    change(NEARSHORE, "name: Nearshore Hybrid", 'name: "Near\\e[31m\\e]0;owned\\a[bold]shore"')
    run = cli("score", "--draws", "0")
    assert "\x1b" not in run.out
    assert "\x07" not in run.out
    assert "[bold]shore" in run.out
    run = cli("explain", "nearshore-hybrid")
    assert "\x1b" not in run.out + run.err
