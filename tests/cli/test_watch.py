"""Watching: once at the start, once for each change, and on after a refusal."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from vendoreval.cli import watch as watching
from vendoreval.diagnostic import Diagnostic, Severity, VendorevalError

FAULT = Diagnostic("unknown-key", Severity.ERROR, "vendors/a.yaml", 1, 1, (), "no such key", "Remove it")


class EndError(Exception):
    """Ends the loop of a test."""


def test_an_action_runs_at_the_start_and_after_each_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "vendors").mkdir()
    project, vendor = tmp_path / "vendoreval.yaml", tmp_path / "vendors" / "a.yaml"
    project.write_text("one")
    ran: list[str] = []
    changes = iter(
        [
            lambda: None,
            lambda: project.write_text("changed"),
            lambda: None,
            lambda: vendor.write_text("new"),
            lambda: (tmp_path / "notes.txt").write_text("no input"),
            vendor.unlink,
        ]
    )

    def sleep(_: float) -> None:
        act = next(changes, None)
        if act is None:
            raise EndError
        act()

    monkeypatch.setattr(watching.time, "sleep", sleep)
    with pytest.raises(EndError):
        watching.watch(tmp_path, lambda: ran.append(project.read_text()))
    assert ran == ["one", "changed", "changed", "changed"]


def test_a_refusal_is_shown_and_watching_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise VendorevalError((FAULT,))

    watching.run(refuse)
    assert "no such key" in capsys.readouterr().err

    def miss() -> None:
        raise typer.Exit(3)

    watching.run(miss)
