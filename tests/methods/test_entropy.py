"""Entropy weights against the published case and pymcdm."""

from __future__ import annotations

import pytest
from pymcdm.weights import entropy_weights as theirs

from tests.methods.problems import oracle_problem
from tests.methods.published import FIGHTER
from vendoreval.methods.entropy import entropy_weights


def test_hwang_yoon_1981_fighter():
    # the book rounds entropies to four digits
    assert entropy_weights(FIGHTER) == pytest.approx([0.0649, 0.2055, 0.0133, 0.0829, 0.357, 0.2764], abs=0.003)


@pytest.mark.parametrize("seed", range(5))
def test_pymcdm_agrees(seed):
    matrix, _, _ = oracle_problem(seed)
    assert entropy_weights(matrix) == pytest.approx(theirs(matrix))


@pytest.mark.parametrize(
    ("matrix", "expected"),
    [
        ([[1.0, 7.0, 0.0], [3.0, 7.0, 0.0]], [1.0, 0.0, 0.0]),
        ([[7.0, 0.0], [7.0, 0.0]], [0.5, 0.5]),
        ([[7.0, 2.0, 1.0, 0.0]], [0.25] * 4),
        ([[0.0, 1.0], [0.0, 0.0]], [0.0, 1.0]),
    ],
)
def test_data_that_cannot_tell(matrix, expected):
    assert entropy_weights(matrix) == pytest.approx(expected, abs=1e-12)


def test_negative_figures_are_refused():
    with pytest.raises(ValueError, match="from 0 up"):
        entropy_weights([[-1.0], [2.0]])
