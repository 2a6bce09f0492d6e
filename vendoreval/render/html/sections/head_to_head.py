"""The first two of the ranking: on which criteria, and on which cost lines, they differ."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from vendoreval.evaluation import Comparison
from vendoreval.insight.comparison import compare
from vendoreval.render import figures
from vendoreval.render.html.charts.gap import Side, gap
from vendoreval.render.html.grid import Cell, Row, Table, row, table
from vendoreval.render.html.names import Named
from vendoreval.render.html.picture import Chart, chart
from vendoreval.render.visible import visible

STEPS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class HeadToHead:
    """What the template shows."""

    sentence: str
    gap: Chart
    parts: Table | None
    costs: Table | None


def prepare(named: Named) -> HeadToHead | None:
    """The comparison; None with fewer than two ranked options."""
    ranked = named.evaluation.ranked
    if len(ranked) < 2:
        return None
    found = compare(named.evaluation, ranked[0].id, ranked[1].id)
    if found.gap is None:
        return None
    printed = figures.shares_of(found.gap, {part.criterion: part.gap for part in found.parts})
    return HeadToHead(
        sentence=_sentence(named, found, found.gap),
        gap=_gap(named, found, printed),
        parts=_parts(named, found, found.gap, printed),
        costs=_costs(named, found),
    )


def _sentence(named: Named, found: Comparison, difference: float) -> str:
    first, second = named.option(found.first), named.option(found.second)
    text = f"{first} is {figures.points(difference)} points ahead of {second}"
    if found.above is not None:
        text += f", and above it in {figures.in_hundred(found.above)} of 100 draws"
    return f"{text}."


def _gap(named: Named, found: Comparison, printed: dict[str, Decimal]) -> Chart:
    first, second = (named.evaluation.option(one) for one in (found.first, found.second))
    steps = [(visible(part.name), float(printed[part.criterion])) for part in found.parts[:STEPS_SHOWN]]
    rest = found.parts[STEPS_SHOWN:]
    if rest:
        steps.append((f"{len(rest)} others", float(sum(printed[part.criterion] for part in rest))))
    return chart(
        "gap",
        f"From {named.option(second.id)} to {named.option(first.id)}",
        "Steps from the second option's score to the first one's, one for each of the criteria that differ most. "
        "The table below has the figures.",
        lambda picture: gap(
            picture,
            Side(named.option(first.id), first.score or 0.0),
            Side(named.option(second.id), second.score or 0.0),
            steps,
            figures.points,
        ),
    )


def _parts(named: Named, found: Comparison, difference: float, printed: dict[str, Decimal]) -> Table | None:
    rows = [
        row(
            Cell(visible(part.name), note=visible(part.group)),
            Cell(figures.points(part.first, 0), note=visible(part.first_shown)),
            Cell(figures.points(part.second, 0), note=visible(part.second_shown)),
            figures.points(100 * part.weight),
            signed(printed[part.criterion]),
        )
        for part in found.parts[:STEPS_SHOWN]
    ]
    rest = found.parts[STEPS_SHOWN:]
    nothing = Cell("", "none")
    if rest:
        left = sum((printed[part.criterion] for part in rest), Decimal(0))
        weight = figures.points(100 * sum(part.weight for part in rest))
        rows.append(row(f"{len(rest)} others", nothing, nothing, weight, signed(left)))
    total = signed(figures.rounded(difference, 1))
    rows.append(row("Gap", nothing, nothing, nothing, total, style="sum"))
    heads = ("Criterion", named.option(found.first), named.option(found.second), "Weight", "Adds to the lead")
    return table("The largest differences first, in points of 100", heads, rows)


def signed(figure: Decimal) -> str:
    """A difference with its sign."""
    if figure == 0:
        return f"{abs(figure):,}"
    return f"+{figure:,}" if figure > 0 else f"\N{MINUS SIGN}{abs(figure):,}"


def _costs(named: Named, found: Comparison) -> Table | None:
    kept = [one for one in found.costs if one.first or one.second]
    if not kept:
        return None
    columns = []
    for figure in (
        {one.line: one.first / 1000 for one in kept},
        {one.line: one.second / 1000 for one in kept},
        {one.line: one.gap / 1000 for one in kept},
    ):
        columns.append((figures.shares_of(sum(figure.values()), figure, 0), figures.rounded(sum(figure.values()), 0)))
    (first, all_first), (second, all_second), (gaps, all_gaps) = columns
    rows: list[Row] = [
        row(visible(one.name), f"{first[one.line]:,}", f"{second[one.line]:,}", signed(gaps[one.line])) for one in kept
    ]
    rows.append(row("True cost", f"{all_first:,}", f"{all_second:,}", signed(all_gaps), style="sum"))
    heads = ("Line", named.option(found.first), named.option(found.second), "Difference")
    return table(f"True costs, thousands of {visible(named.evaluation.currency)}", heads, rows)
