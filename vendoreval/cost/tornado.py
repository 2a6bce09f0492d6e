"""The tornado: each uncertain input alone at its 10th and 90th percentile, and what that does to the true costs."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from vendoreval.cost.case import Case, Input, stated
from vendoreval.cost.inputs import Value
from vendoreval.cost.present import present_values
from vendoreval.cost.sample import two_cheapest
from vendoreval.evaluation.cost import Swing
from vendoreval.uncertainty.distribution import quantiles


def tornado(case: Case, values: Mapping[str, float] | None = None) -> tuple[Swing, ...]:
    """Every uncertain input's swing, the widest effect on the gap of the two cheapest options first.

    All swings are worked out at once: run 2i has input i at its 10th percentile and all else as stated, run 2i + 1 at
    its 90th, and the last one has everything as stated.

    Args:
        case: With its baseline costed.
        values: By input's path, what knowing it is worth in money.
    """
    inputs = [one for one in case.inputs() if one.quantity.uncertain]
    ends = {one.path: quantiles(one.quantity, (0.1, 0.9)) for one in inputs}
    run = {one.path: 2 * index for index, one in enumerate(inputs)}
    runs = 2 * len(inputs) + 1

    def moved(one: Input) -> Value:
        if one.path not in run:
            return stated(one)
        figures = np.full(runs, stated(one))
        figures[run[one.path] : run[one.path] + 2] = ends[one.path]
        return figures

    buyer, options = case.numbers(moved)
    found = present_values(buyer, tuple(options.values()), options[case.baseline])
    costs = {name: np.broadcast_to(np.asarray(found[name].true_cost), runs) for name in options}
    two = two_cheapest({name: float(cost[-1]) for name, cost in costs.items()})
    gap = costs[two[0]] - costs[two[-1]]
    swings = [
        Swing(
            input=one.path,
            name=one.name,
            option="" if one.owner == "buyer" else one.owner,
            low=float(ends[one.path][0]),
            high=float(ends[one.path][1]),
            unit=one.unit,
            true_costs={name: (float(cost[at]), float(cost[at + 1])) for name, cost in costs.items()},
            gap=abs(float(gap[at + 1] - gap[at])),
            value=None if values is None else values.get(one.path),
        )
        for one in inputs
        for at in (run[one.path],)
    ]
    return tuple(sorted(swings, key=lambda swing: (-swing.gap, -_width(swing), swing.input)))


def _width(swing: Swing) -> float:
    """The widest effect on any one true cost."""
    return max(abs(high - low) for low, high in swing.true_costs.values())
