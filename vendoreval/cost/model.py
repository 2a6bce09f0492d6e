"""The cost model of a project: true costs as stated, in the draws, and with a figure moved."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from vendoreval.cost.account import LineBasis, account
from vendoreval.cost.assumptions import assumptions
from vendoreval.cost.breakeven import break_evens, churn_curves
from vendoreval.cost.case import Case, Input, PartCase, stated
from vendoreval.cost.gate import blamed_on_support
from vendoreval.cost.inputs import Buyer, Option, Value
from vendoreval.cost.ledger import lines
from vendoreval.cost.present import Reference, Sums, present_values
from vendoreval.cost.reading import read_case
from vendoreval.cost.sample import CostDraws, sample, spreads, two_cheapest, worth
from vendoreval.cost.tornado import tornado
from vendoreval.evaluation import Account, CostAnalysis
from vendoreval.project.project import Project
from vendoreval.uncertainty.distribution import draw
from vendoreval.uncertainty.information import partial_information, perfect_information

Array = NDArray[np.float64]


@dataclass(frozen=True)
class CostModel:
    """A costing case with its stated numbers."""

    case: Case

    @classmethod
    def of(cls, project: Project) -> CostModel | None:
        """The project's model; None where it states no buyer, or its baseline cannot be costed."""
        case = read_case(project)
        return cls(case) if case is not None and case.baseline in case.options else None

    @cached_property
    def numbers(self) -> tuple[Buyer, dict[str, Option]]:
        """The buyer and the options as stated."""
        return self.case.numbers()

    @cached_property
    def reference(self) -> Reference:
        """The baseline's churn and support cost as stated."""
        buyer, options = self.numbers
        return Sums.over(buyer, options[self.case.baseline], None).reference

    @cached_property
    def true_costs(self) -> dict[str, float]:
        """Every option's true cost as stated."""
        buyer, options = self.numbers
        found = present_values(buyer, tuple(options.values()), options[self.case.baseline])
        return {name: float(found[name].true_cost) for name in self.case.options}

    def draws(self, seed: int, draws: int, spread: float = 1.0) -> CostDraws:
        """Every option's true cost in every draw; an input's draws depend on the seed and its own path alone."""
        return sample(self.case, seed=seed, draws=draws, spread=spread)

    def moved(self, option: str, factors: Mapping[str, Array]) -> dict[str, Array]:
        """True costs with some inputs of one option moved.

        Args:
            option: Whose inputs.
            factors: Path to the figures to try, shape (candidates,).

        Returns:
            Option id to true cost, shape (candidates,): its own and that of mixed options it works in; every option's
            when the baseline is among them.
        """

        def figure(one: Input) -> Value:
            return factors[one.path] if one.path in factors else stated(one)

        buyer, options = self.case.numbers(figure)
        users = [option, *(name for name, parts in self.case.mixes.items() if _works_in(option, parts))]
        if self.case.baseline in users:
            found = present_values(buyer, tuple(options.values()), options[self.case.baseline])
            return {name: np.asarray(held.true_cost) for name, held in found.items()}
        sums = {name: Sums.over(buyer, options[name], self.reference) for name in users}
        return {name: np.asarray(held.present(self.reference).true_cost) for name, held in sums.items()}

    def analysis(self, drawn: CostDraws | None, *, thorough: bool) -> CostAnalysis:
        """The true costs as every renderer shows them.

        Args:
            drawn: The draws; None for stated figures alone.
            thorough: Whether to work out the tornado, what each input is worth knowing, every break-even, and
                true costs at other multiples of the churn coefficients.
        """
        case = self.case
        buyer, options = self.numbers
        baseline = options[case.baseline]
        bases = {name: _bases(case, options, name) for name in case.options}
        accounts = {name: account(buyer, options[name], self.reference, bases[name]) for name in case.options}
        flips = break_evens(buyer, tuple(options.values()), baseline, thorough=thorough)
        curves = churn_curves(buyer, tuple(options.values()), baseline) if thorough else {}
        spread = spreads(drawn.true_costs, case.baseline) if drawn else {}
        values = _values(drawn, self.true_costs) if drawn and thorough else None
        return CostAnalysis(
            currency=case.currency,
            term=case.term,
            baseline=case.baseline,
            accounts={
                name: replace(held, spread=spread.get(name), break_evens=flips[name], churn_curve=curves.get(name, ()))
                for name, held in accounts.items()
            },
            uncosted=case.uncosted,
            churn_blamed_on_support=blamed_on_support(buyer, self.reference),
            assumptions=assumptions(case),
            swings=tornado(case, values) if thorough else (),
            value_of_perfect_information=perfect_information(worth(drawn.true_costs)) if drawn else None,
            conditional=_conditional(accounts, case.names),
        )


@dataclass(frozen=True)
class Costing:
    """A cost model with what was worked out from it.

    Attributes:
        model: The model.
        analysis: The true costs as shown.
        drawn: The true costs in the draws; None without draws.
    """

    model: CostModel
    analysis: CostAnalysis
    drawn: CostDraws | None

    @classmethod
    def of(
        cls, project: Project, *, seed: int, draws: int, thorough: bool, options: Collection[str] | None = None
    ) -> Costing | None:
        """The project's costing; None where it states no buyer, or its baseline cannot be costed.

        Args:
            project: A workspace without errors.
            seed: Of the draws.
            draws: How many; 0 for none.
            thorough: Whether to work out all that `CostModel.analysis` can.
            options: Only these, and the baseline; all without it.
        """
        model = CostModel.of(project)
        if model is None:
            return None
        if options is not None:
            model = CostModel(model.case.only(options))
        drawn = model.draws(seed, draws) if draws else None
        return cls(model, model.analysis(drawn, thorough=thorough), drawn)

    @property
    def fees(self) -> dict[str, float]:
        """Option id to fee per logged-in hour."""
        accounts = self.analysis.accounts.items()
        return {name: account.fee_per_hour for name, account in accounts if account.fee_per_hour is not None}

    @property
    def inputs(self) -> dict[str, Input]:
        """Every input of the model by path."""
        return {one.path: one for one in self.model.case.inputs()}


def _works_in(option: str, parts: Sequence[PartCase]) -> bool:
    return any(part.operation == option for part in parts)


def stated_draws(project: Project, *, seed: int, draws: int, spread: float = 1.0) -> CostDraws | None:
    """The stated true costs in every draw, for a project without a cost model; None where the baseline states none."""
    held = {name: vendor.true_cost for name, vendor in project.vendors.items() if vendor.true_cost is not None}
    if project.settings.baseline not in held or not held[project.settings.baseline].stated:
        return None
    costs = {name: draw(cost, seed, f"{name}.true_cost", draws, spread=spread) for name, cost in held.items()}
    return CostDraws(costs, {})


def _bases(case: Case, options: Mapping[str, Option], name: str) -> dict[str, LineBasis]:
    """Where each ledger line of an option comes from: the first figure of its formula that a file or default gives."""
    bases: dict[str, LineBasis] = {}
    for part in options[name].parts:
        operation = case.operations[part.operation.id]
        for line in lines(part.operation):
            given = [operation.inputs.get(one) or case.buyer.get(one) for one in line.names if one != "currency"]
            basis = next((one.basis for one in given if one is not None), operation.included.get(line.name, ""))
            bases.setdefault(line.name, LineBasis(basis, line.name not in operation.unknown))
    return bases


def _values(drawn: CostDraws, stated_costs: Mapping[str, float]) -> dict[str, float]:
    """What each uncertain input is worth knowing in money, by path (EVPPI)."""
    names = list(drawn.true_costs)
    pair = [names.index(name) for name in two_cheapest(stated_costs)]
    found = partial_information(drawn.inputs.values(), worth(drawn.true_costs), (pair[0], pair[-1]))
    return {path: information.value for path, information in zip(drawn.inputs, found, strict=True)}


def _conditional(accounts: Mapping[str, Account], names: Mapping[str, str]) -> str:
    """On what the order of the true costs hangs: who would be the cheapest if no contact drove a customer away."""
    ledger = min(accounts.values(), key=lambda one: one.operating).option
    true = min(accounts.values(), key=lambda one: one.true_cost).option
    if ledger == true:
        return f"{names.get(true, true)} would be the cheapest even if no failed contact drove a customer away."
    return (
        f"This hangs on how many customers a failed contact drives away: if it were none, {names.get(ledger, ledger)} "
        f"would be the cheapest, not {names.get(true, true)}."
    )
