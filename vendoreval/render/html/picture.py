"""A chart for the page: drawn once for wide screens and paper, and once for a phone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from vendoreval.render.html.charts.rows import NARROW
from vendoreval.render.html.charts.svg import Picture

PAGE = 800.0
"""Width of the text on a wide screen, in pixels."""


@dataclass(frozen=True, slots=True)
class Chart:
    """The same chart twice; the style sheet shows one of them."""

    wide: Markup
    narrow: Markup


def chart(key: str, title: str, description: str, draw: Callable[[Picture], str]) -> Chart:
    """The chart in both widths.

    Args:
        key: Unique on the page.
        title: What is shown.
        description: What a reader who cannot see it should know.
        draw: From a picture's name and width to its SVG, with every text escaped.
    """
    wide = draw(Picture(f"{key}-w", PAGE, title, description))
    narrow = draw(Picture(f"{key}-n", NARROW, title, description))
    return Chart(Markup(wide), Markup(narrow))
