"""Weights from an order: rank-order centroid."""

from __future__ import annotations

import pytest

from vendoreval.weights import WeightsError, from_ranking

# Barron, F.H. & Barrett, B.E. (1996). Decision quality using ranked attribute weights. Management Science 42(11), 1515-1523
PUBLISHED = [
    [0.75, 0.25],
    [0.6111, 0.2778, 0.1111],
    [0.5208, 0.2708, 0.1458, 0.0625],
    [0.4567, 0.2567, 0.1567, 0.09, 0.04],
    [0.4083, 0.2417, 0.1583, 0.1028, 0.0611, 0.0278],
    [0.3397, 0.2147, 0.1522, 0.1106, 0.0793, 0.0543, 0.0335, 0.0156],
    [0.2929, 0.1929, 0.1429, 0.1096, 0.0846, 0.0646, 0.0479, 0.0336, 0.0211, 0.01],
]


@pytest.mark.parametrize("expected", PUBLISHED, ids=len)
def test_published_centroids(expected):
    order = [f"c{place}" for place in range(len(expected))]
    found = from_ranking(order).shares
    assert list(found) == order
    assert list(found.values()) == pytest.approx(expected, abs=1e-4)


def test_ties_share_the_places_they_take():
    found = from_ranking(["a", ["b", "c"], "d"]).shares
    assert found["b"] == found["c"] == pytest.approx((0.2708 + 0.1458) / 2, abs=1e-4)
    assert found["a"] == pytest.approx(0.5208, abs=1e-4)
    assert sum(found.values()) == pytest.approx(1)


def test_all_tied_is_all_equal():
    assert from_ranking([["a", "b", "c", "d"]]).shares == pytest.approx(dict.fromkeys("abcd", 0.25))


@pytest.mark.parametrize("order", [[], [[]], ["a", "b", "a"], ["a", ["a", "b"]]])
def test_refused_orders(order):
    with pytest.raises(WeightsError):
        from_ranking(order)
