"""TOPSIS against published cases and pymcdm."""

from __future__ import annotations

import numpy as np
import pytest
from pymcdm.methods import TOPSIS
from pymcdm.normalizations import vector_normalization

from tests.methods.problems import oracle_problem
from tests.methods.published import FIGHTER, FIGHTER_MAXIMISE, FIGHTER_WEIGHTS
from vendoreval.methods.ranking import ranks
from vendoreval.methods.topsis import separation, topsis


def test_hwang_yoon_1981_fighter():
    scores = topsis(FIGHTER, FIGHTER_WEIGHTS, maximise=FIGHTER_MAXIMISE)
    assert scores == pytest.approx([0.643, 0.268, 0.613, 0.312], abs=1e-3)
    assert ranks(scores).tolist() == [1, 4, 2, 3]
    ideal, anti_ideal = separation(FIGHTER, FIGHTER_WEIGHTS, maximise=FIGHTER_MAXIMISE)
    assert ideal == pytest.approx([0.0545, 0.1197, 0.058, 0.1009], abs=2e-4)
    assert anti_ideal == pytest.approx([0.0983, 0.0439, 0.092, 0.0458], abs=2e-4)


def test_hodgett_2014_car():
    # Hodgett, R.E. TOPSIS in Excel, hodgett.co.uk; R package MCDA 0.1.0 (Meyer, Bigaret, Hodgett & Olteanu 2017)
    matrix = [[5490.0, 51.4, 8.5, 285.0], [6500.0, 70.6, 7.0, 288.0], [6489.0, 54.3, 7.5, 290.0]]
    scores = topsis(matrix, [0.35, 0.25, 0.25, 0.15], maximise=[False, True, True, True])
    assert scores == pytest.approx([0.4817, 0.5182, 0.178], abs=1e-4)


@pytest.mark.parametrize("seed", range(5))
def test_pymcdm_agrees(seed):
    matrix, weights, maximise = oracle_problem(seed)
    expected = TOPSIS(vector_normalization)(matrix, weights, np.where(maximise, 1, -1))
    assert topsis(matrix, weights, maximise=maximise) == pytest.approx(expected)


def test_a_criterion_on_which_all_tie_changes_nothing():
    matrix = np.array([[1.0, 5.0, 0.0], [2.0, 5.0, 0.0], [4.0, 5.0, 0.0]])
    assert topsis(matrix, [0.5, 0.3, 0.2]) == pytest.approx(topsis(matrix[:, :1], [1.0]))


def test_options_that_tie_throughout_are_halfway():
    assert topsis([[3.0, 0.0], [3.0, 0.0]], [0.5, 0.5]).tolist() == [0.5, 0.5]
    assert topsis([[1.0, 7.0], [2.0, 7.0]], [0.0, 1.0]).tolist() == [0.5, 0.5]
