"""Every option on every criterion, and each criterion's question, reason, anchors and source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vendoreval.evaluation import Cell as Judged
from vendoreval.evaluation import Criterion
from vendoreval.render import figures
from vendoreval.render.html.charts.heat import shade
from vendoreval.render.html.grid import Cell, Row, Table, row, table
from vendoreval.render.html.names import Named

GRADES = {"measured": "M", "reference": "R", "document": "D", "claim": "C"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one criterion asks."""

    name: str
    weight: str
    facts: tuple[tuple[str, str], ...]
    anchors: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One group of criteria."""

    name: str
    why: str
    leaves: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Criteria:
    """What the template shows."""

    heat: Table | None
    grades: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]


def prepare(named: Named) -> Criteria | None:
    """The criteria; None where no option is scored."""
    if not named.shown:
        return None
    return Criteria(
        heat=table(
            "Points of 100 on every criterion",
            ("Criterion", "Weight", *(named.option(option.id) for option in named.shown)),
            [_row(named, criterion) for criterion in named.evaluation.criteria],
            style="heat",
        ),
        grades=tuple((mark, grade) for grade, mark in GRADES.items()),
        groups=tuple(_group(named, group) for group in named.evaluation.groups),
    )


def _row(named: Named, criterion: Criterion) -> Row:
    cells = (option.cells.get(criterion.id) for option in named.shown)
    weight = Cell(figures.points(100 * criterion.weight), "weight")
    head = Cell(named.criterion(criterion.id), f"d{min(criterion.depth, 3)}")
    style = "group" if criterion.is_group or criterion.depth == 0 else ""
    return row(head, weight, *(_cell(cell) for cell in cells), style=style)


def _cell(cell: Judged | None) -> Cell:
    if cell is None:
        return Cell("\N{EN DASH}")
    if cell.missing:
        return Cell(
            figures.span(figures.points(cell.low, 0), figures.points(cell.high, 0)), "unknown", spoken="unknown"
        )
    floor = "below its floor" if cell.below_floor else ""
    mark = GRADES.get(cell.grade, "") + ("!" if floor else "")
    spoken = ", ".join(word for word in (cell.grade if cell.grade in GRADES else "", floor) if word)
    return Cell(figures.points(cell.points, 0), shade(cell.points), mark=mark, spoken=spoken)


def _group(named: Named, group: Criterion) -> Group:
    leaves = [group] if not group.is_group else list(_leaves(named, group))
    name = f"{named.criterion(group.id)}, {figures.points(100 * group.weight)} in 100"
    return Group(name, group.why if group.is_group else "", tuple(_meaning(named, leaf) for leaf in leaves))


def _leaves(named: Named, group: Criterion) -> Iterator[Criterion]:
    for child in named.children.get(group.id, ()):
        if child.is_group:
            yield from _leaves(named, child)
        else:
            yield child


def _meaning(named: Named, leaf: Criterion) -> Meaning:
    facts = (
        ("Question", leaf.ask),
        ("Why", leaf.why),
        ("Points", leaf.value_function),
        ("Floor", leaf.floor_shown),
        ("Also in the true cost", leaf.also_in_cost),
        ("Source", leaf.source),
    )
    return Meaning(
        named.criterion(leaf.id),
        figures.points(100 * leaf.weight),
        tuple((name, text) for name, text in facts if text),
        leaf.anchors,
    )
