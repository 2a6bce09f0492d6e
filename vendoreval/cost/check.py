"""Inputs that cannot be believed once they are put together.

These need the model's arithmetic and so are found when a project is evaluated, not when its files are checked.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from statistics import median

from vendoreval.cost.case import Case
from vendoreval.cost.gate import REFUSE_ABOVE, WARN_ABOVE, Plausibility, blamed_on_support, judge
from vendoreval.cost.present import Reference, Sums
from vendoreval.cost.staffing.alarm import check_staffing
from vendoreval.diagnostic import Diagnostic, KeyPath, VendorevalError
from vendoreval.project.catalogue import found
from vendoreval.project.model.settings import FILE
from vendoreval.project.model.vendor import Kind
from vendoreval.project.project import Project, vendor_path
from vendoreval.project.rules.quotes import LEAST_OTHERS, LOW, abnormally_low


def check_cost(project: Project, case: Case, fees: Mapping[str, float]) -> tuple[Diagnostic, ...]:
    """Every finding about the project's costing case, in file order.

    Args:
        project: The workspace.
        case: Its costing case.
        fees: Option id to fee per logged-in hour, the one unit in which all quotes compare.

    Raises:
        VendorevalError: The churn coefficients blame more than 60 % of today's churn on support, which nobody believes.
    """
    findings = list(_real_rate(project, case))
    if case.baseline in case.options:
        findings += _against_the_baseline(project, case)
    findings += _abnormally_low(project, fees)
    findings += check_staffing(project, case)
    return tuple(sorted(findings, key=lambda one: one.sort_key))


def _real_rate(project: Project, case: Case) -> Iterator[Diagnostic]:
    """Fees and wages are nominal; a discount rate below their rise is most likely a real one."""
    discount = case.buyer["discount"].quantity.stated
    for name, operation in case.operations.items():
        rise = operation.inputs["cola"].quantity.stated
        if rise > discount and not case.buyer["discount"].is_default:
            message = f"the discount rate, {discount:.3g}, is below the yearly rise of {name}'s fee, {rise:.3g}"
            hint = "Give the nominal rate: the real one plus expected inflation"
            yield _found(project, "real-discount-rate", FILE, ("buyer", "discount"), message, hint)
            return


def _against_the_baseline(project: Project, case: Case) -> Iterator[Diagnostic]:
    buyer, options = case.numbers()
    reference = Sums.over(buyer, options[case.baseline], None).reference
    blamed = blamed_on_support(buyer, reference)
    where: KeyPath = ("buyer", "churn_per_issue")
    message = f"{100 * blamed:.0f} % of the churn observed today would be due to support"
    if math.isinf(blamed):
        message = "no customer leaves today, and yet support would drive some away"
    hint = "Lower churn_per_issue, or correct issues and churn; calibrate it on your own tickets and cancellations"
    if judge(blamed) is Plausibility.REFUSED:
        said = f"{message}; above {100 * REFUSE_ABOVE:.0f} % that is not believed"
        raise VendorevalError((_found(project, "implausible-churn", FILE, where, said, hint),))
    if judge(blamed) is Plausibility.DOUBTFUL:
        said = f"{message}; above {100 * WARN_ABOVE:.0f} % that is hard to believe"
        yield _found(project, "doubtful-churn", FILE, where, said, hint)
    yield from _unprofitable(project, case, reference)


def _abnormally_low(project: Project, fees: Mapping[str, float]) -> Iterator[Diagnostic]:
    """Fees an hour under 60 % of the median of the other vendors', whatever they are quoted by.

    The buyer's own centres and mixes are no quotes, and what the files alone show is said there.
    """
    said = {finding.path for finding in abnormally_low(project)}
    own = {Kind.IN_HOUSE, Kind.CAPTIVE, Kind.MIXED}
    quoted = {name: fee for name, fee in fees.items() if project.vendors[name].kind not in own}
    for name, fee in quoted.items():
        others = [other for other_name, other in quoted.items() if other_name != name]
        if len(others) >= LEAST_OTHERS and fee < LOW * median(others) and vendor_path(name) not in said:
            share = 100 * fee / median(others)
            message = f"the fee comes to {fee:,.2f} per logged-in hour, {share:.0f} % of the other quotes' median"
            hint = "Ask what the rate leaves out, and how agents are paid from it"
            yield _found(project, "price-low", vendor_path(name), ("price",), message, hint)


def _unprofitable(project: Project, case: Case, reference: Reference) -> Iterator[Diagnostic]:
    margin, support = case.buyer["margin"].quantity.stated, float(reference.support_cost)
    if support > margin:
        message = f"supporting a customer costs {support:,.2f} a month, more than the margin of {margin:,.2f}"
        hint = "Give the margin before support cost, per customer and month"
        yield _found(project, "unprofitable-customers", FILE, ("buyer", "margin"), message, hint)


def _found(project: Project, code: str, path: str, keypath: KeyPath, message: str, hint: str) -> Diagnostic:
    return found(code, project.documents.get(path, path), keypath, message, hint)
