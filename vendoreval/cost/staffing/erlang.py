"""Queues with Poisson arrivals and exponential handle times: how long customers wait for n agents.

Load is in erlangs (contacts an hour times the hours each takes); every time is in seconds.

Erlang B and C: Erlang (1917), by the recursion over agents in its inverse form, 1/B, which neither overflows nor cancels
(Jagerman 1974). Erlang A, in which customers hang up when their exponential patience runs out (M/M/n+M): Palm (1957),
exact, in the form of Mandelbaum & Zeltyn (2007), "Service engineering in action: the Palm/Erlang-A queue".
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

_FIRST_CHUNK = 128
_NEGLIGIBLE = 40.0
"""Terms below e^-40 of the sum no longer change a double."""


@dataclass(frozen=True, slots=True)
class Service:
    """What customers meet at a queue.

    Attributes:
        delayed: The share of contacts that wait at all.
        answered_in_time: The share of all contacts answered within the stated seconds (service level).
        mean_wait: Seconds, over all contacts (ASA where nobody hangs up); infinite when the queue never clears.
        abandoned: The share that hangs up.
        occupancy: The share of agents' time spent handling contacts.
    """

    delayed: float
    answered_in_time: float
    mean_wait: float
    abandoned: float
    occupancy: float


_EMPTY = Service(delayed=0.0, answered_in_time=1.0, mean_wait=0.0, abandoned=0.0, occupancy=0.0)


def blocking(load: float, agents: int) -> float:
    """Erlang B: the share of contacts that find all agents busy, where those are lost."""
    return 1.0 / _inverse_blocking(load, agents) if load > 0 else float(agents == 0)


def _inverse_blocking(load: float, agents: int) -> float:
    """1/B_n by 1/B_0 = 1, 1/B_k = 1 + (k/a)/B_{k-1}; infinite where B is below every double."""
    inverse = 1.0
    for k in range(1, agents + 1):
        inverse = 1.0 + k / load * inverse
    return inverse


def waiting(load: float, agents: int) -> float:
    """Erlang C: the share of contacts that wait, where all are patient; 1 when the agents cannot keep up.

    C = B / (1 - rho (1 - B)), rho = a/n.
    """
    if load >= agents:
        return 1.0
    lost = blocking(load, agents)
    return lost / (1.0 - load / agents * (1.0 - lost))


def patient_service(load: float, agents: int, handle_time: float, within: float) -> Service:
    """What customers meet when nobody hangs up (Erlang C).

    SL = 1 - C e^{-(n-a) T/AHT}; ASA = C AHT/(n - a). With no more agents than load the queue grows without end, and
    nobody is answered in time.
    """
    if load == 0:
        return _EMPTY
    if load >= agents:
        return Service(delayed=1.0, answered_in_time=0.0, mean_wait=math.inf, abandoned=0.0, occupancy=1.0)
    delayed = waiting(load, agents)
    late = delayed * math.exp(-(agents - load) * within / handle_time)
    return Service(
        delayed=delayed,
        answered_in_time=1.0 - late,
        mean_wait=delayed * handle_time / (agents - load),
        abandoned=0.0,
        occupancy=load / agents,
    )


def impatient_service(load: float, agents: int, handle_time: float, within: float, patience: float) -> Service:
    """What customers meet when each hangs up after an exponential time with mean `patience` (Erlang A, exact).

    With lambda, mu, theta = a/AHT, 1/AHT, 1/patience; x = n mu/theta, y = lambda/theta; A(x, z) = 1 + sum_j z^j /
    ((x+1) ... (x+j)), the waits beyond t have weight

        lambda J(t, x) = y/x A(x, z) exp(y - z - x theta t),  z = y e^{-theta t},

    and the states with a free agent 1/B of n - 1 agents. Over D = 1/B + lambda J(0, x):
    P(wait) = lambda J(0, x)/D, P(abandon) = (1 + (1 - n/a) lambda J(0, x))/D, P(answered after T) = lambda J(T, x+1)/D;
    the mean wait is P(abandon) patience.
    """
    if load == 0:
        return _EMPTY
    if agents == 0:
        return Service(delayed=1.0, answered_in_time=0.0, mean_wait=patience, abandoned=1.0, occupancy=0.0)
    x, y = agents * patience / handle_time, load * patience / handle_time
    z = y * math.exp(-within / patience)
    log_wait = math.log(y / x) + _log_series(x, y)
    log_late = math.log(y / (x + 1)) + _log_series(x + 1, z) + y - z - (x + 1) * within / patience
    log_total = float(np.logaddexp(math.log(_inverse_blocking(load, agents - 1)), log_wait))
    delayed = math.exp(log_wait - log_total)
    abandoned = min(max(math.exp(-log_total) + (1.0 - agents / load) * delayed, 0.0), 1.0)
    return Service(
        delayed=delayed,
        answered_in_time=max(1.0 - abandoned - math.exp(log_late - log_total), 0.0),
        mean_wait=abandoned * patience,
        abandoned=abandoned,
        occupancy=load * (1.0 - abandoned) / agents,
    )


def _log_series(x: float, z: float) -> float:
    """The logarithm of A(x, z) = 1 + sum_j z^j / ((x+1)(x+2)...(x+j)), summed in logarithms so that nothing overflows."""
    if z == 0:
        return 0.0
    total, reached, first, chunk = 0.0, 0.0, 1, _FIRST_CHUNK
    while True:
        steps = math.log(z) - np.log(x + np.arange(first, first + chunk, dtype=np.float64))
        terms = reached + np.cumsum(steps)
        peak = max(total, float(terms.max()))
        total = peak + math.log(math.exp(total - peak) + float(np.exp(terms - peak).sum()))
        reached = float(terms[-1])
        if steps[-1] < 0 and reached < total - _NEGLIGIBLE:
            return total
        first, chunk = first + chunk, min(chunk * 2, 65_536)
