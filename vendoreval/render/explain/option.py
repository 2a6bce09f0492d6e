"""How an option's score came about: every criterion's weight, figure, points and share, down to the words behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from vendoreval.evaluation import Cell, Criterion, Evaluation, Judgement, Option, Outcome, Standing
from vendoreval.render import figures
from vendoreval.render.explain.criterion import labelled
from vendoreval.render.table import Column, Paint, plain, table, wrapped
from vendoreval.render.visible import visible


def explain_option(
    evaluation: Evaluation, name: str, criterion: str | None = None, *, width: int | None = None, paint: Paint = plain
) -> str:
    """The option's score as text, ending without a line end; with a criterion, that one cell down to its evidence.

    Raises:
        KeyError: There is no such option or criterion, or the option has no score on it.
    """
    option = evaluation.option(name)
    head = [paint("strong", visible(option.name)), f"{option.id}, {option.place}", _standing(evaluation, option)]
    if criterion is not None:
        found = evaluation.criterion(criterion)
        return "\n".join([*head, "", *_cell(option, found, option.cells[criterion], width, paint)])
    blocks = [
        head,
        [
            line
            for outcome in option.requirements
            for line in _requirement(outcome.outcome, outcome.reason, outcome.place, width)
        ],
        _points(evaluation, option, width, paint),
    ]
    if option.cells:
        blocks.append([f"One of them, down to its evidence: vendoreval explain {option.id} CRITERION"])
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _standing(evaluation: Evaluation, option: Option) -> str:
    score = "not scored" if option.score is None else f"{figures.points(option.score)} of {evaluation.out_of:g}"
    place = f"rank {option.rank}" if option.standing is Standing.RANKED else option.standing.value
    return f"{score}, {place}, {figures.percent(option.known)} of the weight known"


def _requirement(outcome: Outcome, reason: str, place: str, width: int | None) -> list[str]:
    return labelled(outcome.value.capitalize(), f"{reason}  {place}".rstrip(), width)


def _points(evaluation: Evaluation, option: Option, width: int | None, paint: Paint) -> list[str]:
    """The hierarchy with what each part adds; the leaves' shares add up to the printed score."""
    rows = [
        (criterion, option.cells[criterion.id]) for criterion in evaluation.criteria if criterion.id in option.cells
    ]
    if not rows or option.score is None:
        return []
    adds = figures.shares_of(option.score, {leaf.id: cell.contribution for leaf, cell in rows if not leaf.is_group})
    return table(
        [
            Column("Criterion", tuple("  " * one.depth + one.id for one, _ in rows), right=False),
            Column("Weight", tuple(figures.percent(one.weight, 1) for one, _ in rows)),
            Column("Figure", tuple(visible(cell.shown) for _, cell in rows)),
            Column("Points", tuple(figures.points(cell.points) for _, cell in rows)),
            Column("Adds", tuple(_adds(one, rows, adds) for one, _ in rows)),
            Column("Evidence", tuple(visible(_backing(cell)) for _, cell in rows), right=False, drop=1),
            Column("Where", tuple(visible(cell.place) for _, cell in rows), right=False, drop=2),
        ],
        width=width,
        paint=paint,
        styles=["strong" if one.is_group else "" for one, _ in rows],
    )


def _adds(criterion: Criterion, rows: list[tuple[Criterion, Cell]], adds: Mapping[str, Decimal]) -> str:
    """What a leaf adds to the score as printed; a group's is the sum of its leaves'."""
    if not criterion.is_group:
        return f"{adds[criterion.id]:,}"
    return f"{sum((adds[leaf] for leaf in _leaves(criterion.id, rows)), Decimal(0)):,}"


def _leaves(group: str, rows: list[tuple[Criterion, Cell]]) -> Iterator[str]:
    """The leaves below a group."""
    for criterion, _ in rows:
        if criterion.parent == group:
            yield from _leaves(criterion.id, rows) if criterion.is_group else (criterion.id,)


def _backing(cell: Cell) -> str:
    return " ".join(text for text in (cell.grade, str(cell.date or "")) if text)


def _cell(option: Option, criterion: Criterion, cell: Cell, width: int | None, paint: Paint) -> list[str]:
    """One cell: how the figure became points, who said so, and on what it rests."""
    lines = [paint("strong", visible(criterion.name)), *labelled("Asks", criterion.ask, width)]
    figure = cell.shown or "a group of criteria"
    lines += labelled("Figure", f"{figure}  {cell.place}".rstrip(), width)
    if cell.low != cell.high:
        ends = figures.span(figures.points(cell.low), figures.points(cell.high))
        lines += labelled("Missing", f"{ends} points are possible; the middle is counted", width)
    rule = f"{criterion.value_function}: " if criterion.value_function else ""
    lines += labelled("Points", f"{rule}{figures.points(cell.points)}", width)
    share = f"{figures.points(cell.points, 2)} points x {figures.percent(criterion.weight, 2)} of the weight"
    lines += labelled("Adds", f"{share} = {figures.points(cell.contribution, 2)}", width)
    lines += labelled("Source", cell.source, width)
    lines += [line for judgement in cell.judgements for line in _judgement(judgement, width)]
    pieces = [piece for piece in option.evidence if piece.id in cell.evidence]
    for piece in pieces:
        size = f", n {piece.n}" if piece.n is not None else ""
        text = f"{piece.what} ({piece.grade}, {piece.date or 'no date'}{size})  {piece.place}"
        lines += labelled("Evidence", text.rstrip(), width)
    if not pieces and not cell.judgements and cell.grade:
        lines += labelled("Evidence", _backing(cell), width)
    return lines


def _judgement(judgement: Judgement, width: int | None) -> list[str]:
    """A rater's word."""
    figure = judgement.state if judgement.figure is None else f"{judgement.figure:g}"
    if judgement.low is not None and judgement.high is not None:
        figure = f"{judgement.low:g} to {judgement.high:g}"
    if judgement.before_consensus is not None:
        figure += f" by consensus, {judgement.before_consensus:g} before"
    words = f"{judgement.rater}: {figure}" + (f"; {judgement.note}" if judgement.note else "")
    return wrapped(visible(f"{words}  {judgement.place}".rstrip()), width, " " * 11, first=f"{'Rater':<9}")
