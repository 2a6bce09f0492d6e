"""VIKOR against published cases and pymcdm."""

from __future__ import annotations

import numpy as np
import pytest
from pymcdm.methods import VIKOR

from tests.methods.problems import oracle_problem
from tests.methods.published import SITES, SITES_WEIGHTS
from vendoreval.methods.ranking import ranks
from vendoreval.methods.vikor import Compromise, VikorMeasures, compromise, vikor, vikor_measures


def test_opricovic_tzeng_2004_mountain():
    # Opricovic, S. & Tzeng, G.H. (2004). Compromise solution by MCDM methods. EJOR 156(2), 445-455
    matrix = [[1.0, 3000.0], [2.0, 3750.0], [5.0, 4500.0]]
    found = vikor_measures(matrix, [0.5, 0.5], maximise=[False, True])
    assert found.group == pytest.approx([0.5, 0.375, 0.5], abs=1e-6)
    assert found.regret == pytest.approx([0.5, 0.25, 0.5], abs=1e-6)
    assert found.compromise == pytest.approx([1.0, 0.0, 1.0], abs=1e-6)
    assert ranks(vikor(matrix, [0.5, 0.5], maximise=[False, True])).tolist() == [2, 1, 2]
    assert compromise(found) == Compromise((1,), acceptable_advantage=True, acceptable_stability=True)


def test_papathanasiou_ploskas_2018_sites():
    found = vikor_measures(SITES, SITES_WEIGHTS, v=0.625).compromise
    assert found == pytest.approx([0.64, 1.0, 0.693, 0.271, 0.0, 0.694], abs=6e-4)
    assert ranks(-found).tolist() == [3, 6, 4, 2, 1, 5]


@pytest.mark.parametrize("seed", range(5))
def test_pymcdm_agrees(seed):
    matrix, weights, maximise = oracle_problem(seed)
    expected = VIKOR(v=0.3)(matrix * np.where(maximise, 1, -1), weights, np.ones(len(weights)))
    assert vikor_measures(matrix, weights, maximise=maximise, v=0.3).compromise == pytest.approx(expected)


def measures(group, regret, compromise):
    return VikorMeasures(np.array(group), np.array(regret), np.array(compromise))


def test_without_stability_the_best_two_are_proposed():
    found = compromise(measures([0.4, 0.3, 0.9], [0.3, 0.2, 0.9], [0.0, 0.6, 1.0]))
    assert found == Compromise((0, 1), acceptable_advantage=True, acceptable_stability=False)


def test_without_advantage_all_that_are_close_are_proposed():
    found = compromise(measures([0.1, 0.2, 0.3, 0.9], [0.1, 0.2, 0.3, 0.9], [0.0, 0.2, 0.3, 1.0]))
    assert found == Compromise((0, 1, 2), acceptable_advantage=False, acceptable_stability=True)


def test_a_lone_option_is_the_compromise():
    assert compromise(vikor_measures([[3.0, 4.0]], [0.5, 0.5])) == Compromise((0,), True, True)


def test_options_that_tie_throughout_score_one():
    assert vikor([[3.0, 0.0], [3.0, 0.0]], [0.5, 0.5]).tolist() == [1.0, 1.0]
