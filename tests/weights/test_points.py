"""Weights stated as points."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vendoreval.weights import WeightsError, from_points


def test_points_are_shared_out_in_the_order_given():
    found = from_points({"culture": 20, "grasp": 20, "cost": 60})
    assert list(found.shares.items()) == [("culture", 0.2), ("grasp", 0.2), ("cost", 0.6)]


@settings(max_examples=40)
@given(st.lists(st.floats(0.01, 1e6), min_size=1, max_size=12), st.floats(1e-6, 1e6))
def test_rescaling_the_points_changes_nothing(points, factor):
    names = [f"c{number}" for number in range(len(points))]
    plain = from_points(dict(zip(names, points, strict=True))).shares
    scaled = from_points({name: value * factor for name, value in zip(names, points, strict=True)}).shares
    assert scaled == pytest.approx(plain, rel=1e-12)
    assert sum(plain.values()) == pytest.approx(1)


@pytest.mark.parametrize("points", [{}, {"a": 0}, {"a": -1, "b": 2}, {"a": float("nan")}, {"a": float("inf")}])
def test_no_weights_without_a_number_above_zero(points):
    with pytest.raises(WeightsError):
        from_points(points)


def test_the_refusal_names_the_criterion():
    with pytest.raises(WeightsError, match="the weight of b ") as refused:
        from_points({"a": 1, "b": -2})
    assert refused.value.ids == ("b",)
