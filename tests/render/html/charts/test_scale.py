"""Scales end in round figures and their ticks never touch."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vendoreval.render.html.charts.scale import Linear, draw_axis, round_step, spanning
from vendoreval.render.html.charts.svg import SMALL, Canvas, Picture
from vendoreval.render.html.charts.text import width_of


@pytest.mark.parametrize(("size", "step"), [(1, 1), (1.1, 2), (0.21, 0.25), (3, 5), (6, 10), (2400, 2500)])
def test_steps_are_round(size: float, step: float) -> None:
    assert round_step(size) == pytest.approx(step)


def test_values_map_to_pixels_and_stay_inside() -> None:
    scale = Linear(0, 10, 100, 200)
    assert [scale(value) for value in (0, 5, 10, 12, -3)] == [100, 150, 200, 200, 100]
    assert scale.ticks(5) == (0, 2, 4, 6, 8, 10)


def test_a_point_gets_room_around_it() -> None:
    for value in (0.0, 7.0, -3.0):
        scale = spanning(value, value, 0, 100)
        assert scale.low < value < scale.high


@settings(max_examples=40, deadline=None)
@given(st.floats(-1e9, 1e9), st.floats(1e-3, 1e9))
def test_a_scale_covers_its_data(low: float, size: float) -> None:
    scale = spanning(low, low + size, 0, 100)
    slack = 1e-6 * (scale.high - scale.low)
    assert scale.low <= low + slack
    assert low + size <= scale.high + slack
    assert len(scale.ticks(5)) >= 2


@settings(max_examples=40, deadline=None)
@given(st.floats(0, 1e12), st.floats(40, 700))
def test_figures_on_the_axis_never_touch(high: float, room: float) -> None:
    canvas = Canvas(Picture("chart", 720, "", ""))
    placed: list[tuple[float, str]] = []
    canvas.text = lambda x, y, text, **rest: placed.append((x, text))  # type: ignore[method-assign]
    draw_axis(canvas, spanning(0, high, 10, 10 + room), [(0, 50)], lambda figure: f"{figure:,.1f}")
    for (x, one), (other_x, other) in pairwise(placed):
        assert other_x - x >= (width_of(one, SMALL) + width_of(other, SMALL)) / 2 or len(placed) == 2


def test_whole_figures_lose_their_decimals_together() -> None:
    canvas = Canvas(Picture("chart", 720, "", ""))
    draw_axis(canvas, Linear(0, 100, 10, 700), [(0, 50)], lambda figure: f"{figure:,.1f}")
    svg = canvas.svg(80)
    assert ">100<" in svg
    assert "100.0" not in svg
