"""A legend: swatches with their names, flowing over as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vendoreval.render.html.charts.svg import SMALL, Canvas
from vendoreval.render.html.charts.text import fit, width_of


@dataclass(frozen=True)
class Entry:
    """One swatch, or a piece of line, and its name."""

    name: str
    ink: str
    hatched: bool = False
    edge: str | None = None
    dash: str | None = None
    line: bool = False


def draw_legend(canvas: Canvas, entries: Sequence[Entry], top: float) -> float:
    """Draw ``entries`` from ``top`` down; returns the y below them."""
    x, baseline = 0.0, top + 12
    for entry in entries:
        swatch = 30 if entry.line else 18
        name = fit(entry.name, SMALL, canvas.width - swatch)
        needed = swatch + width_of(name, SMALL)
        if x and x + needed > canvas.width:
            x, baseline = 0.0, baseline + 20
        if entry.line:
            canvas.line(x, baseline - 4, x + 24, baseline - 4, entry.ink, thick=2.5, dash=entry.dash)
        else:
            canvas.rect(x, baseline - 10, 12, 12, entry.ink, hatched=entry.hatched, edge=entry.edge, round_by=2)
        canvas.text(x + swatch, baseline, name, ink="quiet")
        x += needed + 16
    return baseline + 16
