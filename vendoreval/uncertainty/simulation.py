"""One Monte Carlo for the ranking: drawn totals and weights in, what they say of every option out.

Draws may come in pieces, so that memory depends on the piece and on the number of options, never on the number of draws.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vendoreval.uncertainty.ranks import RankAcceptability, RankCounter, first_shares, win_matrix

Array = NDArray[np.float64]

PIECE = 1 << 22
"""Totals worked on at once."""
KEPT = 1 << 24
"""Totals kept for percentiles: with more than that, percentiles are those of the first draws."""
PAIRS_UP_TO = 256
"""Options up to which every two of them are compared; the work grows with the square of their number."""
PERCENTILES = (10.0, 50.0, 90.0)


@dataclass(frozen=True, slots=True)
class Simulation:
    """What the draws say.

    Attributes:
        ranks: Rank acceptability and how often each option is excluded.
        win: Share of the draws in which the row's option is above the column's, shape (options, options); ties share.
            None above 256 options.
        central_weights: Mean weights in the draws in which each option is first, shape (leaves,); None for one that never is.
        percentiles: 10th, 50th and 90th percentile of each option's total where it is not excluded, shape (options, 3);
            NaN for one that is excluded in every draw.
    """

    ranks: RankAcceptability
    win: Array | None
    central_weights: list[Array | None]
    percentiles: Array

    @property
    def first(self) -> Array:
        """P(first), shape (options,); ties share it."""
        return np.asarray(self.ranks.first, dtype=np.float64)


def simulate(draws: Iterable[tuple[Array, Array]]) -> Simulation:
    """Returns what the draws say of every option.

    Args:
        draws: Pieces of the draws, one after the other: totals (draws, options), minus infinity where a requirement or
            floor excludes the option, and the global weights they were made with (draws, leaves).

    Raises:
        ValueError: There are no draws or no options.
    """
    tally: _Tally | None = None
    for scores, weights in draws:
        if tally is None:
            tally = _Tally(scores.shape[1], weights.shape[1])
        size = max(1, PIECE // scores.shape[1])
        for start in range(0, len(scores), size):
            tally.add(scores[start : start + size], weights[start : start + size])
    if tally is None:
        raise ValueError("a simulation needs at least one draw")
    return tally.result()


class _Tally:
    """Sums over the pieces."""

    def __init__(self, options: int, leaves: int) -> None:
        self._ranks = RankCounter(options)
        self._win = np.zeros((options, options)) if options <= PAIRS_UP_TO else None
        self._weights = np.zeros((options, leaves))
        self._first = np.zeros(options)
        self._kept: list[Array] = []
        self._room = max(1, KEPT // options)
        self._draws = 0

    def add(self, scores: Array, weights: Array) -> None:
        """Counts a piece."""
        first = first_shares(scores)
        self._ranks.add(scores)
        if self._win is not None:
            self._win += win_matrix(scores) * len(scores)
        self._weights += first.T @ weights
        self._first += first.sum(axis=0)
        self._draws += len(scores)
        if self._room:
            self._kept.append(scores[: self._room])
            self._room -= len(self._kept[-1])

    def result(self) -> Simulation:
        """Returns the means over all pieces."""
        central = [row / total if total > 0 else None for row, total in zip(self._weights, self._first, strict=True)]
        win = None if self._win is None else self._win / self._draws
        return Simulation(self._ranks.result(), win, central, percentiles(np.concatenate(self._kept)))


def percentiles(figures: Array) -> Array:
    """Returns the 10th, 50th and 90th percentile of each column's finite figures, shape (columns, 3); NaN where none is."""
    if np.isfinite(figures).all():
        return np.asarray(np.percentile(figures, PERCENTILES, axis=0).T)
    found = np.full((figures.shape[1], len(PERCENTILES)), np.nan)
    for column, totals in enumerate(figures.T):
        inside = totals[np.isfinite(totals)]
        if inside.size:
            found[column] = np.percentile(inside, PERCENTILES)
    return found
