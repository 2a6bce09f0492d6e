"""What is known of one option on one leaf, in the leaf's own unit, before it becomes points."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from vendoreval.evaluation import Judgement
from vendoreval.project.model.quantity import Grade, Quantity


@dataclass(frozen=True, slots=True)
class Reading:
    """One option's performance on one leaf.

    Attributes:
        figure: In the leaf's unit; None when nothing is known.
        low, high: Where the figure may lie when it is known only in part; equal to `figure` when it is known.
        known: Share known, 0 to 1.
        shown: As text.
        judgements: The raters' words.
        raters: How many raters' figures it combines.
        width: Width of the stated interval or of one step of the scale, in the leaf's unit; 0 for measures.
        grade: How good the evidence is.
        date: The evidence's day.
        observations: How many observations stand behind the evidence.
        evidence: Ids of the pieces of evidence.
        source: Where it comes from, in words.
        quantity: The measure's figure with its uncertainty.
        place: File and line.
    """

    figure: float | None
    low: float | None = None
    high: float | None = None
    known: float = 1.0
    shown: str = ""
    judgements: tuple[Judgement, ...] = ()
    raters: int = 0
    width: float = 0.0
    grade: Grade = Grade.CLAIM
    date: datetime.date | None = None
    observations: float | None = None
    evidence: tuple[str, ...] = ()
    source: str = ""
    quantity: Quantity | None = None
    place: str = ""


UNKNOWN = "unknown"
NOTHING = Reading(None, known=0.0, shown=UNKNOWN)
