"""How many agents a service target needs, half-hour by half-hour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from vendoreval.cost.staffing.erlang import Floats, Service, impatient_service, patient_service

Counts: TypeAlias = NDArray[np.int64]

LARGEST_LOAD = 20_000.0
"""Erlangs in one half-hour beyond which a volume is taken for a slip of the pen."""


LONGEST_PATIENCE = 86_400.0


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
        if self.patience is not None and not 0 < self.patience <= LONGEST_PATIENCE:
            raise ValueError(f"patience of {self.patience:g} seconds is not above 0 and up to a day")
        if self.abandoned is not None and not 0 < self.abandoned < 1:
            raise ValueError(f"a share of {self.abandoned:g} hanging up is not between 0 and 1")
        if self.abandoned is not None and self.patience is None:
            raise ValueError("a share that may hang up needs the customers' patience")

    def service(self, load: Floats, agents: Floats, handle_time: Floats) -> Service:
        """What customers meet with so many agents: Erlang A when patience is stated, else Erlang C."""
        if self.patience is None:
            return patient_service(load, agents, handle_time, self.within)
        return impatient_service(load, agents, handle_time, self.within, self.patience)

    def met_by(self, service: Service) -> NDArray[np.bool_]:
        """Whether the service level holds and no more hang up than allowed."""
        few_hang_up = service.abandoned <= (1.0 if self.abandoned is None else self.abandoned)
        return few_hang_up & (service.answered_in_time >= self.share)


def required_agents(
    load: ArrayLike, handle_time: ArrayLike, target: ServiceTarget, highest_occupancy: float = 1.0
) -> Counts:
    """The fewest agents for which the target holds and nobody is busier than the highest occupancy.

    Args:
        load: Erlangs, one figure a half-hour; the result has the same shape.
        handle_time: Seconds a contact takes, one figure or one a half-hour.
        target: The service to be reached.
        highest_occupancy: The largest share of agents' time that contacts may take, above 0 and up to 1.

    Raises:
        ValueError: When a load is negative or beyond `LARGEST_LOAD`, or the occupancy is out of range.
    """
    loads, seconds = np.broadcast_arrays(np.asarray(load, dtype=np.float64), np.asarray(handle_time, dtype=np.float64))
    if not 0 < highest_occupancy <= 1:
        raise ValueError(f"a highest occupancy of {highest_occupancy:g} is not above 0 and up to 1")
    if not ((loads >= 0) & (loads <= LARGEST_LOAD)).all():
        raise ValueError(f"a load of {loads.max():,.1f} erlang in a half-hour is not from 0 to {LARGEST_LOAD:,.0f}")
    # Half-hours alike in load and handle time need the same; as one complex number each, they are told apart fastest.
    alike, place = np.unique(loads.ravel() + 1j * seconds.ravel(), return_inverse=True)
    search = _patient if target.patience is None else _impatient
    return search(alike.real, alike.imag, target, highest_occupancy)[place].reshape(loads.shape)


def _patient(loads: Floats, handle_time: Floats, target: ServiceTarget, highest_occupancy: float) -> Counts:
    """Erlang C: one pass over the recursion, each load leaving it where its target holds."""
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
            delayed = agents / (load + spare * inverse)
            late = delayed * np.exp(-np.maximum(spare, 0.0) * target.within / handle_time[searching])
            done = (spare > 0) & (1.0 - late >= target.share) & (load <= highest_occupancy * agents)
            fewest[searching[done]] = agents
            searching, inverse = searching[~done], inverse[~done]
    return fewest


def _impatient(loads: Floats, handle_time: Floats, target: ServiceTarget, highest_occupancy: float) -> Counts:
    """Erlang A: from a likely number upwards until it is enough, then downwards while fewer are, in growing steps."""
    high = np.where(loads > 0, np.ceil(loads + 0.5 * np.sqrt(loads)), 0.0)
    short = np.zeros_like(high)

    def enough(which: NDArray[np.intp], agents: Floats) -> NDArray[np.bool_]:
        service = target.service(loads[which], agents, handle_time[which])
        return (service.occupancy <= highest_occupancy) & target.met_by(service)

    searching, step = np.flatnonzero(loads > 0), 1
    while searching.size:
        searching = searching[~enough(searching, high[searching])]
        short[searching] = high[searching]
        high[searching] += step
        step *= 2
    searching, step = np.flatnonzero(high - short > 1), 1
    while searching.size:
        tried = np.maximum((short[searching] + high[searching]) // 2, high[searching] - step)
        suffices = enough(searching, tried)
        high[searching[suffices]] = tried[suffices]
        short[searching[~suffices]] = tried[~suffices]
        searching, step = searching[high[searching] - short[searching] > 1], step * 2
    return high.astype(np.int64)
