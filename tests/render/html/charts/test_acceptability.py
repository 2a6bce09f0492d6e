"""Rank acceptability: each bar is the whole, its parts the ranks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vendoreval.render.html.charts.acceptability import acceptability, ordinal
from vendoreval.render.html.charts.svg import Picture


def test_ranks_in_words() -> None:
    assert [ordinal(rank) for rank in (1, 2, 3, 4, 11, 12, 13, 21, 22, 111)] == [
        *("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "111th")
    ]


def test_parts_share_the_bar(picture: Picture, see: Callable[[str], Any]) -> None:
    seen = see(acceptability(picture, [("Onshore", (0.6, 0.4)), ("Nearshore", (0.4, 0.6))]))
    first, second = seen.bars("step1"), seen.bars("step2")
    assert float(first[0].get("width")) / float(second[0].get("width")) == pytest.approx(1.5, abs=0.01)
    assert float(first[0].get("x")) + float(first[0].get("width")) == pytest.approx(float(second[0].get("x")), abs=0.02)
    for text in ("1st", "2nd", "60", "40", "60 %", "40 %", "Onshore"):
        assert text in seen.texts


def test_rare_ranks_are_not_nothing(picture: Picture, see: Callable[[str], Any]) -> None:
    assert "<1 %" in see(acceptability(picture, [("Onshore", (0.001, 0.999))])).texts


def test_draws_in_which_an_option_is_out_complete_its_bar(picture: Picture, see: Callable[[str], Any]) -> None:
    seen = see(acceptability(picture, [("Onshore", (0.7, 0.3)), ("Budget", (0.3, 0.4))]))
    [out] = seen.bars("page")
    [bar] = [one for one in seen.bars("step1") if one.get("y") == out.get("y")]
    assert float(out.get("width")) == pytest.approx(float(bar.get("width")), abs=0.02)
    assert "out" in seen.texts
    assert "out" not in see(acceptability(picture, [("Onshore", (0.7, 0.3))])).texts
