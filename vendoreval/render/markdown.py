"""The answer as Markdown, for a wiki or a pull request: the screen's whole content in tables, every text escaped."""

from __future__ import annotations

from collections.abc import Mapping

from vendoreval.evaluation import Evaluation, Option, Outcome, Standing
from vendoreval.render import figures
from vendoreval.render.layout import Section, as_markdown
from vendoreval.render.screen.points import contributions
from vendoreval.render.screen.ranking import label
from vendoreval.render.screen.reversal import reversal
from vendoreval.render.table import Column
from vendoreval.render.visible import visible

Names = Mapping[str, str]
"""Option id to its name, safe to print."""


def render(evaluation: Evaluation) -> str:
    """The evaluation as Markdown text, without a line end at its end."""
    names = {option.id: visible(option.name) for option in evaluation.options}
    return as_markdown(
        visible(evaluation.title),
        [
            Section(sentences=(visible(evaluation.insight.verdict.sentence),), style="strong"),
            _ranking(evaluation),
            _standing(evaluation),
            _points(evaluation),
            _levers(evaluation, names),
            _bands(evaluation, names),
            _questions(evaluation, names),
            _leaders(evaluation, names),
            _record(evaluation, names),
            _findings(evaluation),
            Section(sentences=(_basis(evaluation),)),
        ],
    )


def _ranking(evaluation: Evaluation) -> Section:
    options = evaluation.options
    accounts = [evaluation.cost.accounts.get(option.id) if evaluation.cost else None for option in options]
    return Section(
        "Ranking",
        (
            Column("#", tuple(str(option.rank or "") for option in options)),
            Column("Option", tuple(label(option) for option in options), right=False),
            Column("Score", tuple(_score(option) for option in options)),
            Column("10-90 %", tuple(_interval(option, evaluation.out_of) for option in options), drop=1),
            Column("First in 100", tuple(_first(option) for option in options), drop=1),
            Column("Quoted", tuple(visible(option.quote) for option in options), right=False, drop=1),
            Column(
                "Fee an hour",
                tuple(
                    figures.money(one.fee_per_hour) if one and one.fee_per_hour is not None else "" for one in accounts
                ),
                drop=1,
            ),
            Column(
                f"True cost, k {evaluation.currency}",
                tuple(figures.thousands(one.true_cost) if one else "" for one in accounts),
                drop=1,
            ),
            Column(
                "10-90 %, k",
                tuple(
                    figures.span(figures.thousands(one.spread.p10), figures.thousands(one.spread.p90))
                    if one and one.spread
                    else ""
                    for one in accounts
                ),
                drop=1,
            ),
        ),
        sentences=tuple(reversal(evaluation)),
    )


def _score(option: Option) -> str:
    """The score; in brackets, with the reason, where it does not count."""
    if option.standing is Standing.RANKED and option.score is not None:
        return figures.points(option.score)
    shown = "" if option.score is None else f"({figures.points(option.score)}) "
    return f"{shown}{option.standing.value}"


def _interval(option: Option, out_of: float) -> str:
    sure = option.confidence
    return figures.reach(sure.p10, sure.p90, out_of) if sure else ""


def _first(option: Option) -> str:
    return figures.in_hundred(option.confidence.first) if option.confidence else ""


def _standing(evaluation: Evaluation) -> Section:
    """Who is out or pending and why, and who is not ranked."""
    rows = []
    for outcome, word in ((Outcome.FAIL, "Out"), (Outcome.PENDING, "Pending")):
        for option in evaluation.options:
            for found in option.blocking(outcome):
                rows.append((word, option, found.reason, found.to_do, found.place))
    for option in evaluation.options:
        if option.standing is Standing.UNRANKED:
            known = figures.percent(option.known)
            rows.append(("Unranked", option, f"only {known} of its weight is known", "", ""))
        elif option.standing is Standing.LONG_LIST:
            rows.append(("Long list", option, "only its requirements are asked so far", "", ""))
    return Section(
        "Out, pending or not ranked",
        (
            Column("", tuple(row[0] for row in rows), right=False),
            Column("Option", tuple(visible(row[1].name) for row in rows), right=False),
            Column("Why", tuple(visible(row[2]) for row in rows), right=False),
            Column("What would settle it", tuple(visible(row[3]) for row in rows), right=False, drop=1),
            Column("Where", tuple(visible(row[4]) for row in rows), right=False, drop=1),
        ),
    )


def _points(evaluation: Evaluation) -> Section:
    """The contributions of the top criteria, adding up to the scores as printed."""
    options = [option for option in evaluation.options if option.score is not None]
    printed = {option.id: contributions(evaluation, option) for option in options}
    return Section(
        "Where the points come from",
        (
            Column("Option", tuple(label(option) for option in options), right=False),
            *(
                Column(
                    f"{visible(group.name)} {figures.points(100 * group.weight, 0)}",
                    tuple(str(printed[option.id][group.id]) for option in options),
                )
                for group in evaluation.groups
            ),
            Column("Score", tuple(figures.points(option.score or 0.0) for option in options)),
            Column("Known", tuple(figures.percent(option.known) for option in options)),
        ),
    )


def _levers(evaluation: Evaluation, names: Names) -> Section:
    levers = evaluation.insight.levers
    return Section(
        "What would turn it: one figure",
        (
            Column("Option", tuple(names.get(lever.option, visible(lever.option)) for lever in levers), right=False),
            Column("leads if", tuple(visible(lever.sentence) for lever in levers), right=False),
            Column(
                f"Worth, k {evaluation.currency}",
                tuple("" if lever.worth is None else figures.thousands(lever.worth) for lever in levers),
                drop=1,
            ),
        ),
    )


def _bands(evaluation: Evaluation, names: Names) -> Section:
    """The weights of top criteria beyond which somebody else leads."""
    top = {group.id: visible(group.name) for group in evaluation.groups}
    rows = [
        (
            names.get(leader, visible(leader)),
            f"{top[band.criterion]} weighs {word} {figures.points(limit)}",
            figures.points(band.points),
        )
        for band in evaluation.insight.stability
        if band.criterion in top
        for leader, word, limit in (
            (band.low_leader, "under", band.low_points),
            (band.high_leader, "over", band.high_points),
        )
        if leader is not None
    ]
    return Section(
        "What would turn it: one weight",
        (
            Column("Option", tuple(row[0] for row in rows), right=False),
            Column("leads if", tuple(row[1] for row in rows), right=False),
            Column("Now", tuple(row[2] for row in rows)),
        ),
    )


def _questions(evaluation: Evaluation, names: Names) -> Section:
    questions = evaluation.insight.questions
    return Section(
        "What to find out next",
        (
            Column("Question", tuple(visible(one.sentence) for one in questions), right=False),
            Column("Known", tuple(visible(one.now) for one in questions), right=False, drop=1),
            Column("What would answer it", tuple(visible(one.evidence) for one in questions), right=False, drop=1),
            Column("Worth, points", tuple(figures.points(one.value) for one in questions)),
        ),
    )


def _leaders(evaluation: Evaluation, names: Names) -> Section:
    """Who leads for each rater and under each driver."""
    agreement = evaluation.insight.agreement
    raters = agreement.leaders if agreement else {}
    rows = [
        ("Rater", visible(agreement.raters.get(rater, rater) if agreement else rater), leader)
        for rater, leader in raters.items()
    ]
    rows += [
        ("Driver", visible(one.name), one.leader) for one in evaluation.insight.alternatives if one.kind == "driver"
    ]
    return Section(
        "Who leads for whom",
        (
            Column("", tuple(row[0] for row in rows), right=False),
            Column("", tuple(row[1] for row in rows), right=False),
            Column(
                "Leader",
                tuple("nobody" if row[2] is None else names.get(row[2], visible(row[2])) for row in rows),
                right=False,
            ),
        ),
    )


def _record(evaluation: Evaluation, names: Names) -> Section:
    """An older scorecard's slips, what was decided, and what a reader must know."""
    sentences = []
    source = f" in {visible(evaluation.stated_source)}" if evaluation.stated_source else ""
    for found in evaluation.stated:
        here = "not scored here" if found.computed is None else f"{figures.points(found.computed)} computed"
        sentences.append(f"{names.get(found.option, visible(found.option))}: {found.stated:g} stated{source}, {here}.")
    if (made := evaluation.decision) is not None:
        chosen = figures.listed([names.get(one, visible(one)) for one in made.chosen])
        sentences.append(f"Decided: {chosen}, by {visible(made.by)} on {made.date}: {visible(made.why)}")
    sentences += [visible(note) for note in evaluation.insight.notes]
    return Section("To be noted", sentences=tuple(sentences))


def _findings(evaluation: Evaluation) -> Section:
    found = evaluation.findings
    return Section(
        "Checks",
        (
            Column("", tuple(one.severity.value for one in found), right=False),
            Column("Where", tuple(visible(one.place) for one in found), right=False),
            Column("What", tuple(visible(one.message) for one in found), right=False),
            Column("To do", tuple(visible(one.hint) for one in found), right=False),
            Column("Rule", tuple(visible(one.code) for one in found), right=False),
        ),
    )


def _basis(evaluation: Evaluation) -> str:
    """From what it was computed."""
    made = evaluation.provenance
    draws = f"{made.draws:,} draws, seed {made.seed}" if made.draws else "no draws"
    driver = ""
    if evaluation.driver is not None:
        driver = f", driver {visible(evaluation.drivers[evaluation.driver][0])}"
    term = f", {figures.counted(evaluation.cost.term, 'month')}" if evaluation.cost else ""
    return f"As of {evaluation.as_of}{term}{driver}; {draws}; vendoreval {made.version}."
