"""The inks of every chart: one accent, one alarm, eight series, five steps, each for a light and a dark page.

A chart writes the light colour as an attribute, so that print and other renderers keep it, and a class that the page's
style sheet may override on a dark screen. Series stand in the order in which neighbours differ most, for colour-blind
readers too, and keep 4.5:1 against either page, so that figures set inside them in the page's own colour stay readable;
tests measure both.
"""

from __future__ import annotations

from typing import Final

LIGHT_PAGE: Final = "#ffffff"
DARK_PAGE: Final = "#14181b"

INKS: Final[dict[str, tuple[str, str]]] = {
    "page": (LIGHT_PAGE, DARK_PAGE),
    "text": ("#1b2126", "#e8eaeb"),
    "quiet": ("#566068", "#a5aeb5"),
    "rule": ("#dfe3e6", "#2f373d"),
    "edge": ("#7d878f", "#7f8a92"),
    "soft": ("#e3eff0", "#1f3b40"),
    "accent": ("#0b6470", "#57c0cc"),
    "alarm": ("#b5431c", "#f3926b"),
    "series1": ("#0b6470", "#57c0cc"),
    "series2": ("#b5431c", "#f3926b"),
    "series3": ("#4a535a", "#c9d0d5"),
    "series4": ("#3d56a6", "#9db2f5"),
    "series5": ("#a8325f", "#f48fb2"),
    "series6": ("#8a6100", "#dbb04c"),
    "series7": ("#6a2c7d", "#d9a6ea"),
    "series8": ("#3f7130", "#8fcb78"),
    "step1": ("#0b6470", "#57c0cc"),
    "step2": ("#5d9aa2", "#2b6d76"),
    "step3": ("#9cc4c9", "#24555c"),
    "step4": ("#cfe2e4", "#1d4146"),
    "step5": ("#eef5f6", "#192c30"),
}
"""Ink name to (light, dark)."""

SERIES: Final = 8
STEPS: Final = 5


def series(index: int) -> str:
    """The ink of the series at ``index`` (from 0); the ninth shares the first's ink and is told apart by hatching."""
    return f"series{index % SERIES + 1}"


def hatched(index: int) -> bool:
    """Whether the series at ``index`` is hatched, which sets every second round of eight inks apart."""
    return index // SERIES % 2 == 1


def step(index: int, count: int) -> str:
    """The ink of step ``index`` (from 0) of an ordered scale of ``count`` steps; the strongest belongs to the first alone."""
    if count <= STEPS or index == 0:
        return f"step{index + 1}"
    return f"step{2 + round((index - 1) * (STEPS - 2) / (count - 2))}"


def light(ink: str) -> str:
    """The ink's colour on a light page."""
    return INKS[ink][0]


def dark_rules() -> str:
    """CSS that turns every ink to its dark colour, for use inside a media query."""
    return "".join(f".f-{name}{{fill:{dark}}}.s-{name}{{stroke:{dark}}}" for name, (_, dark) in INKS.items())
