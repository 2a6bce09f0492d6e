"""Ranges: a bar from low to high, a dot at the value, all three figures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vendoreval.render.html.charts.intervals import Interval, intervals
from vendoreval.render.html.charts.svg import Picture

ROWS = [Interval("Onshore", 72.0, 64.0, 80.0, first=True), Interval("Nearshore", 50.0, 42.0, 58.0)]


def test_bars_span_the_range_and_dots_mark_the_value(picture: Picture, see: Callable[[str], Any]) -> None:
    seen = see(intervals(picture, ROWS, lambda figure: f"{figure:.0f}", limits=(0, 100)))
    [leader], [other] = seen.bars("accent"), seen.bars("edge")
    assert float(leader.get("width")) == pytest.approx(float(other.get("width")), abs=0.02)
    dots = [float(dot.get("cx")) for dot in seen.all("circle")]
    middles = [float(bar.get("x")) + float(bar.get("width")) / 2 for bar in (leader, other)]
    assert dots == pytest.approx(middles, abs=0.02)
    for text in ("72", "64", "80", "50", "42", "58", "Onshore", "Nearshore"):
        assert text in seen.texts


def test_a_certain_figure_has_a_dot(picture: Picture, see: Callable[[str], Any]) -> None:
    seen = see(intervals(picture, [Interval("Onshore", 72.0, 72.0, 72.0)], lambda figure: f"{figure:.0f}"))
    assert len(seen.all("circle")) == 1
