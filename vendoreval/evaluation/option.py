"""One option: its standing, its score and everything shown beside it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from vendoreval.evaluation.cell import Cell


class Standing(StrEnum):
    """Where an option stands."""

    RANKED = "ranked"
    OUT = "out"
    UNRANKED = "unranked"
    LONG_LIST = "long list"


class Outcome(StrEnum):
    """How an option does on a requirement."""

    PASS = "pass"
    FAIL = "fail"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class RequirementOutcome:
    """One option on one requirement or floor.

    Attributes:
        id: The requirement's id, or `floor of CRITERION`, or `excluded` for a decision.
        name: As shown.
        outcome: pass, fail or pending.
        reason: One phrase: `PCI DSS certificate ended 2026-09-30`.
        to_do: What would settle a pending one: `ask for two weekends' rosters`; empty otherwise.
        place: File and line the reason rests on.
    """

    id: str
    name: str
    outcome: Outcome
    reason: str
    to_do: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of evidence of an option.

    Attributes:
        id: As in the vendor's file.
        what: What was seen.
        grade: claim, document, reference or measured.
        date: When; None when not said.
        n: How many calls, tickets or cases; None when not said.
        supports: Ids of the criteria and measures it is for.
        source: Where it is kept.
        place: File and line.
        too_old: Whether it is older than the project allows.
    """

    id: str
    what: str
    grade: str
    date: datetime.date | None
    n: int | None
    supports: tuple[str, ...]
    source: str = ""
    place: str = ""
    too_old: bool = False


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk, beside the score and never inside it.

    Attributes:
        what: What could happen.
        likelihood: low, medium or high.
        impact: low, medium or high.
        plan: What would be done; empty without a plan.
    """

    what: str
    likelihood: str
    impact: str
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Confidence:
    """What the draws say of one option.

    Attributes:
        p10, p50, p90: Percentiles of its score, on the score's scale, in all draws, excluded or not.
        first: Share of the draws in which it is first; ties share.
        acceptability: Share of the draws at each rank, first to last, over the ranked options; sums to 1, less `excluded`.
        excluded: Share of the draws in which a requirement or floor excludes it.
        central_weights: Criterion id (top level) to mean weight in the draws in which it is first; None when it never is.
    """

    p10: float
    p50: float
    p90: float
    first: float
    acceptability: tuple[float, ...]
    excluded: float = 0.0
    central_weights: Mapping[str, float] | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One option.

    Attributes:
        id: The vendor file's name.
        name: As shown.
        kind: onshore, nearshore, ..., in-house.
        stage: long list, short list, final.
        standing: ranked, out, unranked (under half its weight known), long list.
        rank: 1 is best; options with equal scores share a rank; None unless ranked.
        score: The total on the score's scale; None when it cannot be scored at all.
        low: The total with everything missing at its lower end.
        high: The total with everything missing at its upper end.
        known: Share of weight known, 0 to 1.
        cells: Criterion id to cell, groups and leaves, in reading order.
        requirements: Outcomes, floors included, worst first.
        confidence: What the draws say; None without draws or when not ranked.
        is_baseline: Whether costs are compared with it.
        quote: The quote as people say it: `4.10 a contact + 6k`; empty without a price.
        about: Who they are, in a sentence or two.
        profile: Anything else for the report: sites, training, similar clients.
        evidence: The pieces of evidence.
        risks: The risks.
        stated_total: An older scorecard's total, on that scorecard's scale; None without one.
        place: Its file.
    """

    id: str
    name: str
    kind: str
    stage: str
    standing: Standing
    rank: int | None
    score: float | None
    low: float | None
    high: float | None
    known: float
    cells: Mapping[str, Cell]
    requirements: tuple[RequirementOutcome, ...] = ()
    confidence: Confidence | None = None
    is_baseline: bool = False
    quote: str = ""
    about: str = ""
    profile: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    risks: tuple[Risk, ...] = ()
    stated_total: float | None = None
    place: str = ""

    def blocking(self, outcome: Outcome) -> tuple[RequirementOutcome, ...]:
        """Its requirements with this outcome."""
        return tuple(found for found in self.requirements if found.outcome is outcome)
