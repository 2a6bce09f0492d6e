"""Weighted sum (simple additive weighting)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from vendoreval.methods.matrix import Floats, checked


def weighted_sum(matrix: npt.ArrayLike, weights: npt.ArrayLike, *, maximise: npt.ArrayLike | None = None) -> Floats:
    """Scores sum_j w_j x_ij (..., options), higher better; a criterion to minimise counts negatively.

    The figures enter as they are, so they must be in one unit: points of a value function, or a scaled matrix
    (`linear_scale` for the classic textbook variant; Fishburn 1967; Hwang & Yoon 1981, p. 99).

    Args:
        matrix: Figures (options, criteria).
        weights: Weights (..., criteria).
        maximise: Whether more is better (criteria,), everywhere by default.
    """
    table, vectors, directions = checked(matrix, weights, maximise)
    scores: Floats = vectors @ np.where(directions, table, -table).T
    return scores
