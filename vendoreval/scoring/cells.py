"""One option's cells: points and contributions on every leaf and group."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, TypeAlias

from vendoreval.evaluation import Cell
from vendoreval.project.tree import Node
from vendoreval.project.value import ValueFunction
from vendoreval.scoring.reading import Reading

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array: TypeAlias = NDArray[np.float64]
    Figures: TypeAlias = float | Array

LEVEL = 1e-9
"""Points that rounding may cost: a floor missed by less is met."""


def leaf_cell(
    node: Node, reading: Reading, function: ValueFunction, out_of: float, error_sd: float, *, below_floor: bool
) -> Cell:
    """The cell of a leaf.

    A figure known in part stands at the middle of the points it may earn; one not known at all at the middle of the
    leaf's whole range. Both ends are kept.

    Args:
        node: The leaf with its weight.
        reading: What is known.
        function: Its value function.
        out_of: The scale of totals.
        error_sd: Standard error of the points.
        below_floor: Whether the figure misses the leaf's floor.
    """
    if reading.figure is None:
        low, high = function.least, function.most
        points = (low + high) / 2
    elif reading.known < 1 and reading.low is not None and reading.high is not None:
        low, high = function.between(reading.low, reading.high)
        points = (low + high) / 2
    else:
        points = low = high = function(reading.figure)
    return Cell(
        criterion=node.id,
        points=points,
        low=low,
        high=high,
        contribution=node.weight * points * out_of / 100,
        known=reading.known,
        figure=reading.figure,
        shown=reading.shown,
        judgements=reading.judgements,
        grade=reading.grade.value if reading.known else "",
        date=reading.date,
        evidence=reading.evidence,
        source=reading.source,
        error_sd=error_sd if reading.known else 0.0,
        place=reading.place,
        below_floor=below_floor,
    )


def relative_points(
    figures: Mapping[str, Figures], compared: Collection[str], formula: str, lower_is_better: bool
) -> dict[str, Array]:
    """Points by a tender's formula, which depends on who else bids.

    `lowest_over_price` is 100 lowest/x, `share_of_best` 100 x/best (lowest/x where lower is better), `min_max` spreads
    the figures compared from 0 to 100; where all are equal each earns 100. An option that is not compared is measured
    by those that are, and held between 0 and 100.

    Args:
        figures: Option id to its figure, or figures of one shape.
        compared: Ids of the options whose figures count as lowest, best and worst.
        formula: `lowest_over_price`, `min_max` or `share_of_best`.
        lower_is_better: Whether the lowest figure is the best.
    """
    import numpy as np

    present = [figure for name, figure in figures.items() if name in compared] or list(figures.values())
    rivals = np.stack(np.broadcast_arrays(*present)).astype(np.float64)
    low, high = rivals.min(axis=0), rivals.max(axis=0)

    def points(figure: Figures) -> Array:
        with np.errstate(divide="ignore", invalid="ignore"):
            if formula == "min_max":
                place = (figure - low) / (high - low)
                found = np.where(high > low, 100 * (1 - place if lower_is_better else place), 100.0)
            elif formula == "lowest_over_price" or lower_is_better:
                found = np.where(np.asarray(figure) > 0, 100 * np.maximum(low, 0.0) / figure, 100.0)
            else:
                found = np.where(high > 0, 100 * np.asarray(figure) / high, 0.0)
        return np.clip(found, 0.0, 100.0)

    return {name: points(figure) for name, figure in figures.items()}


def with_groups(nodes: tuple[Node, ...], leaves: Mapping[str, Cell]) -> dict[str, Cell]:
    """All cells in reading order: the leaves', and each group's as the weighted mean of what is below it."""
    below: dict[str, Cell] = {}
    for node in reversed(nodes):
        below[node.id] = _group_cell(node, below) if node.children else leaves[node.id]
    return {node.id: below[node.id] for node in nodes}


def _group_cell(node: Node, cells: Mapping[str, Cell]) -> Cell:
    shares = [(child.local, cells[child.id]) for child in node.children]
    points = sum(share * cell.points for share, cell in shares)
    known = min(1.0, sum(share * cell.known for share, cell in shares))
    floor = node.criterion.floor
    return Cell(
        criterion=node.id,
        points=points,
        low=sum(share * cell.low for share, cell in shares),
        high=sum(share * cell.high for share, cell in shares),
        contribution=sum(cell.contribution for _, cell in shares),
        known=known,
        below_floor=floor is not None and known > 0 and points < floor - LEVEL,
    )
