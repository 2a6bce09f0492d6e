import math

import numpy as np
import pytest
from scipy import stats

from vendoreval.uncertainty.information import partial_information, perfect_information
from vendoreval.uncertainty.strata import normals

N = 100_000


def closed_form(mean, sd):
    """Value of learning a normal gap whose mean is `mean`: sd phi(m / sd) - |m| Phi(-|m| / sd)."""
    return sd * stats.norm.pdf(mean / sd) - abs(mean) * stats.norm.cdf(-abs(mean) / sd)


@pytest.mark.parametrize(("mean", "own", "rest"), [(0.0, 5.0, 8.0), (4.0, 6.0, 3.0), (1.0, 2.0, 9.0)])
def test_two_gaussian_options(mean, own, rest):
    x, noise, irrelevant = (normals(1, name, N) for name in ("x", "noise", "irrelevant"))
    worth = np.stack([50 + mean + own * x, 50 + rest * noise], axis=1)
    of_x, of_noise, of_nothing = partial_information([x, noise, irrelevant], worth, (0, 1))
    assert of_x.value == pytest.approx(closed_form(mean, own), rel=0.03)
    # Two standard errors of bins of 5,000 draws, for the case in which few of them turn the choice.
    assert of_noise.value == pytest.approx(closed_form(mean, rest), rel=0.03, abs=0.012)
    assert perfect_information(worth) == pytest.approx(closed_form(mean, math.hypot(own, rest)), rel=0.03)
    assert of_nothing.value == pytest.approx(0, abs=0.01)
    assert of_nothing.variance_share == pytest.approx(0, abs=0.001)
    assert of_x.variance_share == pytest.approx(own**2 / (own**2 + rest**2), rel=0.03)


def test_the_sign_and_scale_of_an_input_do_not_matter():
    x, noise = normals(1, "x", 5000), normals(1, "noise", 5000)
    worth = np.stack([x, noise, noise * 0 - 0.3], axis=1)
    values = partial_information([x, -x, 100 * x + 7, np.exp(x)], worth, (0, 1))
    assert values[0].value == pytest.approx(values[1].value, rel=0.01)
    assert values[2] == values[0]
    assert values[3] == values[0]


def test_knowing_what_cannot_change_the_choice_is_worth_nothing():
    x = normals(1, "x", 5000)
    worth = np.stack([80 + x, 20 + x], axis=1)
    (found,) = partial_information([x], worth, (0, 1))
    assert found.value == pytest.approx(0, abs=1e-9)
    assert found.variance_share == 0
    assert perfect_information(worth) == pytest.approx(0, abs=1e-9)


def test_a_constant_input_and_one_option_are_worth_nothing():
    x = normals(1, "x", 2000)
    (constant,) = partial_information([np.ones(2000)], np.stack([x, normals(1, "y", 2000)], axis=1), (0, 1))
    assert constant.value < 0.03
    (alone,) = partial_information([x], x[:, None], (0, 0))
    assert (alone.value, alone.variance_share) == (pytest.approx(0, abs=1e-9), 0)


@pytest.mark.parametrize("draws", [1, 7, 33])
def test_few_draws_give_figures_still(draws):
    x = normals(1, "x", draws)
    (found,) = partial_information([x], np.stack([x, -x], axis=1), (0, 1))
    assert math.isfinite(found.value)
    assert 0 <= found.variance_share <= 1
