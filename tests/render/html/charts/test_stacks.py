"""Stacked bars: parts in their order and proportion, figures in them, totals beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vendoreval.render.html.charts.stacks import Stack, stacks
from vendoreval.render.html.charts.svg import Picture

BARS = [Stack("Onshore", (30.0, 10.0), "40.0"), Stack("Nearshore", (15.0, 20.0), "35.0")]


def one(figure: float) -> str:
    return f"{figure:.1f}"


def test_parts_are_in_proportion_and_printed(picture: Picture, see: Callable[[str], Any]) -> None:
    seen = see(stacks(picture, ["Culture", "Cost"], BARS, one, limit=100))
    first, second = seen.bars("series1"), seen.bars("series2")
    # Each bar is drawn a hair shorter than its part so that neighbours stay apart.
    assert (float(first[0].get("width")) + 1.5) / (float(first[1].get("width")) + 1.5) == pytest.approx(2, abs=0.01)
    assert float(second[0].get("x")) == pytest.approx(
        float(first[0].get("x")) + float(first[0].get("width")) + 1.5, abs=0.02
    )
    for text in ("Culture", "Cost", "Onshore", "Nearshore", "40.0", "35.0", "30.0", "20.0", "100"):
        assert text in seen.texts


def test_credits_grow_to_the_left_of_zero(picture: Picture, see: Callable[[str], Any]) -> None:
    seen = see(stacks(picture, ["Fee", "Credit"], [Stack("Onshore", (30.0, -10.0), "20.0")], one))
    [fee], [credit] = seen.bars("series1"), seen.bars("series2")
    assert float(credit.get("x")) + float(credit.get("width")) <= float(fee.get("x"))


def test_a_ninth_series_is_hatched(picture: Picture, see: Callable[[str], Any]) -> None:
    names = [f"c{index}" for index in range(9)]
    seen = see(stacks(picture, names, [Stack("Onshore", (10.0,) * 9, "90.0")], one, limit=100))
    assert [rect.get("fill") for rect in seen.all("rect")].count("url(#chart-h)") == 2  # legend and bar


def test_nothing_at_all_is_still_a_picture(picture: Picture, see: Callable[[str], Any]) -> None:
    assert "0.0" in see(stacks(picture, ["Culture"], [Stack("Onshore", (0.0,), "0.0")], one)).texts


def test_the_same_figures_give_the_same_bytes(picture: Picture) -> None:
    assert stacks(picture, ["a", "b"], BARS, one) == stacks(picture, ["a", "b"], BARS, one)
