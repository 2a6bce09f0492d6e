"""Weights known within ranges."""

from __future__ import annotations

import pytest

from vendoreval.weights import WeightsError, from_ranges


def test_middles_and_bounds_share_one_unit():
    found = from_ranges({"a": (20, 40), "b": (50, 50), "c": (0, 40)})
    assert found.shares == pytest.approx({"a": 0.3, "b": 0.5, "c": 0.2})
    assert found.bounds["a"] == pytest.approx((0.2, 0.4))
    assert found.bounds["b"] == pytest.approx((0.5, 0.5))
    assert found.bounds["c"] == pytest.approx((0.0, 0.4))


@pytest.mark.parametrize(
    "ranges",
    [{"a": (40, 20)}, {"a": (-1, 4)}, {"a": (0, 0)}, {"a": (0, float("inf"))}, {"a": (float("nan"), 1)}, {}],
)
def test_refused_ranges(ranges):
    with pytest.raises(WeightsError):
        from_ranges(ranges)
