"""Swing weights."""

from __future__ import annotations

import pytest

from vendoreval.weights import WeightsError, from_swings


def test_swings_are_shared_out():
    assert from_swings({"a": 100, "b": 60, "c": 40}).shares == pytest.approx({"a": 0.5, "b": 0.3, "c": 0.2})


@pytest.mark.parametrize(
    "swings", [{"a": 80, "b": 60}, {"a": 100, "b": -1}, {"a": 120, "b": 100}, {"a": float("nan")}, {}]
)
def test_refused_swings(swings):
    with pytest.raises(WeightsError):
        from_swings(swings)
