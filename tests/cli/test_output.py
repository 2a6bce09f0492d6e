"""A file appears whole or not at all; what cannot be written is said plainly."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from vendoreval.cli.output import Color, coloured, deliver, terminal_width

from .conftest import ROOT


def refused(capsys: pytest.CaptureFixture[str], output: Path, workspace: Path | None = None) -> str:
    with pytest.raises(typer.Exit) as leaving:
        deliver("new\n", output, workspace=workspace)
    assert leaving.value.exit_code == 2
    return capsys.readouterr().err


def test_a_dash_and_no_file_both_mean_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    deliver("one", None)
    deliver("two\n", Path("-"))
    assert capsys.readouterr().out == "one\ntwo\n"


def test_a_file_is_written_and_nothing_else_is_left_in_its_folder(tmp_path: Path) -> None:
    deliver("text", tmp_path / "out.txt")
    deliver(b"\x00\x01", tmp_path / "out.bin")
    assert (tmp_path / "out.txt").read_bytes() == b"text\n"
    assert (tmp_path / "out.bin").read_bytes() == b"\x00\x01"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.bin", "out.txt"]


def test_a_new_file_has_ordinary_permissions_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.write_text("old")
    old.chmod(0o640)
    deliver("new", old)
    deliver("new", tmp_path / "fresh")
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "fresh").stat().st_mode) == 0o666 & ~mask


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    deliver("new", tmp_path / "link")
    assert (tmp_path / "real").read_text() == "new\n"
    assert (tmp_path / "link").is_symlink()


def test_a_failure_half_way_leaves_the_old_file_and_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out"
    target.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert f"cannot write {target}: No space left on device" in refused(capsys, target)
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_missing_folder_a_folder_and_a_read_only_file_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "does not exist" in refused(capsys, tmp_path / "none" / "out")
    assert "it is a folder" in refused(capsys, tmp_path)
    locked = tmp_path / "locked"
    locked.write_text("old")
    locked.chmod(0o444)
    assert "it is read-only" in refused(capsys, locked)
    assert locked.read_text() == "old"


@pytest.mark.parametrize("name", ["vendoreval.yaml", "vendors/a.yaml", "vendors/ratings/ops.yaml", "criteria/c.yml"])
def test_an_input_file_is_never_overwritten(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("input")
    assert "one of the workspace's own files" in refused(capsys, path, tmp_path)
    (tmp_path / "elsewhere").symlink_to(path)
    assert "one of the workspace's own files" in refused(capsys, tmp_path / "elsewhere", tmp_path)
    assert "would be read as one of" in refused(capsys, path.with_name("new.yaml"), tmp_path)
    assert not path.with_name("new.yaml").exists()
    assert path.read_text() == "input"


def test_a_report_in_the_workspace_may_be_overwritten(tmp_path: Path) -> None:
    page = tmp_path / "reports" / "report.html"
    page.parent.mkdir()
    page.write_text("old")
    deliver("new", page, workspace=tmp_path)
    assert page.read_text() == "new\n"


def test_a_device_is_written_straight() -> None:
    deliver("lost", Path(os.devnull))
    assert Path(os.devnull).exists()
    assert not Path(os.devnull).is_file()


WRITES = """
import sys
from vendoreval.cli.output import deliver
deliver("x" * 1_000_000, None)
print("went on", file=sys.stderr)
"""


def test_a_reader_that_goes_away_is_quiet_and_the_command_goes_on() -> None:
    with subprocess.Popen([sys.executable, "-c", WRITES], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b"went on\n"
        assert process.wait() == 0


@pytest.mark.parametrize(
    ("variables", "color", "expected"),
    [
        ({}, Color.AUTO, False),
        ({}, Color.ALWAYS, True),
        ({"FORCE_COLOR": "1"}, Color.AUTO, True),
        ({"FORCE_COLOR": "0"}, Color.AUTO, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, Color.AUTO, False),
        ({"FORCE_COLOR": "1"}, Color.NEVER, False),
        ({"NO_COLOR": "1"}, Color.ALWAYS, True),
    ],
)
def test_the_flag_comes_before_no_color_before_force_color_before_the_terminal(
    variables: dict[str, str], color: Color, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert coloured(color) is expected


def test_what_is_piped_has_no_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert terminal_width() is None
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert terminal_width() == 80


def test_a_closed_stdout_and_a_folder_that_is_gone_are_said_plainly(starter: Path, tmp_path: Path) -> None:
    run = shell(f"{PYTHON} -m vendoreval check >&-", starter)
    assert run.returncode == 2
    assert "cannot write to stdout: it is closed" in run.stderr
    run = shell(f"{PYTHON} -m vendoreval check 2>&- -C nowhere", starter)
    assert (run.returncode, run.stdout) == (2, "")
    gone = tmp_path / "gone"
    gone.mkdir()
    run = shell(f"rmdir '{gone}' && {PYTHON} -m vendoreval check", gone)
    assert run.returncode == 2
    assert "no longer exists" in run.stderr


PYTHON = f"'{sys.executable}'"


def shell(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        ["/bin/sh", "-c", command], cwd=cwd, env=variables, capture_output=True, text=True, check=False
    )


def test_a_full_device_behind_stdout_is_said_plainly(starter: Path) -> None:
    run = shell(f"{PYTHON} -m vendoreval check > /dev/full", starter)
    assert run.returncode == 2
    assert "cannot write to stdout: No space left on device" in run.stderr
