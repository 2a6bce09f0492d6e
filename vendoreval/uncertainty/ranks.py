"""Rank acceptability: in which share of the draws each option takes each rank (SMAA-2, Lahdelma & Salminen 2001).

Options that tie in a draw share the ranks they take: two first ones have half of rank 1 and half of rank 2 each. Scores that
differ by less than a part in 2^40 of the largest score at hand tie, so that rounding never decides. A score of minus infinity
says that the option is out in that draw: it takes no rank, and those behind it move up.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Shares = NDArray[np.floating]
Levels = NDArray[np.int64]
Flags = NDArray[np.bool_]

LEVELS = 1 << 40
OUT = 2 * LEVELS + 1

LARGEST_SCORE = 1e290

# elements of scores at once: the sort's working set stays in the processor's cache
CHUNK = 1 << 16

# beyond this many options a table of shares in double precision would not fit small machines: 200 MB at 5,000
LARGEST_DOUBLE = 1024


@dataclass(frozen=True, slots=True)
class RankAcceptability:
    """How often each option takes each rank.

    Attributes:
        shares: Share of the draws (options, ranks), rank 1 first. A row sums to 1 less `excluded`; a column sums to 1
            unless some draws have fewer options than that. Single precision above 1,024 options.
        excluded: Share of the draws in which an option takes no rank (options,).
    """

    shares: Shares
    excluded: Array

    @property
    def first(self) -> Shares:
        """P(first) (options,); ties share it."""
        return self.shares[:, 0]


def rank_acceptability(scores: ArrayLike) -> RankAcceptability:
    """Rank acceptability over all draws.

    Args:
        scores: Scores (draws, options), higher better; minus infinity where an option is out.

    Raises:
        ValueError: There is no draw or option, or a score is not a number.
    """
    table = np.asarray(scores, dtype=np.float64)
    draws, options = table.shape
    counter = RankCounter(options)
    rows = max(1, CHUNK // options)
    for start in range(0, draws, rows):
        counter.add(table[start : start + rows])
    return counter.result()


class RankCounter:
    """Counts ranks over draws that come in pieces, so that they need never be in memory together.

    What is sorted are whole numbers that hold the score's level and, in their lowest bits, the option: that is several times
    faster than sorting positions by score, and equal levels show the ties.
    """

    def __init__(self, options: int) -> None:
        """Starts with no draws.

        Args:
            options: How many options each draw scores.
        """
        if options < 1:
            raise ValueError("ranks need at least one option")
        self._options = options
        self._bits = options.bit_length()
        self._start()

    def _start(self) -> None:
        options = self._options
        precision = np.float64 if options <= LARGEST_DOUBLE else np.float32
        self._counts: Shares = np.zeros((options, options), dtype=precision)  # by rank and option
        self._excluded = np.zeros(options, dtype=np.int64)
        self._draws = 0
        # many options: counting one rank costs as much as visiting them all, so it waits for a good many draws
        waiting = 0 if options <= LARGEST_DOUBLE else options // 2
        self._waiting = np.empty((options, waiting), dtype=np.min_scalar_type(options))
        self._filled = 0

    def add(self, scores: Array) -> None:
        """Counts more draws.

        Args:
            scores: Scores (draws, options), higher better; minus infinity where an option is out.
        """
        keys = levels(scores)
        keys <<= self._bits
        keys |= np.arange(self._options)
        keys.sort(axis=1)
        order = keys & ((1 << self._bits) - 1)
        tied = (keys[:, 1:] ^ keys[:, :-1]) < (1 << self._bits)  # equal but for the option
        out = keys >= OUT << self._bits
        if out.any():
            self._excluded += np.bincount(order[out], minlength=self._options)
            order[out] = self._options
            tied &= ~out[:, 1:]
        if tied.any():
            rows = tied.any(axis=1)
            order[rows] = self._share_ties(order[rows], tied[rows])
        self._draws += len(scores)
        self._count(order)

    def result(self) -> RankAcceptability:
        """Rank acceptability over the draws so far; the next draws start a new count.

        Raises:
            ValueError: There were none.
        """
        if not self._draws:
            raise ValueError("rank acceptability needs at least one draw")
        self._count_waiting()
        # in place: for thousands of options the table is most of the memory
        shares = np.divide(self._counts, self._counts.dtype.type(self._draws), out=self._counts).T
        excluded = self._excluded / self._draws
        self._start()
        return RankAcceptability(shares, excluded)

    def _share_ties(self, order: Levels, tied: Flags) -> Levels:
        """Counts each tied option by its part of every rank its group takes, and blots it out of the order.

        Args:
            order: Option positions (draws, ranks).
            tied: Whether the option at a rank ties with the next (draws, ranks - 1).
        """
        places = np.arange(self._options)
        open_below = np.pad(tied, ((0, 0), (1, 0)))
        open_above = np.pad(tied, ((0, 0), (0, 1)))
        start = np.maximum.accumulate(np.where(open_below, 0, places), axis=1)
        last = np.minimum.accumulate(np.where(open_above, self._options, places)[:, ::-1], axis=1)[:, ::-1]
        member = open_below | open_above
        groups, group_of = np.unique(start[member] * self._options + last[member], return_inverse=True)
        by_group = np.argsort(group_of, kind="stable")
        ends = np.cumsum(np.bincount(group_of))
        for group, positions in zip(groups, np.split(order[member][by_group], ends[:-1]), strict=True):
            first, final = divmod(int(group), self._options)
            part = np.bincount(positions, minlength=self._options) / (final - first + 1)
            self._counts[first : final + 1] += part.astype(self._counts.dtype)
        return np.where(member, self._options, order)

    def _count(self, order: Levels) -> None:
        """Counts draws of option positions (draws, ranks); `options` stands for none."""
        room = self._waiting.shape[1]
        if not room:
            self._count_by_rank(np.ascontiguousarray(order.T))
            return
        for start in range(0, len(order), room):
            piece = order[start : start + room]
            if self._filled + len(piece) > room:
                self._count_waiting()
            self._waiting[:, self._filled : self._filled + len(piece)] = piece.T
            self._filled += len(piece)

    def _count_waiting(self) -> None:
        self._count_by_rank(self._waiting[:, : self._filled])
        self._filled = 0

    def _count_by_rank(self, by_rank: NDArray[np.integer]) -> None:
        if by_rank.shape[1]:
            for rank, positions in enumerate(by_rank):
                self._counts[rank] += np.bincount(positions, minlength=self._options + 1)[: self._options]


def levels(scores: Array) -> Levels:
    """Scores in whole steps below the best one (draws, options), 2^-40 of the largest figure each; `OUT` for what is out.

    Raises:
        ValueError: A score is not a number, or is infinite otherwise than out.
    """
    out = None
    lowest, highest = scores.min(), scores.max()
    if lowest == -np.inf:
        out = scores == -np.inf
        lowest = np.min(scores, initial=np.inf, where=~out)
        if out.all():
            highest = lowest = 0.0
    largest = np.maximum(abs(highest), abs(lowest))
    if not largest <= LARGEST_SCORE:
        raise ValueError("a score is not a number")
    # the floor keeps the step finite when all scores are zero
    step = LEVELS / max(largest, 1 / LARGEST_SCORE)
    below = highest - scores if out is None else highest - np.where(out, highest, scores)
    below *= step
    below += 0.5
    found: Levels = below.astype(np.int64)
    if out is not None:
        found[out] = OUT
    return found


def first_shares(scores: ArrayLike) -> Array:
    """Each option's share of the first place in each draw (draws, options); ties share it, a draw with all out has none.

    Args:
        scores: Scores (draws, options), higher better; minus infinity where an option is out.
    """
    found = levels(np.asarray(scores, dtype=np.float64))
    best = found == np.minimum(found.min(axis=1, keepdims=True), OUT - 1)
    shares: Array = best / np.maximum(best.sum(axis=1, keepdims=True), 1)
    return shares


def win_matrix(scores: ArrayLike) -> Array:
    """Share of the draws in which the row's option is above the column's (options, options); ties count half.

    An option that is out loses to every one that is not; two that are out leave the draw to neither.

    Args:
        scores: Scores (draws, options), higher better; minus infinity where an option is out.
    """
    by_option = np.ascontiguousarray(levels(np.asarray(scores, dtype=np.float64)).T)
    options, draws = by_option.shape
    wins = np.zeros((options, options))
    for row, own in enumerate(by_option):
        others = by_option[row + 1 :]
        above = np.count_nonzero(own < others, axis=1)
        level = np.count_nonzero((own == others) & (own < OUT), axis=1)
        below = np.count_nonzero(own > others, axis=1)
        wins[row, row + 1 :] = above + level / 2
        wins[row + 1 :, row] = below + level / 2
    wins /= draws
    return wins
