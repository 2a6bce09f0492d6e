"""The cost lines: each is a printed formula, and what is printed is what is computed.

A formula is a sum of products of named figures: the inputs of `Buyer` and `Operation`, the derived `quit_rate`, and
the `Quantities`. The same table prices one month, the whole term, and any number of draws at once.
"""

from __future__ import annotations

import dataclasses
import functools
import operator
from collections.abc import Mapping
from dataclasses import dataclass

from vendoreval.cost.inputs import Operation, Value
from vendoreval.cost.price import absent
from vendoreval.cost.quantities import Quantities
from vendoreval.cost.ramp import quit_rate

FEE = "fee"
"""The one line that the formulas of others name."""
_SHARE_OF_FEE = "_of_fee"


@dataclass(frozen=True)
class Line:
    """One line of the ledger: its name, what a reader calls it, and its formula."""

    name: str
    label: str
    formula: str
    due: str = ""
    """`start` or `end` for what falls due once, at the beginning or the end of the work; empty for every month."""

    @functools.cached_property
    def terms(self) -> tuple[tuple[str, ...], ...]:
        """The products whose sum the formula is, each as the names of its factors."""
        return tuple(tuple(term.removeprefix("- ").split(" * ")) for term in self.formula.split(" + "))

    @functools.cached_property
    def names(self) -> tuple[str, ...]:
        """The names the formula uses, each once, in order."""
        return tuple(dict.fromkeys(name for term in self.terms for name in term))

    def amount(self, figures: Mapping[str, Value]) -> Value:
        """The line in money, from the figures its formula names."""
        total: Value = 0.0
        for term in self.terms:
            if not any(absent(figures[name]) for name in term):
                total = total + functools.reduce(operator.mul, (figures[name] for name in term))
        return -total if self.formula.startswith("- ") else total


_BESIDE_THE_FEE = (
    Line("automation", "Automated handling", "automation_fixed * billed_months + automation_rate * contained_contacts"),
    Line(
        "training",
        "Training",
        "training_hours * training_rate * billed_initial * hired"
        " + training_hours * training_rate * billed_attrition * quit_rate * staffed",
    ),
    Line("gain_share", "Gain-share", "currency * bonus * bonus_points"),
    Line("service_credit", "Service credits", "- currency * credit * credited_fee"),
    Line("tax", "Tax", "tax * fee"),
    Line("governance", "Governance", "governance_share * fee + governance_fixed * months"),
    Line("quality_assurance", "Quality assurance", "quality_share * quality_cost * contacts"),
    Line("seats", "Seats", "seats * fte"),
    Line("telecom", "Telecom", "telecom * minutes"),
    Line("travel", "Travel", "travel * months"),
    Line("escalations", "Escalations", "escalation_share * escalation_cost * contacts"),
    Line("refunds", "Refunds for failed issues", "loss_per_failed_issue * failed_issues"),
    Line("transition", "Transition", "transition * start", due="start"),
    Line("parallel_running", "Parallel running", "parallel_running * start", due="start"),
    Line("severance", "Severance", "severance * start", due="start"),
    Line("exit", "Exit", "exit_probability * exit_cost * end", due="end"),
)


def lines(operation: Operation) -> tuple[Line, ...]:
    """The ledger's lines for an operation: the fee first, what it decides next, one-offs last."""
    return _lines(len(operation.tiers), tuple(unknown.line for unknown in operation.unknown))


@functools.cache
def _lines(tiers: int, unknown: tuple[str, ...]) -> tuple[Line, ...]:
    if tiers == 1:
        rates = ["currency * rate * units"]
    else:
        rates = [f"currency * rate_{tier} * units_{tier}" for tier in range(1, tiers + 1)]
    fee = Line(FEE, "Fee", " + ".join([*rates, "currency * fixed * billed_months"]))
    return (fee, *(_of_fee(line) if line.name in unknown else line for line in _BESIDE_THE_FEE))


def _of_fee(line: Line) -> Line:
    """The line when it is unknown: a share of the fee, due when the line would be."""
    when = f" * {line.due}" if line.due else ""
    return dataclasses.replace(line, formula=f"{line.name}{_SHARE_OF_FEE} * fee{when}")


def amounts(quantities: Quantities) -> dict[str, Value]:
    """Every line in money, by name, for the quantities of a month or a term."""
    known: dict[str, Value] = {}
    for line in lines(quantities.operation):
        named = {name: known[FEE] if name == FEE else figure(name, quantities) for name in line.names}
        known[line.name] = line.amount(named)
    return known


def figure(name: str, quantities: Quantities) -> Value:
    """What a name in a formula stands for, other than another line."""
    operation = quantities.operation
    if name == "quit_rate":
        return quit_rate(operation.attrition)
    word, _, tier = name.partition("_")
    if word == "rate":
        return operation.tiers[int(tier or 1) - 1].rate
    if word == "units":
        return quantities.billed_units[int(tier or 1) - 1] if quantities.billed_units else 0.0
    if name.endswith(_SHARE_OF_FEE):
        return next(one.share for one in operation.unknown if one.line == name.removesuffix(_SHARE_OF_FEE))
    owner = next(owner for owner in (quantities, operation, quantities.buyer) if hasattr(owner, name))
    value: Value = getattr(owner, name)
    return value
