"""Queues with Poisson arrivals and exponential handle times: how long customers wait for n agents.

Load is in erlangs (contacts an hour times the hours each takes); every time is in seconds. Every function takes single
figures or arrays, and broadcasts them.

Erlang B and C: Erlang (1917), by the recursion over agents in its inverse form, 1/B, which neither overflows nor cancels
(Jagerman 1974). Erlang A, in which customers hang up when their exponential patience runs out (M/M/n+M): Palm (1957),
exact, in the form of Mandelbaum & Zeltyn (2007), "Service engineering in action: the Palm/Erlang-A queue".
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.float64]

_NEGLIGIBLE = 1e-17
_LARGE = 1e200
_EMPTY = 1e-12
"""Erlangs that are nobody at all."""


@dataclass(frozen=True, slots=True)
class Service:
    """What customers meet at a queue; arrays where the queue's figures are.

    Attributes:
        delayed: The share of contacts that wait at all.
        answered_in_time: The share of all contacts answered within the stated seconds (service level).
        mean_wait: Seconds, over all contacts (ASA where nobody hangs up); infinite when the queue never clears.
        abandoned: The share that hangs up.
        occupancy: The share of agents' time spent handling contacts.
    """

    delayed: Floats
    answered_in_time: Floats
    mean_wait: Floats
    abandoned: Floats
    occupancy: Floats


def blocking(load: ArrayLike, agents: ArrayLike) -> Floats:
    """Erlang B: the share of contacts that find all agents busy, where those are lost."""
    a, n = _figures(load, agents)
    return np.where(a > 0, 1.0 / _inverse_blocking(a, n), n == 0)


def waiting(load: ArrayLike, agents: ArrayLike) -> Floats:
    """Erlang C: the share of contacts that wait, where all are patient; 1 when the agents cannot keep up.

    C = B / (1 - rho (1 - B)) = n / (a + (n - a)/B), rho = a/n.
    """
    a, n = _figures(load, agents)
    spare = np.maximum(n - a, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = n / (a + spare * _inverse_blocking(a, n))
    return np.where(a == 0, 0.0, np.where(spare > 0, share, 1.0))


def patient_service(load: ArrayLike, agents: ArrayLike, handle_time: ArrayLike, within: float) -> Service:
    """What customers meet when nobody hangs up (Erlang C).

    SL = 1 - C e^{-(n-a) T/AHT}; ASA = C AHT/(n - a). With no more agents than load the queue grows without end, and
    nobody is answered in time.
    """
    a, n, seconds = _figures(load, agents, handle_time)
    delayed = waiting(a, n)
    spare = np.maximum(n - a, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        wait = np.where(delayed > 0, delayed * seconds / spare, 0.0)
        busy = np.where(a > 0, np.minimum(a / n, 1.0), 0.0)
    return Service(
        delayed=delayed,
        answered_in_time=1.0 - delayed * np.exp(-spare * within / seconds),
        mean_wait=wait,
        abandoned=np.zeros_like(delayed),
        occupancy=busy,
    )


def impatient_service(
    load: ArrayLike, agents: ArrayLike, handle_time: ArrayLike, within: float, patience: float
) -> Service:
    """What customers meet when each hangs up after an exponential time with mean `patience` (Erlang A, exact).

    With lambda, mu, theta = a/AHT, 1/AHT, 1/patience; x = n mu/theta, y = lambda/theta; A(x, z) = 1 + sum_j z^j /
    ((x+1) ... (x+j)), the waits beyond t have weight

        lambda J(t, x) = y/x A(x, z) exp(y - z - x theta t),  z = y e^{-theta t},

    and the states with a free agent 1/B of n - 1 agents. Over D = 1/B + lambda J(0, x):
    P(wait) = lambda J(0, x)/D, P(abandon) = (1 + (1 - n/a) lambda J(0, x))/D, P(answered after T) = lambda J(T, x+1)/D;
    the mean wait is P(abandon) patience.
    """
    asked, present, seconds = _figures(load, agents, handle_time)
    nobody, empty = present < 1, asked < _EMPTY
    a, n = np.where(empty, 1.0, asked), np.where(nobody, 1.0, present)
    x, y = n * patience / seconds, a * patience / seconds
    z = y * math.exp(-within / patience)
    log_wait = np.log(y / x) + _log_series(x, y)
    log_late = np.log(y / (x + 1)) + _log_series(x + 1, z) + y - z - (x + 1) * within / patience
    log_total = np.logaddexp(np.log(_inverse_blocking(a, n - 1)), log_wait)
    delayed = np.exp(log_wait - log_total)
    abandoned = np.clip(np.exp(-log_total) + (1.0 - n / a) * delayed, 0.0, 1.0)
    in_time = np.maximum(1.0 - abandoned - np.exp(log_late - log_total), 0.0)
    abandoned = np.where(empty, 0.0, np.where(nobody, 1.0, abandoned))
    return Service(
        delayed=np.where(empty, 0.0, np.where(nobody, 1.0, delayed)),
        answered_in_time=np.where(empty, 1.0, np.where(nobody, 0.0, in_time)),
        mean_wait=abandoned * patience,
        abandoned=abandoned,
        occupancy=np.where(empty, 0.0, a * (1.0 - abandoned) / n),
    )


def _figures(*given: ArrayLike) -> list[Floats]:
    return [np.array(one) for one in np.broadcast_arrays(*(np.asarray(one, dtype=np.float64) for one in given))]


def _inverse_blocking(load: Floats, agents: Floats) -> Floats:
    """1/B_n by 1/B_0 = 1, 1/B_k = 1 + (k/a)/B_{k-1}; infinite where B is below every double."""
    inverse = np.ones_like(load)
    with np.errstate(divide="ignore", over="ignore"):
        for k in range(1, int(agents.max(initial=0)) + 1):
            inverse = np.where(k <= agents, 1.0 + k / load * inverse, inverse)
    return inverse


def _log_series(x: Floats, z: Floats) -> Floats:
    """The logarithm of A(x, z) = 1 + sum_j z^j / ((x+1)(x+2)...(x+j)) = x e^z z^-x gamma(x, z).

    Where z is far above x, the incomplete gamma function is the complete one to the last digit; elsewhere the terms are
    added up, scaled down on the way so that nothing overflows.
    """
    far = z > x + 10 * np.sqrt(x) + 50
    total, term, shift = np.ones_like(z), np.ones_like(z), np.zeros_like(z)
    near, factor = np.where(far, 0.0, z), x.copy()
    while True:
        factor += 1.0
        term = term * (near / factor)
        total = total + term
        large = total > _LARGE
        if large.any():
            scale = np.where(large, 1 / _LARGE, 1.0)
            total, term, shift = total * scale, term * scale, shift - np.log(scale)
        if ((term < _NEGLIGIBLE * total) & (near < factor)).all():
            break
    gamma = np.zeros_like(x)
    gamma[far] = [math.lgamma(one) for one in x[far]]
    return np.where(far, np.log(x) + z - x * np.log(np.where(far, z, 1.0)) + gamma, shift + np.log(total))
