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
from vendoreval.render.html.words import minus, signed

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
    first, second = (figures.rounded(one.score or 0.0, 1) for one in ranked[:2])
    difference = first - second
    printed = figures.shares_of(float(difference), {part.criterion: part.gap for part in found.parts})
    return HeadToHead(
        sentence=_sentence(named, found, difference),
        gap=_gap(named, found, (first, second), printed),
        parts=_parts(named, found, difference, printed),
        costs=_costs(named, found),
    )


def _sentence(named: Named, found: Comparison, difference: Decimal) -> str:
    first, second = named.option(found.first), named.option(found.second)
    text = f"{first} is {difference} points ahead of {second}" if difference else f"{first} and {second} score the same"
    if found.above is not None:
        text += f", and above it in {figures.in_hundred(found.above)} of 100 draws"
    return f"{text}."


def _gap(named: Named, found: Comparison, scores: tuple[Decimal, Decimal], printed: dict[str, Decimal]) -> Chart:
    first, second = named.option(found.first), named.option(found.second)
    steps = [(part.name, float(printed[part.criterion])) for part in found.parts[:STEPS_SHOWN]]
    rest = found.parts[STEPS_SHOWN:]
    if rest:
        steps.append((f"{len(rest)} others", float(sum(printed[part.criterion] for part in rest))))
    return chart(
        "gap",
        f"From {second} to {first}",
        "Steps from the second option's score to the first one's, one for each of the criteria that differ most. "
        "The table below has the figures.",
        lambda picture: gap(
            picture,
            Side(first, float(scores[0])),
            Side(second, float(scores[1])),
            steps,
            lambda points: minus(figures.points(points)),
        ),
    )


def _parts(named: Named, found: Comparison, difference: Decimal, printed: dict[str, Decimal]) -> Table | None:
    rows = [
        row(
            Cell(part.name, note=part.group),
            Cell(figures.points(part.first, 0), note=part.first_shown),
            Cell(figures.points(part.second, 0), note=part.second_shown),
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
    total = signed(difference)
    rows.append(row("Gap", nothing, nothing, nothing, total, style="sum"))
    heads = ("Criterion", named.option(found.first), named.option(found.second), "Weight", "Adds to the lead")
    return table("The largest differences first, in points of 100", heads, rows)


def _costs(named: Named, found: Comparison) -> Table | None:
    kept = [one for one in found.costs if one.first or one.second]
    if not kept:
        return None
    first, all_first = _whole({one.line: one.first / 1000 for one in kept})
    second, all_second = _whole({one.line: one.second / 1000 for one in kept})
    rows: list[Row] = [
        row(
            one.name,
            minus(f"{first[one.line]:,}"),
            minus(f"{second[one.line]:,}"),
            signed(first[one.line] - second[one.line]),
        )
        for one in kept
    ]
    rows.append(row("True cost", f"{all_first:,}", f"{all_second:,}", signed(all_first - all_second), style="sum"))
    heads = ("Line", named.option(found.first), named.option(found.second), "Difference")
    return table(f"True costs, thousands of {named.evaluation.currency}", heads, rows)


def _whole(amounts: dict[str, float]) -> tuple[dict[str, Decimal], Decimal]:
    """The amounts as whole figures, and the sum they add up to."""
    total = sum(amounts.values())
    return figures.shares_of(total, amounts, 0), figures.rounded(total, 0)
