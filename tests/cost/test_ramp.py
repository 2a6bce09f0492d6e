from __future__ import annotations

import math
from itertools import islice

import pytest

from vendoreval.cost.ramp import newness, productivity, quit_rate, unresolved


def test_a_new_team_follows_its_equation() -> None:
    a, k = -math.log(1 - 0.6) / 12, 1 / 2.5
    for month, found in enumerate(islice(newness(0.6, 2.5, settled=False), 36), start=1):
        left = math.exp(-(a + k) * (month - 0.5))
        assert found == pytest.approx(left + a / (a + k) * (1 - left), rel=1e-12)


def test_a_settled_team_never_moves() -> None:
    a, k = -math.log(1 - 0.25) / 12, 1 / 1.8
    assert list(islice(newness(0.25, 1.8, settled=True), 5)) == pytest.approx([a / (a + k)] * 5)


def test_nobody_leaves() -> None:
    assert quit_rate(0.0) == 0
    assert next(newness(0.0, 2.0, settled=True)) == 0


def test_what_newness_costs() -> None:
    assert productivity(0.6, 0.25) == pytest.approx(0.9)
    assert unresolved(0.8, 0.1, 0.25) == pytest.approx(0.225)
