"""Quotes: still standing, and not far below the others."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from vendoreval.diagnostic import Diagnostic, KeyPath
from vendoreval.project.catalogue import found
from vendoreval.project.model.price import CostLine, Price, PriceModel
from vendoreval.project.model.settings import FILE
from vendoreval.project.project import Project, vendor_path
from vendoreval.project.wording import listed

LOW = 0.6
"""Of the others' median: below it a price is abnormally low."""
LEAST_OTHERS = 2
"""Other quotes of the same kind there must be to call one low."""


def run_out(project: Project) -> Iterable[Diagnostic]:
    """Quotes whose last day has passed."""
    as_of = project.settings.as_of
    for name, vendor in project.vendors.items():
        until = vendor.price.quoted.valid_until if vendor.price else None
        if until is not None and until < as_of:
            message = f"the quote ran out on {until}, before {as_of}"
            keypath = ("price", "quoted", "valid_until")
            hint = "Ask for it to be confirmed, and write the new day"
            yield found("quote-run-out", project.documents[vendor_path(name)], keypath, message, hint)


def abnormally_low(project: Project) -> Iterable[Diagnostic]:
    """Rates under 60 % of the median of the others', among quotes by the same unit without a fixed fee."""
    rates: dict[PriceModel, dict[str, float]] = {}
    for name, vendor in project.vendors.items():
        rate = _rate(project, vendor.price) if vendor.price else None
        if rate is not None and vendor.price is not None:
            rates.setdefault(vendor.price.model, {})[name] = rate
    for model, by_name in rates.items():
        if model is PriceModel.IN_HOUSE or len(by_name) <= LEAST_OTHERS:
            continue
        # whoever is under 60 % of the others' median is under it of everybody's too
        limit = LOW * median(by_name.values())
        for name, rate in by_name.items():
            if rate >= limit:
                continue
            others = median(one for other, one in by_name.items() if other != name)
            if rate < LOW * others:
                message = f"the rate is {100 * rate / others:.0f} % of the other quotes' median by the {model.value}"
                hint = "Ask what the rate leaves out, and how agents are paid from it"
                document = project.documents[vendor_path(name)]
                keypath: KeyPath = ("price", "tiers", 0, "rate")
                keypath = ("price", "rate") if "rate" in document.data["price"] else keypath
                yield found("price-low", document, keypath, message, hint)


def _rate(project: Project, price: Price) -> float | None:
    """The rate in the project's currency; None where a fixed fee or a wage build-up makes it no price by itself."""
    rate = price.tiers[0].rate if price.tiers else price.rate
    if rate is None or price.fixed.stated > 0:
        return None
    code = price.quoted.currency
    if code is None or code == project.settings.currency:
        return rate.stated
    currency = project.settings.currencies.get(code)
    return rate.stated * currency.rate.stated if currency else None


def lines(project: Project) -> Iterable[Diagnostic]:
    """Cost lines that are both priced and in the fee, and those that are neither."""
    for name, vendor in project.vendors.items():
        if vendor.price is None:
            continue
        document, price = project.documents[vendor_path(name)], vendor.price
        priced = {line for line in CostLine if line is not CostLine.TAX and getattr(vendor.costs, line.value)}
        for index, line in enumerate(price.included):
            if line in priced:
                message = f"{line.value} is in the fee here, and priced under costs"
                yield found(
                    "priced-and-included", document, ("price", "included", index), message, "Keep one of the two"
                )
        gaps = [
            line.value
            for line in CostLine
            if line not in price.included
            and (price.tax is None if line is CostLine.TAX else getattr(vendor.costs, line.value) is None)
        ]
        if gaps and project.settings.buyer is not None and price.model is not PriceModel.IN_HOUSE:
            message = f"{listed(gaps, 'and')} {'is' if len(gaps) == 1 else 'are'} neither priced nor in the fee"
            hint = f"Add each under costs (tax under price), or to price.included; until then {FILE} has a range for it"
            yield found("cost-line-unknown", document, ("price",), message, hint, key=True)
