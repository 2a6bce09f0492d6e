"""Runs the command line in this process, as its entry point does, or in one of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from vendoreval.__main__ import main

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Run:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of the person who runs the tests decides what they see."""
    for name in list(os.environ):
        if name.startswith("VENDOREVAL_") and name != "VENDOREVAL_BROWSER":
            monkeypatch.delenv(name)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """`cli("score", "--format", "csv")` runs vendoreval through its entry point."""

    def run(*arguments: str | Path) -> Run:
        monkeypatch.setattr(sys, "argv", ["vendoreval", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as leaving:
            main()
        code = leaving.value.code
        captured = capsys.readouterr()
        return Run(code if isinstance(code, int) else 0, captured.out, captured.err)

    return run


@pytest.fixture
def starter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the starter workspace, as the current folder."""
    folder = tmp_path / "support"
    folder.mkdir()
    for part in ("criteria", "vendors"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "vendoreval.yaml", folder)
    monkeypatch.chdir(folder)
    return folder


def change(path: Path, old: str, new: str) -> None:
    """Replaces the one place in a file that says `old`."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def spawn(*arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs `python ARGUMENTS` in a process of its own."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
