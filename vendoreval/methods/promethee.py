"""PROMETHEE II, net outranking flow (Brans & Vincke 1985, Management Science 31(6), 647-656)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

import numpy as np
import numpy.typing as npt

from vendoreval.methods.matrix import Floats, checked, checked_matrix

# differences held at once, so that thousands of options fit in memory
CHUNK = 1 << 20


class Shape(StrEnum):
    """The six preference functions, types I to VI."""

    USUAL = "usual"
    U_SHAPE = "u_shape"
    V_SHAPE = "v_shape"
    LEVEL = "level"
    LINEAR = "linear"
    GAUSSIAN = "gaussian"


@dataclass(frozen=True)
class Preference:
    """How strongly a difference d > 0 on one criterion is preferred, from 0 to 1.

    | shape | preference |
    |---|---|
    | usual | 1 |
    | u_shape | 1 beyond q |
    | v_shape | d/p up to p, then 1 |
    | level | 1/2 beyond q, 1 beyond p |
    | linear | from 0 at q to 1 at p |
    | gaussian | 1 - exp(-d^2 / 2 s^2) |

    A threshold of 0 makes v_shape and gaussian usual; q = p makes level and linear a step at q.

    Attributes:
        shape: The preference function.
        q: Indifference threshold in the criterion's unit.
        p: Preference threshold, at least q.
        s: The Gaussian's inflection point.
    """

    shape: Shape = Shape.USUAL
    q: float = 0.0
    p: float = 0.0
    s: float = 0.0

    def __post_init__(self) -> None:
        """Refuses thresholds that are negative or the wrong way round."""
        if not (self.q >= 0 and self.p >= 0 and self.s >= 0):
            raise ValueError("a preference threshold is 0 or more")
        if self.shape in (Shape.LEVEL, Shape.LINEAR) and self.p < self.q:
            raise ValueError("the preference threshold p is at least the indifference threshold q")

    def degree(self, difference: Floats) -> Floats:
        """The preference, in the shape of `difference`; 0 for differences that are not above 0."""
        above = difference > 0
        match self.shape:
            case Shape.USUAL:
                degree = above.astype(np.float64)
            case Shape.U_SHAPE:
                degree = (above & (difference > self.q)).astype(np.float64)
            case Shape.V_SHAPE:
                degree = _ramp(difference, 0.0, self.p)
            case Shape.LEVEL:
                degree = 0.5 * (above & (difference > self.q)) + 0.5 * (above & (difference > self.p))
            case Shape.LINEAR:
                degree = _ramp(difference, self.q, self.p)
            case Shape.GAUSSIAN:
                spread = np.square(difference / self.s) if self.s > 0 else np.inf
                degree = np.where(above, -np.expm1(-spread / 2), 0.0)
            case _:
                assert_never(self.shape)
        return degree


def promethee(
    matrix: npt.ArrayLike,
    weights: npt.ArrayLike,
    *,
    maximise: npt.ArrayLike | None = None,
    preferences: Preference | Sequence[Preference] = Preference(),
) -> Floats:
    """Net flows phi (..., options), from -1 to 1, higher better; they sum to 0 over the options.

    phi(a) = sum_j w_j sum_b (P_j(a, b) - P_j(b, a)) / (options - 1), linear in the weights, so one matrix product serves
    all weight vectors. A lone option has flow 0.

    Args:
        matrix: Figures (options, criteria).
        weights: Weights (..., criteria).
        maximise: Whether more is better (criteria,), everywhere by default.
        preferences: One for all criteria, or one for each.
    """
    _, vectors, _ = checked(matrix, weights, maximise)
    flows: Floats = vectors @ criterion_flows(matrix, maximise=maximise, preferences=preferences).T
    return flows


def criterion_flows(
    matrix: npt.ArrayLike,
    *,
    maximise: npt.ArrayLike | None = None,
    preferences: Preference | Sequence[Preference] = Preference(),
) -> Floats:
    """The net flow of each option on each criterion alone (options, criteria), from -1 to 1.

    Args:
        matrix: Figures (options, criteria).
        maximise: Whether more is better (criteria,), everywhere by default.
        preferences: One for all criteria, or one for each.
    """
    table, directions = checked_matrix(matrix, maximise)
    options, criteria = table.shape
    shapes = [preferences] * criteria if isinstance(preferences, Preference) else list(preferences)
    if len(shapes) != criteria:
        raise ValueError(f"{len(shapes)} preferences do not fit {criteria} criteria")
    oriented = np.where(directions, table, -table)
    flows = np.zeros_like(table)
    rows = max(1, CHUNK // options)
    for criterion, preference in enumerate(shapes):
        column = oriented[:, criterion]
        for start in range(0, options, rows):
            difference = column[start : start + rows, None] - column
            net = preference.degree(difference) - preference.degree(-difference)
            flows[start : start + rows, criterion] = net.sum(axis=1)
    flows /= max(options - 1, 1)
    return flows


def _ramp(difference: Floats, start: float, end: float) -> Floats:
    """0 up to `start`, 1 beyond `end`, linear between."""
    if end <= start:
        return (difference > start).astype(np.float64)
    ramp: Floats = np.clip((difference - start) / (end - start), 0.0, 1.0)
    return ramp
