"""A criterion: what it asks and why, how a figure becomes points, and what each option earns."""

from __future__ import annotations

from vendoreval.evaluation import Criterion, Evaluation
from vendoreval.render import figures
from vendoreval.render.table import Column, Paint, plain, table, wrapped
from vendoreval.render.visible import visible

LABEL = 9


def explain_criterion(evaluation: Evaluation, name: str, *, width: int | None = None, paint: Paint = plain) -> str:
    """The criterion as text, ending without a line end.

    Raises:
        KeyError: There is no such criterion.
    """
    criterion = evaluation.criterion(name)
    head = [paint("strong", visible(criterion.name)), f"{criterion.id}, {criterion.place}"]
    facts = [line for label, text in _facts(evaluation, criterion) for line in labelled(label, text, width)]
    anchors = [f"  {visible(figure)}  {visible(says)}" for figure, says in criterion.anchors]
    below = [child for child in evaluation.criteria if child.parent == criterion.id]
    children = [f"  {figures.percent(child.local_weight):>5}  {child.id}" for child in below]
    blocks = [head, facts, anchors, children, _options(evaluation, criterion, width, paint)]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def labelled(label: str, text: str, width: int | None) -> list[str]:
    """A label and its text, wrapped beside it; nothing when the text is empty."""
    return wrapped(visible(text), width, " " * LABEL, first=f"{label:<{LABEL}}") if text else []


def _facts(evaluation: Evaluation, criterion: Criterion) -> list[tuple[str, str]]:
    weight = f"{figures.percent(criterion.weight, 1)} of the whole"
    if criterion.parent is not None:
        parent = evaluation.criterion(criterion.parent).name
        weight += f", {figures.percent(criterion.local_weight, 1)} of {parent}"
    floor = f"{criterion.floor_shown}, or a vendor is out" if criterion.floor_shown else ""
    return [
        ("Asks", criterion.ask),
        ("Why", criterion.why),
        ("Source", criterion.source),
        ("Weight", f"{weight}; by {criterion.weighting}"),
        ("Points", criterion.value_function),
        ("Unit", criterion.unit),
        ("Floor", floor),
        ("In cost", criterion.also_in_cost),
    ]


def _options(evaluation: Evaluation, criterion: Criterion, width: int | None, paint: Paint) -> list[str]:
    """What each scored option earns."""
    held = [(option, option.cells[criterion.id]) for option in evaluation.options if criterion.id in option.cells]
    if not held:
        return []
    return table(
        [
            Column("Option", tuple(visible(option.name) for option, _ in held), right=False, shorten=True),
            Column("Figure", tuple(visible(cell.shown) for _, cell in held)),
            Column("Points", tuple(figures.points(cell.points) for _, cell in held)),
            Column("Adds", tuple(figures.points(cell.contribution) for _, cell in held), drop=1),
            Column("Evidence", tuple(visible(cell.grade or "none") for _, cell in held), right=False, drop=2),
            Column("Where", tuple(visible(cell.place) for _, cell in held), right=False, drop=3),
        ],
        width=width,
        paint=paint,
    )
