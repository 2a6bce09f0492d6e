"""Weighted sums against published cases."""

from __future__ import annotations

import numpy as np
import pytest
from pymcdm.methods import WSM
from pymcdm.normalizations import linear_normalization

from tests.methods.problems import oracle_problem
from tests.methods.published import FIGHTER, FIGHTER_MAXIMISE, FIGHTER_WEIGHTS
from vendoreval.methods.matrix import linear_scale
from vendoreval.methods.ranking import ranks
from vendoreval.methods.weighted_sum import weighted_sum


def test_hwang_yoon_1981_fighter():
    scores = weighted_sum(linear_scale(FIGHTER, FIGHTER_MAXIMISE), FIGHTER_WEIGHTS)
    assert scores == pytest.approx([0.835, 0.709, 0.852, 0.738], abs=0.002)
    assert ranks(scores).tolist() == [2, 4, 1, 3]


def test_afshari_2010_personnel():
    # Afshari, A., Mojahed, M. & Yusuff, R.M. (2010). Simple additive weighting approach to personnel selection problem.
    # Int. J. Innovation, Management and Technology 1(5), 511
    matrix = np.array(
        [
            [4.0, 7.0, 3.0, 2.0, 2.0, 2.0, 2.0],
            [4.0, 4.0, 6.0, 4.0, 4.0, 3.0, 7.0],
            [7.0, 6.0, 4.0, 2.0, 5.0, 5.0, 3.0],
            [3.0, 2.0, 5.0, 3.0, 3.0, 2.0, 5.0],
            [4.0, 2.0, 2.0, 5.0, 5.0, 3.0, 6.0],
        ]
    )
    scores = weighted_sum(
        linear_scale(matrix, np.ones(7, dtype=bool)), [0.283, 0.162, 0.162, 0.07, 0.085, 0.162, 0.076]
    )
    assert scores == pytest.approx([0.553228, 0.713485, 0.837428, 0.514657, 0.579342], abs=1e-4)
    assert ranks(scores).tolist() == [4, 2, 1, 5, 3]


@pytest.mark.parametrize("seed", range(5))
def test_pymcdm_agrees(seed):
    matrix, weights, maximise = oracle_problem(seed)
    expected = WSM(linear_normalization)(matrix, weights, np.where(maximise, 1, -1))
    assert weighted_sum(linear_scale(matrix, maximise), weights) == pytest.approx(expected)


def test_what_is_minimised_counts_negatively():
    assert weighted_sum([[3.0, 1.0], [3.0, 2.0]], [0.5, 0.5], maximise=[True, False]).tolist() == [1.0, 0.5]
