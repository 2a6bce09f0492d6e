"""A tornado: widest first, each bar around the result as it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from vendoreval.render.html.charts.svg import Picture
from vendoreval.render.html.charts.tornado import Swing, tornado

SWINGS = [Swing("Margin", 95.0, 110.0), Swing("Resolution", 160.0, 60.0), Swing("Volume", 105.0, 120.0)]


def test_the_widest_is_first(picture: Picture, see: Callable[[str], Any]) -> None:
    seen = see(tornado(picture, 100.0, SWINGS, lambda figure: f"{figure:.0f}"))
    names = [text for text in seen.texts if text in ("Margin", "Resolution", "Volume")]
    assert names == ["Resolution", "Margin", "Volume"]


def test_ends_lie_on_their_sides_of_the_base(picture: Picture, see: Callable[[str], Any]) -> None:
    seen = see(tornado(picture, 100.0, SWINGS, lambda figure: f"{figure:.0f}"))
    low, high = seen.bars("page"), seen.bars("accent")
    assert float(low[0].get("x")) > float(high[0].get("x"))  # more resolution, less cost
    assert float(low[1].get("x")) < float(high[1].get("x"))
    assert float(low[2].get("y")) < float(high[2].get("y"))  # both on one side: half a bar each
