"""Text is measured generously and cut or broken to fit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vendoreval.render.html.charts.text import fit, width_of, wrap


def test_widths_are_those_of_helvetica_with_a_tenth_to_spare() -> None:
    # Adobe Font Metrics of Helvetica: H 722, e 556, l 222, o 556.
    assert width_of("Hello", 10) == pytest.approx((722 + 556 + 222 + 222 + 556) / 1000 * 10 * 1.1)
    assert width_of("Hello", 10, bold=True) > width_of("Hello", 10)


def test_accents_take_no_room_and_wide_scripts_more() -> None:
    assert width_of("\u00e9", 10) == width_of("e", 10)
    assert width_of("e\u0301", 10) == width_of("e", 10)
    assert width_of("\u6771", 10) > width_of("W", 10)


def test_what_fits_stays_whole() -> None:
    assert fit("Nearshore Hybrid", 13, 200) == "Nearshore Hybrid"
    assert wrap("Nearshore Hybrid", 13, 200) == ("Nearshore Hybrid",)


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert fit("Nearshore Hybrid", 13, 60) == "Nears\u2026"
    assert fit("Nearshore", 13, 3) == ""


def test_lines_break_at_spaces_and_inside_long_words() -> None:
    assert wrap("Nearshore Hybrid", 13, 70) == ("Nearshore", "Hybrid")
    first, second = wrap("X" * 60, 13, 100)
    assert set(first) == {"X"}
    assert second.endswith("\u2026")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.floats(20, 400), st.integers(1, 4))
def test_every_line_fits(text: str, room: float, lines: int) -> None:
    broken = wrap(text, 13, room, lines=lines)
    assert 1 <= len(broken) <= lines
    assert all(width_of(line, 13) <= room for line in broken)
