"""Weighted product (Bridgman 1922; Miller & Starr 1969)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from vendoreval.methods.matrix import Floats, checked, linear_scale


def weighted_product(matrix: npt.ArrayLike, weights: npt.ArrayLike, *, maximise: npt.ArrayLike | None = None) -> Floats:
    """Scores prod_j r_ij^w_j (..., options), from 0 to 1, higher better, with r the share of the best figure.

    Dividing by the best figure multiplies all scores by the same number, so ranks are those of the plain product. An
    option with a zero on a weighted criterion scores 0: the method lets nothing make up for a zero. A weight of 0 leaves
    its criterion out.

    Args:
        matrix: Figures from 0 up (options, criteria).
        weights: Weights (..., criteria).
        maximise: Whether more is better (criteria,), everywhere by default.

    Raises:
        ValueError: A figure is negative.
    """
    table, vectors, directions = checked(matrix, weights, maximise)
    shares = linear_scale(table, directions)
    zero = shares == 0
    logs = np.log(np.where(zero, 1.0, shares))
    scores: Floats = np.exp(vectors @ logs.T)
    if zero.any():
        scores[(vectors > 0).astype(np.float64) @ zero.T.astype(np.float64) > 0] = 0.0
    return scores
