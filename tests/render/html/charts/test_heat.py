"""Shades step with the points."""

from __future__ import annotations

from vendoreval.render.html.charts.heat import shade


def test_shades_step_from_none_to_all() -> None:
    assert [shade(points) for points in (0, 16, 17, 50, 99, 100)] == ["h0", "h0", "h1", "h3", "h5", "h5"]


def test_what_is_not_known_has_its_own() -> None:
    assert shade(None) == "unknown"
