"""Stacked bars, one per option: what a total is made of. Serves contributions to a score and the lines of a cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vendoreval.render.html.charts.legend import Entry, draw_legend
from vendoreval.render.html.charts.palette import hatched, series
from vendoreval.render.html.charts.rows import draw_names, lay_out
from vendoreval.render.html.charts.scale import Form, draw_axis, spanning
from vendoreval.render.html.charts.svg import SMALL, Canvas, Picture
from vendoreval.render.html.charts.text import width_of


@dataclass(frozen=True)
class Stack:
    """One bar: its name, one part per series (negative parts grow to the left), its total as printed."""

    name: str
    parts: tuple[float, ...]
    total: str


def stacks(
    picture: Picture,
    names: Sequence[str],
    bars: Sequence[Stack],
    form: Form,
    *,
    axis: Form | None = None,
    limit: float | None = None,
    inks: Sequence[str] | None = None,
) -> str:
    """Stacked bars as SVG.

    Args:
        picture: What it is called and how wide it is.
        names: Of the series, in stacking order.
        bars: One per option; each has as many parts as there are names.
        form: Prints a part.
        axis: Prints a tick; as parts are printed without it.
        limit: The end of the axis, when the scale has one (a score out of 100).
        inks: One per series; by default the eight series inks in turn.
    """
    canvas = Canvas(picture)
    chosen = list(inks) if inks else [series(index) for index in range(len(names))]
    top = draw_legend(canvas, [Entry(name, chosen[i], hatched(i) and not inks) for i, name in enumerate(names)], 0)
    rows = lay_out([bar.name for bar in bars], [bar.total for bar in bars], canvas.width, top=top, bar=26)
    highest = max((sum(part for part in bar.parts if part > 0) for bar in bars), default=0.0)
    lowest = min((sum(part for part in bar.parts if part < 0) for bar in bars), default=0.0)
    scale = spanning(min(0.0, lowest), max(limit or 1e-9, highest), rows.left, rows.right)
    bottom = draw_axis(canvas, scale, rows.spans, axis or form)
    for row, bar in zip(rows.rows, bars, strict=True):
        up = down = 0.0
        for index, part in enumerate(bar.parts):
            start, end = (up, up + part) if part >= 0 else (down + part, down)
            up, down = (end, down) if part >= 0 else (up, start)
            x1, x2 = scale(start), scale(end)
            if x2 - x1 < 0.4:
                continue
            stripes = hatched(index) and not inks
            canvas.rect(x1, row.top, max(x2 - x1 - 1.5, 0.8), row.height, chosen[index], hatched=stripes)
            label = form(part)
            if not stripes and width_of(label, SMALL) + 5 < x2 - x1:
                canvas.text((x1 + x2 - 1.5) / 2, row.middle + 4.2, label, ink="page", anchor="middle")
    draw_names(canvas, rows)
    return canvas.svg(bottom)
