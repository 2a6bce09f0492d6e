"""Ranks from scores, and how far two rankings agree."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from vendoreval.methods.matrix import Floats

TIE = 1e-9


def ranks(scores: npt.ArrayLike, *, tie: float = TIE) -> npt.NDArray[np.int64]:
    """Ranks (..., options), 1 for the highest score; options that tie all take the best place they share: 1, 2, 2, 4.

    Args:
        scores: Scores (..., options), higher better.
        tie: Scores this close to the next higher one tie with it.
    """
    table = np.asarray(scores, dtype=np.float64)
    order = np.argsort(-table, axis=-1, kind="stable")
    ordered = np.take_along_axis(table, order, axis=-1)
    places = np.broadcast_to(np.arange(1, table.shape[-1] + 1), table.shape)
    below = np.ones(table.shape, dtype=bool)
    below[..., 1:] = ordered[..., :-1] - ordered[..., 1:] > tie
    shared = np.maximum.accumulate(np.where(below, places, 0), axis=-1)
    result = np.empty(table.shape, dtype=np.int64)
    np.put_along_axis(result, order, shared, axis=-1)
    return result


def kendall_tau(first: npt.ArrayLike, second: npt.ArrayLike, *, tie: float = TIE) -> float | None:
    """Kendall's tau-b between two sets of scores (options,): 1 the same order, -1 the reverse (Kendall 1945).

    tau_b = (C - D) / sqrt((P - T1)(P - T2)) with C concordant and D discordant of the P pairs, and T1, T2 the pairs tied in
    one of the two. None where one side ties throughout, or there is one option: then there is no order to compare.

    Args:
        first: Scores (options,).
        second: Scores (options,) of the same options.
        tie: Scores at most this far apart tie.
    """
    one, other = _pair_signs(first, tie), _pair_signs(second, tie)
    untied = float(np.count_nonzero(one)) * float(np.count_nonzero(other))
    if untied == 0:
        return None
    return float((one * other).sum() / np.sqrt(untied))


def _pair_signs(scores: npt.ArrayLike, tie: float) -> Floats:
    """For every pair of options: 1 if the first of them scores higher, -1 if lower, 0 if they tie."""
    column = np.asarray(scores, dtype=np.float64)
    left, right = np.triu_indices(column.size, k=1)
    difference = column[left] - column[right]
    signs: Floats = np.where(np.abs(difference) > tie, np.sign(difference), 0.0)
    return signs
