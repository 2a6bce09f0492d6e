import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vendoreval.project.model.quantity import Grade
from vendoreval.uncertainty.assumptions import DEFAULT
from vendoreval.uncertainty.error import error_sd, rater_sd

NAN = math.nan


def test_grades():
    assert [error_sd(grade, observations=30) for grade in Grade] == [25, 18, 15, 6]


@pytest.mark.parametrize("observations", [None, 12, 29])
def test_too_few_observations_do_not_count_as_measured(observations):
    assert error_sd(Grade.MEASURED, observations=observations) == 15


def test_independent_causes_add_up():
    sd = error_sd(Grade.MEASURED, age_years=2, step=25, observations=50, sampling_sd=4)
    assert sd == pytest.approx(math.sqrt(36 + 72 + 625 / 12 + 16))


def test_evidence_from_the_future_counts_as_fresh():
    assert error_sd(Grade.CLAIM, age_years=-1) == 25


def test_raters_add_their_disagreement():
    assert error_sd(Grade.CLAIM, raters=1) == pytest.approx(math.hypot(25, 12))
    assert error_sd(Grade.CLAIM, raters=2, pooled=10) == pytest.approx(math.hypot(25, 10 / math.sqrt(2)))
    assert error_sd(Grade.CLAIM, raters=1, pooled=20) == pytest.approx(math.hypot(25, 20))


@given(st.floats(0, 60), st.integers(2, 9))
def test_a_lone_rater_is_never_surer_than_several(pooled, raters):
    alone = error_sd(Grade.DOCUMENT, raters=1, pooled=pooled)
    assert alone >= error_sd(Grade.DOCUMENT, raters=raters, pooled=pooled)


def test_a_stricter_rater_is_no_disagreement():
    assert rater_sd(np.array([[80.0, 60, 40, 20], [70, 50, 30, 10]])) == pytest.approx(0, abs=1e-9)


def test_residuals_by_hand():
    # Leaf means 60 and 40, rater effects 0: residuals +-5 in all four, 1 degree of freedom.
    assert rater_sd(np.array([[65.0, 35.0], [55.0, 45.0]])) == pytest.approx(math.sqrt(100))


def test_leaves_rated_once_say_nothing():
    with_two = np.array([[65.0, 35.0], [55.0, 45.0]])
    once = np.array([[90.0, NAN, NAN], [NAN, 10.0, NAN]])
    assert rater_sd(np.hstack([with_two, once])) == pytest.approx(rater_sd(with_two))
    assert rater_sd(once) is None
    assert rater_sd(np.empty((2, 0))) is None
    assert rater_sd(np.array([[50.0], [70.0]])) is None


def test_residual_sd_is_recovered_from_an_incomplete_panel():
    rng = np.random.default_rng(3)
    truth, strict = rng.uniform(20, 80, 400), np.array([[0.0], [-8], [5]])
    points = truth + strict + rng.normal(0, 9, (3, 400))
    points[rng.random((3, 400)) < 0.3] = NAN
    assert rater_sd(points) == pytest.approx(9, rel=0.08)


def test_every_assumption_is_printed_with_its_basis():
    printed = DEFAULT.printed()
    assert ("error of a rating, claim", "25 points", "assumption") in printed
    assert all(what and figure and basis for what, figure, basis in printed)
