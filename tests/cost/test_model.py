from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.cost.workspace import AWAY, HOME, MIXED, SETTINGS, project
from vendoreval.cost.model import Costing, CostModel


def test_no_buyer_or_no_baseline_no_model(tmp_path: Path) -> None:
    assert CostModel.of(project(tmp_path, SETTINGS.partition("buyer:")[0])) is None
    priceless = HOME.partition("price:")[0]
    assert Costing.of(project(tmp_path, home=priceless), seed=1, draws=0, thorough=False) is None


def test_the_analysis_holds_together(tmp_path: Path) -> None:
    held = Costing.of(
        project(tmp_path, both=MIXED + "  - {vendor: away, share: 40 %}\n  - {vendor: home, rest: true}\n"),
        seed=1,
        draws=300,
        thorough=True,
    )
    assert held is not None
    found = held.analysis
    assert (found.currency, found.term, found.baseline) == ("USD", 24, "home")
    assert list(found.accounts) == ["away", "home", "both"]
    for name, account in found.accounts.items():
        assert account.true_cost == pytest.approx(account.operating + account.churn)
        assert account.spread is not None
        assert len(account.break_evens) == 2
        assert held.model.true_costs[name] == pytest.approx(account.true_cost)
    assert found.accounts["both"].parts == ("away", "home")
    assert "seats" in found.accounts["away"].unknown_lines
    paths = {one.path for one in held.model.case.inputs()}
    assert {one.id for one in found.assumptions} == paths | {"country_or_accent"}
    assert all(one.value is not None for one in found.swings)
    assert (found.value_of_perfect_information or 0) >= max(one.value or 0 for one in found.swings) - 1e-6
    assert 0 < (found.churn_blamed_on_support or 0) < 0.6


def test_lines_say_where_they_come_from(tmp_path: Path) -> None:
    held = Costing.of(project(tmp_path), seed=1, draws=0, thorough=False)
    assert held is not None
    lines = {line.id: line for line in held.analysis.accounts["away"].lines}
    assert lines["fee"].basis == "vendors/away.yaml:13"
    assert lines["telecom"].basis == "vendors/away.yaml:18"
    assert lines["seats"].basis.startswith("assumption")
    assert (lines["seats"].known, lines["telecom"].known, lines["governance"].known) == (False, True, True)


def test_what_the_order_hangs_on_is_said(tmp_path: Path) -> None:
    held = Costing.of(project(tmp_path), seed=1, draws=0, thorough=False)
    assert held is not None
    accounts = held.analysis.accounts
    without = min(accounts.values(), key=lambda one: one.operating).option
    assert {"home": "Home", "away": "Away"}[without] in held.analysis.conditional


def test_a_moved_figure_is_the_case_with_that_figure(tmp_path: Path) -> None:
    model = CostModel.of(project(tmp_path))
    assert model is not None
    moved = model.moved("away", {"away.rate": np.array([200.0, 300.0])})
    assert set(moved) == {"away"}
    assert moved["away"][0] == pytest.approx(model.true_costs["away"])
    dearer = CostModel.of(project(tmp_path, away=AWAY.replace("rate: 200", "rate: 300")))
    assert dearer is not None
    assert moved["away"][1] == pytest.approx(dearer.true_costs["away"])
    assert set(model.moved("home", {"home.wage_base": np.array([19.0])})) == {"home", "away"}
