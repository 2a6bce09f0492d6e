"""Rank acceptability: for each option, the share of draws in which it comes first, second, ... last, or is out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from vendoreval.render.figures import in_hundred, percent
from vendoreval.render.html.charts.legend import Entry, draw_legend
from vendoreval.render.html.charts.palette import step
from vendoreval.render.html.charts.rows import draw_names, lay_out
from vendoreval.render.html.charts.scale import Linear, draw_axis
from vendoreval.render.html.charts.svg import SMALL, Canvas, Picture
from vendoreval.render.html.charts.text import width_of

_SEEN: Final = 0.001
"""Shares below this would not be seen."""


def ordinal(rank: int) -> str:
    """``1st``, ``2nd``, ``3rd``, ``4th``, ``11th`` ..."""
    ending = "th" if 10 <= rank % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


def acceptability(picture: Picture, options: Sequence[tuple[str, Sequence[float]]]) -> str:
    """Stacked bars of 100 % as SVG; ``options`` are (name, share of draws at each rank from the first).

    Where an option's shares do not reach 1, a requirement or floor excludes it in the rest of the draws.
    """
    canvas = Canvas(picture)
    count = max((len(shares) for _, shares in options), default=0)
    ranks = [Entry(ordinal(rank + 1), step(rank, count), edge="edge") for rank in range(count)]
    out = [max(0.0, 1.0 - sum(shares)) for _, shares in options]
    if any(share >= _SEEN for share in out):
        ranks.append(Entry("out", "page", edge="edge"))
    top = draw_legend(canvas, ranks, 0)
    values = [f"{in_hundred(shares[0])} %" if shares else "" for _, shares in options]
    rows = lay_out([name for name, _ in options], values, canvas.width, top=top, bar=24)
    scale = Linear(0, 1, rows.left, rows.right)
    bottom = draw_axis(canvas, scale, rows.spans, percent)
    for row, (_, shares), rest in zip(rows.rows, options, out, strict=True):
        start = 0.0
        inks = [*(step(rank, count) for rank in range(len(shares))), "page"]
        for ink, share in zip(inks, (*shares, rest), strict=True):
            x1, x2 = scale(start), scale(start + share)
            start += share
            if share < _SEEN:
                continue
            canvas.rect(x1, row.top, x2 - x1, row.height, ink, edge="edge")
            label = in_hundred(share)
            if width_of(label, SMALL) + 6 < x2 - x1:
                inside = "page" if ink == "step1" else "text"
                canvas.text((x1 + x2) / 2, row.middle + 4.2, label, ink=inside, anchor="middle")
    draw_names(canvas, rows)
    return canvas.svg(bottom)
