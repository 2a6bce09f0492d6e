"""The gap: bars lead from the second's total to the first's, signs say who is ahead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vendoreval.render.html.charts.gap import Side, gap
from vendoreval.render.html.charts.svg import Picture

STEPS = [("Culture", 4.0), ("Channels", -2.0), ("Cost", -1.0)]


def test_bars_lead_from_one_total_to_the_other(picture: Picture, see: Callable[[str], Any]) -> None:
    seen = see(gap(picture, Side("Onshore", 72.0), Side("Nearshore", 71.0), STEPS, lambda figure: f"{figure:.1f}"))
    start, end = (float(dot.get("cx")) for dot in seen.all("circle"))
    [ahead], [channels, cost] = seen.bars("accent"), seen.bars("alarm")
    assert float(ahead.get("x")) == pytest.approx(start, abs=0.02)
    assert float(cost.get("x")) == pytest.approx(end, abs=0.02)
    assert float(ahead.get("width")) == pytest.approx(2 * float(channels.get("width")), abs=0.05)
    for text in ("Culture", "+4.0", "-2.0", "-1.0", "72.0", "71.0"):
        assert text in seen.texts


def test_equals_have_no_sign(picture: Picture, see: Callable[[str], Any]) -> None:
    seen = see(gap(picture, Side("A", 50.0), Side("B", 50.0), [("Culture", 0.0)], lambda figure: f"{figure:.1f}"))
    assert "0.0" in seen.texts
    assert not any(text.startswith(("+", "-")) for text in seen.texts if text.endswith("0.0") and text != "-0.5")
