"""Programs with known solutions."""

from __future__ import annotations

import numpy as np
import pytest

from vendoreval.insight.program import Program, solve


def program(cost, rows, upper, **rest):
    variables = len(cost)
    return Program(
        cost=np.array(cost, dtype=float),
        rows=np.array(rows, dtype=float),
        lower=np.full(len(upper), -np.inf),
        upper=np.array(upper, dtype=float),
        least=np.zeros(variables),
        most=np.full(variables, 10.0),
        **rest,
    )


def test_a_linear_program():
    # Dantzig's furniture maker: most profit 3 x + 5 y with x <= 4, 2 y <= 12, 3 x + 2 y <= 18 is 36 at (2, 6)
    found = solve(program([-3, -5], [[1, 0], [0, 2], [3, 2]], [4, 12, 18]))
    assert found.values == pytest.approx([2, 6])
    assert found.optimal


def test_whole_numbers():
    found = solve(program([-5, -4], [[6, 4], [1, 2]], [24, 6], whole=np.array([True, True])))
    assert found.values == pytest.approx([4, 0])
    assert found.optimal


def test_no_solution():
    assert solve(program([1], [[1]], [-1])) is None
