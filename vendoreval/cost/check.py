"""Inputs that cannot be believed once they are put together.

These need the model's arithmetic and so are found when a project is evaluated, not when its files are checked.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from vendoreval.cost.case import Case
from vendoreval.cost.gate import REFUSE_ABOVE, WARN_ABOVE, Plausibility, blamed_on_support, judge
from vendoreval.cost.present import Reference, Sums
from vendoreval.cost.staffing.alarm import check_staffing
from vendoreval.diagnostic import Diagnostic, KeyPath, VendorevalError
from vendoreval.project.catalogue import found
from vendoreval.project.model.settings import FILE
from vendoreval.project.project import Project


def check_cost(project: Project, case: Case) -> tuple[Diagnostic, ...]:
    """Every finding about the project's costing case, in file order.

    Raises:
        VendorevalError: The churn coefficients blame more than 60 % of today's churn on support, which nobody believes.
    """
    findings = list(_real_rate(project, case))
    if case.baseline in case.options:
        findings += _against_the_baseline(project, case)
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


def _unprofitable(project: Project, case: Case, reference: Reference) -> Iterator[Diagnostic]:
    margin, support = case.buyer["margin"].quantity.stated, float(reference.support_cost)
    if support > margin:
        message = f"supporting a customer costs {support:,.2f} a month, more than the margin of {margin:,.2f}"
        hint = "Give the margin before support cost, per customer and month"
        yield _found(project, "unprofitable-customers", FILE, ("buyer", "margin"), message, hint)


def _found(project: Project, code: str, path: str, keypath: KeyPath, message: str, hint: str) -> Diagnostic:
    return found(code, project.documents.get(path, path), keypath, message, hint)
