"""Named rows down a chart: names in a gutter on a wide page, above their bars on a narrow one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from vendoreval.render.html.charts.svg import LABEL, Canvas
from vendoreval.render.html.charts.text import fit, width_of, wrap

WIDE: Final = 720.0
NARROW: Final = 350.0
ROOMY: Final = 540.0
"""Pictures at least so wide have room for a gutter of names."""
_LINE: Final = 16.0


@dataclass(frozen=True)
class Row:
    """Where one row lies: its name's lines with the first baseline, and the top and height of its bar."""

    name: tuple[str, ...]
    baseline: float
    top: float
    height: float
    value: str
    value_baseline: float

    @property
    def middle(self) -> float:
        """The y of the bar's middle."""
        return self.top + self.height / 2

    @property
    def bottom(self) -> float:
        """The y of the bar's lower edge."""
        return self.top + self.height


@dataclass(frozen=True)
class Rows:
    """All rows, with the left and right of the plot between their names and their values."""

    left: float
    right: float
    top: float
    bottom: float
    rows: tuple[Row, ...]
    spans: tuple[tuple[float, float], ...]
    """Tops and bottoms between which grid lines cross no name."""
    stacked: bool
    """Whether names stand above their bars."""

    @property
    def room(self) -> float:
        """The width of the plot."""
        return self.right - self.left


def lay_out(
    names: Sequence[str],
    values: Sequence[str],
    width: float,
    *,
    top: float = 0.0,
    bar: float = 22.0,
    gap: float = 14.0,
) -> Rows:
    """Rows for ``names`` with a printed value each (which may be empty) on a picture ``width`` wide."""
    widest_value = max((width_of(value, LABEL, bold=True) for value in values), default=0.0)
    if width < ROOMY:
        return _stacked(names, values, width, widest_value, top, bar, gap)
    widest_name = max((width_of(name, LABEL) for name in names), default=0.0)
    gutter = min(widest_name, width * 0.26)
    wrapped = [wrap(name, LABEL, gutter) for name in names]
    rows = []
    y = top + 4
    for lines, value in zip(wrapped, values, strict=True):
        height = max(bar, _LINE * len(lines))
        middle = y + height / 2
        baseline = middle - _LINE * (len(lines) - 1) / 2 + LABEL * 0.35
        rows.append(Row(lines, baseline, middle - bar / 2, bar, value, middle + LABEL * 0.35))
        y += height + gap
    left = gutter + 14
    right = width - (widest_value + 12 if widest_value else 0) - 2
    bottom = y - gap / 2
    return Rows(left, right, top, bottom, tuple(rows), ((top, bottom),), stacked=False)


def _stacked(
    names: Sequence[str],
    values: Sequence[str],
    width: float,
    widest_value: float,
    top: float,
    bar: float,
    gap: float,
) -> Rows:
    rows = []
    y = top + 2
    for name, value in zip(names, values, strict=True):
        baseline = y + LABEL
        lines = (fit(name, LABEL, width - widest_value - 12),)
        rows.append(Row(lines, baseline, y + _LINE + 4, bar, value, baseline))
        y += _LINE + 4 + bar + gap
    spans = tuple((row.top - 2, row.bottom + 3) for row in rows)
    return Rows(8, width - 8, top, y - gap / 2, tuple(rows), spans, stacked=True)


def draw_names(canvas: Canvas, rows: Rows) -> None:
    """Every row's name, and its value right-aligned at the edge."""
    for row in rows.rows:
        for position, line in enumerate(row.name):
            canvas.text(0, row.baseline + _LINE * position, line, size=LABEL)
        canvas.text(canvas.width, row.value_baseline, row.value, size=LABEL, anchor="end", bold=True)
