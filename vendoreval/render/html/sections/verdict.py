"""The verdict first: the answer in one sentence, what it hangs on, and the figures to remember."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vendoreval.evaluation import Account, Certainty, Option, Outcome, Standing
from vendoreval.render import figures
from vendoreval.render.html.names import Named
from vendoreval.render.screen.reversal import reversal

CERTAINTIES = {
    Certainty.NAMED: "A clear answer",
    Certainty.LEANS: "Leaning, not settled",
    Certainty.TOO_CLOSE: "Too close to call",
    Certainty.NO_OPTION: "No option qualifies",
    Certainty.UNDRAWN: "Scores alone; how sure was not worked out",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure to remember: what it is, the figure, and a line that explains it."""

    name: str
    figure: str
    note: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the template shows."""

    certainty: str
    sentence: str
    scope: str
    hangs_on: tuple[str, ...]
    figures: tuple[Figure, ...]


def prepare(named: Named) -> Verdict:
    """The verdict of any evaluation."""
    evaluation = named.evaluation
    found = evaluation.insight.verdict
    certainty = CERTAINTIES[found.certainty]
    return Verdict(
        certainty=certainty,
        sentence=_without(found.sentence, certainty),
        scope=_scope(named),
        hangs_on=tuple(_hangs_on(named)),
        figures=tuple(_figures(named)),
    )


def _without(sentence: str, lead: str) -> str:
    """The sentence without words that stand above it already."""
    start = f"{lead}: "
    return sentence[len(start) :] if sentence.startswith(start) else sentence


def _scope(named: Named) -> str:
    """Over which time, in which money, as of when, under which driver."""
    evaluation = named.evaluation
    parts = [f"As of {evaluation.as_of}", f"amounts in {evaluation.currency}"]
    if evaluation.cost is not None:
        parts.insert(1, f"{figures.counted(evaluation.cost.term, 'month')} of service")
    if evaluation.driver is not None:
        name, why = evaluation.drivers[evaluation.driver]
        parts.append(f"scored for the driver {name}" + (f" ({why})" if why else ""))
    return ", ".join(parts) + "."


def _hangs_on(named: Named) -> Iterator[str]:
    """What a reader must know before acting on it."""
    evaluation = named.evaluation
    yield from reversal(evaluation)
    if evaluation.cost is not None and evaluation.cost.conditional:
        yield evaluation.cost.conditional
    for option in evaluation.options:
        if option.standing is Standing.RANKED and (pending := option.blocking(Outcome.PENDING)):
            reasons = figures.listed([one.reason for one in pending])
            yield f"{named.option(option.id)} is still to show: {reasons}."
    yield from evaluation.insight.notes


def _figures(named: Named) -> Iterator[Figure]:
    evaluation = named.evaluation
    leader = next((one for one in evaluation.ranked if one.id == evaluation.insight.verdict.leader), None)
    if leader is not None and leader.score is not None:
        yield Figure("Highest score", f"{figures.points(leader.score)}", _score_note(named, leader))
        if leader.confidence is not None:
            chance = figures.in_hundred(leader.confidence.first)
            yield Figure("First in", f"{chance} of 100", f"draws, {named.option(leader.id)}")
        if (account := named.accounts.get(leader.id)) is not None:
            yield Figure("True cost", f"{figures.thousands(account.true_cost)} k", _cost_note(named, account))
    out = sum(option.standing is Standing.OUT for option in evaluation.options)
    yield Figure("Options", str(len(evaluation.options)), f"{len(evaluation.ranked)} ranked, {out} out")


def _score_note(named: Named, leader: Option) -> str:
    out_of = f"{named.option(leader.id)}, of {figures.points(named.evaluation.out_of, 0)}"
    if leader.confidence is None:
        return out_of
    likely = figures.reach(leader.confidence.p10, leader.confidence.p90, named.evaluation.out_of)
    return f"{out_of}; likely {likely}"


def _cost_note(named: Named, account: Account) -> str:
    cost = named.evaluation.cost
    if cost is None or account.option == cost.baseline or cost.baseline not in cost.accounts:
        return f"{named.option(account.option)}, in present value"
    against = cost.accounts[cost.baseline].true_cost
    word = "less" if account.true_cost <= against else "more"
    return f"{figures.thousands(abs(against - account.true_cost))} k {word} than {named.option(cost.baseline)}"
