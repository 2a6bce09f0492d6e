from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vendoreval.cost.chain import Chain, excess_churn, with_automation

share = st.floats(0.0, 1.0)
below_one = st.floats(0.0, 0.99)


@settings(max_examples=40, deadline=None)
@given(share, share, share, below_one, below_one, share, share)
def test_the_four_ends_are_all_there_is(
    phi: float, u: float, h: float, rho_f: float, rho_u: float, contained: float, by_machine: float
) -> None:
    agents = Chain.of(u, h, rho_f, rho_u).ends(1 - phi)
    for ends in (agents, with_automation(agents, contained, by_machine, rho_f)):
        parts = (ends.easy, ends.effort, ends.failed, ends.dropped)
        assert math.isclose(sum(parts), 1.0, abs_tol=1e-12)
        assert min(parts) >= -1e-12
        assert 0 <= ends.contacts < math.inf


def test_by_hand() -> None:
    # u 0, phi .75, rho .8: q = .25 x .8 = .2, so 1 / .8 = 1.25 contacts an issue.
    ends = Chain.of(0.0, 0.1, 0.8, 0.5).ends(0.25)
    assert ends.contacts == pytest.approx(1.25)
    assert ends.easy == pytest.approx(0.75 * 0.9)
    assert ends.effort == pytest.approx(0.75 * 0.1 + 0.75 * 0.2 / 0.8)
    assert ends.failed == pytest.approx(0.25 * 0.2 / 0.8)
    assert ends.dropped == 0


def test_nobody_is_answered() -> None:
    ends = Chain.of(1.0, 0.1, 0.7, 0.8).ends(0.4)
    assert (ends.contacts, ends.effort, ends.failed) == (0, 0, 0)
    assert ends.dropped == pytest.approx(1.0)


def test_nothing_is_resolved() -> None:
    ends = Chain.of(0.0, 0.1, 0.7, 0.8).ends(1.0)
    assert ends.failed == pytest.approx(1.0)
    assert ends.contacts == pytest.approx(1 / 0.3)


def test_automation_by_hand() -> None:
    # 40 of 100 first contacts stay with the machine, 30 of them resolved; of 10 left open half insist on an agent.
    agents = Chain.of(0.0, 0.0, 0.5, 0.5).ends(0.2)  # q = .1
    ends = with_automation(agents, 0.4, 0.75, 0.5)
    reach = 0.6 + 0.05
    assert ends.contacts == pytest.approx(reach / 0.9)
    assert ends.failed == pytest.approx(reach * (0.2 * 0.5 / 0.9) + 0.05)
    assert ends.easy == pytest.approx(0.3 + 0.6 * 0.8)


def test_excess_churn_weighs_each_end() -> None:
    ends = Chain.of(0.1, 0.1, 0.7, 0.8).ends(0.3)
    expected = ends.effort * 0.01 + ends.failed * 0.05 + ends.dropped * 0.08
    assert excess_churn(ends, 0.01, 0.05, 0.08) == pytest.approx(expected)
