"""Figures that let a reader move the weights in the browser and get the scorer's own scores and ranks."""

from __future__ import annotations

from dataclasses import dataclass

from vendoreval.evaluation import Option, Standing
from vendoreval.render import figures
from vendoreval.render.html.names import Named


@dataclass(frozen=True, slots=True)
class Mover:
    """One group's weight, in points of 100."""

    name: str
    weight: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One option, with its points and its known share in every group, in their order; one that is out never counts."""

    name: str
    score: str
    points: str
    known: str
    counts: bool


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What the template shows.

    Attributes:
        movers: The groups.
        candidates: The options.
        out_of: The scale of the totals.
        floor: The total below which an option is out; empty without one.
    """

    movers: tuple[Mover, ...]
    candidates: tuple[Candidate, ...]
    out_of: str
    floor: str


def prepare(named: Named) -> WhatIf | None:
    """The figures; None where no weight can turn anything."""
    evaluation = named.evaluation
    options = [option for option in named.shown if option.score is not None]
    if len(evaluation.groups) < 2 or len(evaluation.ranked) < 2:
        return None
    return WhatIf(
        movers=tuple(Mover(named.criterion(group.id), f"{100 * group.weight:.6g}") for group in evaluation.groups),
        candidates=tuple(_candidate(named, option) for option in options),
        out_of=repr(evaluation.out_of),
        floor="" if evaluation.floor is None else repr(evaluation.floor),
    )


def _candidate(named: Named, option: Option) -> Candidate:
    cells = [option.cells[group.id] for group in named.evaluation.groups]
    return Candidate(
        named.label(option),
        figures.points(option.score or 0.0),
        " ".join(repr(cell.points) for cell in cells),
        " ".join(repr(cell.known) for cell in cells),
        counts=option.standing in (Standing.RANKED, Standing.UNRANKED),
    )
