"""A new workspace passes at once, is whole or not there, and leads an editor to its schemas."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from vendoreval.cli import starter
from vendoreval.project.schema import KINDS, json_schema

from .conftest import Run

MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


@pytest.fixture
def demo(cli: Callable[..., Run], tmp_path: Path) -> Path:
    folder = tmp_path / "deep" / "demo"
    assert cli("init", folder).code == 0
    return folder


def test_a_new_workspace_passes_check(cli: Callable[..., Run], demo: Path) -> None:
    run = cli("check", "-C", demo)
    assert run.code == 0, run.out + run.err


def test_every_file_of_the_starter_is_copied_as_it_is_under_one_line_for_the_editor(demo: Path) -> None:
    for source in starter.files(starter.starter()):
        relative = source.relative_to(starter.starter())
        text = (demo / relative).read_text(encoding="utf-8")
        line, rest = text.split("\n", 1)
        assert rest == source.read_text(encoding="utf-8")
        found = MODELINE.fullmatch(line + "\n")
        assert found is not None
        schema = ((demo / relative).parent / found[1]).resolve()
        assert json.loads(schema.read_text(encoding="utf-8")) == json_schema(schema.stem)
        assert relative.match(KINDS[schema.stem])


def test_a_folder_with_something_in_it_is_refused_and_left_alone(cli: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    run = cli("init", tmp_path)
    assert run.code == 2
    assert "is not empty" in run.err
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_an_empty_repository_is_a_fine_place(cli: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert cli("init", tmp_path).code == 0
    assert (tmp_path / "vendoreval.yaml").is_file()


def test_a_file_in_the_way_is_refused(cli: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "demo").write_text("mine")
    run = cli("init", tmp_path / "demo")
    assert run.code == 2
    assert "is a file" in run.err


def test_a_copy_that_fails_half_way_leaves_no_folder(
    cli: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(starter, "modeline", full)
    run = cli("init", tmp_path / "demo")
    assert run.code == 2
    assert "No space left on device" in run.err
    assert list(tmp_path.iterdir()) == []


def test_schema_prints_what_init_writes(cli: Callable[..., Run], demo: Path) -> None:
    for kind in KINDS:
        run = cli("schema", kind)
        assert run.code == 0
        assert run.out == (demo / "schemas" / f"{kind}.json").read_text(encoding="utf-8")
        assert kind in cli("schema", "--help").out


def test_an_unknown_kind_is_usage(cli: Callable[..., Run]) -> None:
    run = cli("schema", "vendro")
    assert run.code == 2
    assert "vendor" in run.err
