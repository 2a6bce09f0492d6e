"""The wheel carries everything: installed elsewhere, it starts a workspace, scores it and writes its report."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NEEDED = ("vendoreval/starter/vendoreval.yaml", "vendoreval/project/catalogue.yaml", "vendoreval/project/measures.yaml")


def python(*arguments: str | Path, cwd: Path, path: Path | None = None) -> str:
    """What Python prints, with one folder before all others on its import path; fails with its messages."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("VENDOREVAL_")}
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    run = subprocess.run(
        [sys.executable, *map(str, arguments)], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive."""
    folder = tmp_path_factory.mktemp("built")
    python("-m", "hatchling", "build", "-d", folder, cwd=ROOT)
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel installed into a folder of its own; what it needs is installed beside these tests."""
    folder = tmp_path_factory.mktemp("installed")
    (wheel,) = built.glob("*.whl")
    python("-m", "pip", "install", "--quiet", "--no-deps", "--no-compile", "--target", folder, wheel, cwd=folder)
    return folder


@pytest.fixture
def vendoreval(installed: Path) -> Callable[..., str]:
    """Runs the installed program, and no other copy of it."""

    def run(*arguments: str, cwd: Path) -> str:
        where = python("-P", "-c", "import vendoreval; print(vendoreval.__file__)", cwd=cwd, path=installed)
        assert Path(where.strip()).is_relative_to(installed)
        return python("-P", "-m", "vendoreval", *arguments, cwd=cwd, path=installed)

    return run


def test_the_wheel_holds_the_starter_and_every_data_file_once(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert len(names) == len(set(names))
    assert set(NEEDED) <= set(names)
    own = {path.relative_to(ROOT).as_posix() for path in (ROOT / "vendoreval").rglob("*") if is_source(path)}
    assert own <= set(names)
    starter = [*(ROOT / "criteria").rglob("*"), *(ROOT / "vendors").rglob("*")]
    shipped = {f"vendoreval/starter/{path.relative_to(ROOT).as_posix()}" for path in starter if is_source(path)}
    assert shipped <= set(names)
    assert not [name for name in names if name.startswith(("tests/", "docs/", "benchmarks/"))]


def is_source(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")


def test_the_source_archive_builds_the_same_wheel(built: Path, tmp_path: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    assert {"README.md", "CHANGELOG.md", "docs", "tests", "dev.py", "constraints.txt"} <= {
        path.name for path in source.iterdir()
    }
    python("-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "again", cwd=source)
    (again,) = (tmp_path / "again").glob("*.whl")
    (wheel,) = built.glob("*.whl")
    assert again.read_bytes() == wheel.read_bytes()


def test_init_check_score_and_report_run_from_the_wheel(vendoreval: Callable[..., str], tmp_path: Path) -> None:
    vendoreval("init", "demo", cwd=tmp_path)
    demo = tmp_path / "demo"
    vendoreval("check", cwd=demo)
    assert "Onshore Outcome" in vendoreval("score", cwd=demo)
    vendoreval("report", cwd=demo)
    (page,) = (demo / "reports").glob("*.html")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_command_is_installed(installed: Path) -> None:
    (script,) = (installed / "bin").glob("vendoreval*")
    assert "vendoreval.__main__" in script.read_text(encoding="utf-8")
