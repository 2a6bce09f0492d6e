"""What every method keeps to, whatever the data."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.methods.problems import problems
from vendoreval.methods.critic import critic_weights
from vendoreval.methods.entropy import entropy_weights
from vendoreval.methods.matrix import linear_scale, min_max_scale, vector_scale
from vendoreval.methods.promethee import promethee
from vendoreval.methods.topsis import topsis
from vendoreval.methods.vikor import vikor
from vendoreval.methods.weighted_product import weighted_product
from vendoreval.methods.weighted_sum import weighted_sum

METHODS = (weighted_sum, weighted_product, topsis, vikor, promethee)
every_method = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.__name__)


@every_method
@settings(max_examples=40, deadline=None)
@given(problem=problems())
def test_scores_are_finite(method, problem):
    matrix, weights, maximise = problem
    scores = method(matrix, weights, maximise=maximise)
    assert scores.shape == matrix.shape[:1]
    assert np.isfinite(scores).all()


@every_method
@settings(max_examples=40, deadline=None)
@given(problem=problems(options=8), data=st.data())
def test_the_better_option_everywhere_is_never_below(method, problem, data):
    matrix, weights, maximise = problem
    gains = data.draw(st.lists(st.floats(0, 100), min_size=len(weights), max_size=len(weights)))
    better = np.where(maximise, matrix[0] + gains, np.maximum(matrix[0] - gains, 0))
    scores = method(np.vstack([matrix, better]), weights, maximise=maximise)
    assert scores[-1] >= scores[0] - 1e-9 * max(1.0, np.abs(scores).max())


@every_method
@settings(max_examples=20, deadline=None)
@given(problem=problems(), data=st.data())
def test_the_order_of_options_plays_no_part(method, problem, data):
    matrix, weights, maximise = problem
    order = data.draw(st.permutations(range(len(matrix))))
    scores = method(matrix, weights, maximise=maximise)
    assert method(matrix[order], weights, maximise=maximise) == pytest.approx(scores[order], rel=1e-9, abs=1e-9)


@every_method
def test_many_weight_vectors_at_once(method):
    generator = np.random.default_rng(5)
    matrix = generator.uniform(1, 9, (6, 4))
    weights = generator.dirichlet(np.ones(4), (3, 2))
    together = method(matrix, weights, maximise=[True, False, True, True])
    assert together.shape == (3, 2, 6)
    for place in np.ndindex(3, 2):
        alone = method(matrix, weights[place], maximise=[True, False, True, True])
        assert together[place] == pytest.approx(alone, rel=1e-12)


@every_method
@pytest.mark.parametrize(
    ("matrix", "weights", "maximise"),
    [
        ([[1.0, float("nan")]], [0.5, 0.5], None),
        ([[1.0, 2.0]], [0.5, float("nan")], None),
        ([[1.0, 2.0]], [1.5, -0.5], None),
        ([[1.0, 2.0]], [1.0], None),
        ([[1.0, 2.0]], [0.5, 0.5], [True]),
        ([1.0, 2.0], [0.5, 0.5], None),
        (np.zeros((0, 2)), [0.5, 0.5], None),
    ],
)
def test_what_is_no_decision_problem_is_refused(method, matrix, weights, maximise):
    with pytest.raises(ValueError, match=r"matrix|weight|fit"):
        method(matrix, weights, maximise=maximise)


@settings(max_examples=40, deadline=None)
@given(problems())
def test_scaled_columns_and_data_weights_stay_in_range(problem):
    matrix, _, maximise = problem
    for scaled in (linear_scale(matrix, maximise), min_max_scale(matrix, maximise), vector_scale(matrix)):
        assert ((scaled >= 0) & (scaled <= 1)).all()
    for weights in (entropy_weights(matrix), critic_weights(matrix, maximise=maximise)):
        assert (weights >= 0).all()
        assert weights.sum() == pytest.approx(1)
