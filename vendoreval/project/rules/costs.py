"""What the cost model needs and what it cannot work with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vendoreval.diagnostic import Diagnostic
from vendoreval.project.catalogue import found
from vendoreval.project.model.buyer import Buyer
from vendoreval.project.model.criteria import LeafKind
from vendoreval.project.model.price import PriceModel
from vendoreval.project.model.settings import FILE
from vendoreval.project.model.vendor import Stage
from vendoreval.project.project import Project, vendor_path
from vendoreval.project.rules.figures import figures_of, impossible_because
from vendoreval.project.rules.outline import leaves_of
from vendoreval.project.wording import listed

NEEDED = ("first_contact_resolution", "handle_time")
"""Measures for which nothing can stand in."""

LOST_WHEN_NEW = 0.10
"""What a new agent loses in first-contact resolution where a file does not say."""
_TRIES_AGAIN = 0.8
"""The larger share of open issues that come back, where the buyer does not say."""
_PAID_HOURS = 160.0
_PRODUCTIVITY = 0.4
_SHRINKAGE = 0.5
_OCCUPANCY = 0.5


def impossible(project: Project) -> Iterable[Diagnostic]:
    """Figures that would mean a team that never works, or customers who never leave."""
    code = "impossible-figure"
    for stated in figures_of(project):
        reason = impossible_because(stated)
        if reason is not None:
            yield found(code, stated.document, stated.keypath, *reason)
    yield from _lost_when_new(project)
    buyer = project.settings.buyer
    if buyer is not None and buyer.churn.stated <= 0 and buyer.discount is not None and buyer.discount.stated <= 0:
        message = "customers who never leave and money that keeps its worth have no end, so they cannot be valued"
        document = project.documents[FILE]
        yield found(code, document, ("buyer", "churn"), message, "Write the share of customers lost a month")


def _lost_when_new(project: Project) -> Iterator[Diagnostic]:
    """New agents who lose more first-contact resolution than the team has."""
    for name, vendor in project.vendors.items():
        solved = project.quantity(name, "first_contact_resolution")
        lost = project.quantity(name, "first_contact_resolution_lost")
        if solved is None or solved.stated <= 0:
            continue
        less = lost.stated if lost is not None else LOST_WHEN_NEW
        if less > solved.stated:
            measure = "first_contact_resolution_lost" if lost is not None else "first_contact_resolution"
            own = measure in vendor.measures
            message = (
                f"a new agent loses {100 * less:.0f} % of first-contact resolution, more than the team's "
                f"{100 * solved.stated:.0f} %"
            )
            document = project.documents[vendor_path(name)]
            keypath = ("measures", measure) if own else ("measures",)
            hint = "Write under first_contact_resolution_lost how much lower a new agent's is"
            yield found("impossible-figure", document, keypath, message, hint)


def uncosted(project: Project) -> Iterable[Diagnostic]:
    """Options whose true cost cannot be worked out, and a cost criterion with nothing to read."""
    settings = project.settings
    weighed = [one for one in leaves_of(project) if one.criterion.kind is LeafKind.COMPUTED]
    if settings.buyer is None:
        for written in weighed:
            if not any(vendor.true_cost for vendor in project.vendors.values()):
                message = "there is nothing to work the true cost out from"
                hint = f"Add buyer to {FILE}, or true_cost to every vendor file"
                yield found("no-cost", written.document, written.at("computed"), message, hint)
        return
    for name, vendor in project.vendors.items():
        if vendor.parts or vendor.stage is Stage.LONG_LIST:
            continue
        gaps = ["price"] if vendor.price is None else []
        gaps += [measure for measure in NEEDED if project.quantity(name, measure) is None]
        if gaps:
            message = f"the true cost cannot be worked out: there is no {listed(gaps, 'and no')}"
            hint = f"Add {listed(gaps, 'and')}"
            code = "baseline-without-cost" if name == settings.baseline else "option-without-cost"
            yield found(code, project.documents[vendor_path(name)], ("name",), message, hint)


def minimum(project: Project) -> Iterable[Diagnostic]:
    """Minimum commitments that no month's volume comes near."""
    buyer = project.settings.buyer
    if buyer is None:
        return
    for name, vendor in project.vendors.items():
        price = vendor.price
        if price is None or price.minimum.stated <= 0:
            continue
        most = _most_units(project, buyer, name, price.model)
        if most is not None and price.minimum.stated > most:
            message = (
                f"the minimum of {price.minimum.stated:,.0f} is above the volume of the busiest month, "
                f"at most {most:,.0f}"
            )
            hint = "Check that it counts a month's billed units, or negotiate it"
            yield found(
                "minimum-above-volume", project.documents[vendor_path(name)], ("price", "minimum"), message, hint
            )


def _most_units(project: Project, buyer: Buyer, option: str, model: PriceModel) -> float | None:
    """A bound on the units billed in the busiest month: all customers still there, every repeat made, agents new."""
    issues = buyer.customers.stated * buyer.issues.stated * max(buyer.season or (1.0,))
    if model is PriceModel.RESOLUTION:
        return issues
    again = [one.stated if one else _TRIES_AGAIN for one in (buyer.repeat.unresolved, buyer.repeat.unanswered)]
    contacts = issues / (1 - max(again))
    if model is PriceModel.CONTACT:
        return contacts
    minutes = project.quantity(option, "handle_time")
    if minutes is None:
        return None
    worked = contacts * minutes.stated / _figure(project, option, "day_one_productivity", _PRODUCTIVITY)
    if model is PriceModel.MINUTE:
        return worked
    hours = worked / 60 / _figure(project, option, "occupancy", _OCCUPANCY)
    if model is PriceModel.HOUR:
        return hours
    paid = hours / (1 - _figure(project, option, "shrinkage", _SHRINKAGE))
    month = buyer.paid_hours.stated if buyer.paid_hours else _PAID_HOURS
    return paid if model is PriceModel.IN_HOUSE else paid / month


def _figure(project: Project, option: str, measure: str, otherwise: float) -> float:
    held = project.quantity(option, measure)
    return min(max(held.stated, 0.01), 0.99) if held is not None else otherwise
