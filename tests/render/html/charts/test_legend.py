"""A legend flows over lines and never runs out of the picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from vendoreval.render.html.charts.legend import Entry, draw_legend
from vendoreval.render.html.charts.svg import SMALL, Canvas, Picture
from vendoreval.render.html.charts.text import width_of


def test_every_name_is_inside(picture: Picture, see: Callable[[str], Any]) -> None:
    canvas = Canvas(picture)
    names = [f"Criterion number {index}" for index in range(13)] + ["X" * 300]
    bottom = draw_legend(canvas, [Entry(name, "series1") for name in names], 0)
    texts = see(canvas.svg(bottom)).all("text")
    assert len(texts) == 14
    for text in texts:
        assert float(text.get("x")) + width_of(text.text, SMALL) <= picture.width + 0.1
        assert float(text.get("y")) < bottom


def test_a_line_shows_its_dashes(picture: Picture, see: Callable[[str], Any]) -> None:
    canvas = Canvas(picture)
    draw_legend(canvas, [Entry("Onshore", "series1", dash="7 4", line=True)], 0)
    seen = see(canvas.svg(20))
    assert [path.get("stroke-dasharray") for path in seen.all("path")] == ["7 4"]
    assert not seen.all("rect")
