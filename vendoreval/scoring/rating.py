"""Ratings: several raters' words on one option and leaf become one figure on the leaf's scale."""

from __future__ import annotations

from collections.abc import Sequence

from vendoreval.evaluation import Judgement
from vendoreval.project.backing import backing
from vendoreval.project.combine import combine
from vendoreval.project.model.ratings import Rating
from vendoreval.project.project import Project, ratings_path
from vendoreval.scoring.reading import NOTHING, UNKNOWN, Reading


def rating(project: Project, vendor: str, leaf: str, raters: Sequence[str] | None = None, step: float = 0.0) -> Reading:
    """What the raters say, combined in the scale's own unit.

    Args:
        project: The workspace.
        vendor: The option's id.
        leaf: The criterion's id.
        raters: Only these raters' words; everybody's without it.
        step: Distance between two neighbouring anchors, in the scale's unit.
    """
    words = [
        (rater, given)
        for rater, ratings in project.ratings.items()
        if (raters is None or rater in raters) and (given := ratings.ratings.get(leaf, {}).get(vendor)) is not None
    ]
    if not words:
        return NOTHING
    judgements = tuple(_judgement(project, rater, leaf, vendor, given) for rater, given in words)
    # Asked alone, a rater is heard whatever the weight in the panel.
    alone = raters is not None and len(raters) == 1
    weight_of = {rater: 1.0 if alone else _weight(project, rater) for rater, _ in words}
    counted = [(rater, given) for rater, given in words if given.counts and not given.abstain and weight_of[rater] > 0]
    figures = [figure for _, given in counted if (figure := given.figure) is not None]
    weights = [weight_of[rater] for rater, _ in counted]
    place = judgements[0].place
    if not figures:
        return Reading(None, known=0.0, shown=UNKNOWN, judgements=judgements, place=place)
    figure = combine(figures, weights, project.settings.combine)
    named = [given.evidence for _, given in counted if given.evidence]
    behind = backing(project, vendor, [leaf], named)
    return Reading(
        figure,
        figure,
        figure,
        shown=f"{figure:.2f}".rstrip("0").rstrip("."),
        judgements=judgements,
        raters=len(counted),
        width=max([step, *(_width(given) for _, given in counted)]),
        grade=behind.grade,
        date=behind.date or project.ratings[counted[0][0]].date,
        observations=behind.observations,
        evidence=behind.ids,
        source="rated by " + ", ".join(rater for rater, _ in counted),
        place=next(judgement.place for judgement in judgements if judgement.rater == counted[0][0]),
    )


def _weight(project: Project, rater: str) -> float:
    known = project.settings.raters.get(rater)
    return known.weight if known else 1.0


def _width(given: Rating) -> float:
    if given.consensus is not None or given.low is None or given.high is None:
        return 0.0
    return given.high - given.low


def _judgement(project: Project, rater: str, leaf: str, vendor: str, given: Rating) -> Judgement:
    state = "abstain" if given.abstain else "rated" if given.counts else "unknown"
    return Judgement(
        rater=rater,
        figure=given.figure if state == "rated" else None,
        low=given.low,
        high=given.high,
        state=state,
        note=given.note or "",
        evidence=given.evidence or "",
        before_consensus=given.own if given.consensus is not None else None,
        place=project.place(ratings_path(rater), ("ratings", leaf, vendor)),
    )
