"""Break-even lines: named, told apart without colour, and their crossings marked where they lie."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vendoreval.render.html.charts.breakeven import Crossing, Curve, breakeven, spread
from vendoreval.render.html.charts.svg import Picture

MULTIPLES = [0.0, 0.5, 1.0, 1.5, 2.0]
CURVES = [Curve("Budget", (100.0, 200.0, 300.0, 400.0, 500.0)), Curve("In-house", (200.0,) * 5)]


def draw(picture: Picture, curves: list[Curve]) -> str:
    crossings = [Crossing(("Budget", "In-house"), 0.5, 200.0)]
    return breakeven(picture, MULTIPLES, curves, crossings, lambda cost: f"{cost:,.0f}", ("Churn", "Cost"))


def test_the_crossing_lies_on_both_lines(picture: Picture, see: Callable[[str], Any]) -> None:
    seen = see(draw(picture, CURVES))
    [dot] = seen.all("circle")
    lines = [path.get("d") for path in seen.all("path") if path.get("d").count("L") == 4]
    assert len(lines) == 2
    for line in lines:
        x, y = (float(part) for part in line[1:].split("L")[1].split())
        assert (float(dot.get("cx")), float(dot.get("cy"))) == pytest.approx((x, y), abs=0.02)


def test_lines_are_named_and_told_apart_without_colour(picture: Picture, see: Callable[[str], Any]) -> None:
    seen = see(draw(picture, CURVES))
    assert {"Budget", "In-house", "Churn", "Cost"} <= set(seen.texts)
    dashes = [path.get("stroke-dasharray") for path in seen.all("path") if path.get("d").count("L") == 4]
    assert len(set(dashes)) == 2


def test_many_lines_get_a_legend(picture: Picture, see: Callable[[str], Any]) -> None:
    curves = [Curve(f"Option {index}", (100.0 + index,) * 5) for index in range(25)]
    texts = see(draw(picture, curves)).texts
    assert all(curve.name in texts for curve in curves)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(0, 300), min_size=1, max_size=16))
def test_names_are_pushed_apart_within_the_picture(wanted: list[float]) -> None:
    placed = spread(sorted(wanted), 16, 0, 300)
    assert all(below - above >= 16 - 1e-6 for above, below in pairwise(placed))
    assert placed[0] >= -1e-6
    assert placed[-1] <= 300 + 1e-6
