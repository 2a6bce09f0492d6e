"""Which evidence stands behind a figure, and the grade and day it lends."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from vendoreval.project.model.quantity import Grade
from vendoreval.project.model.vendor import Evidence
from vendoreval.project.project import Project

STRENGTH = {grade: rank for rank, grade in enumerate(Grade)}
"""Claim, document, reference, measured: each stronger than the one before."""


@dataclass(frozen=True, slots=True)
class Backing:
    """The evidence behind a figure.

    Attributes:
        grade: The best of the pieces.
        date: That piece's day.
        observations: How many observations that piece rests on.
        ids: All the pieces.
    """

    grade: Grade = Grade.CLAIM
    date: datetime.date | None = None
    observations: float | None = None
    ids: tuple[str, ...] = ()


def backing(project: Project, vendor: str, subjects: Sequence[str], named: Sequence[str] = ()) -> Backing:
    """The evidence for any of the subjects, and every piece named outright.

    Args:
        project: The workspace.
        vendor: The option's id.
        subjects: Criterion and measure ids that a piece may be `for`.
        named: Ids of pieces that ratings or figures point to.
    """
    pieces = [
        piece
        for piece, _ in project.evidence(vendor)
        if piece.id in named or any(subject in piece.for_ for subject in subjects)
    ]
    if not pieces:
        return Backing()
    best = max(pieces, key=_quality)
    return Backing(best.grade, best.date, best.n, tuple(piece.id for piece in pieces))


def _quality(piece: Evidence) -> tuple[int, datetime.date]:
    """Orders pieces by grade, then by day."""
    return STRENGTH[piece.grade], piece.date or datetime.date.min
