"""One Monte Carlo for the ranking: drawn points and weights in, what they say of every option out.

Draws come in pieces, so that memory depends on the piece and on the number of options, never on the number of draws.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vendoreval.uncertainty.ranks import RankAcceptability, RankCounter, first_shares, win_matrix

Array = NDArray[np.float64]

PIECE = 1 << 22
"""Scores worked on at once, and the most leaf points of a piece that `pieces` cuts."""
KEPT = 1 << 24
"""Scores kept for percentiles: with more than that, percentiles are those of the first draws."""
PAIRS_UP_TO = 256
"""Options up to which every two of them are compared; the work grows with the square of their number."""
PERCENTILES = (10.0, 50.0, 90.0)


@dataclass(frozen=True, slots=True)
class Draws:
    """Some of the draws.

    Attributes:
        points: Points of 0 to 100, shape (draws, options, leaves), or (options, leaves) where all of them are certain.
        weights: Global weights, each row summing to 1, shape (draws, leaves).
        excluded: True where a requirement or floor excludes the option in that draw, shape (draws, options); None where
            none does.
    """

    points: Array
    weights: Array
    excluded: NDArray[np.bool_] | None = None

    def scores(self) -> Array:
        """Returns the totals, shape (draws, options); minus infinity where an option is excluded."""
        if self.points.ndim == 2:
            totals: Array = self.weights @ self.points.T
        else:
            totals = np.matmul(self.points, self.weights[:, :, None])[:, :, 0]
        if self.excluded is not None:
            totals[self.excluded] = -np.inf
        return totals

    def pieces(self) -> Iterator[Draws]:
        """Yields the same draws in pieces that fit in memory comfortably."""
        size = max(1, PIECE // max(1, self.points.shape[-2] * (self.points.shape[-1] if self.points.ndim == 3 else 1)))
        for start in range(0, len(self.weights), size):
            piece = slice(start, start + size)
            points = self.points if self.points.ndim == 2 else self.points[piece]
            yield Draws(points, self.weights[piece], None if self.excluded is None else self.excluded[piece])


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
        scores: The first totals drawn, shape (draws kept, options): all of them unless there are very many.
    """

    ranks: RankAcceptability
    win: Array | None
    central_weights: list[Array | None]
    percentiles: Array
    scores: Array

    @property
    def first(self) -> Array:
        """P(first), shape (options,); ties share it."""
        return np.asarray(self.ranks.first, dtype=np.float64)


def simulate(draws: Draws | Iterable[Draws]) -> Simulation:
    """Returns what the draws say of every option.

    Args:
        draws: All of them, or pieces of them one after the other, made as they are needed.

    Raises:
        ValueError: There are no draws or no options.
    """
    tally: _Tally | None = None
    for given in (draws,) if isinstance(draws, Draws) else draws:
        for piece in given.pieces():
            if tally is None:
                tally = _Tally(piece.points.shape[-2], piece.weights.shape[1])
            tally.add(piece.scores(), piece.weights)
    if tally is None:
        raise ValueError("a simulation needs at least one draw")
    return tally.result()


def summarise(scores: Array, weights: Array) -> Simulation:
    """Returns what totals that are drawn already say of every option.

    Args:
        scores: Shape (draws, options); minus infinity where an option is excluded.
        weights: Shape (draws, leaves).
    """
    tally = _Tally(scores.shape[1], weights.shape[1])
    size = max(1, PIECE // scores.shape[1])
    for start in range(0, len(scores), size):
        tally.add(scores[start : start + size], weights[start : start + size])
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
        scores = np.concatenate(self._kept)
        win = None if self._win is None else self._win / self._draws
        return Simulation(self._ranks.result(), win, central, percentiles(scores), scores)


def percentiles(scores: Array) -> Array:
    """Returns the 10th, 50th and 90th percentile of each column's finite figures, shape (columns, 3); NaN where none is."""
    if np.isfinite(scores).all():
        return np.asarray(np.percentile(scores, PERCENTILES, axis=0).T)
    found = np.full((scores.shape[1], len(PERCENTILES)), np.nan)
    for column, totals in enumerate(scores.T):
        inside = totals[np.isfinite(totals)]
        if inside.size:
            found[column] = np.percentile(inside, PERCENTILES)
    return found
