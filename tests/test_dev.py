"""The script that sets up the project: what it runs, what it skips, and what it says when a machine lacks something."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import dev


def test_every_check_runs_and_the_failed_ones_are_named(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    python = Path(sys.executable).name
    monkeypatch.setattr(dev, "SCRIPTS", Path(sys.executable).parent)
    checks = [(name, (python, "-c", f"print('ran {name}'); raise SystemExit({code})")) for name, code in OUTCOMES]
    monkeypatch.setattr(dev, "CHECKS", checks)
    assert dev.run_checks(None, []) == 1
    out = capfd.readouterr().out
    assert [name for name, _ in OUTCOMES if f"ran {name}" in out] == ["one", "two", "three"]
    assert out.endswith("== Failed: one, three\n")


OUTCOMES = (("one", 1), ("two", 0), ("three", 3))


def test_nothing_is_installed_twice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ran: list[tuple[str, ...]] = []

    def run(*command: str | Path, **environment: str) -> int:
        ran.append(tuple(map(str, command)))
        return 0

    monkeypatch.setattr(dev, "run", run)
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "create_environment", lambda: None)
    dev.install("dev")
    assert ran[-1][-2:] == ("-e", ".[dev]")
    count = len(ran)
    dev.install("dev")
    dev.install()
    assert len(ran) == count
    monkeypatch.setattr(dev, "ROOT", copy_of_pins(tmp_path))
    dev.install()
    assert ran[-1][-2:] == ("-e", ".")


def copy_of_pins(folder: Path) -> Path:
    """A repository that asks for something else."""
    for name in ("pyproject.toml", "constraints.txt"):
        (folder / name).write_text(dev.ROOT.joinpath(name).read_text(encoding="utf-8") + "# changed\n")
    return folder


def test_a_machine_without_any_browser_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "installed_browser", lambda: None)
    monkeypatch.setattr(dev, "run", lambda *command, **environment: 1)
    with pytest.raises(dev.SetupError, match="Install Chromium or Chrome, or name one"):
        dev.find_browser()


def test_a_browser_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(dev.BROWSER_VARIABLE, "/opt/chrome")
    assert dev.find_browser() == "/opt/chrome"


def test_an_unknown_command_is_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["tset"]) == 2
    assert "dev.py test" in capsys.readouterr().err
    assert dev.main(["--help"]) == 0
