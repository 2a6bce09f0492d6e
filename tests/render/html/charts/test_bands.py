"""Bands: where the leader holds, and where the weight stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vendoreval.render.html.charts.bands import Band, bands
from vendoreval.render.html.charts.svg import Picture


def test_the_band_lies_in_its_track_and_the_dot_at_the_weight(picture: Picture, see: Callable[[str], Any]) -> None:
    seen = see(bands(picture, [Band("Culture", 20.0, 10.0, 60.0)], lambda figure: f"{figure:.1f}", limits=(0, 100)))
    [track], [band] = seen.bars("page"), seen.bars("accent")
    [dot] = seen.all("circle")
    assert float(band.get("width")) == pytest.approx(float(track.get("width")) / 2, abs=0.02)
    assert float(band.get("x")) == pytest.approx(float(track.get("x")) + float(track.get("width")) / 10, abs=0.02)
    assert float(dot.get("cx")) == pytest.approx(float(track.get("x")) + float(track.get("width")) / 5, abs=0.02)
    assert {"Culture", "20.0", "The leader keeps the lead"} <= set(seen.texts)
