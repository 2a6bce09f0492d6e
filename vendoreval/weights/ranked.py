"""Weights from an order of importance alone."""

from __future__ import annotations

import math
from collections.abc import Sequence

from vendoreval.weights.result import Weights, WeightsError, listed


def rank_order_centroid(count: int) -> list[float]:
    """The weights of `count` criteria in order: w_k = (1/n) sum_{i=k..n} 1/i (Barron & Barrett 1996).

    It is the mean of all weights that respect the order: .521, .271, .146, .063 for four criteria.
    """
    return [math.fsum(1 / place for place in range(first, count + 1)) / count for first in range(1, count + 1)]


def from_ranking(order: Sequence[str | Sequence[str]]) -> Weights:
    """Weights of criteria ranked from most to least important, by rank-order centroid.

    Args:
        order: Criterion ids, most important first; ids listed together tie and share the weight of the places they take.

    Raises:
        WeightsError: The order is empty or names a criterion twice.
    """
    tiers = [[tier] if isinstance(tier, str) else list(tier) for tier in order]
    names = [name for tier in tiers for name in tier]
    if not names:
        raise WeightsError("there is nothing to weight")
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        raise WeightsError(f"the order names {listed(repeated)} more than once", repeated)
    places = rank_order_centroid(len(names))
    shares: dict[str, float] = {}
    for tier in tiers:
        taken = places[len(shares) : len(shares) + len(tier)]
        shares.update(dict.fromkeys(tier, math.fsum(taken) / max(len(tier), 1)))
    return Weights(shares)
