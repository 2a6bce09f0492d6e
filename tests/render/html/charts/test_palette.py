"""Inks keep their contrast on a light and on a dark page, and neighbours differ for colour-blind readers too."""

from __future__ import annotations

import pytest

from vendoreval.render.html.charts.palette import (
    DARK_PAGE,
    INKS,
    LIGHT_PAGE,
    SERIES,
    dark_rules,
    hatched,
    light,
    series,
    step,
)

GRAPHICS, TEXT = 3.0, 4.5
# Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
DEFICIENCIES = {
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
}


def linear(colour: str) -> tuple[float, float, float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2."""
    low, high = sorted(
        sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))
        for colour in (one, other)
    )
    return (high + 0.05) / (low + 0.05)


def pages() -> list[tuple[int, str]]:
    return [(0, LIGHT_PAGE), (1, DARK_PAGE)]


@pytest.mark.parametrize(("place", "page"), pages(), ids=["light", "dark"])
def test_what_carries_meaning_stands_out_from_the_page(place: int, page: str) -> None:
    for ink in ("accent", "alarm", "edge", "step1", *(series(index) for index in range(SERIES))):
        assert contrast(INKS[ink][place], page) >= GRAPHICS, ink


@pytest.mark.parametrize(("place", "page"), pages(), ids=["light", "dark"])
def test_text_is_readable_on_the_page_and_inside_bars(place: int, page: str) -> None:
    for ink in ("text", "quiet", "accent", "alarm", "step1", *(series(index) for index in range(SERIES))):
        assert contrast(INKS[ink][place], page) >= TEXT, ink
    for ink in ("step2", "step3", "step4", "step5", "soft"):
        assert contrast(INKS[ink][place], INKS["text"][place]) >= TEXT, ink


@pytest.mark.parametrize("matrix", DEFICIENCIES.values(), ids=DEFICIENCIES)
@pytest.mark.parametrize(("place", "page"), pages(), ids=["light", "dark"])
def test_neighbouring_series_differ_for_colour_blind_readers(
    place: int, page: str, matrix: tuple[tuple[float, ...], ...]
) -> None:
    def seen(ink: str) -> list[float]:
        colour = linear(INKS[ink][place])
        return [max(0.0, sum(a * b for a, b in zip(row, colour, strict=True))) ** (1 / 2.4) for row in matrix]

    for index in range(SERIES):
        one, other = seen(series(index)), seen(series(index + 1))
        assert sum(abs(a - b) for a, b in zip(one, other, strict=True)) > 0.3, series(index)


def test_the_second_round_of_series_is_hatched() -> None:
    assert series(0) == series(SERIES)
    assert [hatched(index) for index in (0, SERIES - 1, SERIES, 2 * SERIES)] == [False, False, True, False]


def test_only_the_first_rank_has_the_strongest_step() -> None:
    for count in range(2, 40):
        assert [step(index, count) for index in range(count)].count("step1") == 1
        assert all(step(index, count) in INKS for index in range(count))


def test_every_ink_turns_dark() -> None:
    rules = dark_rules()
    for ink, (_, dark) in INKS.items():
        assert f".f-{ink}{{fill:{dark}}}" in rules
        assert f".s-{ink}{{stroke:{dark}}}" in rules
        assert light(ink) != dark or ink == "edge"
