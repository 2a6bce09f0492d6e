"""Quote and true cost: two scales side by side, what is paid and what is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vendoreval.render.html.charts.reversal import Quote, reversal
from vendoreval.render.html.charts.svg import Picture

QUOTES = [Quote("Budget", 8.0, 3000.0, 5000.0), Quote("In-house", 48.0, 5000.0, 0.0)]


def draw(picture: Picture, quotes: list[Quote]) -> str:
    return reversal(
        picture, quotes, lambda rate: f"{rate:.2f}", lambda cost: f"{cost:,.0f}", ("Fee an hour", "True cost")
    )


def test_the_cheap_rate_is_the_long_bar(picture: Picture, see: Callable[[str], Any]) -> None:
    seen = see(draw(picture, QUOTES))
    rates, paid, [lost] = seen.bars("edge"), seen.bars("accent"), seen.bars("alarm")
    assert float(rates[1].get("width")) == pytest.approx(6 * float(rates[0].get("width")), rel=0.01)
    assert float(lost.get("x")) >= float(paid[0].get("x")) + float(paid[0].get("width"))
    assert float(paid[1].get("width")) == pytest.approx(float(lost.get("width")), abs=1.5)
    assert {"8.00", "48.00", "8,000", "5,000", "Fee an hour", "True cost"} <= set(seen.texts)


def test_customers_gained_lower_the_true_cost(picture: Picture, see: Callable[[str], Any]) -> None:
    seen = see(draw(picture, [Quote("Onshore", 33.0, 5000.0, -400.0), *QUOTES]))
    gained, paid = seen.bars("alarm")[0], seen.bars("accent")[0]
    assert float(gained.get("x")) < float(paid.get("x")) + float(paid.get("width"))
    assert "4,600" in seen.texts
