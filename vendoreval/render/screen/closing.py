"""What would turn the answer, what to ask next, who leads for whom, and the verdict as the last line."""

from __future__ import annotations

from collections.abc import Mapping

from vendoreval.diagnostic import Severity
from vendoreval.evaluation import Certainty, Evaluation
from vendoreval.render import figures
from vendoreval.render.screen.standing import LABEL
from vendoreval.render.table import GAP, Paint, padded, wrapped
from vendoreval.render.visible import visible

OPTIONS_SHOWN = 2
WEIGHTS_SHOWN = 2
_VERDICT_STYLE = {
    Certainty.NAMED: "good",
    Certainty.LEANS: "warn",
    Certainty.TOO_CLOSE: "warn",
    Certainty.NO_OPTION: "bad",
}


def closing(evaluation: Evaluation, width: int | None, paint: Paint) -> list[str]:
    """The labelled lines below the tables, without the verdict."""
    rows = [
        *(("Turns it", sentence) for sentence in _turns(evaluation)),
        ("Ask next", _ask(evaluation)),
        ("Raters", _raters(evaluation)),
        ("Weights", _led(evaluation, "rater's weights")),
        ("Drivers", _led(evaluation, "driver")),
        ("Differs", _stated(evaluation)),
        ("Decided", _decided(evaluation)),
        *(("Noted", visible(note)) for note in evaluation.insight.notes),
        ("Checks", _checks(evaluation)),
    ]
    lines: list[str] = []
    shown = ""
    for label, text in rows:
        if text:
            head = "" if label == shown else label
            shown = label
            first, *rest = wrapped(text, width, " " * (LABEL + GAP), first=padded(head, LABEL + GAP))
            lines += [paint("strong", head) + first[len(head) :], *rest]
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


def _turns(evaluation: Evaluation) -> list[str]:
    """For the options next to the leader the smallest changes that put each first: a price, another figure, weights."""
    names = {option.id: visible(option.name) for option in evaluation.options}
    leader = evaluation.insight.verdict.leader
    sentences: list[str] = []
    for option in evaluation.ranked:
        if option.id != leader and len(sentences) < OPTIONS_SHOWN:
            ways = [*_figures(evaluation, option.id), *_weights(evaluation, option.id)]
            if ways:
                sentences.append(f"{names[option.id]} leads if {figures.listed(ways, 'or')}.")
    return sentences


def _figures(evaluation: Evaluation, option: str) -> list[str]:
    """The price, and the one other figure that is nearest against its own doubt."""
    own = [lever for lever in evaluation.insight.levers if lever.option == option]
    prices = [lever for lever in own if lever.kind == "price"][:1]
    others = [lever for lever in own if lever.kind != "price"][:1]
    return [visible(lever.sentence) for lever in (*prices, *others)]


def _weights(evaluation: Evaluation, option: str) -> list[str]:
    """The weights of top criteria beyond which this option leads, nearest first."""
    top = {group.id: visible(group.name) for group in evaluation.groups}
    found: list[tuple[float, str, str]] = []
    for band in evaluation.insight.stability:
        if band.criterion in top:
            for leads, limit, word in (
                (band.low_leader, band.low_points, "under"),
                (band.high_leader, band.high_points, "over"),
            ):
                if leads == option:
                    said = f"{word} {limit:.3g} (now {band.points:.3g})"
                    found.append((abs(limit - band.points), top[band.criterion], said))
    nearest = sorted(found)[:WEIGHTS_SHOWN]
    return [f"{name}{' weighs' if place == 0 else ''} {said}" for place, (_, name, said) in enumerate(nearest)]


def _ask(evaluation: Evaluation) -> str:
    """The question worth most, what is known, and what would answer it."""
    questions = evaluation.insight.questions
    if not questions:
        return ""
    best = questions[0]
    known = [visible(best.now)] if best.now else []
    if best.value >= 0.05 * evaluation.out_of / 100:
        known.append(f"worth {figures.points(best.value)} points")
    elif best.variance_share > 0:
        known.append(f"it makes up {figures.percent(best.variance_share)} of what is unsure between the first two")
    sentences = [visible(best.sentence)]
    sentences += [f"{figures.begun('; '.join(known))}."] if known else []
    sentences += [f"{figures.begun(visible(best.evidence)).rstrip('.')}."] if best.evidence else []
    return " ".join(sentences)


def _raters(evaluation: Evaluation) -> str:
    """Who leads on each rater's word alone."""
    agreement = evaluation.insight.agreement
    return _first_for(evaluation, agreement.leaders) if agreement else ""


def _led(evaluation: Evaluation, kind: str) -> str:
    """Who leads with one kind of thing done differently; nothing where the leader always stays."""
    leaders = {found.name: found.leader for found in evaluation.insight.alternatives if found.kind == kind}
    stays = set(leaders.values()) <= {evaluation.insight.verdict.leader}
    return "" if stays else _first_for(evaluation, leaders)


def _first_for(evaluation: Evaluation, leaders: Mapping[str, str | None]) -> str:
    """`ops, brand: Onshore Outcome first; finance: ...`, those of one leader together."""
    names = {option.id: visible(option.name) for option in evaluation.options}
    by_leader: dict[str, list[str]] = {}
    for who, leader in leaders.items():
        if leader is not None:
            by_leader.setdefault(leader, []).append(visible(who))
    return "; ".join(f"{', '.join(those)}: {names[leader]} first" for leader, those in by_leader.items())


def _stated(evaluation: Evaluation) -> str:
    """The totals of an older scorecard that do not add up."""
    names = {option.id: visible(option.name) for option in evaluation.options}
    source = f" in {visible(evaluation.stated_source)}" if evaluation.stated_source else ""
    parts = [
        f"{names.get(found.option, visible(found.option))} {found.stated:g} stated{source}, "
        + (
            f"{figures.points(found.computed, found.decimals)} computed"
            if found.computed is not None
            else "not scored here"
        )
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
    command = "vendoreval check --costs" if evaluation.cost else "vendoreval check"
    return ", ".join(parts) + (f": {command}" if evaluation.findings else "")
