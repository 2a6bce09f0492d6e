"""Weighted products against pymcdm and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from pymcdm.methods import WPM
from pymcdm.normalizations import linear_normalization

from tests.methods.problems import oracle_problem
from vendoreval.methods.weighted_product import weighted_product


@pytest.mark.parametrize("seed", range(5))
def test_pymcdm_agrees(seed):
    matrix, weights, maximise = oracle_problem(seed)
    expected = WPM(linear_normalization)(matrix, weights, np.where(maximise, 1, -1))
    assert weighted_product(matrix, weights, maximise=maximise) == pytest.approx(expected)


def test_by_hand():
    # shares of the best: (1, .25) and (.25, 1)
    scores = weighted_product([[8.0, 2.0], [2.0, 8.0]], [[0.5, 0.5], [1.0, 0.0]])
    assert scores == pytest.approx(np.array([[0.5, 0.5], [1.0, 0.25]]))


def test_nothing_makes_up_for_a_zero_unless_it_weighs_nothing():
    matrix = [[0.0, 100.0], [1.0, 1.0]]
    assert weighted_product(matrix, [0.01, 0.99])[0] == 0
    assert weighted_product(matrix, [0.0, 1.0])[0] == 1


def test_negative_figures_are_refused():
    with pytest.raises(ValueError, match="from 0 up"):
        weighted_product([[-1.0], [2.0]], [1.0])
