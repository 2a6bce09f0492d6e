"""Rank acceptability: shares by hand, invariants, and published SMAA cases."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from vendoreval.uncertainty import ranks
from vendoreval.uncertainty.ranks import RankCounter, first_shares, rank_acceptability, win_matrix
from vendoreval.uncertainty.simulation import simulate

OUT = -np.inf


def by_hand(scores):
    """Shares of every rank by looking at each draw and option on its own."""
    draws, options = scores.shape
    shares = np.zeros((options, options))
    for row in scores:
        for option in np.flatnonzero(row > OUT):
            above, level = int((row > row[option]).sum()), int((row == row[option]).sum())
            shares[option, above : above + level] += 1 / level
    return shares / draws


small_scores = st.tuples(st.integers(1, 12), st.integers(1, 7)).flatmap(
    lambda shape: arrays.arrays(np.float64, shape, elements=st.sampled_from([0.0, 1.0, 2.5, 40.0, 100.0, OUT]))
)


@settings(max_examples=40, deadline=None)
@given(small_scores)
def test_ties_and_exclusions_as_by_hand(scores):
    found = rank_acceptability(scores)
    assert found.shares == pytest.approx(by_hand(scores), abs=1e-12)
    assert found.excluded == pytest.approx((scores == OUT).mean(axis=0))
    assert found.shares.sum(axis=1) + found.excluded == pytest.approx(1)
    assert first_shares(scores).mean(axis=0) == pytest.approx(found.first, abs=1e-12)


@settings(max_examples=40, deadline=None)
@given(arrays.arrays(np.float64, (9, 6), elements=st.floats(-100, 100)))
def test_rows_and_columns_sum_to_one(scores):
    shares = rank_acceptability(scores).shares
    assert shares.sum(axis=0) == pytest.approx(np.ones(6))
    assert shares.sum(axis=1) == pytest.approx(np.ones(6))


@settings(max_examples=40, deadline=None)
@given(small_scores)
def test_wins_are_shared_out_between_two(scores):
    wins = win_matrix(scores)
    options = scores.shape[1]
    for one in range(options):
        for other in range(options):
            if one != other:
                both_out = ((scores[:, one] == OUT) & (scores[:, other] == OUT)).mean()
                assert wins[one, other] + wins[other, one] + both_out == pytest.approx(1)
                above = (scores[:, one] > scores[:, other]).mean()
                level = ((scores[:, one] == scores[:, other]) & (scores[:, one] > OUT)).mean()
                assert wins[one, other] == pytest.approx(above + level / 2)
    assert not np.diagonal(wins).any()


def test_a_worked_example():
    scores = np.array([[70.0, 60.0, 50.0], [50.0, 60.0, 60.0], [80.0, OUT, 10.0], [70.0, 60.0, 50.0]])
    found = rank_acceptability(scores)
    assert found.shares.tolist() == [[0.75, 0, 0.25], [0.125, 0.625, 0], [0.125, 0.375, 0.5]]
    assert found.first.tolist() == [0.75, 0.125, 0.125]
    assert found.excluded.tolist() == [0, 0.25, 0]


def test_an_option_always_out_has_no_rank():
    found = rank_acceptability([[1.0, OUT], [2.0, OUT]])
    assert found.excluded.tolist() == [0, 1]
    assert rank_acceptability([[OUT]]).shares.tolist() == [[0]]


def test_rounding_never_decides():
    scores = np.array([[0.1 + 0.2, 0.3], [57.3, 57.3 + 1e-13]])
    assert rank_acceptability(scores).shares.tolist() == [[0.5, 0.5], [0.5, 0.5]]
    assert first_shares(scores).tolist() == [[0.5, 0.5], [0.5, 0.5]]
    assert win_matrix(scores).tolist() == [[0, 0.5], [0.5, 0]]


def test_never_first_is_exactly_zero():
    generator = np.random.default_rng(2)
    scores = generator.integers(0, 3, (3000, 4)).astype(float)
    scores[:, 3] = -1
    shares = rank_acceptability(scores).shares
    assert shares[3].tolist() == [0, 0, 0, 1]


def test_draws_may_come_in_pieces():
    scores = np.random.default_rng(3).normal(size=(500, 9)).round(1)
    counter = RankCounter(9)
    for start in range(0, 500, 70):
        counter.add(scores[start : start + 70])
    assert counter.result().shares == pytest.approx(rank_acceptability(scores).shares, abs=1e-12)
    counter.add(scores[:10])
    assert counter.result().shares == pytest.approx(rank_acceptability(scores[:10]).shares, abs=1e-12)


def test_many_options_are_counted_the_same(monkeypatch):
    scores = np.random.default_rng(4).normal(size=(300, 30)).round(1)
    whole = rank_acceptability(scores).shares
    monkeypatch.setattr(ranks, "LARGEST_DOUBLE", 10)
    monkeypatch.setattr(ranks, "CHUNK", 200)
    found = rank_acceptability(scores).shares
    assert found.dtype == np.float32
    assert found == pytest.approx(whole, abs=1e-6)


def test_one_option_is_first():
    assert rank_acceptability([[3.0], [4.0]]).shares.tolist() == [[1.0]]


@pytest.mark.parametrize("scores", [[[1.0, float("nan")]], [[1.0, float("inf")]], [[float("inf"), OUT]]])
def test_what_is_no_number_is_refused(scores):
    for function in (rank_acceptability, first_shares, win_matrix):
        with pytest.raises(ValueError, match="not a number"):
            function(scores)


def test_no_draws_are_refused():
    with pytest.raises(ValueError, match="at least one draw"):
        rank_acceptability(np.empty((0, 3)))


def test_smaa_exact_knife_edge():
    # the third is first only where the first two weights are equal, a plane without volume
    weights = np.random.default_rng(7).dirichlet(np.ones(3), 60_000)
    scores = weights @ np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.5, 0.5, 0.0]]).T
    found = rank_acceptability(scores)
    assert found.first == pytest.approx([0.5, 0.5, 0], abs=0.01)
    assert found.first[2] == 0
    assert found.shares[2] == pytest.approx([0, 1, 0])
    central = simulate([(scores, weights)]).central_weights
    # the two first weights are 2/3 together on average, of which the larger one has 3/4
    assert central[0] == pytest.approx([1 / 2, 1 / 6, 1 / 3], abs=0.01)
    assert central[1] == pytest.approx([1 / 6, 1 / 2, 1 / 3], abs=0.01)
    assert central[2] is None


def test_smaa_lahdelma_1998_municipal_plan():
    # Lahdelma, R., Hokkanen, J. & Salminen, P. (1998). SMAA - Stochastic multiobjective acceptability analysis.
    # EJOR 106(1), 137-143, section 5
    base = np.array(
        [
            [5.0, -1.5, 15.0, 4.0],
            [2.5, -3.8, 25.0, 2.5],
            [3.0, -2.8, 10.0, 2.8],
            [3.0, -3.2, 16.0, 3.2],
            [2.0, -6.7, 0.0, 1.0],
            [4.0, -3.4, 30.0, 3.5],
        ]
    )
    generator = np.random.default_rng(8)
    draws = 60_000
    half_width = np.stack([np.full(6, 0.5), 0.1 * np.abs(base[:, 1]), np.full(6, 10.0), np.full(6, 0.5)], axis=1)
    figures = base + generator.uniform(-1, 1, (draws, 6, 4)) * half_width
    values = (figures - base.min(axis=0)) / (base.max(axis=0) - base.min(axis=0))
    weights = generator.dirichlet(np.ones(4), draws)
    scores = np.einsum("doc,dc->do", values, weights)
    assert rank_acceptability(scores).first == pytest.approx([0.74, 0.01, 0, 0, 0, 0.25], abs=0.012)
    central = simulate([(scores, weights)]).central_weights
    confidence = [
        None if mean is None else first_shares(values @ mean)[:, option].mean() for option, mean in enumerate(central)
    ]
    # the central weights of the two that are hardly ever first rest on a handful of draws
    assert confidence[0] == pytest.approx(0.99, abs=0.01)
    assert confidence[5] == pytest.approx(0.71, abs=0.02)
    assert confidence[1] == pytest.approx(0.12, abs=0.04)
    assert confidence[4] is None
