"""True costs in many draws: every input drawn once for all options, so that only their differences decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vendoreval.cost.case import Case, Input
from vendoreval.cost.inputs import Value
from vendoreval.cost.present import present_values
from vendoreval.evaluation.cost import CostSpread
from vendoreval.uncertainty.distribution import draw

Array = NDArray[np.float64]


@dataclass(frozen=True)
class CostDraws:
    """True costs in the draws.

    Attributes:
        true_costs: Option id to true cost, shape (draws,), every option that can be costed.
        inputs: Path of each uncertain cost input to its figures, shape (draws,).
    """

    true_costs: Mapping[str, Array]
    inputs: Mapping[str, Array]


def sample(case: Case, *, seed: int, draws: int, spread: float = 1.0) -> CostDraws:
    """The true cost of every option of the case, whose baseline must be among them, in every draw.

    Args:
        case: What is drawn.
        seed: Of the draws; each input has a stream of its own.
        draws: How many.
        spread: Stretches every uncertainty; 0 leaves what is stated.
    """
    drawn: dict[str, Array] = {}

    def figure(one: Input) -> Value:
        if not one.quantity.uncertain:
            return one.quantity.stated
        if one.path not in drawn:
            drawn[one.path] = draw(one.quantity, seed, one.stream or one.path, draws, spread=spread)
        return drawn[one.path]

    buyer, options = case.numbers(figure)
    found = present_values(buyer, tuple(options.values()), options[case.baseline])
    costs = {name: np.broadcast_to(np.asarray(found[name].true_cost), draws) for name in options}
    return CostDraws(costs, drawn)


def worth(costs: Mapping[str, Array]) -> Array:
    """What each option is worth in each draw, shape (draws, options): less is better, so minus its true cost."""
    return -np.stack(list(costs.values()), axis=1)


def spreads(costs: Mapping[str, Array], baseline: str) -> dict[str, CostSpread]:
    """By option: P10, P50, P90, how often it is the cheapest, and how often it beats the baseline (itself never).

    Draws in which several are the cheapest count for each of them in equal parts.
    """
    table = -worth(costs)
    quantiles = np.quantile(table, (0.1, 0.5, 0.9), axis=0)
    best = table == table.min(axis=1, keepdims=True)
    cheapest = (best / best.sum(axis=1, keepdims=True)).mean(axis=0)
    return {
        name: CostSpread(
            p10=float(quantiles[0, at]),
            p50=float(quantiles[1, at]),
            p90=float(quantiles[2, at]),
            cheapest=float(cheapest[at]),
            beats_baseline=float(np.mean(table[:, at] < costs[baseline])),
        )
        for at, name in enumerate(costs)
    }


def two_cheapest(true_costs: Mapping[str, float]) -> Sequence[str]:
    """The ids of the two cheapest options, cheapest first; one where there is only one."""
    return sorted(true_costs, key=lambda name: true_costs[name])[:2]
