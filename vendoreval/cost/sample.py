"""What many draws say of the true costs: spreads, who is cheapest how often, and what knowing would be worth.

Every input is drawn once for all options, so what they share moves them together and only their differences decide.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vendoreval.cost.case import Case, Figure
from vendoreval.cost.present import present_values
from vendoreval.evaluation.cost import CostSpread
from vendoreval.uncertainty import information

Costs = NDArray[np.float64]
"""True costs, (draws, options)."""


def true_costs(case: Case, drawn: Figure) -> Costs:
    """The true cost of every option of the case in every draw, (draws, options) in the case's order.

    Args:
        case: With at least one costed option and its baseline.
        drawn: Gives each input's draws, the same ones whenever it is asked.
    """
    buyer, options = case.numbers(drawn)
    found = present_values(buyer, tuple(options.values()), options[case.baseline])
    columns = np.broadcast_arrays(*(np.atleast_1d(found[name].true_cost) for name in case.options))
    return np.stack(columns, axis=1)


def spreads(costs: Costs, options: Sequence[str], baseline: str) -> dict[str, CostSpread]:
    """By option: P10, P50, P90, how often it is the cheapest, and how often it beats the baseline (itself never).

    Draws in which several are the cheapest count for each of them in equal parts.
    """
    quantiles = np.quantile(costs, (0.1, 0.5, 0.9), axis=0)
    best = costs == costs.min(axis=1, keepdims=True)
    cheapest = (best / best.sum(axis=1, keepdims=True)).mean(axis=0)
    beats = (costs < costs[:, [options.index(baseline)]]).mean(axis=0)
    return {
        name: CostSpread(
            p10=float(quantiles[0, at]),
            p50=float(quantiles[1, at]),
            p90=float(quantiles[2, at]),
            cheapest=float(cheapest[at]),
            beats_baseline=float(beats[at]),
        )
        for at, name in enumerate(options)
    }


def perfect_information(costs: Costs) -> float:
    """EVPI: what is saved on average by knowing which option is the cheapest, min E[cost] - E[min cost]."""
    return information.perfect_information(-costs)


def values_of_knowing(case: Case, drawn: Figure, costs: Costs, *, seed: int = 1) -> dict[str, float]:
    """EVPPI of every uncertain input in money, by path: what is saved on average by knowing it alone."""
    uncertain = [one for one in case.inputs() if one.quantity.uncertain]
    if costs.shape[1] < 2:
        return {one.path: 0.0 for one in uncertain}
    cheapest, second = np.argsort(costs.mean(axis=0), kind="stable")[:2].tolist()
    figures = [np.asarray(drawn(one)) for one in uncertain]
    found = information.partial_information(figures, -costs, (cheapest, second), seed=seed)
    return {one.path: known.value for one, known in zip(uncertain, found, strict=True)}
