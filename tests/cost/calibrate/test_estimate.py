"""Churn coefficients from the buyer's customers: right as often as they say, and silent when they cannot tell."""

import numpy as np
import pytest

from tests.cost.calibrate.worlds import ENDS, TRUTH, world
from vendoreval.cost.calibrate.baseline import EasyChurn
from vendoreval.cost.calibrate.customers import Customers, Outcome
from vendoreval.cost.calibrate.estimate import calibrate, default_interval


def counted(**groups: tuple[int, int]) -> Customers:
    """Customers by outcome: (how many, how many of them left)."""
    outcomes = [Outcome(name) for name, (count, _) in groups.items() for _ in range(count)]
    churned = [index < leavers for count, leavers in groups.values() for index in range(count)]
    return Customers(tuple(outcomes), np.array(churned), np.empty((len(outcomes), 0)))


def test_ninety_percent_intervals_hold_the_truth_nine_times_in_ten() -> None:
    inside = np.zeros(3)
    worlds = 200
    for seed in range(worlds):
        found = calibrate(world(seed, 3_000))
        for index, one in enumerate(found.coefficients):
            assert one.low is not None
            assert one.high is not None
            inside[index] += one.low <= TRUTH[one.outcome] <= one.high
    assert (inside / worlds >= 0.85).all()
    assert (inside / worlds <= 0.95).all()


def test_without_the_controls_support_is_blamed_for_new_customers() -> None:
    allowed, ignored = (
        np.mean([calibrate(world(seed, 20_000, controls=controls)).coefficients[0].estimate for seed in range(12)])
        for controls in (True, False)
    )
    assert allowed == pytest.approx(TRUTH[Outcome.EFFORT], abs=0.003)
    assert ignored > 1.4 * TRUTH[Outcome.EFFORT]


def test_fifty_customers_cannot_tell_and_the_defaults_stay() -> None:
    found = calibrate(world(1, 50))
    assert found.measured == ()
    assert all("a comparison needs 30" in one.reason for one in found.coefficients)


def test_an_interval_as_wide_as_the_default_cannot_tell() -> None:
    found = calibrate(counted(easy=(60, 3), failed=(40, 5), effort=(40, 2), dropped=(0, 0)))
    effort = found.coefficients[0]
    assert effort.quantity is None
    assert "cannot tell" in effort.reason
    assert effort.low is not None
    assert effort.low < 0


def test_by_hand_without_controls() -> None:
    """1,000 easy, 20 left; 500 failed, 40 left: 1 - .92 / .98."""
    found = calibrate(counted(easy=(1_000, 20), failed=(500, 40)))
    failed = found.coefficients[1]
    assert failed.estimate == pytest.approx(1 - 0.92 / 0.98)
    assert failed.expected == pytest.approx(0.02)
    assert failed.quantity is not None
    assert failed.quantity.value == pytest.approx(0.0612)
    assert failed.low == pytest.approx(0.0408, abs=3e-4)
    assert failed.high == pytest.approx(0.0840, abs=3e-4)


def test_outcomes_that_look_better_than_easy_are_not_believed() -> None:
    found = calibrate(counted(easy=(2_000, 400), failed=(500, 20)))
    failed = found.coefficients[1]
    assert failed.quantity is None
    assert "differ" in failed.reason


def test_an_outcome_after_which_all_leave_is_not_believed() -> None:
    failed = calibrate(counted(easy=(2_000, 4), failed=(500, 500))).coefficients[1]
    assert failed.quantity is None
    assert "nearly all" in failed.reason


def test_nobody_left_at_all() -> None:
    found = calibrate(counted(easy=(2_000, 0), effort=(5_000, 0), failed=(500, 0), dropped=(100, 0)))
    for one in found.coefficients:
        assert one.low is not None
        assert one.high is not None
        assert one.low <= 0 <= one.high
        assert np.isfinite([one.estimate, one.low, one.high]).all()
    assert found.coefficients[0].quantity is not None  # with 5,000 customers that is something to know


def test_customers_without_an_issue_are_not_compared() -> None:
    groups = {"easy": (1_000, 20), "failed": (500, 40)}
    with_idle = calibrate(counted(**groups, none=(700, 300)))
    assert with_idle.coefficients == calibrate(counted(**groups)).coefficients
    assert (with_idle.without_issue, with_idle.customers) == (700, 1_500)


def test_the_same_customers_give_the_same_figures() -> None:
    assert calibrate(world(3, 800)) == calibrate(world(3, 800))


def test_the_order_of_customers_changes_nothing() -> None:
    some = world(4, 1_500)
    order = np.random.default_rng(0).permutation(1_500)
    shuffled = Customers(
        tuple(some.outcomes[index] for index in order), some.churned[order], some.controls[order], some.control_names
    )
    for one, other in zip(calibrate(some).coefficients, calibrate(shuffled).coefficients, strict=True):
        assert one.estimate == pytest.approx(other.estimate, rel=1e-6)


def test_figures_for_the_file_are_never_below_zero() -> None:
    for seed in range(20):
        for one in calibrate(world(seed, 1_000, truth=dict.fromkeys(ENDS[1:], 0.0))).coefficients:
            if one.quantity is not None:
                assert one.quantity.percentiles is not None
                assert 0 < one.quantity.percentiles[0] < one.quantity.percentiles[1]
                assert one.quantity.stated > 0


def test_defaults_are_the_published_ones() -> None:
    low, high = default_interval(Outcome.FAILED)
    assert low < 0.02
    assert high > 0.15
    assert default_interval(Outcome.EFFORT)[1] < high


def test_a_control_that_tells_all_leavers_apart_stays_finite() -> None:
    some = world(5, 400)
    separating = Customers(some.outcomes, some.churned, some.churned[:, None].astype(float), ("left",))
    for one in calibrate(separating).coefficients:
        if one.estimate is not None:
            assert np.isfinite([one.estimate, one.low, one.high]).all()


def test_controls_that_repeat_each_other_change_nothing() -> None:
    some = world(6, 1_000)
    doubled = Customers(
        some.outcomes,
        some.churned,
        np.column_stack([some.controls, some.controls, np.ones(1_000)]),
        ("tenure", "again"),
    )
    for one, other in zip(calibrate(some).coefficients, calibrate(doubled).coefficients, strict=True):
        assert one.estimate == pytest.approx(other.estimate, rel=1e-6)


def test_as_many_are_expected_to_leave_as_did() -> None:
    some = world(7, 2_000)
    easy = some.had(Outcome.EASY)
    churn = EasyChurn(some.controls[easy], some.churned[easy])
    assert churn.expected(some.controls[easy]).share == pytest.approx(some.churned[easy].mean())


def test_without_controls_the_expected_share_is_as_precise_as_its_customers() -> None:
    churned = np.arange(400) < 30
    expected = EasyChurn(np.empty((400, 0)), churned).expected(np.empty((7, 0)))
    assert expected.share == pytest.approx(30 / 400)
    assert expected.customers == pytest.approx(400)
