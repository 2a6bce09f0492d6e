"""CRITIC weights against the published case and pymcdm."""

from __future__ import annotations

import numpy as np
import pytest
from pymcdm.weights import critic_weights as theirs

from tests.methods.problems import oracle_problem
from vendoreval.methods.critic import critic_weights

# Diakoulaki, D., Mavrotas, G. & Papayannakis, L. (1995). Determining objective weights in multiple criteria problems: the
# CRITIC method. Computers & OR 22(7), 763-770: eight pharmaceutical firms
FIRMS = np.array(
    [
        [61.0, 1.08, 4.33],
        [20.7, 0.26, 4.34],
        [16.3, 1.98, 2.53],
        [9.0, 3.29, 1.65],
        [5.4, 2.77, 2.33],
        [4.0, 4.12, 1.21],
        [-6.1, 3.52, 2.1],
        [-34.6, 3.31, 0.98],
    ]
)


def test_diakoulaki_1995_pharma():
    assert critic_weights(FIRMS) == pytest.approx([0.20222554, 0.48090173, 0.31687273], abs=1e-6)


@pytest.mark.parametrize("seed", range(5))
def test_pymcdm_agrees(seed):
    matrix, _, _ = oracle_problem(seed)
    assert critic_weights(matrix) == pytest.approx(theirs(matrix))


def test_a_criterion_on_which_all_tie_is_left_out():
    padded = np.insert(FIRMS, 1, 7.0, axis=1)
    assert critic_weights(padded) == pytest.approx([0.20222554, 0, 0.48090173, 0.31687273], abs=1e-6)


@pytest.mark.parametrize("matrix", [[[1.0, 2.0], [2.0, 4.0], [5.0, 10.0]], [[1.0, 1.0]], [[0.0, 3.0], [0.0, 3.0]]])
def test_data_that_cannot_tell_gives_equal_weights(matrix):
    assert critic_weights(matrix).tolist() == [0.5, 0.5]


def test_direction_turns_agreement_into_conflict():
    matrix = np.array([[1.0, 2.0, 9.0], [2.0, 4.0, 1.0], [5.0, 10.0, 3.0]])
    same, opposed = critic_weights(matrix), critic_weights(matrix, maximise=[True, False, True])
    assert same[0] < opposed[0]
