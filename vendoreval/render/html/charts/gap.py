"""Where the gap between two options comes from: floating bars from one total to the other, one per criterion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vendoreval.render.html.charts.legend import Entry, draw_legend
from vendoreval.render.html.charts.rows import draw_names, lay_out
from vendoreval.render.html.charts.scale import Form, draw_axis, spanning
from vendoreval.render.html.charts.svg import Canvas, Picture


@dataclass(frozen=True)
class Side:
    """One of the two options: its name and its total."""

    name: str
    total: float


def gap(
    picture: Picture,
    ahead: Side,
    behind: Side,
    steps: Sequence[tuple[str, float]],
    form: Form,
) -> str:
    """The way from the total of ``behind`` to that of ``ahead`` as SVG.

    ``steps`` are (criterion, points by which ``ahead`` is ahead there, negative where it is behind); they add up to
    the gap.
    """
    canvas = Canvas(picture)
    top = draw_legend(canvas, [Entry(f"{ahead.name} is ahead", "accent"), Entry(f"{behind.name} is ahead", "alarm")], 0)
    names = [behind.name, *(name for name, _ in steps), ahead.name]
    values = [form(behind.total), *(_signed(step, form) for _, step in steps), form(ahead.total)]
    rows = lay_out(names, values, canvas.width, top=top, bar=18, gap=10)
    running = [behind.total]
    for _, step in steps:
        running.append(running[-1] + step)
    scale = spanning(min(*running, ahead.total), max(*running, ahead.total), rows.left, rows.right)
    bottom = draw_axis(canvas, scale, rows.spans, form)
    for index, (_, step) in enumerate(steps):
        row = rows.rows[index + 1]
        x1, x2 = scale(running[index]), scale(running[index + 1])
        if not rows.stacked:
            canvas.line(x1, rows.rows[index].middle, x1, row.bottom, "edge")
        canvas.rect(min(x1, x2), row.top, max(abs(x2 - x1), 1.5), row.height, "accent" if step >= 0 else "alarm")
    end = scale(running[-1])
    if not rows.stacked:
        canvas.line(end, rows.rows[-2].middle, end, rows.rows[-1].middle, "edge")
    canvas.dot(scale(behind.total), rows.rows[0].middle, 7, "alarm")
    canvas.dot(scale(ahead.total), rows.rows[-1].middle, 7, "accent")
    draw_names(canvas, rows)
    return canvas.svg(bottom)


def _signed(step: float, form: Form) -> str:
    text = form(step)
    return f"+{text}" if step > 0 and text != form(0.0) else text
