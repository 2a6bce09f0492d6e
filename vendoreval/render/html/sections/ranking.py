"""Who stands where: the ranking, what the scores are made of, how far they may reach, and who does not count and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vendoreval.evaluation import Account, Criterion, Option, Outcome, RequirementOutcome, Standing
from vendoreval.render import figures
from vendoreval.render.html.charts.intervals import Interval, intervals
from vendoreval.render.html.charts.stacks import Stack, stacks
from vendoreval.render.html.grid import Cell, Row, Table, row, table
from vendoreval.render.html.names import Named
from vendoreval.render.html.picture import Chart, chart
from vendoreval.render.screen.points import contributions


@dataclass(frozen=True, slots=True)
class Ranking:
    """What the template shows."""

    ranking: Table | None
    standing: Table | None
    stacked: Chart | None
    points: Table | None
    reach: Chart | None


def prepare(named: Named) -> Ranking:
    """The ranking of any evaluation."""
    return Ranking(
        ranking=_ranking(named),
        standing=table(
            "Out, still to be shown, or not ranked",
            ("Option", "Standing", "Reason", "To do", "Where"),
            list(_reasons(named)),
            text=(1, 2, 3, 4),
            style="wordy",
        ),
        stacked=_stacked(named),
        points=_points(named),
        reach=_reach(named),
    )


def _ranking(named: Named) -> Table | None:
    costs = named.evaluation.cost is not None
    drawn = any(option.confidence for option in named.evaluation.options)
    heads = ["Option", "Rank", "Score", *(["Likely", "First in 100"] if drawn else []), "Quoted"]
    heads += ["Fee an hour", "True cost, k", *(["Likely, k"] if drawn else [])] if costs else []
    rows = [
        row(*_cells(named, option, costs=costs, drawn=drawn), style=_style(option))
        for option in named.evaluation.options
    ]
    words = heads.index("Quoted")
    caption = f"Scores of {figures.points(named.evaluation.out_of, 0)}"
    if drawn:
        caption += "; likely: from the 10th to the 90th of 100 draws"
    return table(caption, heads, rows, text=(words,))


def _cells(named: Named, option: Option, *, costs: bool, drawn: bool) -> Iterator[Cell]:
    yield Cell(named.label(option), note=option.kind)
    yield Cell(str(option.rank) if option.rank else option.standing.value)
    yield Cell(_score(option))
    if drawn:
        sure = option.confidence
        yield _or_none(figures.reach(sure.p10, sure.p90, named.evaluation.out_of) if sure else "")
        yield _or_none(figures.in_hundred(sure.first) if sure else "")
    yield _or_none(option.quote)
    if costs:
        account = named.accounts.get(option.id)
        yield _or_none(_fee(account))
        yield _or_none(figures.thousands(account.true_cost) if account else "")
        if drawn:
            yield _or_none(_cost_span(account))


def _or_none(text: str) -> Cell:
    """A cell; empty ones are left out of cards."""
    return Cell(text, "" if text else "none")


def _style(option: Option) -> str:
    if option.standing is not Standing.RANKED:
        return "faint"
    return "lead" if option.rank == 1 else ""


def _score(option: Option) -> str:
    """The score; in brackets where it does not count."""
    if option.score is None:
        return "\N{EN DASH}"
    shown = figures.points(option.score)
    return shown if option.standing is Standing.RANKED else f"({shown})"


def _fee(account: Account | None) -> str:
    return figures.money(account.fee_per_hour) if account and account.fee_per_hour is not None else ""


def _cost_span(account: Account | None) -> str:
    if account is None or account.spread is None:
        return ""
    return figures.span(figures.thousands(account.spread.p10), figures.thousands(account.spread.p90))


def _reasons(named: Named) -> Iterator[Row]:
    """Every reason that keeps an option from counting or from being settled."""
    for option in named.evaluation.options:
        name = named.option(option.id)
        yield from (_reason(name, "out", "alarm", found) for found in option.blocking(Outcome.FAIL))
        yield from (_reason(name, "pending", "", found) for found in option.blocking(Outcome.PENDING))
        if option.standing is Standing.UNRANKED:
            known = f"only {figures.percent(option.known)} of its weight is known; half is needed"
            yield row(name, "not ranked", known, Cell("", "none"), Cell("", "none"))
        if option.standing is Standing.LONG_LIST:
            asked = "only its requirements are asked so far"
            yield row(name, "long list", asked, Cell("", "none"), Cell("", "none"))


def _reason(name: str, word: str, style: str, found: RequirementOutcome) -> Row:
    standing = Cell(word, f"{style} nowrap".strip())
    return row(name, standing, found.reason, _or_none(found.to_do), _or_none(found.place))


def _group_heads(groups: tuple[Criterion, ...], named: Named) -> list[str]:
    return [f"{named.criterion(group.id)} {figures.points(100 * group.weight, 0)}" for group in groups]


def _stacked(named: Named) -> Chart | None:
    options, groups = named.shown, named.evaluation.groups
    if not options or not groups:
        return None
    bars = []
    for option in options:
        printed = contributions(named.evaluation, option)
        parts = tuple(float(printed[group.id]) for group in groups)
        bars.append(Stack(named.label(option), parts, _score(option)))
    return chart(
        "stacked",
        "What the scores are made of",
        "Each option's score as a bar, with one part for every group of criteria. The table below has the figures.",
        lambda picture: stacks(
            picture,
            [named.criterion(group.id) for group in groups],
            bars,
            figures.points,
            axis=lambda points: figures.points(points, 0),
            limit=named.evaluation.out_of,
        ),
    )


def _points(named: Named) -> Table | None:
    """Contributions with the smaller dimension across."""
    evaluation, options, groups = named.evaluation, named.shown, named.evaluation.groups
    printed = {option.id: contributions(evaluation, option) for option in options}
    heads = _group_heads(groups, named)
    caption = "Points each group of criteria adds; beside a group's name, its weight in 100"
    if len(groups) <= max(6, len(options)):
        rows = [
            row(
                named.label(option),
                *(str(printed[option.id][group.id]) for group in groups),
                _score(option),
                figures.percent(option.known),
            )
            for option in options
        ]
        return table(caption, ("Option", *heads, "Score", "Known"), rows)
    rows = [
        row(head, *(str(printed[option.id][group.id]) for option in options))
        for head, group in zip(heads, groups, strict=True)
    ]
    rows.append(row("Score", *(_score(option) for option in options), style="sum"))
    rows.append(row("Known share of the weight", *(figures.percent(option.known) for option in options)))
    return table(caption, ("Group", *(named.label(option) for option in options)), rows if options else [])


def _reach(named: Named) -> Chart | None:
    leader = named.evaluation.insight.verdict.leader
    rows = [
        Interval(
            named.label(option), option.score, option.confidence.p10, option.confidence.p90, first=option.id == leader
        )
        for option in named.evaluation.ranked
        if option.confidence is not None and option.score is not None
    ]
    if not rows:
        return None
    decimals = 0 if named.evaluation.out_of >= figures.SHORT_SCALE else 1
    return chart(
        "reach",
        "How far each score may reach",
        "Each ranked option's score as a dot on a bar from its 10th to its 90th percentile in the draws. "
        "The ranking table has the figures.",
        lambda picture: intervals(picture, rows, figures.points, ends=lambda points: figures.points(points, decimals)),
    )
