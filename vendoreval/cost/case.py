"""A costing case: every figure the model takes, by name, with where it stands and how sure it is.

The case is read once and turned into numbers as often as needed: as stated, as draws, or with one figure moved.
`numbers` asks a callable for each figure, so there is one way from the files into the formulas.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np

from vendoreval.cost.inputs import Buyer, Operation, Option, Part, Portion, Tier, Unit, Unknown, Value
from vendoreval.cost.price import wage_rate
from vendoreval.project.model.quantity import Quantity


@dataclass(frozen=True)
class Input:
    """One figure of the model.

    Attributes:
        path: `buyer.margin`, `nearshore-hybrid.attrition`: whose, and its name in the formulas.
        name: As shown.
        unit: As shown.
        quantity: The figure and its uncertainty.
        basis: Its file and line, or the default's source.
        trust: buyer, measured, reference, document, claim, published or assumption.
        is_default: Whether no file gives it.
        stream: The name of its random stream, where other parts draw the same figure; its path without it.
    """

    path: str
    name: str
    unit: str
    quantity: Quantity
    basis: str
    trust: str
    is_default: bool = False
    stream: str = ""

    @property
    def owner(self) -> str:
        """`buyer`, or the option's id."""
        return self.path.partition(".")[0]


Figure: TypeAlias = Callable[[Input], Value]
"""What an input counts as: its stated figure, an array of draws, or another figure to try."""


def stated(one: Input) -> Value:
    """The figure used in the score and the ledger."""
    return one.quantity.stated


@dataclass(frozen=True)
class OperationCase:
    """One team under one quote: its inputs by field of `Operation`, and what is no figure."""

    id: str
    inputs: Mapping[str, Input]
    unit: Unit
    tier_ends: tuple[float | None, ...] = (None,)
    all_units: bool = False
    credit_per_point: bool = False
    settled: bool = False
    included: Mapping[str, str] = field(default_factory=dict)
    """Cost lines the fee covers, each with its place."""

    @property
    def unknown(self) -> tuple[str, ...]:
        """The cost lines that are neither priced nor included."""
        return tuple(name.removesuffix("_of_fee") for name in self.inputs if name.endswith("_of_fee"))


@dataclass(frozen=True)
class PartCase:
    """One part of a mixed option: whose work, and the inputs whose ratio (or level) its portion is."""

    operation: str
    portion: Portion
    shares: tuple[Input, ...] = ()
    of: tuple[Input, ...] = ()
    rest_of_one: bool = False
    above: Input | None = None
    first: int = 1
    last: int | None = None

    def share(self, figure: Figure) -> Value:
        """The part's share of all issues."""
        if not self.shares:
            return 1.0
        taken = sum(figure(one) for one in self.shares)
        taken = taken / sum(figure(one) for one in self.of) if self.of else taken
        return 1 - taken if self.rest_of_one else taken


@dataclass(frozen=True)
class Case:
    """Everything a project says of cost.

    Attributes:
        currency: The project's.
        baseline: The option churn is counted against.
        term: Months.
        season: Twelve factors, mean 1.
        buyer: Inputs by field of `Buyer`; `dropped_ratio` may stand for churn_dropped.
        portions: Inputs by name that say how the issues divide, for mixed options.
        operations: By option id, every one that can be costed.
        mixes: By option id, the parts of mixed options.
        uncosted: Option id to why it cannot be costed.
        names: Option id to its name as shown.
    """

    currency: str
    baseline: str
    term: int
    season: tuple[float, ...]
    buyer: Mapping[str, Input]
    portions: Mapping[str, Input]
    operations: Mapping[str, OperationCase]
    mixes: Mapping[str, tuple[PartCase, ...]]
    uncosted: Mapping[str, str]
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def options(self) -> tuple[str, ...]:
        """The ids of all options that can be costed."""
        return (*self.operations, *self.mixes)

    def only(self, chosen: Collection[str]) -> Case:
        """The case of these options alone, the baseline and whoever works in one of them."""
        mixes = {name: parts for name, parts in self.mixes.items() if name in chosen or name == self.baseline}
        teams = {*chosen, self.baseline, *(part.operation for parts in mixes.values() for part in parts)}
        return replace(
            self,
            operations={name: held for name, held in self.operations.items() if name in teams},
            mixes=mixes,
            uncosted={name: why for name, why in self.uncosted.items() if name in teams},
        )

    def inputs(self) -> Iterator[Input]:
        """Every input once: the buyer's first, then each option's."""
        yield from self.buyer.values()
        yield from self.portions.values()
        for operation in self.operations.values():
            yield from operation.inputs.values()
        for parts in self.mixes.values():
            for part in parts:
                yield from (one for one in (*part.shares, part.above) if one is not None and one.owner != "buyer")

    def numbers(self, figure: Figure = stated) -> tuple[Buyer, dict[str, Option]]:
        """The case in numbers: the buyer, and the options by id."""
        buyer = self._buyer(figure)
        operations = {name: _operation(one, buyer, figure) for name, one in self.operations.items()}
        options = {name: Option.of(operation) for name, operation in operations.items()}
        for name, parts in self.mixes.items():
            options[name] = Option(name, tuple(_part(part, operations, figure) for part in parts))
        return buyer, options

    def _buyer(self, figure: Figure) -> Buyer:
        named = {name: _held(name, figure(one)) for name, one in self.buyer.items()}
        ratio = named.pop("dropped_ratio", None)
        if ratio is not None:
            named["churn_dropped"] = np.minimum(ratio * named["churn_failed"], 1.0)
        return Buyer(**named, term=self.term, season=self.season)


def _operation(case: OperationCase, buyer: Buyer, figure: Figure) -> Operation:
    named = {name: _held(name, figure(one)) for name, one in case.inputs.items()}
    if "wage_base" in named:
        base, burden, overhead = (named.pop(f"wage_{name}") for name in ("base", "burden", "overhead"))
        named["rate"] = wage_rate(base, burden, overhead, named.pop("wage_per_fte"), buyer.paid_hours)
    names = ["rate"] if len(case.tier_ends) == 1 else [f"rate_{at + 1}" for at in range(len(case.tier_ends))]
    tiers = tuple(Tier(named.pop(name), end) for name, end in zip(names, case.tier_ends, strict=True))
    unknown = tuple(Unknown(line, named.pop(f"{line}_of_fee")) for line in case.unknown)
    if isinstance(named["lost_when_new"], np.ndarray):
        named["lost_when_new"] = np.minimum(named["lost_when_new"], named["first_contact_resolution"])
    return Operation(
        case.id,
        unit=case.unit,
        tiers=tiers,
        all_units=case.all_units,
        credit_per_point=case.credit_per_point,
        settled=case.settled,
        unknown=unknown,
        **named,
    )


def _part(case: PartCase, operations: Mapping[str, Operation], figure: Figure) -> Part:
    return Part(
        operations[case.operation],
        case.portion,
        share=case.share(figure),
        above=figure(case.above) if case.above else 0.0,
        first=case.first,
        last=case.last,
    )


_HELD = {
    "attrition": (0.0, 0.99),
    "shrinkage": (0.0, 0.95),
    "occupancy": (0.05, 1.0),
    "new_productivity": (0.05, 1.0),
    "learning_months": (0.05, np.inf),
    "churn": (0.0, 0.99),
    "repeat_unresolved": (0.0, 0.99),
    "repeat_unanswered": (0.0, 0.99),
}
"""Where draws are held, so that the far end of a wide range cannot mean a team that never works or a chain without end.

A stated figure is never moved: `refuse` says what is wrong with it.
"""


def _held(name: str, value: Value) -> Value:
    if name in _HELD and isinstance(value, np.ndarray):
        return np.clip(value, *_HELD[name])
    return value
