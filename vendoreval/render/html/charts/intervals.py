"""A value with its range, one row per option: a dot on a bar that spans the 10th to the 90th percentile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vendoreval.render.html.charts.rows import draw_names, lay_out
from vendoreval.render.html.charts.scale import Form, draw_axis, spanning
from vendoreval.render.html.charts.svg import SMALL, Canvas, Picture
from vendoreval.render.html.charts.text import width_of


@dataclass(frozen=True)
class Interval:
    """One row: the value used, and the range it may well lie in; ``first`` sets the leader in the accent."""

    name: str
    value: float
    low: float
    high: float
    first: bool = False


def intervals(
    picture: Picture,
    rows_of: Sequence[Interval],
    form: Form,
    *,
    ends: Form | None = None,
    limits: tuple[float, float] | None = None,
) -> str:
    """Ranges with their value as SVG; ``limits`` fix the axis, which otherwise spans the data.

    ``form`` prints the value, ``ends`` the ends and the ticks.
    """
    canvas = Canvas(picture)
    shown = ends or form
    rows = lay_out([row.name for row in rows_of], [form(row.value) for row in rows_of], canvas.width, bar=18, gap=18)
    low = min(min(row.low, row.value) for row in rows_of)
    high = max(max(row.high, row.value) for row in rows_of)
    scale = spanning(*(limits or (low, high)), rows.left, rows.right)
    bottom = draw_axis(canvas, scale, rows.spans, shown)
    for place, row in zip(rows.rows, rows_of, strict=True):
        ink = "accent" if row.first else "edge"
        x1, x2, x = scale(row.low), scale(row.high), scale(row.value)
        canvas.rect(x1, place.middle - 4, max(x2 - x1, 1), 8, ink, round_by=4)
        canvas.dot(x, place.middle, 7, "text")
        _end_label(canvas, shown(row.low), x1 - 5, place.middle, "end", rows.left)
        _end_label(canvas, shown(row.high), x2 + 5, place.middle, "start", rows.right)
    draw_names(canvas, rows)
    return canvas.svg(bottom)


def _end_label(canvas: Canvas, label: str, x: float, y: float, anchor: str, limit: float) -> None:
    """The figure at an end of a range, left off where the plot has no room for it (the table has it)."""
    needed = width_of(label, SMALL)
    if anchor == "end" and x - needed > limit + 6:
        canvas.text(x - 3, y + 4.2, label, ink="quiet", anchor="end")
    if anchor == "start" and x + needed < limit - 6:
        canvas.text(x + 3, y + 4.2, label, ink="quiet")
