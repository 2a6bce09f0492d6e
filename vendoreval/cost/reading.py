"""From a checked project to a costing case: every figure with its place, every gap with its default."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from vendoreval.cost import defaults
from vendoreval.cost.case import Case, Input, OperationCase, PartCase
from vendoreval.cost.defaults import Default
from vendoreval.cost.inputs import MONTHS_PER_YEAR
from vendoreval.cost.present import fee_per_contact
from vendoreval.cost.reading_mix import Portions
from vendoreval.cost.reading_option import OptionReader
from vendoreval.cost.refuse import refuse_buyer, refuse_mix, refuse_operation
from vendoreval.cost.staffing.offers import with_planned_occupancy
from vendoreval.project.model.buyer import Buyer
from vendoreval.project.model.quantity import NonNegative, Quantity
from vendoreval.project.model.settings import FILE
from vendoreval.project.project import Project

_FIGURES = (
    ("customers", "Customers", "customers", ("customers",)),
    ("margin", "Contribution margin before support", "{currency} per customer and month", ("margin",)),
    ("churn", "Customers lost a month", "share a month", ("churn",)),
    ("issues", "Issues per customer and month", "issues", ("issues",)),
    ("discount", "Discount rate", "share a year", ("discount",)),
    ("inflation", "Rise of the buyer's own costs", "share a year", ("inflation",)),
    ("repeat_unresolved", "Contacts again when unresolved", "share", ("repeat", "unresolved")),
    ("repeat_unanswered", "Contacts again when unanswered", "share", ("repeat", "unanswered")),
    ("churn_effort", "Leaves after effort", "share of issues", ("churn_per_issue", "effort")),
    ("churn_failed", "Leaves after giving up unresolved", "share of issues", ("churn_per_issue", "failed")),
    ("churn_dropped", "Leaves after never being answered", "share of issues", ("churn_per_issue", "dropped")),
    ("dropped_ratio", "Leaves when dropped, against failed", "times", ("churn_per_issue", "dropped_ratio")),
    ("escalation_cost", "Cost of an escalated contact", "{currency}", ("escalation_cost",)),
    ("loss_per_failed_issue", "Refund per failed issue", "{currency}", ("loss_per_failed_issue",)),
    ("paid_hours", "Paid hours per full-time agent", "hours a month", ("paid_hours",)),
)
"""Field, name, unit and keys below `buyer`."""


def read_case(project: Project) -> Case | None:
    """The project's costing case; None when it says nothing of the buyer, whose figures everything hangs on."""
    buyer = project.settings.buyer
    if buyer is None:
        return None
    operations: dict[str, OperationCase] = {}
    uncosted: dict[str, str] = {}
    for name, vendor in project.vendors.items():
        if vendor.parts:
            continue
        reader = OptionReader(project, name)
        missing = reader.missing()
        if missing:
            uncosted[name] = missing
        else:
            operations[name] = reader.read()
    portions = Portions(project, buyer)
    mixes: dict[str, tuple[PartCase, ...]] = {}
    for name, vendor in project.vendors.items():
        if vendor.parts:
            parts, reason = portions.parts(name, vendor.parts, operations)
            if reason:
                uncosted[name] = reason
            else:
                mixes[name] = parts
    case = Case(
        currency=project.settings.currency,
        baseline=project.settings.baseline,
        term=buyer.term,
        season=buyer.season or (1.0,) * MONTHS_PER_YEAR,
        buyer=dict(_buyer(project, buyer)),
        portions=portions.inputs if mixes else {},
        operations=operations,
        mixes=mixes,
        uncosted=uncosted,
        names={name: vendor.name for name, vendor in project.vendors.items()},
    )
    return _with_escalations(with_planned_occupancy(project, _without_nonsense(case)))


def _buyer(project: Project, buyer: Buyer) -> Iterator[tuple[str, Input]]:
    """Every input of the buyer; of the two ways to say what a dropped issue does, the one that is given."""
    found = {field: _dig(buyer, keys) for field, _, _, keys in _FIGURES}
    unsaid = "dropped_ratio" if found["churn_dropped"] is not None else "churn_dropped"
    for field, name, unit, keys in _FIGURES:
        quantity = found[field]
        if field in (unsaid, "escalation_cost") and quantity is None:
            continue
        shown = unit.format(currency=project.settings.currency)
        if quantity is None:
            default = defaults.BUYER[field]
            yield field, from_default("buyer", field, name, shown, default)
        else:
            place = project.place(FILE, ("buyer", *keys), key=True)
            trust = quantity.grade.value if quantity.grade else "buyer"
            yield field, Input(f"buyer.{field}", name, shown, quantity, _sourced(place, quantity), trust)


def from_default(owner: str, field: str, name: str, unit: str, default: Default) -> Input:
    """The input that stands in where no file says anything."""
    return Input(f"{owner}.{field}", name, unit, default.quantity, default.basis, default.trust, is_default=True)


def _sourced(place: str, quantity: Quantity) -> str:
    return f"{place} ({quantity.source})" if quantity.source else place


def _dig(model: object, keys: tuple[str, ...]) -> Quantity | None:
    for key in keys:
        model = getattr(model, key)
    return model if isinstance(model, Quantity) else None


def _with_escalations(case: Case) -> Case:
    """The case with the cost of an escalation filled in from what the baseline's agents cost, where it is not given."""
    if "escalation_cost" in case.buyer:
        return case
    default = defaults.BUYER["escalation_multiple"]
    each = 0.0
    if case.baseline in case.options:
        buyer, options = case.numbers()
        each = fee_per_contact(buyer, options[case.baseline])
    multiple = default.quantity
    money = NonNegative(
        low=_times(multiple.low, each), mode=_times(multiple.mode, each), high=_times(multiple.high, each)
    )
    basis = f"{default.basis}, {each:,.2f} {case.currency}"
    name, unit = "Cost of an escalated contact", case.currency
    filled = from_default("buyer", "escalation_cost", name, unit, Default(money, basis, default.trust))
    return dataclasses.replace(case, buyer={**case.buyer, "escalation_cost": filled})


def _times(figure: float | None, factor: float) -> float:
    return (figure or 0.0) * factor


def _without_nonsense(case: Case) -> Case:
    """The case with every option that the model cannot work with set aside, and why."""
    buyer, options = case.numbers()
    wrong = next(refuse_buyer(buyer), None)
    if wrong:
        reasons = dict.fromkeys(case.options, f"of the buyer, {wrong}")
    else:
        reasons = {}
        for name in case.operations:
            found = next(refuse_operation(buyer, options[name].parts[0].operation), None)
            if found:
                reasons[name] = found
        for name, parts in case.mixes.items():
            blocked = next((part.operation for part in parts if part.operation in reasons), None)
            found = f"its part {blocked} cannot be costed" if blocked else next(refuse_mix(buyer, options[name]), None)
            if found:
                reasons[name] = found
    return dataclasses.replace(
        case,
        operations={name: one for name, one in case.operations.items() if name not in reasons},
        mixes={name: parts for name, parts in case.mixes.items() if name not in reasons},
        uncosted={**case.uncosted, **reasons},
    )
