"""From one vendor file to an operation's inputs: measures, quote, and the lines beside the fee."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from vendoreval.cost import defaults
from vendoreval.cost.case import Input, OperationCase
from vendoreval.cost.inputs import Unit
from vendoreval.project.backing import backing
from vendoreval.project.model.price import CostLine, Price
from vendoreval.project.model.quantity import Positive, Quantity
from vendoreval.project.model.settings import FILE
from vendoreval.project.project import Project, vendor_path

MEASURES = {
    "first_contact_resolution": "first_contact_resolution",
    "lost_when_new": "first_contact_resolution_lost",
    "unanswered": "unanswered_share",
    "high_effort": "high_effort_share",
    "handle_time": "handle_time",
    "escalation_share": "escalation_share",
    "attrition": "attrition",
    "new_productivity": "day_one_productivity",
    "learning_months": "learning_time",
    "occupancy": "occupancy",
    "shrinkage": "shrinkage",
}
"""Field of the operation to the measure it is read from."""

_NEEDED = ("first_contact_resolution", "handle_time")

_COSTS = {
    CostLine.TRAINING: {
        "training_hours": ("Training of a new agent", "hours", "hours"),
        "training_rate": ("Cost of an hour of training", "{currency}", "rate"),
        "billed_initial": ("Initial training billed", "share", "billed_initial"),
        "billed_attrition": ("Replacement training billed", "share", "billed_attrition"),
    },
    CostLine.GOVERNANCE: {
        "governance_share": ("Managing the option", "share of the fee", "share"),
        "governance_fixed": ("Managing the option, fixed", "{currency} a month", "fixed"),
    },
    CostLine.QUALITY_ASSURANCE: {
        "quality_share": ("Contacts reviewed", "share of contacts", "share"),
        "quality_cost": ("Cost of a review", "{currency}", "cost"),
    },
    CostLine.SEATS: {"seats": ("Seats", "{currency} per FTE and month", "")},
    CostLine.TELECOM: {"telecom": ("Telecom", "{currency} a minute", "")},
    CostLine.TRAVEL: {"travel": ("Travel", "{currency} a month", "")},
    CostLine.TRANSITION: {"transition": ("Transition", "{currency}", "")},
    CostLine.PARALLEL_RUNNING: {"parallel_running": ("Parallel running", "{currency}", "")},
    CostLine.SEVERANCE: {"severance": ("Severance", "{currency}", "")},
    CostLine.EXIT: {
        "exit_probability": ("Chance of leaving at the end", "share", "probability"),
        "exit_cost": ("Cost of leaving", "{currency}", "cost"),
    },
}
"""Cost line to its fields, each with name, unit and key below the line's own."""


class OptionReader:
    """Reads one option that is a single operation."""

    def __init__(self, project: Project, option: str) -> None:
        self.project = project
        self.option = option
        self.vendor = project.vendors[option]
        self.path = vendor_path(option)

    def missing(self) -> str:
        """Why the option cannot be costed at all; empty when it can."""
        gaps = [name for name in _NEEDED if self.project.figure(self.option, MEASURES[name]) is None]
        if self.vendor.price is None:
            gaps.insert(0, "price")
        if gaps:
            return f"{self.path} gives no {' and no '.join(gaps)}"
        code = self._price.quoted.currency
        if code not in (None, self.project.settings.currency) and code not in self.project.settings.currencies:
            return f"{FILE} gives no rate for {code}, the currency of the quote"
        return ""

    def read(self) -> OperationCase:
        """The option's inputs. Only for an option that misses nothing."""
        price = self._price
        inputs = {
            one.path.rpartition(".")[2]: one
            for one in (*self._team(), *self._quote(price), *self._lines(price), *self._automation())
        }
        return OperationCase(
            id=self.option,
            inputs=inputs,
            unit=Unit(price.model.value),
            tier_ends=tuple(tier.up_to for tier in price.tiers) or (None,),
            all_units=price.tiering == "all_units",
            credit_per_point=price.sla is not None and price.sla.per_point,
            settled=self.vendor.settled,
            included={line.value: self._place("price", "included") for line in price.included},
        )

    @property
    def _price(self) -> Price:
        if self.vendor.price is None:
            raise ValueError(f"{self.option} has no price")
        return self.vendor.price

    def _team(self) -> Iterator[Input]:
        for field, measure in MEASURES.items():
            definition = self.project.measures.get(measure)
            name = definition.name if definition else measure.replace("_", " ").capitalize()
            unit = definition.unit if definition else ""
            found = self.project.figure(self.option, measure)
            if found is None:
                default = defaults.TEAM[field]
                path = f"{self.option}.{field}"
                yield Input(path, name, unit, default.quantity, default.basis, default.trust, is_default=True)
            else:
                quantity, place = found
                given = self._input(field, name, unit, quantity, place, self._trust(quantity, measure))
                yield dataclasses.replace(given, stream=f"{self.option}.{measure}")

    def _quote(self, price: Price) -> Iterator[Input]:
        money = price.quoted.currency or self.project.settings.currency
        unit = f"{money} per {price.model.value}" if price.wage is None else f"{money} per paid hour"
        if price.rate is not None:
            yield self._of_price("rate", "Rate", unit, price.rate, "rate")
        for at, tier in enumerate(price.tiers):
            field = "rate" if len(price.tiers) == 1 else f"rate_{at + 1}"
            yield self._of_price(field, f"Rate of tier {at + 1}", unit, tier.rate, "tiers", at, "rate")
        if price.wage is not None:
            yield self._of_price("wage_base", "Wage", unit, price.wage.base, "wage", "base")
            yield self._of_price("wage_burden", "Social charges", "times", price.wage.burden, "wage", "burden")
            yield self._of_price("wage_overhead", "Overhead", "times", price.wage.overhead, "wage", "overhead")
            yield self._of_price(
                "wage_per_fte", "Extras", f"{money} per FTE and month", price.wage.per_fte, "wage", "per_fte"
            )
        yield self._of_price("fixed", "Fixed fee", f"{money} a month", price.fixed, "fixed")
        yield self._of_price("minimum", "Minimum", "units a month", price.minimum, "minimum")
        yield self._of_price("cola", "Yearly rise of the fee", "share a year", price.cola, "cola")
        yield from self._currency(price)
        if price.sla is not None:
            yield self._of_price("credit", "Service credit", "share of the fee", price.sla.credit, "sla", "credit")
            target = price.sla.first_contact_resolution
            yield self._of_price("credit_target", "Target for it", "share", target, "sla", "first_contact_resolution")
            if price.sla.cap is not None:
                yield self._of_price("credit_cap", "Most handed back", "share of the fee", price.sla.cap, "sla", "cap")
        if price.gain_share is not None:
            gain = price.gain_share
            yield self._of_price(
                "bonus", "Bonus per point", f"{money} a month", gain.per_point, "gain_share", "per_point"
            )
            target = gain.first_contact_resolution
            keys = ("gain_share", "first_contact_resolution")
            yield self._of_price("bonus_target", "Target for it", "share", target, *keys)
            if gain.cap is not None:
                yield self._of_price("bonus_cap", "Most paid", "share of the fee", gain.cap, "gain_share", "cap")

    def _currency(self, price: Price) -> Iterator[Input]:
        code, settings = price.quoted.currency, self.project.settings
        if code is None or code == settings.currency:
            own = f"the quote is in {settings.currency}"
            yield self._input("currency", "Exchange rate", settings.currency, Positive(value=1.0), own, "document")
            yield self._of_price("fx", "Drift of the exchange rate", "share a year", price.fx, "fx")
            return
        rate = settings.currencies[code]
        place = self.project.place(FILE, ("currencies", code), key=True)
        basis = f"{place} ({rate.source})" if rate.source else place
        unit, stream = f"{settings.currency} per {code}", f"currencies.{code}."
        given = self._input("currency", "Exchange rate", unit, rate.rate, basis, "document")
        yield dataclasses.replace(given, stream=f"{stream}rate")  # one rate for all that quote in it
        if "fx" in price.model_fields_set:
            yield self._of_price("fx", "Drift of the exchange rate", "share a year", price.fx, "fx")
        else:
            given = self._input("fx", "Drift of the exchange rate", "share a year", rate.drift, basis, "document")
            yield dataclasses.replace(given, stream=f"{stream}drift")

    def _lines(self, price: Price) -> Iterator[Input]:
        if price.tax is not None:
            yield self._of_price("tax", "Tax on the fee", "share of the fee", price.tax, "tax")
        elif CostLine.TAX not in price.included:
            yield self._unknown(CostLine.TAX)
        for line, fields in _COSTS.items():
            block = getattr(self.vendor.costs, line.value)
            if block is None:
                if line not in price.included:
                    yield self._unknown(line)
                continue
            for field, (name, unit, key) in fields.items():
                quantity = getattr(block, key) if key else block
                place = self._place("costs", line.value, *((key,) if key else ()))
                shown = unit.format(currency=self.project.settings.currency)
                yield self._input(field, name, shown, quantity, place, self._trust(quantity, "", "buyer"))

    def _automation(self) -> Iterator[Input]:
        automation = self.vendor.automation
        if automation is None:
            return
        money = self.project.settings.currency
        fields = (
            ("contained", "Handled without an agent", "share of first contacts", "contained"),
            ("automation_resolution", "Resolved without an agent", "share of those", "first_contact_resolution"),
            ("automation_rate", "Price of automated handling", f"{money} per contained contact", "rate"),
            ("automation_fixed", "Price of automated handling, fixed", f"{money} a month", "fixed"),
        )
        for field, name, unit, key in fields:
            quantity = getattr(automation, key)
            yield self._input(field, name, unit, quantity, self._place("automation", key), self._trust(quantity, ""))

    def _unknown(self, line: CostLine) -> Input:
        default = defaults.LINES[line.value]
        name = f"{line.value.replace('_', ' ').capitalize()}, unknown"
        path = f"{self.option}.{line.value}_of_fee"
        return Input(path, name, "share of the fee", default.quantity, default.basis, default.trust, is_default=True)

    def _of_price(self, field: str, name: str, unit: str, quantity: Quantity, *keys: str | int) -> Input:
        return self._input(
            field, name, unit, quantity, self._place("price", *keys), self._trust(quantity, "", "document")
        )

    def _input(self, field: str, name: str, unit: str, quantity: Quantity, place: str, trust: str) -> Input:
        basis = f"{place} ({quantity.source})" if quantity.source else place
        return Input(f"{self.option}.{field}", name, unit, quantity, basis, trust)

    def _trust(self, quantity: Quantity, measure: str, otherwise: str = "claim") -> str:
        """The figure's own grade, else that of the best evidence it names or that is for it, as in the score."""
        if quantity.grade:
            return quantity.grade.value
        behind = backing(self.project, self.option, [measure], [quantity.evidence] if quantity.evidence else [])
        return behind.grade.value if behind.ids else otherwise

    def _place(self, *keys: str | int) -> str:
        return self.project.place(self.path, keys, key=isinstance(keys[-1], str))
