import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vendoreval.uncertainty.posterior import draw, posterior
from vendoreval.uncertainty.strata import normals


def streams(vendor, leaves, n=4000):
    return np.stack([normals(1, f"{vendor}/{leaf}", n) for leaf in range(leaves)], axis=1)


def test_one_leaf_by_hand():
    # 400 / (400 + 225) = .64 of the way from 50 to 80; variance 400 (1 - .64) = 144.
    belief = posterior(np.array([80.0]), np.array([15.0]))
    assert belief.mean == pytest.approx([69.2])
    assert belief.covariance == pytest.approx(np.array([[144.0]]))


def test_two_leaves_by_hand():
    # C = [[400, 100], [100, 400]] and R = [[625, 93.75], [93.75, 225]]: claim 25 and reference 15, halo .25.
    belief = posterior(np.array([90.0, 50.0]), np.array([25.0, 15.0]))
    total = np.array([[1025, 193.75], [193.75, 625]])
    prior = np.array([[400, 100], [100, 400]])
    gain = prior @ np.linalg.inv(total)
    assert belief.mean == pytest.approx(50 + gain @ [40, 0])
    assert belief.mean == pytest.approx([65.2960, 49.0051], abs=1e-3)
    assert belief.covariance == pytest.approx(prior - gain @ prior)


def test_a_missing_leaf_keeps_its_prior_and_tells_nothing():
    seen = posterior(np.array([80.0, 20.0]), np.array([15.0, 18.0]))
    beside = posterior(np.array([80.0, np.nan, 20.0]), np.array([15.0, np.nan, 18.0]), np.array([False, True, False]))
    assert beside.mean[[0, 2]] == pytest.approx(seen.mean)
    assert (beside.mean[1], beside.covariance[1, 1]) == (50.0, 400.0)
    nothing = posterior(np.full(3, np.nan), np.full(3, np.nan), np.ones(3, dtype=bool))
    assert nothing.covariance == pytest.approx(400 * (0.75 * np.eye(3) + 0.25))


def test_draws_have_the_posteriors_moments():
    points, sd = np.array([60.0, 45.0, 55.0]), np.array([12.0, 9.0, 15.0])
    belief = posterior(points, sd)
    drawn = draw(points, sd, None, streams("a", 3, 20_000))
    assert drawn.mean(axis=0) == pytest.approx(belief.mean, abs=0.1)
    assert np.cov(drawn.T) == pytest.approx(belief.covariance, abs=4)


def test_a_certain_leaf_is_drawn_as_it_is():
    drawn = draw(np.array([73.0, 40.0]), np.array([0.0, 20.0]), None, streams("a", 2))
    assert set(drawn[:, 0]) == {73.0}
    assert drawn[:, 1].std() > 5


def test_no_spread_leaves_what_was_observed():
    missing = np.array([False, True])
    drawn = draw(np.array([73.0, np.nan]), np.array([20.0, np.nan]), missing, streams("a", 2, 10), spread=0)
    assert np.unique(drawn, axis=0).tolist() == [[73.0, 50.0]]


def test_half_and_one_and_a_half_times_the_errors():
    points, sd = np.array([60.0, 45.0]), np.array([12.0, 9.0])
    z = streams("a", 2)
    np.testing.assert_array_equal(draw(points, sd, None, z, spread=1.5), draw(points, sd * 1.5, None, z))


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 12).flatmap(
        lambda k: st.tuples(
            st.lists(st.floats(0, 100), min_size=k, max_size=k),
            st.lists(st.floats(0, 40), min_size=k, max_size=k),
            st.lists(st.booleans(), min_size=k, max_size=k),
        )
    )
)
def test_any_input_gives_points_between_0_and_100(given_leaves):
    points, sd, missing = (np.array(column) for column in given_leaves)
    drawn = draw(points, sd, missing, streams("v", len(points), 200))
    assert np.isfinite(drawn).all()
    assert drawn.min() >= 0
    assert drawn.max() <= 100


def test_evidence_draws_the_mean_towards_the_observation():
    means = [posterior(np.array([90.0]), np.array([sd])).mean[0] for sd in (25.0, 18.0, 15.0, 6.0)]
    assert means == sorted(means)
    assert all(50 < mean < 90 for mean in means)
    assert math.isclose(means[0], 50 + 40 * 400 / 1025)
