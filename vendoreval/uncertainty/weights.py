"""Draws of weight vectors: what siblings weigh is judged too, and varies as it was stated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from vendoreval.uncertainty.assumptions import DEFAULT
from vendoreval.uncertainty.strata import stream, uniforms
from vendoreval.weights.ranked import rank_order_centroid

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Points:
    """Siblings weighted by stated figures: Dirichlet with these means.

    Attributes:
        shares: Sibling to its weight among them; they need not sum to 1.
        concentration: Observations that the stated weights are worth; the higher, the closer the draws.
    """

    shares: Mapping[str, float]
    concentration: float = DEFAULT.concentration

    def draw(self, seed: int, group: str, n: int, spread: float) -> Array:
        """Returns draws of shape (n, siblings); each sibling has its own stream, so that its draws stay its own."""
        shares = np.array(list(self.shares.values()), dtype=np.float64)
        shares /= shares.sum()
        # The variance of a Dirichlet share goes with 1 / (concentration + 1).
        concentration = (self.concentration + 1) / spread**2 - 1
        if concentration <= 0:
            raise ValueError(f"a spread of {spread:g} is too wide for a concentration of {self.concentration:g}")
        gammas = np.empty((n, len(shares)))
        for column, name in enumerate(self.shares):
            gammas[:, column] = stream(seed, f"weight {group}/{name}").standard_gamma(concentration * shares[column], n)
        return _normalised(gammas)

    def stated(self) -> Array:
        """Returns the stated weights, shape (siblings,), sum 1."""
        shares = np.array(list(self.shares.values()), dtype=np.float64)
        return np.asarray(shares / shares.sum())


@dataclass(frozen=True, slots=True)
class Ranges:
    """Siblings weighted by ranges: each drawn uniformly between its low and high, then divided by the sum.

    Attributes:
        bounds: Sibling to (low, high), all in one unit; a weight that is certain has low equal to high.
    """

    bounds: Mapping[str, tuple[float, float]]

    def draw(self, seed: int, group: str, n: int, spread: float) -> Array:
        """Returns draws of shape (n, siblings)."""
        drawn = np.empty((n, len(self.bounds)))
        for column, (name, (low, high)) in enumerate(self.bounds.items()):
            middle, half = (low + high) / 2, (high - low) / 2 * spread
            least = max(middle - half, 0.0)
            drawn[:, column] = least
            if half:
                drawn[:, column] += (middle + half - least) * uniforms(seed, f"weight {group}/{name}", n)
        return _normalised(drawn)

    def stated(self) -> Array:
        """Returns the weights at the middle of the ranges, shape (siblings,), sum 1."""
        middles = np.array([(low + high) / 2 for low, high in self.bounds.values()])
        return np.asarray(middles / middles.sum())


@dataclass(frozen=True, slots=True)
class Ordered:
    """Siblings weighted by their order alone: uniform over all weights that respect it; the mean is the ROC weights.

    Attributes:
        tiers: Most important first; siblings that tie stand in one tier and share its weight evenly.
    """

    tiers: Sequence[Sequence[str]]

    def draw(self, seed: int, group: str, n: int, spread: float) -> Array:
        """Returns draws of shape (n, siblings), in the order of the tiers.

        Sorted spacings of the unit interval are uniform over the ordered simplex (Devroye 1986, chapter 5). A spread other
        than 1 moves the draws towards or away from their mean, never past 0.
        """
        siblings = sum(len(tier) for tier in self.tiers)
        spacings = np.stack(
            [-np.log(uniforms(seed, f"weight {group}/place {place}", n)) for place in range(siblings)], axis=1
        )
        drawn = -np.sort(-_normalised(spacings), axis=1)
        centre = np.array(rank_order_centroid(siblings))
        return self._tied(_normalised(np.maximum(centre + spread * (drawn - centre), 0.0)))

    def stated(self) -> Array:
        """Returns the rank-order centroid weights, shape (siblings,), sum 1."""
        siblings = sum(len(tier) for tier in self.tiers)
        return np.asarray(self._tied(np.array([rank_order_centroid(siblings)]))[0])

    def _tied(self, weights: Array) -> Array:
        """Evens out, in place, the weights of siblings that tie."""
        start = 0
        for tier in self.tiers:
            end = start + len(tier)
            weights[:, start:end] = weights[:, start:end].mean(axis=1, keepdims=True)
            start = end
        return weights


Siblings: TypeAlias = Points | Ranges | Ordered
"""How one group's children share its weight."""


def names(siblings: Siblings) -> tuple[str, ...]:
    """Returns the siblings in the order of the columns that `draw` returns."""
    if isinstance(siblings, Points):
        return tuple(siblings.shares)
    if isinstance(siblings, Ranges):
        return tuple(siblings.bounds)
    return tuple(name for tier in siblings.tiers for name in tier)


def draw_siblings(siblings: Siblings, seed: int, group: str, n: int, *, spread: float = 1.0) -> Array:
    """Returns draws of one group's weights, shape (n, siblings); each row sums to 1. A spread of 0 leaves those stated."""
    if spread == 0 or len(names(siblings)) == 1:
        return np.repeat(siblings.stated()[None, :], n, axis=0)
    return siblings.draw(seed, group, n, spread)


def draw_leaves(
    tree: Mapping[str, Siblings], root: str, leaves: Sequence[str], seed: int, n: int, *, spread: float = 1.0
) -> Array:
    """Returns draws of the leaves' global weights, shape (n, leaves), each row summing to 1: the products down the tree.

    Args:
        tree: Group to its siblings; a sibling that is no group itself is a leaf. A group's draws depend only on the seed
            and its own id, so a change elsewhere in the tree leaves them alone.
        root: The group at the top.
        leaves: The order of the columns.
        seed: The seed.
        n: How many draws.
        spread: Stretches the uncertainty, as in `draw_siblings`.
    """
    weights: dict[str, Array] = {}
    open_groups = [(root, np.ones(n))]
    while open_groups:
        group, above = open_groups.pop()
        drawn = draw_siblings(tree[group], seed, group, n, spread=spread)
        for column, name in enumerate(names(tree[group])):
            product = above * drawn[:, column]
            if name in tree:
                open_groups.append((name, product))
            else:
                weights[name] = product
    return np.stack([weights[leaf] for leaf in leaves], axis=1)


def _normalised(weights: Array) -> Array:
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))
