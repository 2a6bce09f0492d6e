"""How far each weight can move before another option leads, in closed form.

One weight w among siblings moves to p, and the siblings are scaled by (1 - p)/(1 - w); the weight W of the group they stand
in, and everything else, stays. Every total then moves along a line, S(p) = S + W (p - w)(v - r), with v the option's points
on the criterion and r the weighted mean of its points on the siblings. So A and B tie at

    p* = w + (S_A - S_B) / (W [(v_B - r_B) - (v_A - r_A)])
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vendoreval.evaluation import Stability
from vendoreval.project.tree import Node, Tree, stated_weight

Array = NDArray[np.float64]

# slopes this small, in points over the whole range of a weight, are rounding
LEVEL = 1e-9
WEIGHED_IN_POINTS = ("points", "range", "sum of children")


@dataclass(frozen=True)
class Family:
    """The points of siblings.

    Attributes:
        shares: Local weight of each sibling (siblings,), summing to 1.
        points: Points of each option on each sibling (options, siblings).
        weight: The weight of the whole group.
    """

    shares: Array
    points: Array
    weight: float


def stability(tree: Tree, options: Sequence[str], points: Array) -> tuple[Stability, ...]:
    """The interval of every weight inside which the leader stays first, top level first.

    The leader is the option with the highest total, the earlier one when they tie. An only child has no weight to move,
    and nothing moves while its group weighs 0.

    Args:
        tree: The weighted criteria.
        options: Ids of the ranked options.
        points: Points of each option on each leaf (options, leaves), in the order of `tree.leaves`.
    """
    if not options:
        return ()
    on = points_by_node(tree, points)
    weight_of = {node.id: node.weight for node in tree.nodes}
    totals = points @ np.array([leaf.weight for leaf in tree.leaves])
    found = []
    for siblings in sorted(tree.families, key=lambda family: family[0].depth):
        parent = siblings[0].parent
        family = Family(
            np.array([node.local for node in siblings]),
            np.stack([on[node.id] for node in siblings], axis=1),
            1.0 if parent is None else weight_of[parent],
        )
        scale = _points_in_all(siblings)
        for place, node in enumerate(siblings):
            (low, below), (high, above) = interval(family, place, totals)
            found.append(
                Stability(
                    criterion=node.id,
                    weight=node.local,
                    low=low,
                    high=high,
                    low_leader=None if below is None else options[below],
                    high_leader=None if above is None else options[above],
                    points=node.local * scale,
                    low_points=low * scale,
                    high_points=high * scale,
                )
            )
    return tuple(found)


def interval(family: Family, place: int, totals: Array) -> tuple[tuple[float, int | None], tuple[float, int | None]]:
    """The lowest and highest local weight at which the leader still leads, each with the option that leads beyond it.

    None where nothing takes over, then at 0 or 1.

    Args:
        family: The siblings.
        place: Which of them moves.
        totals: Totals of the options (options,).
    """
    weight = float(family.shares[place])
    slopes = family.weight * (family.points[:, place] - _rest(family, place))
    leader = int(np.argmax(totals))
    gaps, drifts = totals[leader] - totals, slopes - slopes[leader]
    ends: list[tuple[float, int | None]] = []
    for direction, edge in ((-1.0, 0.0), (1.0, 1.0)):
        gains = direction * drifts
        rivals = np.flatnonzero(gains > LEVEL)
        reach = gaps[rivals] / gains[rivals]
        if family.shares.size == 1 or not rivals.size or reach.min() >= abs(edge - weight):
            ends.append((edge, None))
            continue
        # of those that tie there, the fastest climber leads beyond
        nearest = rivals[reach <= reach.min() + LEVEL]
        ends.append((weight + direction * float(reach.min()), int(nearest[np.argmax(gains[nearest])])))
    return ends[0], ends[1]


def leaf_weights(tree: Tree, moved: Mapping[str, float]) -> Array:
    """The leaves' global weights (leaves,) after local weights moved, in the order of `tree.leaves`.

    Args:
        tree: The weighted criteria.
        moved: Criterion id to its new local weight, at most one among siblings; its siblings are scaled to make room.
    """
    weights: dict[str | None, float] = {None: 1.0}
    for siblings in sorted(tree.families, key=lambda family: family[0].depth):
        whole = weights[siblings[0].parent]
        shares = np.array([node.local for node in siblings])
        for place, node in enumerate(siblings):
            if node.id in moved:
                shares = (1 - moved[node.id]) * _rest_shares(shares, place)
                shares[place] = moved[node.id]
        weights.update((node.id, whole * float(share)) for node, share in zip(siblings, shares, strict=True))
    return np.array([weights[leaf.id] for leaf in tree.leaves])


def points_by_node(tree: Tree, points: Array) -> dict[str, Array]:
    """Each option's points (options,) on every criterion: a group's are the weighted mean of its children's.

    Args:
        tree: The weighted criteria.
        points: Points of each option on each leaf (options, leaves), in the order of `tree.leaves`.
    """
    on = {leaf.id: points[:, column] for column, leaf in enumerate(tree.leaves)}
    for node in reversed(tree.nodes):
        if node.children:
            parts = [child.local * on[child.id] for child in node.children]
            on[node.id] = np.sum(parts, axis=0)
    return on


def _rest(family: Family, place: int) -> Array:
    """Each option's weighted mean over the other siblings (options,)."""
    mean: Array = family.points @ _rest_shares(family.shares, place)
    return mean


def _rest_shares(shares: Array, place: int) -> Array:
    """The other siblings' shares among themselves; even where they weigh nothing, 0 throughout for an only child."""
    others = np.arange(shares.size) != place
    rest: Array = np.where(others, shares, 0.0)
    if not rest.any():
        rest = others.astype(np.float64)
    rest /= max(rest.sum(), np.finfo(np.float64).tiny)
    return rest


def _points_in_all(siblings: Sequence[Node]) -> float:
    """What the siblings' weights sum to as stated; 100 where they are not stated as points."""
    for node in siblings:
        stated = stated_weight(node.criterion)
        if node.weighting in WEIGHED_IN_POINTS and stated and node.local > 0:
            return stated / node.local
    return 100.0
