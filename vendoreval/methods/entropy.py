"""Entropy weights: the weights the spread of the data would suggest (Hwang & Yoon 1981, pp. 52-57)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from vendoreval.methods.matrix import Floats, checked_matrix, varies


def entropy_weights(matrix: npt.ArrayLike) -> Floats:
    """Weights (criteria,) in proportion to 1 - e_j, summing to 1: more for criteria that set options further apart.

    e_j = -sum_i p_ij ln p_ij / ln(options), with p the column's shares; direction plays no part. A criterion on which all
    tie weighs 0; where that is so of all, or there is one option, the weights are equal. A mirror for stated weights, no
    replacement: it knows nothing of what matters.

    Args:
        matrix: Figures from 0 up (options, criteria).

    Raises:
        ValueError: A figure is negative.
    """
    table, _ = checked_matrix(matrix)
    if (table < 0).any():
        raise ValueError("entropy weights need figures from 0 up")
    options, criteria = table.shape
    totals = table.sum(axis=0)
    shares = table / np.where(totals > 0, totals, 1.0)
    terms = shares * np.log(np.where(shares > 0, shares, 1.0))
    diversity = np.where(varies(table), 1.0 + terms.sum(axis=0) / np.log(max(options, 2)), 0.0)
    total = diversity.sum()
    if total <= 0:
        return np.full(criteria, 1.0 / criteria)
    weights: Floats = diversity / total
    return weights
