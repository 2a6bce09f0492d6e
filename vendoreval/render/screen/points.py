"""Where the points come from: each option's contribution from every top criterion, adding up to its printed score."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from vendoreval.evaluation import Criterion, Evaluation, Option, Standing
from vendoreval.render import figures
from vendoreval.render.screen.ranking import label
from vendoreval.render.table import GAP, Column, Paint, shortened, table
from vendoreval.render.visible import visible

HEAD = 14
"""Cells of a criterion's name across."""


def points(evaluation: Evaluation, width: int | None, paint: Paint) -> list[str]:
    """The contributions, options down and top criteria across; too many criteria for the width go down and options across."""
    options = [option for option in evaluation.options if option.standing in {Standing.RANKED, Standing.UNRANKED}]
    if not options:
        return []
    groups = evaluation.groups
    printed = {option.id: contributions(evaluation, option) for option in options}
    heads = [f"{visible(group.name)} {_weight(group)}" for group in groups]
    names = max(len(label(option)) for option in options)
    if width is not None and names + sum(len(head) + GAP for head in heads) + len("  Known") > width:
        heads = [_stacked(group) for group in groups]
    columns = [
        Column("Points", tuple(label(option) for option in options), right=False, shorten=True),
        *(
            Column(head, tuple(str(printed[option.id][group.id]) for option in options))
            for head, group in zip(heads, groups, strict=True)
        ),
        Column("Known", tuple(figures.percent(option.known) for option in options), drop=1),
    ]
    if width is not None and sum(column.width + GAP for column in columns[1:]) + HEAD > width:
        return _turned(evaluation, options, printed, width, paint)
    return table(columns, width=width, paint=paint)


def _stacked(group: Criterion) -> str:
    """A group's name with its words stacked, and its weight in a hundred below."""
    words = [shortened(word, HEAD) for word in visible(group.name).split()]
    return "\n".join([*words, _weight(group)])


def _weight(group: Criterion) -> str:
    return figures.points(100 * group.weight, 0)


def contributions(evaluation: Evaluation, option: Option) -> Mapping[str, Decimal]:
    """An option's contribution from every top criterion, rounded so that they add up to the printed score."""
    parts = {group.id: option.cells[group.id].contribution for group in evaluation.groups}
    return figures.shares_of(option.score if option.score is not None else sum(parts.values()), parts)


def _turned(
    evaluation: Evaluation,
    options: list[Option],
    printed: Mapping[str, Mapping[str, Decimal]],
    width: int,
    paint: Paint,
) -> list[str]:
    """The same with criteria down and options, by their number in the ranking, across."""
    marks = [str(place) for place, _ in enumerate(options, start=1)]
    columns = [
        Column(
            "Points",
            (
                *(f"{visible(group.name)} {_weight(group)}" for group in evaluation.groups),
                "Known",
            ),
            right=False,
            shorten=True,
        ),
        *(
            Column(
                mark,
                (*(str(printed[option.id][group.id]) for group in evaluation.groups), figures.percent(option.known)),
                drop=place,
            )
            for place, (mark, option) in enumerate(zip(marks, options, strict=True))
        ),
    ]
    key = [f" {mark} {label(option)}" for mark, option in zip(marks, options, strict=True)]
    return [*table(columns, width=width, paint=paint), *key]
