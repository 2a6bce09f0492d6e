"""A small canvas that writes one SVG picture: shapes in named inks, text, and what a screen reader says of it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Final, Literal

from vendoreval.render.html.charts.palette import light
from vendoreval.render.visible import visible

FONTS: Final = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif"
LABEL: Final = 13.0
SMALL: Final = 12.0

Anchor = Literal["start", "middle", "end"]


def number(value: float) -> str:
    """A coordinate as text: two decimals at most, no trailing zeros, never ``-0``."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@dataclass(frozen=True)
class Picture:
    """What a chart is called and how wide it is.

    Attributes:
        key: Unique on the page; its ids are made from it.
        width: In pixels.
        title: What is shown.
        description: What a reader who cannot see it should know.
    """

    key: str
    width: float
    title: str
    description: str


class Canvas:
    """Collects shapes from the top left; the height is told at the end, when it is known."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.key = picture.key
        self.width = picture.width
        self._shapes: list[str] = []
        self._hatches: dict[str, str] = {}

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        ink: str,
        *,
        hatched: bool = False,
        edge: str | None = None,
        round_by: float = 0,
    ) -> None:
        """A filled rectangle; ``hatched`` lays stripes over it, ``edge`` draws its outline in another ink."""
        place = f'x="{number(x)}" y="{number(y)}" width="{number(max(width, 0))}" height="{number(height)}"'
        corner = f' rx="{number(round_by)}"' if round_by else ""
        outline = f" {self._stroke(edge)}" if edge else ""
        names = f"f-{ink} s-{edge}" if edge else f"f-{ink}"
        self._shapes.append(f'<rect {place}{corner} class="{names}" fill="{light(ink)}"{outline}/>')
        if hatched:
            self._shapes.append(f'<rect {place}{corner} fill="url(#{self._hatch()})"/>')

    def line(
        self, x1: float, y1: float, x2: float, y2: float, ink: str, *, thick: float = 1, dash: str | None = None
    ) -> None:
        """A straight line."""
        self.path([(x1, y1), (x2, y2)], ink, thick=thick, dash=dash)

    def path(self, points: list[tuple[float, float]], ink: str, *, thick: float = 2, dash: str | None = None) -> None:
        """An open line through ``points``."""
        steps = "L".join(f"{number(x)} {number(y)}" for x, y in points)
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self._shapes.append(
            f'<path d="M{steps}" fill="none" class="s-{ink}" stroke="{light(ink)}"'
            f' stroke-width="{number(thick)}" stroke-linejoin="round"{dashes}/>'
        )

    def dot(self, x: float, y: float, radius: float, ink: str, *, edge: str | None = "page") -> None:
        """A filled circle with a thin rim that sets it off from what lies beneath."""
        outline = f' {self._stroke(edge)} stroke-width="2"' if edge else ""
        names = f"f-{ink} s-{edge}" if edge else f"f-{ink}"
        self._shapes.append(
            f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" class="{names}"'
            f' fill="{light(ink)}"{outline}/>'
        )

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = SMALL,
        ink: str = "text",
        anchor: Anchor = "start",
        bold: bool = False,
    ) -> None:
        """One line of text with its baseline at ``y``."""
        if not text:
            return
        at = "" if anchor == "start" else f' text-anchor="{anchor}"'
        weight = ' font-weight="600"' if bold else ""
        self._shapes.append(
            f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}" class="f-{ink}"'
            f' fill="{light(ink)}"{at}{weight}>{escape(visible(text))}</text>'
        )

    def svg(self, height: float) -> str:
        """The picture as an ``<svg>`` element, named and described for those who do not see it."""
        hatches = "".join(self._hatches.values())
        definitions = f"<defs>{hatches}</defs>" if hatches else ""
        return (
            f'<svg viewBox="0 0 {number(self.width)} {number(height)}" width="{number(self.width)}"'
            f' height="{number(height)}" role="img" aria-labelledby="{self.key}-t {self.key}-d"'
            f' font-family="{FONTS}">'
            f'<title id="{self.key}-t">{escape(visible(self.picture.title))}</title>'
            f'<desc id="{self.key}-d">{escape(visible(self.picture.description))}</desc>'
            f"{definitions}{''.join(self._shapes)}</svg>"
        )

    def _stroke(self, ink: str | None) -> str:
        return f'stroke="{light(ink)}"' if ink else ""

    def _hatch(self) -> str:
        name = f"{self.key}-h"
        self._hatches[name] = (
            f'<pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            f'<path d="M1 0V6" class="s-page" stroke="{light("page")}" stroke-width="1.6" stroke-opacity="0.75"/></pattern>'
        )
        return name
