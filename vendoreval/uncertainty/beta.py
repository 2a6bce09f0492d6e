"""The beta distribution's inverse, tabulated: exact enough to draw from and fast enough for many inputs."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

_PANELS = 800
_NODES = np.array(
    [
        -0.9324695142031519,
        -0.6612093864662645,
        -0.2386191860831969,
        0.2386191860831969,
        0.6612093864662645,
        0.9324695142031519,
    ]
)
_GAUSS = np.array(
    [
        0.17132449237917027,
        0.3607615730481387,
        0.46791393457269104,
        0.46791393457269104,
        0.3607615730481387,
        0.17132449237917027,
    ]
)
"""Six Gauss-Legendre nodes and weights, `numpy.polynomial.legendre.leggauss(6)`, whose import is slow."""
_REACH = 9.0
"""How far the table goes from the mode, in units of 1/sqrt(a + b - 1): at least 12 standard deviations of the angle."""


def beta_ppf(a: float, b: float, u: ArrayLike) -> NDArray[np.float64]:
    """Returns x with P(X <= x) = u for X ~ Beta(a, b), to 1e-8, in the shape of `u`.

    `a` and `b` are at least 0.5 and `u` lies strictly between 0 and 1.

    The angle t with x = sin(t)^2 has the bounded density 2 sin(t)^(2a-1) cos(t)^(2b-1) / B(a, b). It is integrated once by
    Gauss-Legendre panels from either end; t is then a smooth function of the log-odds of u, interpolated by cubic
    Hermite pieces whose slopes are known exactly.
    """
    if a < 0.5 or b < 0.5:
        raise ValueError("a and b are at least 0.5")
    table = _table(float(a), float(b))
    p = np.asarray(u, dtype=np.float64)
    odds = np.log(p) - np.log1p(-p)
    piece = np.searchsorted(table[0][1:-1], odds, side="right")
    start, width, c0, c1, c2, c3 = (column[piece] for column in table[1:])
    s = (odds - start) / width
    angle = c0 + s * (c1 + s * (c2 + s * c3))
    _beyond(angle, odds, table, (a, b))
    return np.asarray(np.sin(np.clip(angle, 0, math.pi / 2)) ** 2)


_Table = tuple[NDArray[np.float64], ...]


@lru_cache(maxsize=512)
def _table(a: float, b: float) -> _Table:
    """Knots in log-odds, then start, width and the four coefficients of every piece."""
    angle, density, below, above = _integrate(a, b)
    inside = (below > 0) & (above > 0) & (density > 0)
    angle, density, below, above = (column[inside] for column in (angle, density, below, above))
    odds = np.log(below) - np.log(above)
    slope = below * above / density
    width = np.diff(odds)
    rise = np.diff(angle)
    first, last = slope[:-1] * width, slope[1:] * width
    return odds, odds[:-1], width, angle[:-1], first, 3 * rise - 2 * first - last, first + last - 2 * rise


def _integrate(a: float, b: float) -> tuple[NDArray[np.float64], ...]:
    """Angles, the normalised density there, and the probability below and above each, summed from the nearer end."""
    mode = math.atan2(math.sqrt(max(2 * a - 1, 0.0)), math.sqrt(max(2 * b - 1, 0.0))) if a + b > 1 else math.pi / 4
    reach = _REACH / math.sqrt(max(a + b - 1, 1e-9))
    start, end = max(0.0, mode - reach), min(math.pi / 2, mode + reach)
    part = np.linspace(0, 1, _PANELS + 1)
    angle = start + (end - start) * part * part * (3 - 2 * part)  # denser at the ends, where the odds move fastest
    half = np.diff(angle) / 2
    inner = (angle[:-1] + half)[:, None] + half[:, None] * _NODES
    peak = float(_log_density(a, b, np.array([mode]))[0])
    mass = half * (np.exp(_log_density(a, b, inner) - peak) @ _GAUSS)
    total = mass.sum()
    below = np.concatenate(([0.0], np.cumsum(mass))) / total
    above = np.concatenate((np.cumsum(mass[::-1])[::-1], [0.0])) / total
    return angle, np.exp(_log_density(a, b, angle) - peak) / total, below, above


def _log_density(a: float, b: float, angle: NDArray[np.float64]) -> NDArray[np.float64]:
    """The angle's log density up to a constant; a power of 0 is 1 even at the very end."""
    with np.errstate(divide="ignore"):
        left = (2 * a - 1) * np.log(np.sin(angle)) if a > 0.5 else np.zeros_like(angle)
        right = (2 * b - 1) * np.log(np.sin(math.pi / 2 - angle)) if b > 0.5 else np.zeros_like(angle)
    return np.asarray(left + right)


def _beyond(angle: NDArray[np.float64], odds: NDArray[np.float64], table: _Table, shape: tuple[float, float]) -> None:
    """Corrects, in place, the angles beyond the table's ends, where the angle is a power of the probability left."""
    knots, start = table[0], table[3]
    low, high = odds < knots[0], odds > knots[-1]
    if low.any():
        angle[low] = start[0] * np.exp((odds[low] - knots[0]) / (2 * shape[0]))
    if high.any():
        last = sum(column[-1] for column in table[3:])
        angle[high] = math.pi / 2 - (math.pi / 2 - last) * np.exp((knots[-1] - odds[high]) / (2 * shape[1]))
