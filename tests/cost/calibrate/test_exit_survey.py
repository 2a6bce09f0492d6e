"""The share of leavers who name support, and what it makes of the coefficients."""

import pytest
from scipy.stats import beta

from vendoreval.cost.calibrate.customers import Outcome
from vendoreval.cost.calibrate.exit_survey import from_exit_survey

IN_USE = {Outcome.EFFORT: 0.012, Outcome.FAILED: 0.06}


def test_twice_the_blame_doubles_the_coefficients() -> None:
    found = from_exit_survey(34, 200, 0.085, IN_USE)
    assert found.multiple == pytest.approx(2.0)
    assert found.quantities[Outcome.FAILED].value == pytest.approx(0.12)
    assert found.quantities[Outcome.EFFORT].value == pytest.approx(0.024)


def test_the_interval_is_jeffreys() -> None:
    found = from_exit_survey(34, 200, 0.085, IN_USE)
    low, high = beta(34.5, 166.5).ppf([0.05, 0.95])
    assert (found.low, found.high) == (pytest.approx(low, abs=1e-6), pytest.approx(high, abs=1e-6))
    assert found.quantities[Outcome.FAILED].p95 == pytest.approx(0.06 * high / 0.085, rel=1e-2)


def test_too_few_leavers_leave_the_coefficients() -> None:
    found = from_exit_survey(3, 20, 0.085, IN_USE)
    assert found.quantities == {}
    assert "only 20 leavers" in found.reason


def test_coefficients_beyond_one_are_not_believed() -> None:
    found = from_exit_survey(190, 200, 0.01, IN_USE)
    assert found.quantities == {}
    assert "exceed 1" in found.reason


def test_nobody_names_support() -> None:
    found = from_exit_survey(0, 200, 0.085, IN_USE)
    failed = found.quantities[Outcome.FAILED]
    assert failed.stated == failed.p05  # no share is exactly 0, so the low end of the interval stands in
    assert 0 < failed.stated < 1e-4
    assert found.quantities[Outcome.FAILED].p95 == pytest.approx(0.06 * found.high / 0.085, rel=1e-2)


@pytest.mark.parametrize(("naming", "asked", "blamed"), [(5, 4, 0.1), (-1, 4, 0.1), (0, 0, 0.1), (4, 40, 0.0)])
def test_nonsense_is_refused(naming: int, asked: int, blamed: float) -> None:
    with pytest.raises(ValueError, match=r"leavers|nothing to scale"):
        from_exit_survey(naming, asked, blamed, IN_USE)
