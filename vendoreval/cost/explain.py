"""Why a ledger line, or what is lost with the customers, is what it is: formula, figures, and where each comes from.

Formula and figures as printed give the printed amount.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vendoreval.cost.case import Case, Input, OperationCase
from vendoreval.cost.ledger import FEE, Line, amounts, figure, lines
from vendoreval.cost.present import Reference, Sums
from vendoreval.cost.quantities import MEANINGS, Quantities
from vendoreval.cost.value import discount_factor, monthly

LOST_MARGIN = "lost_margin"
BEYOND_HORIZON = "beyond_horizon"
"""What is lost with the customers is explained as if it were two more lines."""
_COUNTED_IF_PAID = frozenset(("failed_issues", "staffed", "contained_contacts", "credited_fee", "bonus_points"))
_QUIT = "-ln(1 - attrition) / 12"
_WAGE = "wage_base * wage_burden * wage_overhead + wage_per_fte / paid_hours"


@dataclass(frozen=True)
class Figure:
    """One figure of a formula: its name there, what it is worth, its unit, and where it comes from."""

    name: str
    value: float
    unit: str
    basis: str

    def __str__(self) -> str:
        shown = f"{self.name} = {self.value:.12g}"
        return f"{shown}  {self.unit}; {self.basis}" if self.unit else f"{shown}  {self.basis}"


@dataclass(frozen=True)
class Explanation:
    """One line of one operation's ledger over the term.

    Attributes:
        option: Whose ledger.
        operation: Whose work: the option itself, or the part of a mixed option.
        line: The line's name.
        label: As shown.
        formula: A sum of products of the figures' names.
        figures: Every figure the formula names, in its order.
        amount: Present value, in the project's currency.
        note: What else to know: that the line is included in the fee, or unknown.
    """

    option: str
    operation: str
    line: str
    label: str
    formula: str
    figures: tuple[Figure, ...]
    amount: float
    note: str = ""

    def __str__(self) -> str:
        who = self.option if self.option == self.operation else f"{self.option}, part {self.operation}"
        note = [f"  {self.note}"] if self.note else []
        head = [f"{self.label}, {who}", f"  {self.line} = {self.formula}"]
        return "\n".join(
            [
                *head,
                *(f"    {one}" for one in self.figures),
                *note,
                f"  {self.line} = {round(self.amount, 2) + 0.0:.2f}",
            ]
        )


def explain(case: Case, option: str, line: str = "") -> tuple[Explanation, ...]:
    """The named line of an option's ledger or of its lost customers, or every line.

    A ledger line has one explanation for each part of a mixed option.

    Raises:
        KeyError: When there is no such option or line.
    """
    buyer, options = case.numbers()
    baseline = Sums.over(buyer, options[case.baseline], None)
    sums = baseline if option == case.baseline else Sums.over(buyer, options[option], baseline.reference)
    ledger = (
        _explain(case, option, one, quantities)
        for quantities in sums.term
        for one in lines(quantities.operation)
        if line in ("", one.name)
    )
    churn = (one for one in _churn(case, option, sums, baseline.reference) if line in ("", one.line))
    found = (*ledger, *churn)
    if not found:
        raise KeyError(line)
    return found


def _explain(case: Case, option: str, line: Line, quantities: Quantities) -> Explanation:
    operation = case.operations[quantities.operation.id]
    known = amounts(quantities)
    fee = Figure(FEE, float(known[FEE]), case.currency, "the fee's own line")
    figures = tuple(fee if name == FEE else _figure(case, operation, name, quantities) for name in line.names)
    note = ""
    if line.name in operation.included:
        note = f"included in the fee: {operation.included[line.name]}"
    elif line.name in operation.unknown:
        note = "neither priced nor included in the fee, so a default range stands in"
    amount = float(known[line.name])
    return Explanation(option, operation.id, line.name, line.label, line.formula, figures, amount, note)


def _churn(case: Case, option: str, sums: Sums, reference: Reference) -> Iterator[Explanation]:
    """The two lines of what is lost with the customers, in the words of the ledger."""
    buyer, given = sums.buyer, case.buyer
    present = sums.present(reference)
    margin = Figure("margin", float(buyer.margin), given["margin"].unit, given["margin"].basis)
    missing = Figure("missing", float(sums.missing), "customer-months", "fewer than under the baseline, discounted")
    formula, lost = "margin * missing", float(present.lost_margin)
    yield Explanation(option, option, LOST_MARGIN, "Margin lost in the term", formula, (margin, missing), lost)
    support = float(reference.support_cost)
    net = f"margin less {support:.12g} for support, the baseline's in its last year"
    stay = f"1 / (monthly discount + churn), so long they would have stayed; {given['churn'].basis}"
    worth = f"{MEANINGS['end']}; {given['discount'].basis}"
    figures = (
        Figure("missing_at_end", float(sums.missing_at_end), "customers", "fewer than under the baseline by then"),
        Figure("net_margin", float(buyer.margin) - support, f"{case.currency} a month", net),
        Figure("life", 1 / float(monthly(buyer.discount) + buyer.churn), "months", stay),
        Figure("end", float(discount_factor(buyer.discount, buyer.term)), "", worth),
    )
    formula, beyond = " * ".join(figure.name for figure in figures), float(present.beyond_horizon)
    yield Explanation(option, option, BEYOND_HORIZON, "Margin lost after the term", formula, figures, beyond)


def _figure(case: Case, operation: OperationCase, name: str, quantities: Quantities) -> Figure:
    value = float(figure(name, quantities))
    if name == "quit_rate":
        attrition = operation.inputs["attrition"]
        return Figure(name, value, "a month", f"{_QUIT}; attrition {attrition.quantity.stated:g}, {attrition.basis}")
    if name == "rate" and "wage_base" in operation.inputs:
        return Figure(name, value, f"{case.currency} per paid hour", f"{_WAGE}; {', '.join(_wage(case, operation))}")
    meaning = MEANINGS.get("units" if name.startswith("units") else name)
    if meaning:
        skipped = value == 0 and name in _COUNTED_IF_PAID
        return Figure(name, value, "", f"{meaning}; not counted where nothing is paid for it" if skipped else meaning)
    given: Input | None = operation.inputs.get(name) or case.buyer.get(name)
    if given is None:
        return Figure(name, value, "", "nothing of the kind in the quote or beside it")
    return Figure(name, value, given.unit, given.basis)


def _wage(case: Case, operation: OperationCase) -> Iterator[str]:
    for name in ("wage_base", "wage_burden", "wage_overhead", "wage_per_fte"):
        yield f"{name} {operation.inputs[name].quantity.stated:g} ({operation.inputs[name].basis})"
    yield f"paid_hours {case.buyer['paid_hours'].quantity.stated:g} ({case.buyer['paid_hours'].basis})"
