"""Charts in a real browser: no text lies on another or runs out of its picture, whatever options are called."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from vendoreval.render.html.charts.acceptability import acceptability
from vendoreval.render.html.charts.bands import Band, bands
from vendoreval.render.html.charts.breakeven import Crossing, Curve, breakeven
from vendoreval.render.html.charts.gap import Side, gap
from vendoreval.render.html.charts.intervals import Interval, intervals
from vendoreval.render.html.charts.reversal import Quote, reversal
from vendoreval.render.html.charts.rows import NARROW, WIDE
from vendoreval.render.html.charts.stacks import Stack, stacks
from vendoreval.render.html.charts.svg import Picture
from vendoreval.render.html.charts.tornado import Swing, tornado

SHORT = ["Onshore Outcome", "Nearshore Hybrid", "In-house, baseline", "Offshore Budget", "Offshore Premium"]
HOSTILE = [
    "W" * 300,
    "x",
    "Donaudampfschifffahrtsgesellschaft m.b.H. & Co. KG auf Aktien",
    "\u6771\u4eac" * 40,
    "i" * 90,
]

# Any text outside its picture, and any two that share more than a hair of room.
FAULTS = """() => {
  const faults = [];
  for (const svg of document.querySelectorAll("svg")) {
    const key = svg.getAttribute("aria-labelledby").split(" ")[0];
    const frame = svg.getBoundingClientRect();
    const boxes = [...svg.querySelectorAll("text")].map(one => [one.textContent, one.getBoundingClientRect()]);
    for (const [text, box] of boxes)
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 2 || box.bottom > frame.bottom + 2)
        faults.push(`${key}: outside: ${text}`);
    for (let one = 0; one < boxes.length; one++)
      for (let other = one + 1; other < boxes.length; other++) {
        const a = boxes[one][1], b = boxes[other][1];
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 0.5 && down > 3) faults.push(`${key}: ${boxes[one][0]} lies on ${boxes[other][0]}`);
      }
  }
  return faults;
}"""


def one(figure: float) -> str:
    return f"{figure:,.1f}"


def charts(names: list[str], width: float) -> Iterator[str]:
    """Every chart with these names of options, and of criteria where it has those."""

    def picture(key: str) -> Picture:
        return Picture(key, width, "Title", "Description")

    count = len(names)
    parts = [tuple(3.0 + (place * at) % 7 for at in range(13)) for place in range(count)]
    groups = [f"{names[at % count]} {at}" for at in range(13)]
    bars = [Stack(name, held, one(sum(held))) for name, held in zip(names, parts, strict=True)]
    yield stacks(picture("stacks"), groups, bars, one, limit=100)
    yield intervals(
        picture("intervals"),
        [Interval(name, 5 + 20 * at, max(0, 20 * at - 6), min(100, 20 * at + 22)) for at, name in enumerate(names)],
        one,
        limits=(0, 100),
    )
    steps = [(name, (-1) ** at * (4.0 - at)) for at, name in enumerate(names)]
    total = sum(step for _, step in steps)
    yield gap(picture("gap"), Side(names[0], 70 + total), Side(names[1], 70.0), steps, one)
    shares = [(name, tuple(1 / count for _ in names)) for name in names]
    yield acceptability(picture("ranks"), shares)
    yield bands(picture("bands"), [Band(name, 20, 0, 100) for name in names], one, limits=(0, 100))
    quotes = [Quote(name, 8.0 + at, 3e6 + at, 5e6 * (1 - at / 2)) for at, name in enumerate(names)]
    yield reversal(picture("quotes"), quotes, one, one, ("Fee for a logged-in hour", "True cost, thousand USD"))
    multiples = [at / 10 for at in range(21)]
    curves = [Curve(name, tuple(4e6 + at * 1e4 * step for step in multiples)) for at, name in enumerate(names)]
    crossings = [Crossing((names[0], names[1]), 0.0, 4e6)]
    yield breakeven(
        picture("flips"), multiples, curves, crossings, one, ("Churn, times what is assumed", "Thousand USD")
    )
    yield tornado(picture("tornado"), 100, [Swing(name, 90 - at, 120 + at) for at, name in enumerate(names)], one)


@pytest.mark.parametrize("names", [SHORT, HOSTILE], ids=["ordinary", "hostile"])
@pytest.mark.parametrize("width", [WIDE, NARROW], ids=["wide", "phone"])
def test_texts_keep_to_themselves(visit: Callable[..., Any], names: list[str], width: float) -> None:
    drawn = "".join(f"<p>{chart}</p>" for chart in charts(names, width))
    opened = visit(f"<!doctype html><html lang='en'><title>Charts</title><body>{drawn}</body></html>", width=800)
    assert opened.page.evaluate(FAULTS) == []
    assert opened.problems == []
