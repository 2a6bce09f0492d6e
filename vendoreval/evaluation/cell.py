"""One option on one criterion: the figure, the points, and the evidence they rest on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Judgement:
    """One rater's word on one option and leaf.

    Attributes:
        rater: The rater's id.
        figure: On the leaf's own scale; None when abstained or unknown.
        low: The lower end where the rater could not separate two.
        high: The upper end.
        state: rated, abstain or unknown.
        note: The rater's reason.
        evidence: The id of the evidence it rests on.
        before_consensus: The score before discussion, where a consensus replaced it.
        place: `vendors/ratings/ops.yaml:7`.
    """

    rater: str
    figure: float | None
    low: float | None = None
    high: float | None = None
    state: str = "rated"
    note: str = ""
    evidence: str = ""
    before_consensus: float | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One option on one criterion.

    Attributes:
        criterion: The criterion's id.
        points: 0 to 100; for a group the weighted mean of its leaves. A missing leaf stands at the middle of its range.
        low: Points at the lower end when it is missing or partly missing, else `points`.
        high: Points at the upper end.
        contribution: What it adds to the option's score, on the score's scale.
        known: Share of its weight that is known, 0 to 1.
        figure: The raw figure in the criterion's unit, None for groups and missing leaves.
        shown: The raw figure as text: `76 %`, `3.7`, `4 of 5`, `unknown`.
        judgements: The raters' words, for ratings.
        grade: claim, document, reference or measured; empty when it has no evidence.
        date: The evidence's day.
        evidence: Ids of the pieces of evidence behind it.
        source: Where the figure comes from, in words.
        error_sd: Standard error of the points as the uncertainty model takes it; 0 for certain figures.
        place: File and line of the figure.
        below_floor: Whether it misses the criterion's floor.
    """

    criterion: str
    points: float
    low: float
    high: float
    contribution: float
    known: float = 1.0
    figure: float | None = None
    shown: str = ""
    judgements: tuple[Judgement, ...] = ()
    grade: str = ""
    date: datetime.date | None = None
    evidence: tuple[str, ...] = ()
    source: str = ""
    error_sd: float = 0.0
    place: str = ""
    below_floor: bool = False

    @property
    def missing(self) -> bool:
        """Whether nothing is known of it."""
        return self.known == 0.0
