"""Stability bands: for each weight, the range inside which the leader keeps the lead, and where the weight stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vendoreval.render.html.charts.legend import Entry, draw_legend
from vendoreval.render.html.charts.rows import draw_names, lay_out
from vendoreval.render.html.charts.scale import Form, draw_axis, spanning
from vendoreval.render.html.charts.svg import Canvas, Picture


@dataclass(frozen=True)
class Band:
    """One weight: its name, where it stands, and the ends of the range in which the leader leads."""

    name: str
    now: float
    low: float
    high: float


def bands(
    picture: Picture,
    weights: Sequence[Band],
    form: Form,
    *,
    limits: tuple[float, float],
) -> str:
    """Bands on a common scale as SVG, with the current weight as a dot; ``limits`` are the least and most a weight can be."""
    canvas = Canvas(picture)
    top = draw_legend(
        canvas, [Entry("The leader keeps the lead", "accent"), Entry("Another leads", "page", edge="edge")], 0
    )
    rows = lay_out(
        [band.name for band in weights], [form(band.now) for band in weights], canvas.width, top=top, bar=16, gap=16
    )
    scale = spanning(*limits, rows.left, rows.right)
    bottom = draw_axis(canvas, scale, rows.spans, form)
    for row, band in zip(rows.rows, weights, strict=True):
        start, end = scale(limits[0]), scale(limits[1])
        canvas.rect(start, row.middle - 5, end - start, 10, "page", edge="edge", round_by=2)
        x1, x2 = scale(band.low), scale(band.high)
        canvas.rect(x1, row.middle - 5, max(x2 - x1, 2), 10, "accent", round_by=2)
        canvas.dot(scale(band.now), row.middle, 6, "text")
    draw_names(canvas, rows)
    return canvas.svg(bottom)
