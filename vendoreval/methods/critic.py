"""CRITIC weights, criteria importance through intercriteria correlation (Diakoulaki, Mavrotas & Papayannakis 1995)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from vendoreval.methods.matrix import Floats, checked_matrix, min_max_scale


def critic_weights(matrix: npt.ArrayLike, *, maximise: npt.ArrayLike | None = None) -> Floats:
    """Weights (criteria,) in proportion to sd_j sum_k (1 - r_jk), summing to 1 (Computers & OR 22(7), 763-770).

    More for criteria that vary and that say something the others do not. On columns scaled from worst 0 to best 1, with
    Pearson's r. A criterion on which all tie weighs 0 and is left out of the others' sums; where nothing is left to tell
    criteria apart the weights are equal. A mirror for stated weights, no replacement: it knows nothing of what matters.

    Args:
        matrix: Figures (options, criteria).
        maximise: Whether more is better (criteria,), everywhere by default.
    """
    table, directions = checked_matrix(matrix, maximise)
    criteria = table.shape[1]
    scaled = min_max_scale(table, directions)
    centred = scaled - scaled.mean(axis=0)
    deviation = np.sqrt(np.square(centred).mean(axis=0))
    varying = deviation > 0
    units = centred / np.where(varying, deviation, 1.0) / np.sqrt(len(table))
    conflict = np.clip(1.0 - units.T @ units, 0.0, 2.0)
    information = deviation * (conflict * varying).sum(axis=1)
    total = information.sum()
    # criteria that all move together leave nothing but rounding
    if total <= 1e-9:
        return np.full(criteria, 1.0 / criteria)
    weights: Floats = information / total
    return weights
