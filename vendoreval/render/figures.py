"""Figures as people read them, the same on the screen, in the report and in files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from typing import TypeVar

Key = TypeVar("Key")
DASH = "-"
_ANY_FLOAT = Context(prec=400)
SHORT_SCALE = 50
"""Totals out of less than this need tenths to tell options apart."""


def rounded(figure: float, decimals: int) -> Decimal:
    """The figure to so many decimals, halves away from zero, as printed."""
    return Decimal(repr(figure)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _ANY_FLOAT)


def points(figure: float, decimals: int = 1) -> str:
    """Points or a score: `72.2`."""
    return f"{_unsigned_zero(rounded(figure, decimals)):,}"


def percent(share: float, decimals: int = 0) -> str:
    """A share as a percentage: `94 %`."""
    return f"{_unsigned_zero(rounded(100 * share, decimals)):,} %"


def in_hundred(share: float) -> str:
    """A share of the draws as a whole number in a hundred: `42`; what is rare but possible is `<1`, nearly all `>99`."""
    if 0 < share < 0.005:
        return "<1"
    if 0.995 <= share < 1:
        return ">99"
    return str(rounded(100 * share, 0))


def thousands(amount: float) -> str:
    """Money in thousands: `4,573`."""
    return f"{_unsigned_zero(rounded(amount / 1000, 0)):,}"


def money(amount: float, decimals: int = 2) -> str:
    """Money to the cent: `33.43`."""
    return f"{_unsigned_zero(rounded(amount, decimals)):,}"


def span(low: str, high: str) -> str:
    """An interval: `64-80`; `-3 to 5` where a sign would be mistaken."""
    return f"{low} to {high}" if low.startswith("-") or high.startswith("-") else f"{low}-{high}"


def reach(low: float, high: float, out_of: float) -> str:
    """How far a score may reach, in whole points, or in tenths on a short scale: `64-80`, `6.1-7.9`."""
    decimals = 0 if out_of >= SHORT_SCALE else 1
    return span(points(low, decimals), points(high, decimals))


def shares_of(total: float, parts: Mapping[Key, float], decimals: int = 1) -> dict[Key, Decimal]:
    """The parts rounded so that, as printed, they add up to the printed total (largest remainder method).

    Args:
        total: What is printed beside them; the sum of the parts.
        parts: What it is made of.
        decimals: As printed.
    """
    step = Decimal(1).scaleb(-decimals)
    exact = {key: Decimal(repr(part)) / step for key, part in parts.items()}
    floors = {key: part.to_integral_value(rounding=ROUND_FLOOR) for key, part in exact.items()}
    left = int(rounded(total, decimals) / step - sum(floors.values()))
    by_remainder = sorted(exact, key=lambda key: floors[key] - exact[key])
    for position in range(abs(left)):
        key = (
            by_remainder[position % len(by_remainder)] if left > 0 else by_remainder[-1 - position % len(by_remainder)]
        )
        floors[key] += 1 if left > 0 else -1
    return {key: count * step for key, count in floors.items()}


def listed(names: Sequence[str], last: str = "and") -> str:
    """Names in a sentence: `A`, `A and B`, `A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def within(text: str) -> str:
    """A sentence as it continues another: with a small first letter, unless it begins with an abbreviation or a name."""
    word = text.partition(" ")[0]
    return text[:1].lower() + text[1:] if word[1:].islower() or word == "A" else text


def begun(text: str) -> str:
    """A phrase as it begins a sentence."""
    return text[:1].upper() + text[1:]


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: `1 warning`, `3 warnings`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def _unsigned_zero(figure: Decimal) -> Decimal:
    """The same figure; zero without a sign."""
    return abs(figure) if figure == 0 else figure
