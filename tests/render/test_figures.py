"""Figures as printed: halves away from zero, parts that add up, no sign on zero."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vendoreval.render import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (figures.points(72.25), "72.3"),
        (figures.points(-0.04), "0.0"),
        (figures.points(1234.56), "1,234.6"),
        (figures.reach(61.4, 79.2, 100), "61-79"),
        (figures.reach(6.14, 7.92, 10), "6.1-7.9"),
        (figures.percent(0.945), "95 %"),
        (figures.percent(-0.001), "0 %"),
        (figures.percent(0.1234, 1), "12.3 %"),
        (figures.thousands(4_573_499.0), "4,573"),
        (figures.thousands(-499.0), "0"),
        (figures.money(33.425), "33.43"),
        (figures.in_hundred(0.0), "0"),
        (figures.in_hundred(0.0001), "<1"),
        (figures.in_hundred(0.425), "43"),
        (figures.in_hundred(0.9999), ">99"),
        (figures.in_hundred(1.0), "100"),
        (figures.span("64", "80"), "64-80"),
        (figures.span("-3", "5"), "-3 to 5"),
        (figures.listed([]), ""),
        (figures.listed(["A"]), "A"),
        (figures.listed(["A", "B", "C"], "or"), "A, B or C"),
        (figures.counted(1, "warning"), "1 warning"),
        (figures.counted(1200, "reply", "replies"), "1,200 replies"),
        (figures.within("Which rosters show it?"), "which rosters show it?"),
        (figures.within("PCI DSS is asked"), "PCI DSS is asked"),
        (figures.within("A roster"), "a roster"),
        (figures.within(""), ""),
        (figures.begun("count ten cases"), "Count ten cases"),
    ],
)
def test_each_kind(text: str, expected: str) -> None:
    assert text == expected


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(-500, 500), min_size=1, max_size=12), st.integers(0, 3))
def test_printed_parts_add_up_and_none_is_off_by_a_whole_step(parts: list[float], decimals: int) -> None:
    total = sum(parts)
    printed = figures.shares_of(total, dict(enumerate(parts)), decimals)
    step = Decimal(1).scaleb(-decimals)
    assert sum(printed.values()) == figures.rounded(total, decimals)
    assert all(abs(printed[key] - Decimal(repr(part))) <= step for key, part in enumerate(parts))


def test_a_part_that_is_exact_stays_exact() -> None:
    assert figures.shares_of(30.0, {"a": 10.0, "b": 20.0}) == {"a": Decimal("10.0"), "b": Decimal("20.0")}


def test_the_largest_figure_a_float_holds_is_rounded() -> None:
    assert figures.rounded(1e300, 1) == Decimal("1e300")
