"""Sentences a reader must know beside the figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from vendoreval.evaluation import CostAnalysis, Option, Standing
from vendoreval.insight.alternatives import ranked_of
from vendoreval.project.wording import listed
from vendoreval.scoring.score import TIE
from vendoreval.scoring.scoring import Scoring

OFTEN_OUT = 0.05
"""Share of the draws in which an option is out from which that is worth a sentence."""
DOUBTFUL = 0.35
"""Share of today's churn blamed on support from which the assumption is doubtful."""


def notes(
    scoring: Scoring,
    options: Sequence[Option],
    costs: CostAnalysis | None,
    dominated: Mapping[str, tuple[str, ...]],
) -> tuple[str, ...]:
    """The sentences, most important first."""
    return (
        *_baseline(scoring, options),
        *_parts_out(scoring, options),
        *_spurious(scoring, options),
        *_excluded(options),
        *_shrunk(options),
        *_churn(costs),
        *_uncosted(options, costs),
        *_dominated(options, dominated),
    )


def _names(options: Sequence[Option]) -> dict[str, str]:
    return {option.id: option.name for option in options}


def _baseline(scoring: Scoring, options: Sequence[Option]) -> Iterator[str]:
    """A baseline that is out stays the yardstick."""
    for option in options:
        if option.is_baseline and option.standing is Standing.OUT and scoring.cost_ratios:
            yield f"{option.name} is out and stays the yardstick for cost."


def _parts_out(scoring: Scoring, options: Sequence[Option]) -> Iterator[str]:
    """A mix that is not out itself but has a part done by an option that is."""
    out = {option.id: option.name for option in options if option.standing is Standing.OUT}
    for option in options:
        parts = dict.fromkeys(part.vendor for part in scoring.project.vendors[option.id].parts)
        gone = [out[vendor] for vendor in parts if vendor in out]
        if gone and option.standing is not Standing.OUT:
            yield f"{option.name} rests in part on {listed(gone, 'and')}, which {'is' if len(gone) == 1 else 'are'} out."


def _spurious(scoring: Scoring, options: Sequence[Option]) -> Iterator[str]:
    """A lead smaller than what does not matter."""
    ranked = ranked_of(options)
    if len(ranked) < 2:
        return
    first, second = ranked[0], ranked[1]
    lead = (first.score or 0.0) - (second.score or 0.0)
    limit = scoring.project.settings.verdict.indifference * scoring.project.settings.score.out_of / 100
    level = [option.name for option in ranked if (first.score or 0.0) - (option.score or 0.0) <= TIE]
    if len(level) > 1:
        yield f"{listed(level, 'and')} have equally many points."
    elif lead < limit:
        yield f"{first.name} leads {second.name} by {lead:.1f} points, less than the {limit:g} that matter."


def _excluded(options: Sequence[Option]) -> Iterator[str]:
    """Ranked options that a requirement or floor may yet put out."""
    for option in options:
        share = option.confidence.excluded if option.confidence else 0.0
        if share >= OFTEN_OUT:
            yield f"{option.name} misses a requirement or floor in {100 * share:.0f} draws of 100."


def _shrunk(options: Sequence[Option]) -> Iterator[str]:
    """Scores above their own interval: weak evidence is believed only in part."""
    above = [
        option.name for option in options if option.confidence and option.score and option.score > option.confidence.p90
    ]
    if above:
        verb = "score lies" if len(above) == 1 else "scores lie"
        who = listed(above, "and")
        yield f"The {verb} above the interval for {who}: on evidence this thin, high ratings are believed only in part."


def _churn(costs: CostAnalysis | None) -> Iterator[str]:
    """Churn coefficients that explain more of today's churn than is plausible."""
    if costs is not None and (costs.churn_blamed_on_support or 0.0) > DOUBTFUL:
        share = 100 * (costs.churn_blamed_on_support or 0.0)
        yield f"The churn coefficients blame {share:.0f} % of today's churn on support; above 35 % that is doubtful."


def _uncosted(options: Sequence[Option], costs: CostAnalysis | None) -> Iterator[str]:
    names = _names(options)
    for name, reason in (costs.uncosted if costs else {}).items():
        if name in names:
            yield f"{names[name]} cannot be costed: {reason}."
    for name, account in (costs.accounts if costs else {}).items():
        if account.unknown_lines and name in names and not account.parts:
            unknown = ", ".join(line.replace("_", " ") for line in account.unknown_lines)
            yield f"{names[name]} leaves {unknown} neither priced nor included; a default range stands in."


def _dominated(options: Sequence[Option], dominated: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    names = _names(options)
    for option, others in dominated.items():
        yield f"{names[others[0]]} is at least as good as {names[option]} on every criterion."
