"""How far an option gets when the weights are chosen for it.

Any non-negative local weights make any global leaf weights that sum to 1, so "any weights" is the whole simplex over the leaves.
Leading includes a tie for the lead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vendoreval.evaluation import Attainable
from vendoreval.insight.program import TOLERANCE, Program, Solution, solve
from vendoreval.methods.ranking import ranks

Array = NDArray[np.float64]

FULL = 100.0
# totals this close tie, in points
TIE = 1e-6
SAMPLES = 2_000
# elements of totals at once
CHUNK = 1 << 20
# programs are solved for this many of the highest totals; those behind keep the best rank of the weights tried
MOST_SOLVED = 100
# with more options the exact search for ranks behind the first is not worth its time
MOST_OPTIONS = 40


@dataclass(frozen=True)
class BestRank:
    """The best rank under any weights.

    Attributes:
        rank: 1 is best; those that tie share it.
        exact: Whether no weights give a better one; otherwise it is the best of those tried.
        weights: Leaf weights (leaves,) that give it.
    """

    rank: int
    exact: bool
    weights: Array


@dataclass(frozen=True)
class NearestWeights:
    """The nearest weights at which an option leads.

    Attributes:
        weights: Leaf weights (leaves,), summing to 1.
        change: Sum of the absolute changes of the leaf weights, 0 to 2.
    """

    weights: Array
    change: float


def attainable(options: Sequence[str], leaves: Sequence[str], points: Array, weights: Array) -> tuple[Attainable, ...]:
    """Best rank and nearest winning weights of every ranked option: first by linear program, behind by mixed-integer one.

    Args:
        options: Ids of the ranked options.
        leaves: Ids of the leaves.
        points: Points of each option on each leaf (options, leaves).
        weights: Leaf weights now (leaves,), summing to 1.
    """
    if not options:
        return ()
    tried = best_tried(points, weights_to_try(weights))
    solved = set(np.argsort(-(points @ weights), kind="stable")[:MOST_SOLVED].tolist())
    found = []
    for option, name in enumerate(options):
        best, nearest = tried[option], None
        if option in solved:
            nearest = nearest_weights(points, weights, option)
            best = best_behind(points, option, best) if nearest is None else BestRank(1, True, nearest.weights)
        found.append(
            Attainable(
                option=name,
                best_rank=best.rank,
                exact=best.exact,
                nearest=None if nearest is None else dict(zip(leaves, nearest.weights.tolist(), strict=True)),
                change=None if nearest is None else 100 * nearest.change,
            )
        )
    return tuple(found)


def weights_to_try(weights: Array) -> Array:
    """Leaf weights to try (tries, leaves): those stated, each leaf alone, and fixed draws even over the simplex."""
    leaves = weights.size
    return np.vstack([weights, np.eye(leaves), np.random.default_rng(0).dirichlet(np.ones(leaves), SAMPLES)])


def best_tried(points: Array, tries: Array) -> list[BestRank]:
    """The best rank of each option among weights tried; exact where no weights can be better.

    Args:
        points: Points of each option on each leaf (options, leaves).
        tries: Leaf weights (tries, leaves).
    """
    options = len(points)
    best, place = np.full(options, options + 1), np.zeros(options, dtype=np.int64)
    rows = max(1, CHUNK // options)
    for start in range(0, len(tries), rows):
        found = ranks(tries[start : start + rows] @ points.T, tie=TIE)
        better = found.min(axis=0) < best
        place[better] = start + found.argmin(axis=0)[better]
        best = np.minimum(best, found.min(axis=0))
    ahead_everywhere = [int((points - points[option] > TIE).all(axis=1).sum()) for option in range(options)]
    return [
        BestRank(int(rank), int(rank) == 1 + ahead, tries[where])
        for rank, ahead, where in zip(best, ahead_everywhere, place, strict=True)
    ]


def best_behind(points: Array, option: int, tried: BestRank) -> BestRank:
    """The best rank of an option that leads under no weights, by mixed-integer program where tries leave it open.

    Args:
        points: Points of each option on each leaf (options, leaves).
        option: Which option.
        tried: Its best rank among weights tried, from `best_tried`.
    """
    if tried.exact or tried.rank <= 2:
        return BestRank(tried.rank, True, tried.weights)
    fewest = _fewest_ahead(points, option) if len(points) <= MOST_OPTIONS else None
    if fewest is None or (fewest.rank >= tried.rank and not fewest.exact):
        return tried
    return fewest


def nearest_weights(points: Array, weights: Array, option: int) -> NearestWeights | None:
    """The weights nearest to those stated at which an option leads or ties for the lead; None where there are none.

    Minimises sum |w - w0| over the simplex. Rivals enter the program one at a time, as they stand ahead of the option at
    the weights found so far: a few of them decide.

    Args:
        points: Points of each option on each leaf (options, leaves).
        weights: Leaf weights now (leaves,), summing to 1.
        option: Which option.
    """
    ahead = (points[option] - points) / FULL
    moved, rivals = weights, list[int]()
    while True:
        lead = ahead @ moved
        foremost = int(np.argmin(lead))
        if lead[foremost] >= -TOLERANCE or foremost in rivals:
            return NearestWeights(moved, float(np.abs(moved - weights).sum()))
        rivals.append(foremost)
        solution = _smallest_move(ahead[rivals], weights)
        if solution is None:
            return None
        gained, lost = np.split(solution.values, 2)
        moved = _on_simplex(weights + gained - lost)


def _smallest_move(ahead: Array, weights: Array) -> Solution | None:
    """What the leaves gain and what they lose (2 leaves,) so that `ahead` @ weights is nowhere negative."""
    rivals, leaves = ahead.shape
    balance = np.concatenate([np.ones(leaves), -np.ones(leaves)])
    return solve(
        Program(
            cost=np.ones(2 * leaves),
            rows=np.vstack([balance, np.hstack([ahead, -ahead])]),
            lower=np.concatenate([[0.0], -(ahead @ weights)]),
            upper=np.concatenate([[0.0], np.full(rivals, np.inf)]),
            least=np.zeros(2 * leaves),
            most=np.concatenate([np.ones(leaves), weights]),
        )
    )


def _fewest_ahead(points: Array, option: int) -> BestRank | None:
    """The rank at the weights that leave the fewest options ahead: for each a 0-1 variable says whether it is."""
    behind = (np.delete(points, option, axis=0) - points[option]) / FULL
    behind = behind[behind.max(axis=1) > 0]
    rivals, leaves = behind.shape
    may_be_ahead = np.hstack([behind, -np.diag(behind.max(axis=1))])
    solution = solve(
        Program(
            cost=np.append(np.zeros(leaves), np.ones(rivals)),
            rows=np.vstack([np.append(np.ones(leaves), np.zeros(rivals)), may_be_ahead]),
            lower=np.append(1.0, np.full(rivals, -np.inf)),
            upper=np.append(1.0, np.zeros(rivals)),
            least=np.zeros(leaves + rivals),
            most=np.ones(leaves + rivals),
            whole=np.append(np.zeros(leaves, dtype=bool), np.ones(rivals, dtype=bool)),
        )
    )
    if solution is None:
        return None
    weights = _on_simplex(solution.values[:leaves])
    rank = _rank_at(points, option, weights)
    # the solver's own count may be short by its tolerance: what counts is the rank at its weights
    claimed = 1 + round(float(solution.values[leaves:].sum()))
    return BestRank(rank, solution.optimal and rank <= claimed, weights)


def _rank_at(points: Array, option: int, weights: Array) -> int:
    totals = points @ weights
    return 1 + int(np.count_nonzero(totals > totals[option] + TIE))


def _on_simplex(values: Array) -> Array:
    """The values as weights, without the solver's rounding below 0."""
    weights: Array = np.where(values > TOLERANCE, values, 0.0)
    weights /= weights.sum()
    return weights
