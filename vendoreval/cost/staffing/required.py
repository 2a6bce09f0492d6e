"""How many agents a service target needs, half-hour by half-hour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from vendoreval.cost.staffing.erlang import Service, impatient_service, patient_service

Floats: TypeAlias = NDArray[np.float64]
Counts: TypeAlias = NDArray[np.int64]

LARGEST_LOAD = 20_000.0
"""Erlangs in one half-hour beyond which a volume is taken for a slip of the pen."""


@dataclass(frozen=True, slots=True)
class ServiceTarget:
    """What the buyer asks of a channel that is answered while the customer waits.

    Attributes:
        share: The share of contacts to be answered ...
        within: ... within so many seconds.
        patience: Mean seconds a customer waits before hanging up; None takes everybody for patient.
        abandoned: The largest share that may hang up; None leaves it open.
    """

    share: float
    within: float
    patience: float | None = None
    abandoned: float | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.share < 1:
            raise ValueError(f"a service level of {self.share:g} is not from 0 to below 1")
        if self.within < 0:
            raise ValueError("seconds to answer cannot be below 0")
        if self.patience is not None and self.patience <= 0:
            raise ValueError("patience must be above 0 seconds")
        if self.abandoned is not None and not 0 < self.abandoned < 1:
            raise ValueError(f"a share of {self.abandoned:g} hanging up is not between 0 and 1")
        if self.abandoned is not None and self.patience is None:
            raise ValueError("a share that may hang up needs the customers' patience")

    def service(self, load: float, agents: int, handle_time: float) -> Service:
        """What customers meet with so many agents: Erlang A when patience is stated, else Erlang C."""
        if self.patience is None:
            return patient_service(load, agents, handle_time, self.within)
        return impatient_service(load, agents, handle_time, self.within, self.patience)

    def met_by(self, service: Service) -> bool:
        """Whether the service level holds and no more hang up than allowed."""
        few_hang_up = self.abandoned is None or service.abandoned <= self.abandoned
        return few_hang_up and service.answered_in_time >= self.share


def required_agents(loads: Floats, handle_time: float, target: ServiceTarget, highest_occupancy: float = 1.0) -> Counts:
    """The fewest agents for which the target holds and nobody is busier than the highest occupancy.

    Args:
        loads: Erlangs, one figure a half-hour; the result has the same shape.
        handle_time: Seconds a contact takes.
        target: The service to be reached.
        highest_occupancy: The largest share of agents' time that contacts may take, above 0 and up to 1.

    Raises:
        ValueError: When a load is negative or beyond `LARGEST_LOAD`, or the occupancy is out of range.
    """
    if not 0 < highest_occupancy <= 1:
        raise ValueError(f"a highest occupancy of {highest_occupancy:g} is not above 0 and up to 1")
    distinct, place = np.unique(loads, return_inverse=True)
    if distinct.size and not (distinct[0] >= 0 and distinct[-1] <= LARGEST_LOAD):
        raise ValueError(f"a load of {distinct[-1]:,.1f} erlang in a half-hour is not from 0 to {LARGEST_LOAD:,.0f}")
    if target.patience is None:
        fewest = _patient(distinct, handle_time, target, highest_occupancy)
    else:
        fewest = _impatient(distinct, handle_time, target, highest_occupancy)
    return fewest[place].reshape(loads.shape)


def _patient(loads: Floats, handle_time: float, target: ServiceTarget, highest_occupancy: float) -> Counts:
    """Erlang C for all loads at once: one pass over the recursion, each load leaving it where its target holds."""
    fewest = np.zeros(loads.shape, dtype=np.int64)
    searching = np.flatnonzero(loads > 0)
    inverse = np.ones(searching.size)
    agents = 0
    with np.errstate(over="ignore", divide="ignore"):
        while searching.size:
            agents += 1
            load = loads[searching]
            inverse = 1.0 + agents / load * inverse
            spare = agents - load
            delayed = agents / (load + spare * inverse)  # C = B/(1 - rho (1 - B)), in terms of 1/B
            late = delayed * np.exp(-np.maximum(spare, 0.0) * target.within / handle_time)
            done = (spare > 0) & (1.0 - late >= target.share) & (load <= highest_occupancy * agents)
            fewest[searching[done]] = agents
            searching, inverse = searching[~done], inverse[~done]
    return fewest


def _impatient(loads: Floats, handle_time: float, target: ServiceTarget, highest_occupancy: float) -> Counts:
    """Erlang A for rising loads: a larger load never needs fewer agents, so each search starts where the last ended."""
    fewest = np.zeros(loads.shape, dtype=np.int64)
    agents = 0

    def enough(load: float, count: int) -> bool:
        service = target.service(load, count, handle_time)
        return service.occupancy <= highest_occupancy and target.met_by(service)

    for index in np.flatnonzero(loads > 0):
        load = float(loads[index])
        short, high, step = agents - 1, max(agents, 1), 1
        while not enough(load, high):
            short, high, step = high, high + step, step * 2
        while high - short > 1:
            middle = (short + high) // 2
            short, high = (short, middle) if enough(load, middle) else (middle, high)
        fewest[index] = agents = high
    return fewest
