"""`vendoreval report`: where the page goes, and that it is the same every time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Run, spawn

FEW = ("--draws", "200")


def test_it_goes_into_the_workspaces_reports(
    cli: Callable[..., Run], starter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = cli("report", *FEW)
    assert (run.code, run.out, run.err) == (0, "", "Wrote reports/report.html\n")
    page = Path("reports/report.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    monkeypatch.chdir(starter / "vendors")
    run = cli("report", *FEW)
    assert run.err == f"Wrote {starter / 'reports' / 'report.html'}\n"
    assert (starter / "reports" / "report.html").read_text(encoding="utf-8") == page


def test_it_can_go_elsewhere_or_to_stdout(cli: Callable[..., Run], starter: Path) -> None:
    assert cli("report", "-o", "page.html", *FEW).code == 0
    run = cli("report", "-o", "-", *FEW)
    assert run.err == ""
    assert run.out == Path("page.html").read_text(encoding="utf-8")
    assert not Path("reports").exists()


def test_a_page_never_takes_the_place_of_an_input(cli: Callable[..., Run], starter: Path) -> None:
    before = Path("vendoreval.yaml").read_bytes()
    run = cli("report", "-o", "vendoreval.yaml", *FEW)
    assert run.code == 2
    assert Path("vendoreval.yaml").read_bytes() == before


def test_a_strict_report_is_written_and_then_missed(cli: Callable[..., Run], starter: Path) -> None:
    run = cli("report", "--strict", *FEW)
    assert run.code == 3
    assert Path("reports/report.html").exists()


def test_the_order_of_hashes_changes_no_byte(starter: Path) -> None:
    pages = [
        spawn("-m", "vendoreval", "report", "-o", "-", *FEW, cwd=starter, PYTHONHASHSEED=seed).stdout
        for seed in ("1", "2")
    ]
    assert pages[0].startswith("<!doctype html>")
    assert pages[0] == pages[1]
