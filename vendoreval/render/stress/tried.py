"""Who leads if one thing is done differently, and how often each is first if all is surer or less sure."""

from __future__ import annotations

from collections.abc import Iterator

from vendoreval.evaluation import Alternative, Evaluation
from vendoreval.render import figures
from vendoreval.render.layout import Section
from vendoreval.render.stress.names import Names, option_name
from vendoreval.render.table import Column
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


def alternatives(evaluation: Evaluation, names: Names) -> Iterator[Section]:
    """Who leads and how much of the order stays; another leader stands out. The exact variants stand below."""
    tried = _tried(evaluation)
    if not tried:
        return
    leader = evaluation.insight.verdict.leader
    kinds = [KINDS[one.kind] for one in tried]
    firsts = [kind if place == 0 or kinds[place - 1] != kind else "" for place, kind in enumerate(kinds)]
    marks = tuple("" if _expected(one, leader) else "*" for one in tried)
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
                tuple(option_name(one.leader, names) or figures.DASH for one in tried),
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


def spreads(evaluation: Evaluation, names: Names) -> Iterator[Section]:
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


def summary(evaluation: Evaluation, names: Names) -> str:
    """In how many of the alternatives the leader stays first, and who takes over in the others."""
    leader = evaluation.insight.verdict.leader
    if leader is None:
        return "Nobody is ranked, so there is nothing to try."
    tried = [one for one in _tried(evaluation) if not one.leaves_out(leader)]
    held = [one for one in tried if one.leader == leader]
    if not tried:
        return f"{names[leader]} leads, and there is nothing else to try."
    if len(held) == len(tried):
        return f"{names[leader]} leads in all {len(tried)} tried."
    others = dict.fromkeys(option_name(one.leader, names) or "nobody" for one in tried if one.leader != leader)
    return f"{names[leader]} leads in {len(held)} of {len(tried)} tried, else {figures.listed(list(others), 'or')}."


def _tried(evaluation: Evaluation) -> list[Alternative]:
    """The alternatives with a leader of their own, by kind."""
    return [one for kind in KINDS for one in evaluation.insight.alternatives if one.kind == kind]


def _expected(one: Alternative, leader: str | None) -> bool:
    """Whether the leader stays, or cannot because it is the one left out. What is not is marked, colour or none."""
    return one.leader == leader or one.leaves_out(leader)
