"""A quote as people say it: `4.10 a contact + 6k`."""

from __future__ import annotations

from vendoreval.project.model.price import Price, PriceModel
from vendoreval.project.model.vendor import Vendor

_UNITS = {
    PriceModel.HOUR: "an hour",
    PriceModel.FTE: "an FTE-month",
    PriceModel.CONTACT: "a contact",
    PriceModel.MINUTE: "a minute",
    PriceModel.RESOLUTION: "a resolution",
    PriceModel.IN_HOUSE: "a paid hour",
}


def quote(vendor: Vendor, currency: str) -> str:
    """The quote in a few words, in its own currency where that is not the project's; empty without a price."""
    price = vendor.price
    if price is None:
        return f"{len(vendor.parts)} parts" if vendor.parts else ""
    foreign = price.quoted.currency if price.quoted.currency not in {None, currency} else None
    said = f"{foreign} {_rate(price)}" if foreign else _rate(price)
    fixed = price.fixed.stated
    return f"{said} + {_short(fixed)}" if fixed else said


def _rate(price: Price) -> str:
    if price.wage is not None:
        return f"{price.wage.base.stated:,.2f} wage"
    if price.tiers:
        rates = [tier.rate.stated for tier in price.tiers]
        return f"{min(rates):,.2f}-{max(rates):,.2f} {_UNITS[price.model]}"
    rate = price.rate.stated if price.rate else 0.0
    figure = f"{rate:,.0f}" if rate >= 1000 and rate == int(rate) else f"{rate:,.2f}"
    return f"{figure} {_UNITS[price.model]}"


def _short(amount: float) -> str:
    """An amount without needless digits: 6000 is 6k."""
    return f"{amount / 1000:g}k" if amount >= 1000 and amount % 100 == 0 else f"{amount:,.10g}"
