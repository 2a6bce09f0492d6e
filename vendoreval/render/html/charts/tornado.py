"""A tornado: how far each input alone moves a result, widest first, around the result as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vendoreval.render.html.charts.legend import Entry, draw_legend
from vendoreval.render.html.charts.rows import draw_names, lay_out
from vendoreval.render.html.charts.scale import Form, draw_axis, spanning
from vendoreval.render.html.charts.svg import Canvas, Picture


@dataclass(frozen=True)
class Swing:
    """One input: the result with the input at its low end and at its high end."""

    name: str
    low: float
    high: float


def tornado(picture: Picture, base: float, swings: Sequence[Swing], form: Form) -> str:
    """Bars around ``base`` as SVG, one per input, widest first."""
    canvas = Canvas(picture)
    top = draw_legend(
        canvas, [Entry("Input at its low end", "page", edge="accent"), Entry("Input at its high end", "accent")], 0
    )
    ordered = sorted(swings, key=lambda swing: (-abs(swing.high - swing.low), swing.name))
    rows = lay_out([swing.name for swing in ordered], [""] * len(ordered), canvas.width, top=top, bar=18, gap=10)
    ends = [end for swing in ordered for end in (swing.low, swing.high)]
    scale = spanning(min(base, *ends), max(base, *ends), rows.left, rows.right)
    bottom = draw_axis(canvas, scale, rows.spans, form)
    for row, swing in zip(rows.rows, ordered, strict=True):
        for end, ink in ((swing.low, "page"), (swing.high, "accent")):
            x1, x2 = sorted((scale(base), scale(end)))
            half = row.height / 2
            both_sides = (swing.low - base) * (swing.high - base) <= 0
            y = row.top if both_sides or ink == "page" else row.top + half
            canvas.rect(x1, y, max(x2 - x1, 1), row.height if both_sides else half, ink, edge="accent")
    for start, end in rows.spans:
        canvas.line(scale(base), start, scale(base), end, "text", thick=1.5)
    draw_names(canvas, rows)
    return canvas.svg(bottom)
