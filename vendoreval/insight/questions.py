"""What to find out next: the uncertain inputs by what it would be worth to know them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vendoreval.cost.case import Input
from vendoreval.cost.reading import read_case
from vendoreval.evaluation import Option, Question
from vendoreval.insight.asking import Asking, ask_cost, ask_leaf
from vendoreval.insight.drawing import Drawn
from vendoreval.project.model.criteria import LeafKind
from vendoreval.scoring.scoring import Scoring
from vendoreval.uncertainty.information import partial_information
from vendoreval.uncertainty.ranks import first_shares

Array = NDArray[np.float64]

SHORTLIST = 30
"""Inputs looked at closely: those that move the gaps between the options in contention most."""
CONTENDER = 0.01
"""P(first) from which an option is in contention."""
WORTHLESS = 0.05
"""Points of 100; where no input is worth more, the one that explains most of the gap is asked first."""


@dataclass(frozen=True)
class Candidate:
    """An uncertain input that one could ask about.

    Attributes:
        input: The leaf's id or the cost input's path.
        option: The option it belongs to; empty for one that all share.
        figures: What it is in each draw, shape (draws,).
        in_cost: Whether it is an input of the cost model.
    """

    input: str
    option: str
    figures: Array
    in_cost: bool


def questions(
    scoring: Scoring,
    options: Sequence[Option],
    drawn: Drawn | None,
    *,
    seed: int = 1,
    limit: int = 5,
) -> tuple[Question, ...]:
    """Returns the questions worth most, most valuable first.

    An input's worth is the expected gain, on the score's scale, from choosing after knowing it (EVPPI); an option that is
    out in a draw counts 0 points there. Inputs that barely move any gap between the contenders are passed over at once.

    Args:
        scoring: What the options are scored by.
        options: As scored, the ranked ones among them.
        drawn: The ranked options' draws, with the points of every uncertain leaf; None without draws.
        seed: Of the random bins that the value of information is corrected by.
        limit: How many questions.
    """
    if drawn is None or len(drawn.options) < 2 or len(drawn.scores) < 2:
        return ()
    worth = np.where(np.isfinite(drawn.scores), drawn.scores, 0.0)
    chances = first_shares(drawn.scores).mean(axis=0)
    order = np.argsort(-chances, kind="stable")
    best, second = int(order[0]), int(order[1])
    rivals = [int(place) for place in order[1:] if place == second or chances[place] >= CONTENDER]
    contenders = {drawn.options[place] for place in (best, *rivals)}
    gaps = worth[:, [best]] - worth[:, rivals]
    # What a team costs may move others too: the baseline moves all, a partner the mix it works in.
    asked = [one for one in _candidates(scoring, drawn) if one.in_cost or one.option in contenders]
    chosen = _shortlist(asked, gaps)
    found = partial_information([one.figures for one in chosen], worth, (best, second), seed=seed)
    money = _in_money(chosen, drawn, seed)
    held = {option.id: option for option in options}
    inputs = _cost_inputs(scoring, drawn)
    worthless = all(information.value < WORTHLESS for information in found)
    scale = scoring.project.settings.score.out_of / 100
    ranked = sorted(
        zip(chosen, found, money, strict=True),
        key=lambda row: (0.0 if worthless else -row[1].value, -row[1].variance_share, row[0].option, row[0].input),
    )
    return tuple(
        _question(
            one, information.value * scale, information.variance_share, amount, _asking(one, scoring, held, inputs)
        )
        for one, information, amount in ranked[:limit]
        if information.value > 0 or information.variance_share > 0
    )


def _candidates(scoring: Scoring, drawn: Drawn) -> list[Candidate]:
    """Every uncertain leaf and cost input; a computed leaf is asked about through the inputs it is computed from."""
    cost = drawn.costs.inputs if drawn.costs else {}
    computed = {node.id for node in scoring.tree.leaves if node.criterion.kind is LeafKind.COMPUTED}
    leaves = [
        Candidate(leaf, option, figures, in_cost=False)
        for (option, leaf), figures in drawn.points.items()
        if not (cost and leaf in computed)
    ]
    names = set(scoring.project.vendors)
    inputs = [
        Candidate(path, owner if (owner := path.partition(".")[0]) in names else "", figures, in_cost=True)
        for path, figures in cost.items()
    ]
    return leaves + inputs


def _shortlist(candidates: Sequence[Candidate], gaps: Array) -> list[Candidate]:
    """The candidates most correlated with any of the gaps, in the order given."""
    scaled = _standardised(gaps)
    pull = [float(np.abs(_standardised(one.figures[:, None]).T @ scaled).max()) for one in candidates]
    strongest = sorted(range(len(candidates)), key=lambda place: (-pull[place], place))[:SHORTLIST]
    return [candidates[place] for place in sorted(strongest)]


def _standardised(columns: Array) -> Array:
    centred = columns - columns.mean(axis=0)
    length = np.sqrt((centred * centred).sum(axis=0))
    return np.asarray(centred / np.where(length > 0, length, 1.0))


def _in_money(chosen: Sequence[Candidate], drawn: Drawn, seed: int) -> list[float | None]:
    """What each cost input is worth in money, over the options ranked; None for the others."""
    costed = [name for name in drawn.options if drawn.costs and name in drawn.costs.true_costs]
    if drawn.costs is None or len(costed) < 2:
        return [None] * len(chosen)
    worth = np.stack([-drawn.costs.true_costs[name] for name in costed], axis=1)
    asked = [one for one in chosen if one.in_cost]
    values = iter(partial_information([one.figures for one in asked], worth, (0, 1), seed=seed))
    return [next(values).value if one.in_cost else None for one in chosen]


def _cost_inputs(scoring: Scoring, drawn: Drawn) -> dict[str, Input]:
    """Every input of the cost model by path."""
    case = read_case(scoring.project) if drawn.costs else None
    return {one.path: one for one in case.inputs()} if case else {}


def _asking(
    one: Candidate, scoring: Scoring, options: Mapping[str, Option], cost_inputs: Mapping[str, Input]
) -> Asking:
    if one.in_cost:
        owner = scoring.project.vendors[one.option].name if one.option else ""
        return ask_cost(cost_inputs[one.input], owner)
    return ask_leaf(scoring, options[one.option], one.input)


def _question(one: Candidate, value: float, variance_share: float, money: float | None, asking: Asking) -> Question:
    return Question(
        input=one.input,
        option=one.option,
        value=value,
        money=money,
        variance_share=variance_share,
        sentence=asking.sentence,
        evidence=asking.evidence,
        now=asking.now,
    )
