"""Ranks and Kendall's tau-b, with scipy as oracle."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import kendalltau, rankdata

from vendoreval.methods.ranking import kendall_tau, ranks

scores = st.lists(st.integers(0, 6), min_size=1, max_size=9)


def test_options_that_tie_share_the_better_place():
    assert ranks([5.0, 7.0, 7.0 - 1e-12, 1.0]).tolist() == [3, 1, 1, 4]


@settings(max_examples=40)
@given(scores, scores)
def test_many_rankings_at_once(first, second):
    size = min(len(first), len(second))
    table = np.array([first[:size], second[:size]], dtype=float)
    expected = rankdata(-table, method="min", axis=1)
    assert ranks(table).tolist() == expected.tolist()


@settings(max_examples=40)
@given(scores, scores)
def test_scipy_agrees_on_tau_b(first, second):
    size = min(len(first), len(second))
    if size == 1:
        assert kendall_tau(first[:1], second[:1]) is None
        return
    expected = kendalltau(first[:size], second[:size], variant="b").statistic
    assert kendall_tau(first[:size], second[:size]) == (None if np.isnan(expected) else pytest.approx(expected))


def test_the_same_order_and_its_reverse():
    assert kendall_tau([1, 2, 3], [10, 20, 30]) == 1
    assert kendall_tau([1, 2, 3], [3, 2, 1]) == -1


def test_no_order_to_compare():
    assert kendall_tau([1.0], [2.0]) is None
    assert kendall_tau([1.0, 1.0], [1.0, 2.0]) is None
