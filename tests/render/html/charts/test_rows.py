"""Names stand beside their bars where there is room, above them on a phone, and never run into them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from vendoreval.render.html.charts.rows import NARROW, WIDE, lay_out
from vendoreval.render.html.charts.svg import LABEL
from vendoreval.render.html.charts.text import width_of


def test_a_wide_picture_has_a_gutter_and_a_phone_has_names_above() -> None:
    wide = lay_out(["Onshore", "Nearshore"], ["72.2", "71.5"], WIDE)
    narrow = lay_out(["Onshore", "Nearshore"], ["72.2", "71.5"], NARROW)
    assert not wide.stacked
    assert wide.left > width_of("Nearshore", LABEL)
    assert wide.right < WIDE - width_of("72.2", LABEL)
    assert narrow.stacked
    assert narrow.rows[0].baseline < narrow.rows[0].top
    assert narrow.room > 0.9 * NARROW


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=80), min_size=1, max_size=15), st.sampled_from([WIDE, NARROW]))
def test_rows_follow_one_another(names: list[str], width: float) -> None:
    placed = lay_out(names, ["1,000.0"] * len(names), width)
    assert 0 < placed.left < placed.right <= width
    for row, below in pairwise(placed.rows):
        assert row.bottom < below.top
        assert row.baseline + 16 * (len(row.name) - 1) < below.baseline - LABEL * 0.7
    assert placed.rows[-1].bottom <= placed.bottom
