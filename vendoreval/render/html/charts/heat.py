"""The shade of a table cell by its points; the figure stands in the cell, the shade only helps the eye."""

from __future__ import annotations

from typing import Final

SHADES: Final = 6


def shade(points: float | None) -> str:
    """The style class of a cell with ``points`` of 100, ``h0`` (none) to ``h5`` (all), ``unknown`` without a figure."""
    if points is None:
        return "unknown"
    return f"h{min(SHADES - 1, max(0, int(points * SHADES / 100)))}"
