"""Whether the answer holds: other methods, drivers, raters and spreads, things left out, weights moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from vendoreval.evaluation import Alternative, Attainable, Evaluation
from vendoreval.render import figures
from vendoreval.render.json import render_part
from vendoreval.render.layout import Section, as_markdown, as_text
from vendoreval.render.table import Column, Paint, plain
from vendoreval.render.visible import visible

KINDS = {
    "method": "Method",
    "driver": "Driver",
    "rater": "Rater alone",
    "without rater": "Rater left out",
    "rater's weights": "Rater's weights",
    "without criterion": "Criterion left out",
    "without option": "Option left out",
}
"""Each kind of alternative as shown, in the order shown; spreads have a table of their own."""
MOVES_SHOWN = 3
"""Changes of weight named for an option; the rest are counted."""

LEAST_MOVE = 5e-4
"""A smaller change of a weight, as a share of the whole, prints as none."""
_SCALE = "Weights are as the criteria file writes them among siblings."
Names = Mapping[str, str]
"""Option id to its name, safe to print."""


def render(evaluation: Evaluation, form: str, *, width: int | None = None, paint: Paint = plain) -> str:
    """What a thorough evaluation found, in a form: table, json or markdown.

    Raises:
        ValueError: There is no such form.
    """
    title = f"Does the answer hold? {visible(evaluation.title)} · as of {evaluation.as_of}"
    match form:
        case "json":
            return render_part(evaluation, "insight", evaluation.insight)
        case "markdown":
            return as_markdown(title, sections(evaluation))
        case "table":
            head = Section(sentences=(title,), style="strong")
            return as_text([head, *sections(evaluation)], width=width, paint=paint)
    raise ValueError(f"there is no form {form}; choose table, json or markdown")


def sections(evaluation: Evaluation) -> list[Section]:
    """Alternatives, spreads, raters, stability, attainable ranks, the weights' mirror, and the sum of it last."""
    names = {option.id: visible(option.name) for option in evaluation.options}
    return [
        *_alternatives(evaluation, names),
        *_spreads(evaluation, names),
        *_agreement(evaluation, names),
        *_stability(evaluation, names),
        *_attainable(evaluation, names),
        *_mirror(evaluation),
        Section(sentences=(_sum(evaluation, names),)),
    ]


def _tried(evaluation: Evaluation) -> list[Alternative]:
    """The alternatives with a leader of their own, by kind."""
    return [one for kind in KINDS for one in evaluation.insight.alternatives if one.kind == kind]


def _alternatives(evaluation: Evaluation, names: Names) -> Iterator[Section]:
    """Who leads and how much of the order stays; another leader stands out. The exact variants stand below."""
    tried = _tried(evaluation)
    if not tried:
        return
    leader = evaluation.insight.verdict.leader
    kinds = [KINDS[one.kind] for one in tried]
    firsts = [kind if place == 0 or kinds[place - 1] != kind else "" for place, kind in enumerate(kinds)]
    marks = tuple("" if _expected(evaluation, one, leader) else "*" for one in tried)
    by_note: dict[str, list[str]] = {}
    for one in tried:
        if one.note:
            by_note.setdefault(visible(one.note), []).append(visible(one.name))
    yield Section(
        "Who leads if one thing is done differently",
        (
            Column("", tuple(firsts), right=False),
            Column("", tuple(visible(one.name) for one in tried), right=False, shorten=True, least=20),
            Column(
                "Leader",
                tuple(_name(one.leader, names) or figures.DASH for one in tried),
                right=False,
                shorten=True,
                least=16,
            ),
            *([Column("", marks)] if any(marks) else []),
            Column("Tau", tuple(figures.DASH if one.tau is None else figures.points(one.tau, 2) for one in tried)),
        ),
        styles=tuple("warn" if mark else "" for mark in marks),
        sentences=(
            "Tau is Kendall's: 1 where the order stays, 0 where nothing of it does, -1 where it turns round."
            + (" * leads instead." if any(marks) else "")
            + (
                ""
                if all(one.tau is not None for one in tried)
                else f" {figures.DASH} where nothing is in order to stay."
            ),
            *(f"{', '.join(who)}: {note}." for note, who in by_note.items()),
        ),
    )


def _expected(evaluation: Evaluation, one: Alternative, leader: str | None) -> bool:
    """Whether the leader stays, or cannot because it is the one left out. What is not is marked, colour or none."""
    return one.leader == leader or (leader is not None and _leaves_out(evaluation, one, leader))


def _spreads(evaluation: Evaluation, names: Names) -> Iterator[Section]:
    """P(first) of every ranked option at every factor on the spreads, and as assumed."""
    held = [one for one in evaluation.insight.alternatives if one.kind == "spread" and one.first is not None]
    if not held:
        return
    options = evaluation.ranked
    stated = {option.id: option.confidence.first for option in options if option.confidence}
    columns = [(visible(one.name).replace(" the ", "\nthe "), one.first or {}) for one in held]
    columns.insert(len(columns) // 2, ("as assumed", stated))
    yield Section(
        "First in 100 draws, if all is surer or less sure than assumed",
        (
            Column("Option", tuple(names[option.id] for option in options), right=False, shorten=True),
            *(
                Column(title, tuple(figures.in_hundred(first.get(option.id, 0.0)) for option in options))
                for title, first in columns
            ),
        ),
    )


def _agreement(evaluation: Evaluation, names: Names) -> Iterator[Section]:
    """How far raters agree, and where they are furthest apart."""
    found = evaluation.insight.agreement
    if found is None:
        return
    alpha = "is not defined here" if found.alpha is None else f"is {figures.points(found.alpha, 2)}: {found.reading}"
    sentences = [f"Krippendorff's interval alpha over {figures.counted(len(found.raters), 'rater')} {alpha}."]
    apart = [one for one in found.widest if one[2] > 0]
    yield Section(
        "How far the raters agree",
        (
            Column(
                "Furthest apart on",
                tuple(_criterion(evaluation, one) for one, _, _ in apart),
                right=False,
                shorten=True,
            ),
            Column(
                "Option", tuple(names.get(option, visible(option)) for _, option, _ in apart), right=False, shorten=True
            ),
            Column("Points apart", tuple(figures.points(spread, 0) for _, _, spread in apart)),
        ),
        sentences=tuple(sentences),
    )


def _stability(evaluation: Evaluation, names: Names) -> Iterator[Section]:
    """The range of each weight in which the leader stays first; criteria whose weight changes nothing are counted."""
    leader = evaluation.insight.verdict.leader
    bands = evaluation.insight.stability
    if leader is None or not bands:
        return
    turning = [band for band in bands if band.low_leader is not None or band.high_leader is not None]
    if turning:
        rest = len(bands) - len(turning)
        sentences = [_SCALE, *([f"{figures.counted(rest, 'other weight')} may be anything."] if rest else [])]
    else:
        sentences = [f"{names[leader]} stays first whatever a single weight might be."]
    yield Section(
        f"Weights within which {names[leader]} stays first",
        (
            Column(
                "Criterion",
                tuple(_criterion(evaluation, band.criterion) for band in turning),
                right=False,
                shorten=True,
            ),
            Column("Now", tuple(figures.points(band.points) for band in turning)),
            Column("From", tuple(_end(band.low_leader, band.low_points) for band in turning)),
            Column("To", tuple(_end(band.high_leader, band.high_points) for band in turning)),
            Column(
                "Leads below",
                tuple(_name(band.low_leader, names) for band in turning),
                right=False,
                drop=1,
                shorten=True,
                least=12,
            ),
            Column(
                "Leads above",
                tuple(_name(band.high_leader, names) for band in turning),
                right=False,
                drop=2,
                shorten=True,
                least=12,
            ),
        ),
        sentences=tuple(sentences),
    )


def _end(leader: str | None, points: float) -> str:
    return "any" if leader is None else figures.points(points)


def _name(option: str | None, names: Names) -> str:
    return "" if option is None else names.get(option, visible(option))


def _criterion(evaluation: Evaluation, name: str) -> str:
    return visible(evaluation.criterion(name).name)


def _attainable(evaluation: Evaluation, names: Names) -> Iterator[Section]:
    """The best rank of each option under any weights, and the nearest weights at which it leads."""
    found = evaluation.insight.attainable
    if not found:
        return
    ranks = {option.id: option.rank for option in evaluation.ranked}
    sentences = ["Moved is the sum of all changes of weight, in points of 100."]
    if not all(one.exact for one in found):
        sentences.append("~ is the best rank among the weights tried; there may be a better one.")
    yield Section(
        "How far each could come if the weights were chosen for it",
        (
            Column("Option", tuple(_name(one.option, names) for one in found), right=False, shorten=True),
            Column("Rank", tuple(str(ranks.get(one.option) or figures.DASH) for one in found)),
            Column("Best", tuple(("" if one.exact else "~") + str(one.best_rank) for one in found)),
            Column("Moved", tuple(figures.DASH if one.change is None else figures.points(one.change) for one in found)),
        ),
        sentences=(*sentences, *_nearest(evaluation, found, names)),
    )


def _nearest(evaluation: Evaluation, found: Sequence[Attainable], names: Names) -> Iterator[str]:
    """The changes of weight that put each option behind the leader first, the largest named."""
    for one in found:
        if one.nearest is None or not one.change:
            continue
        moves = [(evaluation.criterion(name), weight) for name, weight in one.nearest.items()]
        moves = [(held, weight) for held, weight in moves if abs(weight - held.weight) > LEAST_MOVE]
        moves.sort(key=lambda move: -abs(move[1] - move[0].weight))
        shown = [
            f"{visible(held.name)} weighs {figures.points(100 * weight)} (now {figures.points(100 * held.weight)})"
            for held, weight in moves[:MOVES_SHOWN]
        ]
        rest = len(moves) - len(shown)
        if rest:
            shown.append(figures.counted(rest, "smaller change"))
        yield f"{_name(one.option, names)} leads nearest where {figures.listed(shown)}."


def _mirror(evaluation: Evaluation) -> Iterator[Section]:
    """What the points alone would weigh each top criterion, beside what was stated."""
    found = evaluation.insight.mirror
    if found is None:
        return
    groups = evaluation.groups
    yield Section(
        "If the points weighed the criteria, not the buyer",
        (
            Column("Criterion", tuple(visible(group.name) for group in groups), right=False, shorten=True),
            Column("Stated", tuple(figures.points(100 * group.weight) for group in groups)),
            Column("Entropy", tuple(figures.points(100 * found.entropy.get(group.id, 0.0)) for group in groups)),
            Column("CRITIC", tuple(figures.points(100 * found.critic.get(group.id, 0.0)) for group in groups)),
        ),
        sentences=(
            "A mirror, not advice: both weigh most what tells these options apart most, whatever it matters to the "
            "buyer. Entropy after Shannon (Zeleny 1982), CRITIC after Diakoulaki et al. 1995.",
        ),
    )


def _sum(evaluation: Evaluation, names: Names) -> str:
    """In how many of the alternatives the leader stays first, and who takes over in the others."""
    leader = evaluation.insight.verdict.leader
    if leader is None:
        return "Nobody is ranked, so there is nothing to try."
    tried = [one for one in _tried(evaluation) if not _leaves_out(evaluation, one, leader)]
    held = [one for one in tried if one.leader == leader]
    if not tried:
        return f"{names[leader]} leads, and there is nothing else to try."
    if len(held) == len(tried):
        return f"{names[leader]} leads in all {len(tried)} tried."
    others = dict.fromkeys(_name(one.leader, names) or "nobody" for one in tried if one.leader != leader)
    return f"{names[leader]} leads in {len(held)} of {len(tried)} tried, else {figures.listed(list(others), 'or')}."


def _leaves_out(evaluation: Evaluation, one: Alternative, option: str) -> bool:
    """Whether an alternative is that without this option, in which it cannot lead."""
    return one.kind == "without option" and one.name == evaluation.option(option).name
