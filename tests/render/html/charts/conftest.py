"""Charts read back: what a reader would see in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from xml.etree import ElementTree

import pytest

from vendoreval.render.html.charts.rows import NARROW, WIDE
from vendoreval.render.html.charts.svg import Picture

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Seen:
    """A chart's parts."""

    root: ElementTree.Element

    def all(self, name: str) -> list[ElementTree.Element]:
        return [one for one in self.root.iter() if one.tag in (name, SVG + name)]

    @property
    def texts(self) -> list[str]:
        return [one.text or "" for one in self.all("text")]

    def bars(self, ink: str) -> list[ElementTree.Element]:
        """Filled rectangles of an ink, the legend's swatches left out."""
        held = [one for one in self.all("rect") if f"f-{ink}" in (one.get("class") or "").split()]
        return [one for one in held if one.get("width") != "12" or one.get("height") != "12"]


@pytest.fixture
def see() -> Callable[[str], Seen]:
    """Parses a chart; fails where it is no well-formed picture with a name and a description."""

    def read(svg: str) -> Seen:
        assert "nan" not in svg.lower().replace("finance", "")
        seen = Seen(ElementTree.fromstring(svg))
        assert seen.root.get("role") == "img"
        assert seen.root.get("aria-labelledby") == "chart-t chart-d"
        assert [one.text for one in seen.all("title")] == ["What is shown"]
        assert [one.text for one in seen.all("desc")] == ["In words"]
        return seen

    return read


@pytest.fixture(params=[WIDE, NARROW], ids=["wide", "phone"])
def picture(request: pytest.FixtureRequest) -> Picture:
    """A picture at either width."""
    return Picture("chart", request.param, "What is shown", "In words")
