"""From scored options to what a reader needs: confidence, verdict, what turns it, what to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from vendoreval.cost.model import Costing, stated_draws
from vendoreval.evaluation import Agreement, Alternative, Attainable, Confidence, Insight, Option
from vendoreval.insight import alternatives
from vendoreval.insight.agreement import agreement, by_rater
from vendoreval.insight.attainable import attainable
from vendoreval.insight.drawing import Drawn, draw
from vendoreval.insight.levers import levers
from vendoreval.insight.notes import notes
from vendoreval.insight.questions import questions
from vendoreval.insight.stability import stability
from vendoreval.insight.verdict import verdict
from vendoreval.project.model.criteria import LeafKind
from vendoreval.scoring.score import score
from vendoreval.scoring.scoring import Scoring
from vendoreval.uncertainty.simulation import Simulation, simulate

Array = NDArray[np.float64]
SPREADS = (0.5, 1.5)
"""At these factors on every spread the report shows P(first) again."""


def conclude(
    scoring: Scoring,
    options: tuple[Option, ...],
    costing: Costing | None,
    *,
    seed: int,
    draws: int,
    thorough: bool,
) -> tuple[tuple[Option, ...], Insight]:
    """The options with what the draws say of them, and everything beside the ranking.

    Args:
        scoring: What they were scored by.
        options: As scored.
        costing: The cost model and its draws; None without one.
        seed: Of the draws.
        draws: How many; 0 for none.
        thorough: Whether to try other methods and spreads, leave things out and solve for attainable ranks too.
    """
    ranked = alternatives.ranked_of(options)
    drawn, simulation, chances = _draw(scoring, ranked, costing, seed=seed, draws=draws, thorough=thorough)
    if simulation is not None and drawn is not None:
        options = _with_confidence(scoring, options, drawn, simulation)
        ranked = alternatives.ranked_of(options)
    matrix = alternatives.points_matrix(scoring, ranked) if ranked else np.empty((0, len(scoring.tree.leaves)))
    names = [option.id for option in ranked]
    said = verdict(options, scoring.project.settings.verdict)
    dominated = alternatives.dominated(scoring, ranked)
    return options, Insight(
        verdict=said,
        win=_wins(names, simulation),
        stability=stability(scoring.tree, names, matrix),
        attainable=_attainable(scoring, names, matrix) if thorough else (),
        levers=levers(scoring, options, costing.model if costing else None, thorough=thorough),
        questions=questions(scoring, ranked, drawn.head if drawn else None, seed=seed),
        alternatives=(*_others(scoring, ranked, thorough), *alternatives.by_spread(ranked, chances)),
        agreement=_agreement(scoring),
        mirror=alternatives.mirror(scoring, ranked) if thorough else None,
        dominated=dominated,
        notes=notes(scoring, options, costing.analysis if costing else None, dominated),
    )


def _draw(
    scoring: Scoring, ranked: Sequence[Option], costing: Costing | None, *, seed: int, draws: int, thorough: bool
) -> tuple[Drawn | None, Simulation | None, dict[float, dict[str, float]]]:
    """The draws, what they say, and P(first) at other spreads."""
    if not draws or not ranked:
        return None, None, {}
    drawing = partial(draw, scoring, ranked, seed=seed, draws=draws)
    drawn = drawing(costing.drawn if costing else stated_draws(scoring.project, seed=seed, draws=draws))
    simulation = simulate([(drawn.scores, drawn.weights)])
    chances = {}
    for factor in SPREADS if thorough else ():
        costs = (
            costing.model.draws(seed, draws, factor)
            if costing
            else stated_draws(scoring.project, seed=seed, draws=draws, spread=factor)
        )
        other = drawing(costs, spread=factor, keep=False)
        first = simulate([(other.scores, other.weights)]).first
        chances[factor] = dict(zip(other.options, first.tolist(), strict=True))
    return drawn, simulation, chances


def _with_confidence(
    scoring: Scoring, options: Sequence[Option], drawn: Drawn, simulation: Simulation
) -> tuple[Option, ...]:
    """The options, the ranked ones with what the draws say of each."""
    scale = scoring.project.settings.score.out_of / 100
    place_of = {option.id: place for place, option in enumerate(alternatives.ranked_of(options))}
    top_of = _top_of_leaves(scoring)
    found = []
    for option in options:
        place = place_of.get(option.id)
        if place is None:
            found.append(option)
            continue
        p10, p50, p90 = (float(figure) * scale for figure in drawn.percentiles[place])
        central = simulation.central_weights[place]
        confidence = Confidence(
            p10=p10,
            p50=p50,
            p90=p90,
            first=float(simulation.first[place]),
            acceptability=tuple(simulation.ranks.shares[place].tolist()),
            excluded=float(simulation.ranks.excluded[place]),
            central_weights=None if central is None else _by_top(central, top_of),
        )
        found.append(replace(option, confidence=confidence))
    return tuple(found)


def _top_of_leaves(scoring: Scoring) -> list[str]:
    """The top criterion of every leaf, in the order of the leaves."""
    top = {node.id: criterion.id for criterion in scoring.tree.top for node in criterion.walk()}
    return [top[leaf.id] for leaf in scoring.tree.leaves]


def _by_top(weights: Array, top_of: Sequence[str]) -> dict[str, float]:
    """Leaf weights added up by top criterion."""
    found: dict[str, float] = {}
    for name, weight in zip(top_of, weights.tolist(), strict=True):
        found[name] = found.get(name, 0.0) + weight
    return found


def _wins(names: Sequence[str], simulation: Simulation | None) -> Mapping[tuple[str, str], float]:
    if simulation is None or simulation.win is None:
        return {}
    win = simulation.win
    return {
        (name, other): float(win[row, column])
        for row, name in enumerate(names)
        for column, other in enumerate(names)
        if row != column
    }


def _attainable(scoring: Scoring, names: Sequence[str], matrix: Array) -> tuple[Attainable, ...]:
    leaves = scoring.tree.leaves
    return attainable(names, [leaf.id for leaf in leaves], matrix, np.array([leaf.weight for leaf in leaves]))


def _others(scoring: Scoring, ranked: Sequence[Option], thorough: bool) -> tuple[Alternative, ...]:
    """Who would lead if one thing were done differently."""
    found = (*alternatives.by_driver(scoring, ranked), *alternatives.by_own_weights(scoring, ranked))
    if not thorough:
        return found
    return (
        *alternatives.by_method(scoring, ranked),
        *found,
        *by_rater(ranked, _raters(scoring), partial(_rescored, scoring)),
        *alternatives.without_one(scoring, ranked),
    )


def _raters(scoring: Scoring) -> dict[str, str]:
    """The raters who rated, with their names."""
    held = scoring.project.settings.raters
    return {
        rater: (held[rater].name if rater in held else None) or rater
        for rater, given in scoring.project.ratings.items()
        if given.ratings
    }


def _rescored(scoring: Scoring, raters: tuple[str, ...]) -> tuple[Option, ...]:
    return score(replace(scoring, raters=raters), errors=False)


def _agreement(scoring: Scoring) -> Agreement | None:
    """How far the raters agree on what they all rated."""
    functions = scoring.functions
    rated = [node.id for node in scoring.tree.leaves if node.criterion.kind is LeafKind.RATING]
    points: dict[str, dict[tuple[str, str], float]] = {}
    for rater, ratings in scoring.project.ratings.items():
        points[rater] = {
            (leaf, vendor): functions[leaf](figure)
            for leaf in rated
            for vendor, given in ratings.ratings.get(leaf, {}).items()
            if vendor in scoring.vendors and not given.abstain and (figure := given.own) is not None
        }
    return agreement(points, _raters(scoring), partial(_rescored, scoring))
