"""True cost against the multiple of the churn coefficients: one line per option, with the places where two cross."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from vendoreval.render.html.charts.legend import Entry, draw_legend
from vendoreval.render.html.charts.palette import series
from vendoreval.render.html.charts.rows import ROOMY
from vendoreval.render.html.charts.scale import Form, Linear, draw_axis, spanning
from vendoreval.render.html.charts.svg import LABEL, SMALL, Canvas, Picture
from vendoreval.render.html.charts.text import fit, width_of

_DASHES: Final = (None, "7 4", "2 3", "10 3 2 3")
_LINE: Final = 16.0
_MOST_NAMED: Final = 16
"""Lines whose names have room beside their ends; more get a legend."""


@dataclass(frozen=True)
class Curve:
    """One option's true cost at each of the multiples."""

    name: str
    costs: tuple[float, ...]


@dataclass(frozen=True)
class Crossing:
    """Where two options cost the same."""

    names: tuple[str, str]
    multiple: float
    cost: float


def breakeven(
    picture: Picture,
    multiples: Sequence[float],
    curves: Sequence[Curve],
    crossings: Sequence[Crossing],
    form: Form,
    axis_names: tuple[str, str],
) -> str:
    """Lines named at their ends, or by a legend on a phone, as SVG; the dotted upright marks the multiple 1, the churn assumed."""
    canvas = Canvas(picture)
    named_at_ends = canvas.width >= ROOMY and len(curves) <= _MOST_NAMED
    start = 0.0 if named_at_ends else draw_legend(canvas, [_entry(curve.name, i) for i, curve in enumerate(curves)], 0)
    top, bottom = start + 26, start + (326 if named_at_ends else 286)
    room = canvas.width * 0.24 if named_at_ends else 6.0
    everything = [cost for curve in curves for cost in curve.costs]
    down = spanning(min(0.0, *everything), max(everything), bottom, top)
    left = max(width_of(form(tick), SMALL) for tick in down.ticks(5)) + 8
    across = Linear(min(multiples), max(multiples), left, canvas.width - room - 10)
    for tick in down.ticks(5):
        canvas.line(left, down(tick), across.end, down(tick), "rule")
        canvas.text(left - 8, down(tick) + 4.2, form(tick), ink="quiet", anchor="end")
    end = draw_axis(canvas, across, [(top, bottom)], lambda multiple: f"\u00d7 {multiple:g}")
    canvas.text(0, start + 12, axis_names[1], ink="quiet", bold=True)
    canvas.text(left, end + 10, fit(axis_names[0], SMALL, canvas.width - left, bold=True), ink="quiet", bold=True)
    if min(multiples) < 1 < max(multiples):
        canvas.line(across(1), top, across(1), bottom, "text", dash="2 3")
    for index, curve in enumerate(curves):
        points = [(across(m), down(c)) for m, c in zip(multiples, curve.costs, strict=True)]
        canvas.path(points, series(index), thick=2.5, dash=_DASHES[index % len(_DASHES)])
    for crossing in crossings:
        canvas.dot(across(crossing.multiple), down(crossing.cost), 4.5, "text")
    if named_at_ends:
        _names_at_ends(canvas, curves, across.end, down, room)
    return canvas.svg(end + 16)


def _entry(name: str, index: int) -> Entry:
    return Entry(name, series(index), dash=_DASHES[index % len(_DASHES)], line=True)


def _names_at_ends(canvas: Canvas, curves: Sequence[Curve], x: float, down: Linear, room: float) -> None:
    """Each line's name beside its end, pushed apart so that none lies on another."""
    order = sorted(range(len(curves)), key=lambda index: down(curves[index].costs[-1]))
    placed = spread([down(curves[index].costs[-1]) for index in order], _LINE, down.end, down.start)
    for index, y in zip(order, placed, strict=True):
        canvas.line(x, down(curves[index].costs[-1]), x + 8, y, series(index))
        canvas.text(x + 12, y + 4.2, fit(curves[index].name, LABEL, room - 4), size=LABEL, ink=series(index))


def spread(wanted: Sequence[float], distance: float, low: float, high: float) -> list[float]:
    """Places near the ascending ``wanted``, at least ``distance`` apart, within ``low``..``high`` while there is room."""
    placed: list[float] = []
    for want in wanted:
        placed.append(max(want, placed[-1] + distance) if placed else want)
    limit = high
    for index in reversed(range(len(placed))):
        placed[index] = min(placed[index], limit)
        limit = placed[index] - distance
    shift = max(0.0, low - placed[0]) if placed else 0.0
    return [place + shift for place in placed]
