"""`vendoreval compare` and `vendoreval stress` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Run

FEW = ("--draws", "200")


def test_the_two_are_compared_in_every_form(cli: Callable[..., Run], starter: Path) -> None:
    run = cli("compare", "nearshore-hybrid", "in-house", *FEW)
    assert run.code == 0
    assert run.out.startswith("Nearshore Hybrid beside In-house")
    document = json.loads(cli("compare", "nearshore-hybrid", "in-house", "-f", "json", *FEW).out)
    found = document["comparison"]
    assert (found["first"], found["second"]) == ("nearshore-hybrid", "in-house")
    assert sum(part["gap"] for part in found["parts"]) == pytest.approx(found["gap"])
    assert cli("compare", "nearshore-hybrid", "in-house", "-f", "markdown", "-o", "gap.md", *FEW).out == ""
    assert "| " in Path("gap.md").read_text(encoding="utf-8")


def test_names_that_cannot_be_compared_are_usage(cli: Callable[..., Run], starter: Path) -> None:
    run = cli("compare", "in-house", "in-house")
    assert run.code == 2
    assert "cannot be compared with itself" in run.err
    run = cli("compare", "in-house", "nearshore-hybird", *FEW)
    assert run.code == 2
    assert "Did you mean nearshore-hybrid?" in run.err
    assert cli("compare", "in-house").code == 2


def test_stress_tries_methods_drivers_raters_and_spreads(cli: Callable[..., Run], starter: Path) -> None:
    run = cli("stress", *FEW)
    assert run.code == 0
    for tried in ("TOPSIS", "VIKOR", "PROMETHEE II", "weighted product", "Growth", "Finance partner", "0.5 times"):
        assert tried in run.out
    kinds = {
        alternative["kind"]
        for alternative in json.loads(cli("stress", "-f", "json", *FEW).out)["insight"]["alternatives"]
    }
    assert {"method", "driver", "rater", "without rater", "spread"} <= kinds
