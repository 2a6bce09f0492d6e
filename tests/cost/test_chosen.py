"""Only some options are costed: they alone are compared, their figures are the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cost.workspace import AWAY, MIXED, case, project
from vendoreval.cost.model import Costing
from vendoreval.pipeline import evaluate

PARTS = """\
  - {vendor: away, share: 40 %}
  - {vendor: home, rest: true}
"""


def test_the_baseline_and_whoever_works_in_a_mix_stay(tmp_path: Path) -> None:
    held = case(tmp_path, both=MIXED + PARTS, other="name: Other\nkind: offshore\n")
    assert held.only(["away"]).options == ("away", "home")
    assert set(held.only(["both"]).options) == {"home", "away", "both"}
    assert held.only(["home"]).options == ("home",)
    assert set(held.uncosted) == {"other"}
    assert held.only(["home"]).uncosted == {}
    assert set(held.only(["other"]).uncosted) == {"other"}


def test_nobody_else_is_the_cheapest_and_no_figure_changes(tmp_path: Path) -> None:
    held = project(tmp_path, third=AWAY.replace("name: Away", "name: Third"))
    everyone = Costing.of(held, seed=1, draws=200, thorough=False)
    two = evaluate(held, draws=200, vendors=["away"]).cost
    assert everyone is not None
    assert two is not None
    assert list(two.accounts) == ["away", "home"]
    before, after = everyone.analysis.accounts["away"], two.accounts["away"]
    assert after.true_cost == before.true_cost
    assert after.spread is not None
    assert before.spread is not None
    assert (after.spread.p10, after.spread.p90) == (before.spread.p10, before.spread.p90)
    chances = [account.spread.cheapest for account in two.accounts.values() if account.spread]
    assert sum(chances) == pytest.approx(1)
