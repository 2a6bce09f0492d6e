"""The answer in one honest line: named, leaning, or too close to call."""

from __future__ import annotations

import math
from collections.abc import Sequence

from vendoreval.evaluation import Certainty, Option, Verdict
from vendoreval.insight.alternatives import ranked_of
from vendoreval.project.model.settings import VerdictRule
from vendoreval.project.wording import listed
from vendoreval.scoring.score import TIE


def verdict(options: Sequence[Option], rule: VerdictRule) -> Verdict:
    """Returns the verdict on the ranked options.

    From `rule.named` on, the option most often first is named; from `rule.leans` on, the answer leans to it; below, it is
    too close to call between the two most often first. Where the one most often first is not the one with the most
    points, the sentence says so.

    Args:
        options: All options as scored; only ranked ones count.
        rule: The thresholds.
    """
    ranked = ranked_of(options)
    if not ranked:
        return Verdict(
            Certainty.NO_OPTION, (), (), "No option is ranked: every one is out or too little is known.", None
        )
    by_points = sorted(ranked, key=lambda option: -(option.score or 0.0))
    leader = by_points[0]
    if any(option.confidence is None for option in ranked):
        return Verdict(Certainty.UNDRAWN, (leader.id,), (), _by_points_alone(by_points), leader.id)
    by_chance = sorted(by_points, key=lambda option: -_first(option))
    best, *others = by_chance
    if not others and _first(best) >= rule.named:
        return _of((best,), Certainty.NAMED, f"Only {best.name} is ranked: there is nothing to set it against.", leader)
    if _first(best) >= rule.named:
        sentence = f"{best.name}: first in {_draws(best)}{_although(best, leader)}."
        return _of((best,), Certainty.NAMED, sentence, leader)
    if not others:
        sentence = f"Only {best.name} is ranked, and it misses no requirement or floor in {_draws(best)}."
        return _of((best,), Certainty.LEANS, sentence, leader)
    if _first(best) >= rule.leans:
        sentence = f"Leans to {best.name}, first in {_draws(best)}{_although(best, leader)}."
        return _of((best,), Certainty.LEANS, sentence, leader)
    return _of((best, others[0]), Certainty.TOO_CLOSE, _too_close(best, others[0], leader), leader)


def _of(about: Sequence[Option], certainty: Certainty, sentence: str, leader: Option) -> Verdict:
    return Verdict(
        certainty, tuple(option.id for option in about), tuple(_first(option) for option in about), sentence, leader.id
    )


def _first(option: Option) -> float:
    return option.confidence.first if option.confidence else 0.0


def _too_close(best: Option, second: Option, leader: Option) -> str:
    start = "Too close to call:"
    although = _although(best, leader)
    if _of_100(best) == _of_100(second):
        return f"{start} {best.name} and {second.name} are each first in {_draws(best)}{although}."
    return f"{start} {best.name} is first in {_draws(best)}, {second.name} in {_of_100(second)}{although}."


def _although(best: Option, leader: Option) -> str:
    """Says when another option has more points than the one most often first."""
    if leader is best or abs((leader.score or 0.0) - (best.score or 0.0)) <= TIE:
        return ""
    return f", although {leader.name} has more points"


def _draws(option: Option) -> str:
    """How often it is first in words: never 100 of 100 unless it always is."""
    if _first(option) >= 1:
        return "every draw"
    return f"{_of_100(option)} draws of 100"


def _of_100(option: Option) -> str:
    percent = 100 * _first(option)
    if percent >= 99.5:
        return "over 99"
    return "under 1" if 0 < percent < 0.5 else f"{math.floor(percent + 0.5)}"


def _by_points_alone(by_points: Sequence[Option]) -> str:
    """The sentence when nothing was drawn."""
    top = by_points[0].score or 0.0
    level = [option.name for option in by_points if top - (option.score or 0.0) <= TIE]
    unsaid = "how surely was not worked out"
    if len(level) > 1:
        return f"{listed(level, 'and')} have equally many points; {unsaid}."
    return f"{level[0]} has the most points; {unsaid}."
