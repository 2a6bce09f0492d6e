"""What would turn the answer, what to ask next, who leads for whom, and the verdict as the last line."""

from __future__ import annotations

from collections.abc import Iterator

from vendoreval.diagnostic import Severity
from vendoreval.evaluation import Certainty, Evaluation, Lever, Stability
from vendoreval.render import figures
from vendoreval.render.screen.standing import LABEL
from vendoreval.render.table import Paint, wrapped
from vendoreval.render.visible import visible

LEVERS_SHOWN = 3
BANDS_SHOWN = 3
_VERDICT_STYLE = {
    Certainty.NAMED: "good",
    Certainty.LEANS: "warn",
    Certainty.TOO_CLOSE: "warn",
    Certainty.NO_OPTION: "bad",
}


def closing(evaluation: Evaluation, width: int | None, paint: Paint) -> list[str]:
    """The labelled lines below the tables, without the verdict."""
    rows = [
        ("Turns it", _turns(evaluation)),
        ("Ask next", _ask(evaluation)),
        ("Raters", _raters(evaluation)),
        ("Drivers", _drivers(evaluation)),
        ("Differs", _stated(evaluation)),
        ("Decided", _decided(evaluation)),
        ("Noted", " ".join(evaluation.insight.notes)),
        ("Checks", _checks(evaluation)),
    ]
    lines: list[str] = []
    for label, text in rows:
        if text:
            first, *rest = wrapped(text, width, " " * (LABEL + 2), first=f"{label:<{LABEL}}  ")
            lines += [paint("strong", label) + first[len(label) :], *rest]
    return lines


def verdict(evaluation: Evaluation, width: int | None, paint: Paint) -> list[str]:
    """The verdict: the most important line, and the last."""
    found = evaluation.insight.verdict
    sentence = visible(found.sentence)
    start = "Too close to call"
    if found.certainty is Certainty.TOO_CLOSE and sentence.startswith(start):
        sentence = start.upper() + sentence[len(start) :]
    style = _VERDICT_STYLE.get(found.certainty, "strong")
    return [paint(style, line) for line in wrapped(sentence, width)]


def _turns(evaluation: Evaluation) -> str:
    """The smallest changes that put the option next to the leader first."""
    names = {option.id: visible(option.name) for option in evaluation.options}
    leader = evaluation.insight.verdict.leader
    followers = [option.id for option in evaluation.ranked if option.id != leader]
    sentences = []
    for follower in followers:
        levers = [lever for lever in evaluation.insight.levers if lever.option == follower][:LEVERS_SHOWN]
        bands = list(_weights(evaluation, follower))[:BANDS_SHOWN]
        ways = [*(_lever(lever) for lever in levers), *bands]
        if ways:
            sentences.append(f"{names[follower]} leads if {figures.listed(ways, 'or')}.")
        if len(sentences) == 2:
            break
    return " ".join(sentences)


def _lever(lever: Lever) -> str:
    return visible(lever.sentence)


def _weights(evaluation: Evaluation, follower: str) -> Iterator[str]:
    """The weights of top criteria beyond which this option leads, nearest first."""
    top = {group.id: visible(group.name) for group in evaluation.groups}
    found: list[tuple[float, str]] = []
    for band in evaluation.insight.stability:
        if band.criterion in top:
            found += [(abs(limit - band.points), text) for limit, text in _ends(band, top[band.criterion], follower)]
    for _, text in sorted(found):
        yield text


def _ends(band: Stability, name: str, follower: str) -> Iterator[tuple[float, str]]:
    now = figures.points(band.points)
    if band.low_leader == follower:
        yield band.low_points, f"{name} weighs under {figures.points(band.low_points)} (now {now})"
    if band.high_leader == follower:
        yield band.high_points, f"{name} weighs over {figures.points(band.high_points)} (now {now})"


def _ask(evaluation: Evaluation) -> str:
    """The question worth most, what is known, and what would answer it."""
    questions = evaluation.insight.questions
    if not questions:
        return ""
    best = questions[0]
    now = f" {visible(best.now)};" if best.now else ""
    worth = f" worth {figures.points(best.value)} points" if best.value >= 0.05 else ""
    if not worth and best.variance_share > 0:
        worth = f" it makes up {figures.percent(best.variance_share)} of what is unsure between the first two"
    evidence = f". {visible(best.evidence)}" if best.evidence else ""
    return f"{visible(best.sentence)}{now}{worth}{evidence}".rstrip(";. ") + "."


def _raters(evaluation: Evaluation) -> str:
    """Who leads for whom, raters of one mind together."""
    agreement = evaluation.insight.agreement
    if agreement is None:
        return ""
    names = {option.id: visible(option.name) for option in evaluation.options}
    by_leader: dict[str, list[str]] = {}
    for rater, leader in agreement.leaders.items():
        if leader is not None:
            by_leader.setdefault(leader, []).append(visible(rater))
    return "; ".join(f"{', '.join(raters)}: {names[leader]} first" for leader, raters in by_leader.items())


def _drivers(evaluation: Evaluation) -> str:
    """Who leads under each driver, where that is not the same for all."""
    names = {option.id: visible(option.name) for option in evaluation.options}
    by_leader: dict[str, list[str]] = {}
    for found in evaluation.insight.alternatives:
        if found.kind == "driver" and found.leader is not None:
            by_leader.setdefault(found.leader, []).append(visible(found.name))
    if len(by_leader) < 2:
        return ""
    return "; ".join(f"{', '.join(drivers)}: {names[leader]} first" for leader, drivers in by_leader.items())


def _stated(evaluation: Evaluation) -> str:
    """The totals of an older scorecard that do not add up."""
    names = {option.id: visible(option.name) for option in evaluation.options}
    source = f" in {visible(evaluation.stated_source)}" if evaluation.stated_source else ""
    parts = [
        f"{names.get(found.option, visible(found.option))} {found.stated:g} stated{source}, "
        + (f"{figures.points(found.computed)} computed" if found.computed is not None else "not scored here")
        for found in evaluation.stated
    ]
    return "; ".join(parts) + "." if parts else ""


def _decided(evaluation: Evaluation) -> str:
    made = evaluation.decision
    if made is None:
        return ""
    names = {option.id: visible(option.name) for option in evaluation.options}
    chosen = figures.listed([names.get(one, visible(one)) for one in made.chosen])
    return f"{chosen}, by {visible(made.by)} on {made.date}: {visible(made.why)}"


def _checks(evaluation: Evaluation) -> str:
    """How many findings there are of each kind, and how to see them."""
    count = dict.fromkeys(Severity, 0)
    for found in evaluation.findings:
        count[found.severity] += 1
    parts = [figures.counted(count[severity], severity.value) for severity in (Severity.ERROR, Severity.WARNING)]
    if count[Severity.NOTE]:
        parts.append(figures.counted(count[Severity.NOTE], "note"))
    return ", ".join(parts) + (": vendoreval check" if evaluation.findings else "")
