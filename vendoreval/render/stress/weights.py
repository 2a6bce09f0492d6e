"""Weights: how far each may move, how far each option could come, what the points alone would weigh."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vendoreval.evaluation import Attainable, Evaluation
from vendoreval.render import figures
from vendoreval.render.layout import Section
from vendoreval.render.stress.names import Names, criterion_name, option_name
from vendoreval.render.table import Column
from vendoreval.render.visible import visible

MOVES_SHOWN = 3
"""Changes of weight named for an option; the rest are counted."""
LEAST_MOVE = 5e-4
"""A smaller change of a weight, as a share of the whole, prints as none."""
_SCALE = "Weights are as the criteria file writes them among siblings."


def stability(evaluation: Evaluation, names: Names) -> Iterator[Section]:
    """The range of each weight in which the leader stays first; criteria whose weight changes nothing are counted."""
    leader = evaluation.insight.verdict.leader
    bands = evaluation.insight.stability
    if leader is None or not bands:
        return
    turning = [band for band in bands if band.low_leader is not None or band.high_leader is not None]
    if turning:
        rest = len(bands) - len(turning)
        sentences = [_SCALE, *([f"{figures.counted(rest, 'other weight')} may be anything."] if rest else [])]
    else:
        sentences = [f"{names[leader]} stays first whatever a single weight might be."]
    yield Section(
        f"Weights within which {names[leader]} stays first",
        (
            Column(
                "Criterion",
                tuple(criterion_name(evaluation, band.criterion) for band in turning),
                right=False,
                shorten=True,
            ),
            Column("Now", tuple(figures.points(band.points) for band in turning)),
            Column("From", tuple(_end(band.low_leader, band.low_points) for band in turning)),
            Column("To", tuple(_end(band.high_leader, band.high_points) for band in turning)),
            Column(
                "Leads below",
                tuple(option_name(band.low_leader, names) for band in turning),
                right=False,
                drop=1,
                shorten=True,
                least=12,
            ),
            Column(
                "Leads above",
                tuple(option_name(band.high_leader, names) for band in turning),
                right=False,
                drop=2,
                shorten=True,
                least=12,
            ),
        ),
        sentences=tuple(sentences),
    )


def _end(leader: str | None, points: float) -> str:
    return "any" if leader is None else figures.points(points)


def attainable(evaluation: Evaluation, names: Names) -> Iterator[Section]:
    """The best rank of each option under any weights, and the nearest weights at which it leads."""
    found = evaluation.insight.attainable
    if not found:
        return
    ranks = {option.id: option.rank for option in evaluation.ranked}
    sentences = ["Moved is the weight, in points of 100, that goes from some criteria to others."]
    if not all(one.exact for one in found):
        sentences.append("~ is the best rank among the weights tried; there may be a better one.")
    yield Section(
        "How far each could come if the weights were chosen for it",
        (
            Column("Option", tuple(option_name(one.option, names) for one in found), right=False, shorten=True),
            Column("Rank", tuple(str(ranks.get(one.option) or figures.DASH) for one in found)),
            Column("Best", tuple(("" if one.exact else "~") + str(one.best_rank) for one in found)),
            Column(
                "Moved", tuple(figures.DASH if one.change is None else figures.points(one.change / 2) for one in found)
            ),
        ),
        sentences=(*sentences, *_nearest(evaluation, found, names)),
    )


def _nearest(evaluation: Evaluation, found: Sequence[Attainable], names: Names) -> Iterator[str]:
    """The changes of weight that put each option behind the leader first, the largest named."""
    for one in found:
        if one.nearest is None or not one.change:
            continue
        moves = [(evaluation.criterion(name), weight) for name, weight in one.nearest.items()]
        moves = [(held, weight) for held, weight in moves if abs(weight - held.weight) > LEAST_MOVE]
        moves.sort(key=lambda move: -abs(move[1] - move[0].weight))
        shown = [
            f"{visible(held.name)} weighs {figures.points(100 * weight)} (now {figures.points(100 * held.weight)})"
            for held, weight in moves[:MOVES_SHOWN]
        ]
        rest = len(moves) - len(shown)
        if rest:
            shown.append(figures.counted(rest, "smaller change"))
        yield f"{option_name(one.option, names)} leads nearest where {figures.listed(shown)}."


def mirror(evaluation: Evaluation) -> Iterator[Section]:
    """What the points alone would weigh each top criterion, beside what was stated."""
    found = evaluation.insight.mirror
    if found is None:
        return
    groups = evaluation.groups
    yield Section(
        "If the points weighed the criteria, not the buyer",
        (
            Column("Criterion", tuple(visible(group.name) for group in groups), right=False, shorten=True),
            Column("Stated", tuple(figures.points(100 * group.weight) for group in groups)),
            Column("Entropy", tuple(figures.points(100 * found.entropy.get(group.id, 0.0)) for group in groups)),
            Column("CRITIC", tuple(figures.points(100 * found.critic.get(group.id, 0.0)) for group in groups)),
        ),
        sentences=(
            "A mirror, not advice: both weigh most what tells these options apart most, whatever it matters to the "
            "buyer. Entropy after Shannon (Zeleny 1982), CRITIC after Diakoulaki et al. 1995.",
        ),
    )
