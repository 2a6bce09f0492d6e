"""From data to pixels: linear scales, round ticks and the axis drawn from them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vendoreval.render.html.charts.svg import SMALL, Canvas
from vendoreval.render.html.charts.text import width_of

Form = Callable[[float], str]


@dataclass(frozen=True)
class Linear:
    """Maps ``low``..``high`` to the pixels ``start``..``end``."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The pixel of ``value``, kept within the scale."""
        share = (value - self.low) / (self.high - self.low)
        return self.start + min(1.0, max(0.0, share)) * (self.end - self.start)

    def ticks(self, count: int) -> tuple[float, ...]:
        """About ``count`` round values inside the scale."""
        step = round_step((self.high - self.low) / max(1, count))
        first = math.ceil(self.low / step - 1e-9)
        last = math.floor(self.high / step + 1e-9)
        return tuple(step * index for index in range(first, last + 1))


def round_step(size: float) -> float:
    """The smallest of 1, 2, 2.5, 5 times a power of ten that is at least ``size``."""
    power = 10.0 ** math.floor(math.log10(size))
    for factor in (1.0, 2.0, 2.5, 5.0):
        if power * factor >= size * (1 - 1e-9):
            return power * factor
    return power * 10.0


def spanning(low: float, high: float, start: float, end: float) -> Linear:
    """A scale over ``low``..``high`` widened to round ends; what is as good as a point gets some room around it."""
    if high - low <= 1e-9 * max(abs(low), abs(high), 1e-3):
        room = abs(low) / 2 if abs(low) > 1e-9 else 1.0
        low, high = low - room, high + room
    step = round_step((high - low) / 5)
    return Linear(math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step, start, end)


def draw_axis(canvas: Canvas, scale: Linear, spans: Sequence[tuple[float, float]], form: Form) -> float:
    """Grid lines over each of ``spans`` (top, bottom) with figures beneath the last; returns the y below the figures."""
    ticks, labels = _readable(scale, form, canvas.width)
    bottom = spans[-1][1]
    for tick, label in zip(ticks, labels, strict=True):
        x = scale(tick)
        for top, end in spans:
            canvas.line(x, top, x, end, "edge" if tick == 0 else "rule")
        canvas.text(_centre(x, label, canvas.width), bottom + 16, label, ink="quiet", anchor="middle")
    return bottom + 22


def _centre(x: float, label: str, width: float) -> float:
    """Where a figure stands under its tick, moved in from the picture's edges."""
    half = width_of(label, SMALL) / 2
    return min(max(x, half), width - half)


def _readable(scale: Linear, form: Form, width: float) -> tuple[tuple[float, ...], list[str]]:
    """As many ticks as have room for their figures, decimals left off where all are whole."""
    ticks: tuple[float, ...] = ()
    labels: list[str] = []
    for count in (6, 5, 4, 3, 2, 1):
        found = scale.ticks(count)
        if not found:
            break
        ticks, labels = found, _short([form(tick) for tick in found])
        centres = [_centre(scale(tick), label, width) for tick, label in zip(ticks, labels, strict=True)]
        spacing = min((abs(right - left) for left, right in pairwise(centres)), default=math.inf)
        if spacing > max(width_of(label, SMALL) for label in labels) + 10:
            break
    return ticks, labels


def _short(labels: list[str]) -> list[str]:
    """The labels without ``.0`` at their ends where all have it."""
    wholes = [label.rstrip("0").removesuffix(".") for label in labels]
    return wholes if all(re.fullmatch(r"\S*\.0+", label) for label in labels) else labels
