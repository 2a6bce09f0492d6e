"""`vendoreval explain`: a rule, a criterion, a score down to its evidence."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from vendoreval.project.catalogue import codes, rule

from .conftest import Run


@pytest.mark.parametrize("code", codes())
def test_every_rule_is_explained_without_a_workspace(
    cli: Callable[..., Run], code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = cli("explain", code)
    assert run.code == 0
    entry = rule(code)
    for text in (entry.title, entry.why, entry.fix, entry.severity.value):
        assert text in run.out


def test_a_vendors_score_adds_up_as_printed(cli: Callable[..., Run], starter: Path) -> None:
    run = cli("explain", "nearshore-hybrid")
    assert run.code == 0
    lines = run.out.splitlines()
    score = float(re.match(r"([\d.]+) of 100", lines[2])[1])  # type: ignore[index]
    head = next(line for line in lines if line.startswith("Criterion"))
    end = head.index("Adds") + len("Adds")
    rows = lines[lines.index(head) + 1 :]
    table = rows[: rows.index("")]
    tops = [row for row in table if not row.startswith(" ")]
    leaves = [row for row in table if re.search(r"\s(claim|document|reference|measured|vendors/|criteria/)", row)]
    assert round(sum(float(row[:end].split()[-1]) for row in tops), 1) == score
    assert len(leaves) > len(tops)


def test_one_cell_shows_who_said_so_and_on_what_it_rests(cli: Callable[..., Run], starter: Path) -> None:
    run = cli("explain", "nearshore-hybrid", "unscripted_language")
    assert run.code == 0
    assert "ops: 4; asked once before following in 9 of 40 calls" in run.out
    assert "vendors/ratings/ops.yaml:7" in run.out
    assert "40 recorded pilot calls" in run.out
    assert "(measured, 2026-10-30, n 40)" in run.out


def test_a_criterion_says_what_it_asks_and_what_each_option_earns(cli: Callable[..., Run], starter: Path) -> None:
    run = cli("explain", "unscripted_language")
    assert run.code == 0
    for label in ("Asks", "Why", "Weight"):
        assert f"\n{label}" in run.out
    assert "Nearshore Hybrid" in run.out
    assert "criteria/customer-support.yaml:" in run.out


def test_an_unknown_name_is_usage_and_gets_the_likely_one(cli: Callable[..., Run], starter: Path) -> None:
    run = cli("explain", "nearshore-hybird")
    assert run.code == 2
    assert "Did you mean nearshore-hybrid?" in run.err
    run = cli("explain", "nearshore-hybrid", "unscripted_langage")
    assert run.code == 2
    assert "Did you mean unscripted_language?" in run.err
    run = cli("explain", "")
    assert run.code == 2
    assert "more." in run.err
    assert len(run.err) < 1000
    run = cli("explain", "unscripted_language", "congeniality")
    assert run.code == 2
    assert "is no vendor" in run.err
