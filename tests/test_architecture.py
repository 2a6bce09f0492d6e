"""The house's rules that a linter does not know. The directions of imports are in pyproject.toml, for lint-imports."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

from vendoreval.cli.app import COMMANDS

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "vendoreval"
SOURCES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 350
TALKERS = (PACKAGE / "cli", PACKAGE / "__main__.py")
"""Where printing, files and the clock belong."""
CLOCK = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "time.time_ns",
    "time.monotonic",
    "time.perf_counter",
    "time.localtime",
    "time.sleep",
}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def quiet_sources() -> list[Path]:
    return [path for path in SOURCES if not any(path.is_relative_to(talker) for talker in TALKERS)]


def calls(path: Path) -> Iterator[ast.expr]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))


def test_no_file_is_long() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}


@pytest.mark.parametrize("word", ["utils", "helpers", "manager", "misc", "common"])
def test_no_module_is_named_after_nothing(word: str) -> None:
    assert [name(path) for path in PACKAGE.rglob("*") if word in path.stem.split("_")] == []


def test_only_the_command_line_prints() -> None:
    printing = [
        name(path)
        for path in quiet_sources()
        for call in calls(path)
        if isinstance(call, ast.Name) and call.id in ("print", "input")
    ]
    assert printing == []


def test_only_the_command_line_reads_the_clock() -> None:
    reading = [
        f"{name(path)}: {ast.unparse(call)}"
        for path in quiet_sources()
        for call in calls(path)
        if ".".join(ast.unparse(call).split(".")[-2:]) in CLOCK
    ]
    assert reading == []


def test_every_module_is_used() -> None:
    graph = grimp.build_graph("vendoreval")
    entered = {"vendoreval", "vendoreval.__main__", *(f"vendoreval.cli.{command}" for command in COMMANDS)}
    packages = {module for module in graph.modules if graph.find_children(module)}
    unused = [
        module
        for module in sorted(graph.modules - entered - packages)
        if not graph.find_modules_that_directly_import(module)
    ]
    assert unused == []


def test_every_package_has_tests() -> None:
    packages = sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists())
    untested = [package for package in packages if not list((ROOT / "tests" / package).rglob("test_*.py"))]
    # The contract has no logic of its own: what computes it and what shows it are its tests.
    assert [package for package in untested if package != "evaluation"] == []


def test_every_pin_is_plain_and_every_tool_is_pinned() -> None:
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").split()
    assert all(pin.count("==") == 1 for pin in pins)
    pinned = {pin.partition("==")[0].lower().replace("_", "-") for pin in pins}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["optional-dependencies"]["dev"], *(text.partition(">=")[0] for text in project["dependencies"])]
    assert [package for package in asked if package.lower().replace("_", "-") not in pinned] == []
