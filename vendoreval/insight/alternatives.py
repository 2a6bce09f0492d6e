"""Who would lead if one thing were done differently: another method, driver, rater's weights, or one thing left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from vendoreval.evaluation import Alternative, Option, Standing, WeightMirror
from vendoreval.methods.critic import critic_weights
from vendoreval.methods.entropy import entropy_weights
from vendoreval.methods.promethee import promethee
from vendoreval.methods.ranking import kendall_tau
from vendoreval.methods.topsis import topsis
from vendoreval.methods.vikor import vikor
from vendoreval.methods.weighted_product import weighted_product
from vendoreval.methods.weighted_sum import weighted_sum
from vendoreval.project.tree import weigh
from vendoreval.scoring.score import score
from vendoreval.scoring.scoring import Scoring

Array = NDArray[np.float64]
LEVEL = 1e-9
METHODS = {
    "weighted product": (weighted_product, "shares of the best points on each leaf, multiplied"),
    "TOPSIS": (topsis, "Hwang & Yoon 1981: vector normalisation, then weights, Euclidean distances"),
    "VIKOR": (vikor, "Opricovic & Tzeng 2004, v = .5, scaled between the best and worst present"),
    "PROMETHEE II": (promethee, "Brans & Vincke 1985, usual preference function, net flow"),
}
"""Each method with its exact variant; all start from the leaves' points and weights."""


def ranked_of(options: Sequence[Option]) -> list[Option]:
    """The ranked options, best first."""
    return [option for option in options if option.standing is Standing.RANKED]


def points_matrix(scoring: Scoring, options: Sequence[Option]) -> Array:
    """Points of each option on each leaf, shape (options, leaves)."""
    return np.array([[option.cells[node.id].points for node in scoring.tree.leaves] for option in options])


def by_method(scoring: Scoring, options: Sequence[Option]) -> tuple[Alternative, ...]:
    """The leader by each method on the same points and weights."""
    if len(options) < 2:
        return ()
    matrix = points_matrix(scoring, options)
    weights = np.array([node.weight for node in scoring.tree.leaves])
    now = weighted_sum(matrix, weights)
    return tuple(
        _by_scores("method", name, options, now, np.asarray(method(matrix, weights)), note)
        for name, (method, note) in METHODS.items()
    )


def by_driver(scoring: Scoring, options: Sequence[Option]) -> tuple[Alternative, ...]:
    """The leader under each driver, and for the criteria as they stand where a driver was scored."""
    project = scoring.project
    drivers = [(held.name, held) for held in project.drivers.values() if held is not scoring.driver]
    overlays = [("no driver", None), *drivers] if scoring.driver is not None else drivers
    return tuple(
        by_options(
            "driver",
            name,
            driver.driver if driver else "",
            options,
            score(
                replace(scoring, tree=weigh(project.criteria, project.criteria_path, driver), driver=driver),
                errors=False,
            ),
        )
        for name, driver in overlays
    )


def by_own_weights(scoring: Scoring, options: Sequence[Option]) -> tuple[Alternative, ...]:
    """Who wins for whom: the leader under each rater's own weights, where a rater states any."""
    project = scoring.project
    found = []
    for rater, ratings in project.ratings.items():
        if ratings.weights:
            tree = weigh(project.criteria, project.criteria_path, scoring.driver, ratings.weights)
            held = project.settings.raters.get(rater)
            name = (held.name if held else None) or rater
            found.append(
                by_options("rater's weights", name, rater, options, score(replace(scoring, tree=tree), errors=False))
            )
    return tuple(found)


def without_one(scoring: Scoring, options: Sequence[Option]) -> tuple[Alternative, ...]:
    """The leader with each top criterion left out, and with each option left out.

    Leaving an option out can only promote the next, unless a tender's formula compares the options with one another.
    """
    if len(options) < 2:
        return ()
    matrix = points_matrix(scoring, options)
    weights = np.array([node.weight for node in scoring.tree.leaves])
    now = weighted_sum(matrix, weights)
    found = []
    for top in scoring.tree.top:
        below = {node.id for node in top.walk()}
        kept = np.array([node.id not in below for node in scoring.tree.leaves])
        if kept.any() and weights[kept].sum() > 0:
            then = weighted_sum(matrix[:, kept], weights[kept] / weights[kept].sum())
            found.append(_by_scores("without criterion", top.criterion.label, options, now, then, subject=top.id))
    for option in options:
        others = tuple(name for name in scoring.vendors if name != option.id)
        rest = score(replace(scoring, vendors=others), errors=False)
        found.append(by_options("without option", option.name, option.id, options, rest))
    return tuple(found)


def by_spread(options: Sequence[Option], first: Mapping[float, Mapping[str, float]]) -> tuple[Alternative, ...]:
    """P(first) when everything is this much surer or less sure than assumed.

    Args:
        options: The ranked options, best first.
        first: Factor on every spread to option id to P(first).
    """
    return tuple(
        Alternative(
            "spread",
            f"{factor:g} times the spreads",
            max(chances, key=lambda name: chances[name]) if any(chances.values()) else None,
            None,
            chances,
            "every error, weight and cost range stretched by this factor",
        )
        for factor, chances in first.items()
    )


def mirror(scoring: Scoring, options: Sequence[Option]) -> WeightMirror | None:
    """What the points alone would weigh each top criterion; None with fewer than two options or criteria."""
    top = scoring.tree.top
    if len(options) < 2 or len(top) < 2:
        return None
    matrix = np.array([[option.cells[node.id].points for node in top] for option in options])
    names = [node.id for node in top]
    return WeightMirror(
        dict(zip(names, map(float, entropy_weights(matrix)), strict=True)),
        dict(zip(names, map(float, critic_weights(matrix)), strict=True)),
    )


def dominated(scoring: Scoring, options: Sequence[Option]) -> dict[str, tuple[str, ...]]:
    """Every option that another is at least as good as on every leaf, and better on one; with those others."""
    if len(options) < 2:
        return {}
    matrix = points_matrix(scoring, options)
    found = {}
    for place, option in enumerate(options):
        lead = matrix - matrix[place]
        better = (lead >= -LEVEL).all(axis=1) & (lead > LEVEL).any(axis=1)
        if better.any():
            found[option.id] = tuple(other.id for other, ahead in zip(options, better.tolist(), strict=True) if ahead)
    return found


def _by_scores(
    kind: str, name: str, options: Sequence[Option], now: Array, then: Array, note: str = "", subject: str = ""
) -> Alternative:
    tau = kendall_tau(now.tolist(), then.tolist())
    return Alternative(kind, name, options[int(np.argmax(then))].id, tau, note=note, subject=subject)


def by_options(kind: str, name: str, subject: str, before: Sequence[Option], after: Sequence[Option]) -> Alternative:
    """The leader after a change, and how far the options ranked both times keep their order.

    Args:
        kind: Of the change.
        name: As shown.
        subject: The id of what changes.
        before: The ranked options as scored.
        after: All options as scored after the change.
    """
    then = {option.id: option.score or 0.0 for option in ranked_of(after)}
    both = [option for option in before if option.id in then]
    tau = kendall_tau([option.score or 0.0 for option in both], [then[option.id] for option in both]) if both else None
    lost = [option.name for option in before if option.id not in then]
    note = f"not ranked then: {', '.join(lost)}" if lost and kind != "without option" else ""
    return Alternative(
        kind, name, max(then, key=lambda one: then[one]) if then else None, tau, note=note, subject=subject
    )
