import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from vendoreval.project.model.quantity import Family, NonNegative, Positive, Quantity, Share
from vendoreval.uncertainty.beta import beta_ppf
from vendoreval.uncertainty.distribution import draw, mean, ppf, quantiles, sd
from vendoreval.uncertainty.normal import normal_ppf
from vendoreval.uncertainty.strata import uniforms

U = np.concatenate([np.logspace(-7, -2, 60), np.linspace(0.01, 0.99, 197), 1 - np.logspace(-7, -2, 60)])


def test_normal_inverse_agrees_with_scipy_into_the_tails():
    u = np.concatenate([U, [1e-300, 1e-30, 1e-16]])
    np.testing.assert_allclose(normal_ppf(u), stats.norm.ppf(u), rtol=1e-13, atol=1e-15)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        *[(0.5, 0.5), (0.5, 1.5), (1.0, 1.0), (1.0, 5.0), (5.0, 1.0), (3.0, 3.0), (2.7, 3.3), (0.6, 0.7), (0.5, 10.5)],
        *[(28.5, 12.5), (137.5, 43.5), (640.5, 160.5), (0.5, 1500.5), (1500.5, 0.5), (1e5, 1e3), (1e7, 1e7)],
    ],
)
def test_beta_inverse_agrees_with_scipy(a, b):
    np.testing.assert_allclose(beta_ppf(a, b, U), stats.beta.ppf(U, a, b), rtol=0, atol=1e-8)


@settings(max_examples=40, deadline=None)
@given(st.floats(0.5, 2000), st.floats(0.5, 2000))
def test_beta_inverse_for_any_shape(a, b):
    x = beta_ppf(a, b, U)
    assert np.all(np.diff(x[np.argsort(U)]) >= 0)
    np.testing.assert_allclose(x, stats.beta.ppf(U, a, b), rtol=0, atol=1e-8)


def test_beta_refuses_a_shape_it_is_not_tabulated_for():
    with pytest.raises(ValueError, match=r"at least 0\.5"):
        beta_ppf(0.4, 2, U)


def logit(x):
    return math.log(x / (1 - x))


Z90 = stats.norm.ppf(0.9)
Z95 = stats.norm.ppf(0.95)
CASES = {
    "pert": (Quantity(low=20, mode=30, high=45), stats.beta(1 + 4 * 10 / 25, 1 + 4 * 15 / 25, 20, 25)),
    "pert at its end": (Quantity(low=20, mode=20, high=45), stats.beta(1, 5, 20, 25)),
    "triangular": (Quantity(low=20, mode=30, high=45, dist=Family.TRIANGULAR), stats.triang(0.4, 20, 25)),
    "uniform": (Quantity(low=20, high=45, dist=Family.UNIFORM), stats.uniform(20, 25)),
    "normal": (Quantity(p10=-2, p90=8), stats.norm(3, 5 / Z90)),
    "normal by choice": (Quantity(p05=10, p95=30, dist=Family.NORMAL), stats.norm(20, 10 / Z95)),
    "lognormal": (Quantity(p10=0.02, p90=0.15), stats.lognorm(math.log(7.5) / 2 / Z90, 0, math.sqrt(0.003))),
    "counts": (Share(successes=137, trials=180), stats.beta(137.5, 43.5)),
    "none of ten": (Share(successes=0, trials=10), stats.beta(0.5, 10.5)),
    "mean and n": (Share(mean=0.7, n=40), stats.beta(28.5, 12.5)),
}


@pytest.mark.parametrize("name", CASES)
def test_quantiles_mean_and_sd_agree_with_scipy(name):
    quantity, reference = CASES[name]
    np.testing.assert_allclose(ppf(quantity, U), reference.ppf(U), rtol=1e-8, atol=1e-7)
    assert mean(quantity) == pytest.approx(reference.mean(), rel=1e-6)
    assert sd(quantity) == pytest.approx(reference.std(), rel=1e-6)


def test_a_probability_given_by_percentiles_is_normal_in_its_log_odds():
    quantity = Share(p05=0.2, p95=0.6)
    middle, scale = (logit(0.2) + logit(0.6)) / 2, (logit(0.6) - logit(0.2)) / 2 / Z95
    np.testing.assert_allclose(ppf(quantity, U), 1 / (1 + np.exp(-stats.norm(middle, scale).ppf(U))), rtol=1e-12)
    np.testing.assert_allclose(quantiles(quantity, [0.05, 0.95]), [0.2, 0.6], rtol=1e-12)


def test_a_constant_is_always_itself():
    assert ppf(Quantity(value=7), U).tolist() == [7.0] * len(U)
    assert (mean(Quantity(value=7)), sd(Quantity(value=7))) == (7.0, 0.0)
    assert ppf(Quantity(low=3, mode=3, high=3), U).tolist() == [3.0] * len(U)


def test_figures_stay_inside_their_field():
    assert ppf(Share(p10=0, p90=0.5), U).min() == 0
    assert ppf(NonNegative(p10=0, p90=9), U).min() == 0
    wide = Positive(p10=1, p90=30, dist=Family.NORMAL)
    assert ppf(wide, U).min() == pytest.approx(0.155)
    assert quantiles(wide, [0.1, 0.9]) == pytest.approx([1, 30])


def test_spread_stretches_and_zero_leaves_the_stated_figure():
    pert = Quantity(value=31, low=20, mode=30, high=45)
    assert set(ppf(pert, U, spread=0)) == {31.0}
    np.testing.assert_array_equal(ppf(pert, U, spread=1), ppf(pert, U))
    np.testing.assert_allclose(ppf(pert, U, spread=0.5), ppf(Quantity(low=25, mode=30, high=37.5), U))
    assert quantiles(Quantity(p10=-2, p90=8), [0.1, 0.9], spread=1.5) == pytest.approx([-4.5, 10.5])
    np.testing.assert_allclose(
        ppf(Share(successes=30, trials=40), U, spread=2), ppf(Share(mean=0.75, n=10), U), atol=1e-9
    )


def test_draws_are_the_inverse_at_the_inputs_own_strata():
    pert = Quantity(low=20, mode=30, high=45)
    np.testing.assert_array_equal(draw(pert, 1, "margin", 500), ppf(pert, uniforms(1, "margin", 500)))
