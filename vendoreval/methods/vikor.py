"""VIKOR, compromise ranking (Opricovic & Tzeng 2004, EJOR 156(2), 445-455)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vendoreval.methods.matrix import ROUNDING, Floats, checked, min_max_scale


class VikorMeasures(NamedTuple):
    """What VIKOR weighs against each other, each (..., options), lower better.

    Attributes:
        group: S, the weighted sum of shortfalls.
        regret: R, the largest weighted shortfall.
        compromise: Q = v (S - S*)/(S- - S*) + (1 - v)(R - R*)/(R- - R*), from 0 to 1.
    """

    group: Floats
    regret: Floats
    compromise: Floats


@dataclass(frozen=True)
class Compromise:
    """The solution VIKOR proposes under one weight vector.

    Attributes:
        options: Positions of the options in the compromise set, best first.
        acceptable_advantage: Whether the best leads the second by at least 1/(options - 1) in Q.
        acceptable_stability: Whether the best in Q is also best in S or in R.
    """

    options: tuple[int, ...]
    acceptable_advantage: bool
    acceptable_stability: bool


def vikor_measures(
    matrix: npt.ArrayLike, weights: npt.ArrayLike, *, maximise: npt.ArrayLike | None = None, v: float = 0.5
) -> VikorMeasures:
    """S, R and Q, each (..., options), lower better.

    A shortfall is linear from 0 at the best option present to 1 at the worst; where all tie it is 0. Where S (or R) is the
    same for all options, its part of Q is 0.

    Args:
        matrix: Figures (options, criteria).
        weights: Weights (..., criteria).
        maximise: Whether more is better (criteria,), everywhere by default.
        v: Weight of the group against the largest regret, 0 to 1.
    """
    table, vectors, directions = checked(matrix, weights, maximise)
    shortfall = min_max_scale(table, ~directions)
    group: Floats = vectors @ shortfall.T
    regret = np.zeros_like(group)
    for criterion in range(table.shape[1]):
        np.maximum(regret, vectors[..., criterion, None] * shortfall[:, criterion], out=regret)
    return VikorMeasures(group, regret, v * _position(group) + (1 - v) * _position(regret))


def vikor(
    matrix: npt.ArrayLike, weights: npt.ArrayLike, *, maximise: npt.ArrayLike | None = None, v: float = 0.5
) -> Floats:
    """Scores 1 - Q (..., options), from 0 to 1, higher better; 1 for all where they tie.

    Args:
        matrix: Figures (options, criteria).
        weights: Weights (..., criteria).
        maximise: Whether more is better (criteria,), everywhere by default.
        v: Weight of the group against the largest regret, 0 to 1.
    """
    return 1.0 - vikor_measures(matrix, weights, maximise=maximise, v=v).compromise


def compromise(measures: VikorMeasures) -> Compromise:
    """The compromise set under one weight vector, by the two conditions of the paper.

    Acceptable advantage: Q of the second minus Q of the best is at least 1/(options - 1). Acceptable stability: the best
    in Q is also best in S or in R. Without stability alone the set is the best two; without advantage it is every option
    within 1/(options - 1) of the best.

    Args:
        measures: S, R and Q (options,).
    """
    group, regret, quality = measures
    order = np.argsort(quality, kind="stable")
    best = int(order[0])
    stable = bool(group[best] <= group.min() + ROUNDING or regret[best] <= regret.min() + ROUNDING)
    if order.size == 1:
        return Compromise((best,), True, stable)
    advantage = 1.0 / (order.size - 1)
    behind = quality[order] - quality[best]
    ahead = bool(behind[1] >= advantage - ROUNDING)
    if not ahead:
        chosen = order[behind < advantage - ROUNDING]
    else:
        chosen = order[:1] if stable else order[:2]
    return Compromise(tuple(int(option) for option in chosen), ahead, stable)


def _position(measure: Floats) -> Floats:
    """Each option's place (..., options) from 0 at the lowest to 1 at the highest; 0 where all tie."""
    lowest = measure.min(axis=-1, keepdims=True)
    highest = measure.max(axis=-1, keepdims=True)
    spread = np.where(highest - lowest > ROUNDING * highest, highest - lowest, np.inf)
    place: Floats = (measure - lowest) / spread
    return place
