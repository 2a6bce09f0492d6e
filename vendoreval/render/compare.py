"""Two options beside each other: where the gap between their scores and their true costs comes from."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from vendoreval.evaluation import Comparison, Evaluation, GapPart, Option, Standing
from vendoreval.insight.comparison import CHURN
from vendoreval.render import figures
from vendoreval.render.cost.ledger import Printed, printed
from vendoreval.render.json import render_part
from vendoreval.render.layout import Section, as_markdown, as_text
from vendoreval.render.table import Column, Paint, plain, stacked
from vendoreval.render.visible import visible

HEAD = 14
"""Cells of an option's name across."""


_NOT_RANKED = {
    Standing.OUT: "out, and not ranked",
    Standing.UNRANKED: "not ranked, too little is known of it",
    Standing.LONG_LIST: "on the long list, and has no score yet",
}


def render(
    evaluation: Evaluation, comparison: Comparison, form: str, *, width: int | None = None, paint: Paint = plain
) -> str:
    """The comparison in a form: table, json or markdown.

    Raises:
        ValueError: There is no such form.
    """
    match form:
        case "json":
            return render_part(evaluation, "comparison", comparison)
        case "markdown":
            return as_markdown(_title(evaluation, comparison), sections(evaluation, comparison))
        case "table":
            title = Section(sentences=(_title(evaluation, comparison),), style="strong")
            return as_text([title, *sections(evaluation, comparison)], width=width, paint=paint)
    raise ValueError(f"there is no form {form}; choose table, json or markdown")


def sections(evaluation: Evaluation, comparison: Comparison) -> list[Section]:
    """The totals, the gap by criterion, the gap by cost line, and who is ahead."""
    first, second = evaluation.option(comparison.first), evaluation.option(comparison.second)
    gap = _printed_gap(first, second)
    found = [Section(columns=_totals(evaluation, comparison, first, second))]
    if gap is not None:
        found += _points(comparison, gap, first, second)
    if comparison.costs:
        found.append(_costs(evaluation, comparison, first, second))
    return [*found, Section(sentences=tuple(_verdict(comparison, gap, first, second)))]


def _title(evaluation: Evaluation, comparison: Comparison) -> str:
    first, second = evaluation.option(comparison.first), evaluation.option(comparison.second)
    return (
        f"{visible(first.name)} beside {visible(second.name)} · {visible(evaluation.title)} · as of {evaluation.as_of}"
    )


def _totals(evaluation: Evaluation, comparison: Comparison, first: Option, second: Option) -> tuple[Column, ...]:
    """What is known of both as a whole, and the difference of the printed figures."""
    both = (first, second)
    rows = [("Score", *(_score(option) for option in both), _signed(_printed_gap(first, second)))]
    if first.confidence and second.confidence:
        sure = (first.confidence, second.confidence)
        spans = (figures.reach(one.p10, one.p90, evaluation.out_of) for one in sure)
        rows.append(("10-90 %", *spans, ""))
        rows.append(("First in 100 draws", *(figures.in_hundred(one.first) for one in sure), ""))
    if comparison.above is not None:
        shares = (comparison.above, 1 - comparison.above)
        rows.append(("Above the other in 100", *(figures.in_hundred(share) for share in shares), ""))
    rows.append(("Weight known", *(figures.percent(option.known) for option in both), ""))
    if comparison.costs:
        one, other = (ledger.true for ledger in _ledgers(comparison))
        rows.append((f"True cost, k {evaluation.currency}", f"{one:,}", f"{other:,}", _signed(one - other)))
    names, ones, others, gaps = zip(*rows, strict=True)
    return (
        Column("", names, right=False),
        Column(_head(first), ones),
        Column(_head(second), others),
        Column("Gap", gaps),
    )


def _points(comparison: Comparison, gap: Decimal, first: Option, second: Option) -> Iterator[Section]:
    """The gap by top criterion and by leaf, each adding up to the printed gap."""
    exact = {part.criterion: part.gap for part in comparison.parts}
    printed = figures.shares_of(float(gap), exact)
    of_groups: dict[str, Decimal] = {}
    for part in comparison.parts:
        of_groups[part.group] = of_groups.get(part.group, Decimal()) + printed[part.criterion]
    groups = sorted(of_groups, key=lambda group: -abs(of_groups[group]))
    yield Section(
        "The gap in points, by group of criteria",
        (
            Column("Criteria", (*map(visible, groups), "Gap"), right=False, shorten=True),
            Column("Points", (*(_signed(of_groups[group]) for group in groups), _signed(gap))),
        ),
    )
    parts = sorted(comparison.parts, key=lambda part: -abs(printed[part.criterion]))
    shown = [part for part in parts if printed[part.criterion]]
    alike = len(parts) - len(shown)
    told = (f"{figures.counted(alike, 'criterion makes', 'criteria make')} no difference that shows.",) if alike else ()
    yield Section(
        "And by criterion, the largest first",
        _leaves(shown, printed, first, second),
        sentences=told,
    )


def _leaves(parts: list[GapPart], printed: dict[str, Decimal], first: Option, second: Option) -> tuple[Column, ...]:
    """One row for each leaf.

    Where it is too wide the columns go in this order: the group, the raters' range, the evidence's grade, the weight.
    """
    return (
        Column("Gap", tuple(_signed(printed[part.criterion]) for part in parts)),
        Column("Criterion", tuple(visible(part.name) for part in parts), right=False, shorten=True, least=24),
        Column("Group", tuple(visible(part.group) for part in parts), right=False, drop=6),
        Column("Weight", tuple(figures.points(100 * part.weight) for part in parts), drop=1),
        Column(_head(first), tuple(visible(part.first_shown) for part in parts), right=False),
        Column("Raters", tuple(_raters(part.first_raters) for part in parts), drop=5, right=False),
        Column("On", tuple(visible(part.first_grade) for part in parts), drop=3, right=False),
        Column(_head(second), tuple(visible(part.second_shown) for part in parts), right=False),
        Column("Raters", tuple(_raters(part.second_raters) for part in parts), drop=4, right=False),
        Column("On", tuple(visible(part.second_grade) for part in parts), drop=2, right=False),
    )


def _costs(evaluation: Evaluation, comparison: Comparison, first: Option, second: Option) -> Section:
    """The ledgers beside each other; lines that neither has are left out, and each column adds up as printed."""
    ledgers = _ledgers(comparison)
    amounts = [{**ledger.lines, **ledger.lost} for ledger in ledgers]
    ones, others = amounts
    lines = [one for one in comparison.costs if ones[one.line] or others[one.line]]
    gaps = [ones[one.line] - others[one.line] for one in lines]
    totals = [ledger.true for ledger in ledgers]
    return Section(
        f"True cost by line, thousand {evaluation.currency} in present value; minus where {visible(first.name)} costs less",
        (
            Column("Line", (*(visible(one.name) for one in lines), "True cost"), right=False),
            Column(_head(first), (*(f"{ones[one.line]:,}" for one in lines), f"{totals[0]:,}")),
            Column(_head(second), (*(f"{others[one.line]:,}" for one in lines), f"{totals[1]:,}")),
            Column("Gap", (*map(_signed, gaps), _signed(totals[0] - totals[1]))),
        ),
        styles=(*("" for _ in lines), "strong"),
    )


def _verdict(comparison: Comparison, gap: Decimal | None, first: Option, second: Option) -> Iterator[str]:
    """Who is ahead on points and on cost, and how surely; the last sentence says it whole."""
    names = {first.id: visible(first.name), second.id: visible(second.name)}
    for option in (first, second):
        if option.standing is not Standing.RANKED:
            yield f"{names[option.id]} is {_NOT_RANKED[option.standing]}."
    said = []
    if gap:
        winner = first if gap > 0 else second
        said.append(f"{names[winner.id]} scores {abs(gap)} more")
    else:
        said.append("Without two scores there is no gap between them" if gap is None else "They score the same")
    if comparison.above is not None:
        above = first if comparison.above >= 0.5 else second
        share = figures.in_hundred(max(comparison.above, 1 - comparison.above))
        if gap:
            said[-1] += " and" if above is winner else f", but {names[above.id]}"
            said[-1] += f" is above in {share} draws of 100"
        else:
            said.append(f"{names[above.id]} is above in {share} draws of 100")
    if comparison.costs:
        one, other = (ledger.true for ledger in _ledgers(comparison))
        cheaper = names[first.id if one < other else second.id]
        said.append(
            "they truly cost the same" if one == other else f"{cheaper} truly costs {abs(one - other):,} k less"
        )
    yield f"{'; '.join(said)}."


def _ledgers(comparison: Comparison) -> tuple[Printed, Printed]:
    """Both ledgers in thousands, as `vendoreval cost` prints them."""
    lines = [one for one in comparison.costs if one.line != CHURN]
    lost = [one for one in comparison.costs if one.line == CHURN]
    return (
        printed({one.line: one.first for one in lines}, {one.line: one.first for one in lost}),
        printed({one.line: one.second for one in lines}, {one.line: one.second for one in lost}),
    )


def _printed_gap(first: Option, second: Option) -> Decimal | None:
    """The difference of the scores as printed, so that a reader who subtracts finds it."""
    if first.score is None or second.score is None:
        return None
    return figures.rounded(first.score, 1) - figures.rounded(second.score, 1)


def _score(option: Option) -> str:
    return figures.DASH if option.score is None else figures.points(option.score)


def _head(option: Option) -> str:
    return stacked(visible(option.name), HEAD)


def _signed(figure: Decimal | None) -> str:
    """A difference with its sign; `0` where there is none, empty where it is not known."""
    return "" if figure is None else f"{figure:+,}" if figure else "0"


def _raters(range_: tuple[float, float] | None) -> str:
    """The lowest and highest figure of the raters; empty where they agree or there are not two."""
    if range_ is None or range_[0] == range_[1]:
        return ""
    low, high = range_
    return figures.span(f"{low:g}", f"{high:g}")
