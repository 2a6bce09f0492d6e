"""The front door: help, version, exit codes, and what it must not have imported."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

import vendoreval
from vendoreval.cli import app as front
from vendoreval.cli.app import COMMANDS
from vendoreval.cli.inputs import find_workspace

from .conftest import Run, spawn

HEAVY = ("numpy", "pandas", "rich", "jinja2", "highspy", "pydantic", "yaml")
IMPORTED = """
import sys
from vendoreval.__main__ import main
sys.argv = ["vendoreval", *sys.argv[1:]]
try:
    main()
finally:
    print("imported:", *sorted(name for name in {heavy} if name in sys.modules), file=sys.stderr)
"""


def imported_by(*arguments: str, cwd: Path | None = None) -> set[str]:
    """Which costly packages a command line has imported by its end."""
    err = spawn("-c", IMPORTED.format(heavy=HEAVY), *arguments, cwd=cwd).stderr
    return set(err.rpartition("imported:")[2].split())


@pytest.mark.parametrize("arguments", [("--help",), ("-h",), ("--version",)])
def test_the_front_door_imports_nothing_costly(arguments: tuple[str, ...]) -> None:
    assert imported_by(*arguments) == set()


def test_version_and_help(cli: Callable[..., Run]) -> None:
    assert cli("--version") == Run(0, f"vendoreval {vendoreval.__version__}\n", "")
    short, long = cli("-h"), cli("--help")
    assert short == long
    assert short.code == 0
    for name, line in COMMANDS.items():
        assert name in short.out
        assert line.split()[0] in short.out


def test_no_command_shows_the_help_and_counts_as_usage(cli: Callable[..., Run]) -> None:
    run = cli()
    assert run.code == 2
    assert "Commands:" in run.out + run.err


def test_a_misspelt_command_or_option_is_usage_and_suggests(cli: Callable[..., Run]) -> None:
    run = cli("scoer")
    assert run.code == 2
    assert "Did you mean 'score'?" in run.err
    run = cli("score", "--formt", "csv")
    assert run.code == 2
    assert "--format" in run.err


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_says_what_the_command_says(name: str) -> None:
    command = front.LazyCommands()[name]
    assert inspect.cleandoc(command.help).splitlines()[0] == f"{COMMANDS[name]}."


def parameters(command: object, path: str) -> list[tuple[str, str]]:
    """Each option and argument below a command, with its help text."""
    found = [(f"{path} {param.name}", getattr(param, "help", "") or "") for param in command.params]  # type: ignore[attr-defined]
    for name, below in getattr(command, "commands", {}).items():
        assert below.help, f"{path} {name} says nothing"
        found += parameters(below, f"{path} {name}")
    return found


def test_every_command_and_option_has_a_help_text() -> None:
    undocumented = [name for name, text in parameters(typer.main.get_command(front.app), "vendoreval") if not text]
    assert undocumented == []


def test_an_unforeseen_exception_is_an_internal_error(cli: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: object, name: str) -> object:
        raise ZeroDivisionError("seven")

    monkeypatch.setattr(front.LazyCommands, "__getitem__", broken)
    run = cli("score")
    assert run.code == 70
    assert run.err.startswith("internal error: ZeroDivisionError: seven\n")
    assert "report" in run.err
    assert "Traceback" not in run.err
    monkeypatch.setenv("VENDOREVAL_DEBUG", "1")
    assert "Traceback" in cli("score").err


def test_the_workspace_is_found_upward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "vendoreval.yaml").write_text("format: 1\n")
    deep = tmp_path / "vendors" / "ratings"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    assert find_workspace(None) == tmp_path
    assert find_workspace(Path()) == tmp_path


def test_no_workspace_is_said_plainly(cli: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = cli("check")
    assert run.code == 2
    assert "no vendoreval.yaml in this folder or above it" in run.err
    assert "vendoreval init" in run.err
    run = cli("check", "-C", tmp_path / "nowhere")
    assert run.code == 2
    assert "is no folder" in run.err


def test_completion_offers_the_commands() -> None:
    run = spawn(
        "-m",
        "vendoreval",
        _VENDOREVAL_COMPLETE="complete_bash",
        COMP_WORDS="vendoreval sc",
        COMP_CWORD="1",
    )
    assert set(run.stdout.split()) == {"score", "schema"}
