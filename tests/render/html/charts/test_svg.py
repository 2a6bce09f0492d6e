"""The canvas writes pictures that are named, escaped and keep their colours without a style sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vendoreval.render.html.charts.svg import Canvas, Picture, number


@pytest.mark.parametrize(
    ("figure", "text"), [(1.0, "1"), (1.005, "1"), (0.126, "0.13"), (-0.001, "0"), (1200.5, "1200.5")]
)
def test_coordinates_are_short(figure: float, text: str) -> None:
    assert number(figure) == text


def test_shapes_carry_their_light_colour_and_the_class_that_turns_it_dark(
    picture: Picture, see: Callable[[str], Any]
) -> None:
    canvas = Canvas(picture)
    canvas.rect(1, 2, 3, 4, "accent", edge="edge")
    canvas.line(0, 0, 5, 5, "rule")
    canvas.dot(1, 1, 2, "text")
    seen = see(canvas.svg(20))
    [rect] = seen.all("rect")
    assert (rect.get("fill"), rect.get("class"), rect.get("stroke")) == ("#0b6470", "f-accent s-edge", "#7d878f")
    [path] = seen.all("path")
    assert (path.get("stroke"), path.get("class"), path.get("fill")) == ("#dfe3e6", "s-rule", "none")
    assert seen.root.get("viewBox") == f"0 0 {number(picture.width)} 20"


def test_text_cannot_break_out_and_shows_what_it_hides(picture: Picture, see: Callable[[str], Any]) -> None:
    canvas = Canvas(picture)
    canvas.text(0, 10, "</text><script>alert(1)</script> & \u202ereversed\x1b[31m")
    svg = canvas.svg(20)
    assert "<script" not in svg
    assert see(svg).texts == ["</text><script>alert(1)</script> & \\u202ereversed\\x1b[31m"]


def test_title_and_description_are_escaped() -> None:
    svg = Canvas(Picture("chart", 100, "<b>", 'A "quoted" & long one')).svg(10)
    assert '<title id="chart-t">&lt;b&gt;</title>' in svg
    assert "&quot;quoted&quot; &amp; long one" in svg


def test_one_hatch_serves_all_and_is_named_after_the_picture(picture: Picture, see: Callable[[str], Any]) -> None:
    canvas = Canvas(picture)
    canvas.rect(0, 0, 5, 5, "series1", hatched=True)
    canvas.rect(5, 0, 5, 5, "series2", hatched=True)
    seen = see(canvas.svg(10))
    assert [one.get("id") for one in seen.all("pattern")] == ["chart-h"]
    assert [one.get("fill") for one in seen.all("rect")].count("url(#chart-h)") == 2


def test_a_width_below_zero_is_none(picture: Picture, see: Callable[[str], Any]) -> None:
    canvas = Canvas(picture)
    canvas.rect(0, 0, -3, 5, "accent")
    assert [one.get("width") for one in see(canvas.svg(10)).all("rect")] == ["0"]
