"""The one contract: what scoring, cost and confidence found, and every renderer, the JSON and the diff read."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from vendoreval.diagnostic import Diagnostic
from vendoreval.evaluation.cost import CostAnalysis
from vendoreval.evaluation.criterion import Criterion
from vendoreval.evaluation.insight import Insight
from vendoreval.evaluation.option import Option, Standing


@dataclass(frozen=True, slots=True)
class Provenance:
    """From what and how it was computed.

    Attributes:
        version: Of vendoreval.
        seed: Of the draws.
        draws: How many; 0 when none were made.
        files: Path to SHA-256 of every input file, in path order.
        criteria_hash: Hash of the criteria as weighed.
        frozen: The hash when the criteria were frozen, empty when they were not.
        assumptions: What the draws assume: (what, figure, basis); empty without draws.
    """

    version: str
    seed: int
    draws: int
    files: Mapping[str, str]
    criteria_hash: str = ""
    frozen: str = ""
    assumptions: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StatedDifference:
    """An older scorecard's total that does not add up.

    Attributes:
        option: Its id.
        stated: The total as printed there.
        computed: The total now, on that scorecard's scale; None for an option that is not scored.
    """

    option: str
    stated: float
    computed: float | None

    @property
    def decimals(self) -> int:
        """How many the stated total has, at least one."""
        return len(repr(self.stated).partition(".")[2])

    @property
    def digit(self) -> float:
        """What one unit of its last decimal is worth."""
        return float(10**-self.decimals)


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided.

    Attributes:
        chosen: Option ids.
        by: Who decided.
        date: When.
        why: Why, above all where it differs from the ranking.
    """

    chosen: tuple[str, ...]
    by: str
    date: datetime.date
    why: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The whole answer.

    Attributes:
        title: What is being bought.
        as_of: The day ages are counted to.
        currency: The project's.
        out_of: The scale of the totals.
        floor: The total below which an option is out, None without one.
        driver: The driver's id that was scored, None for the criteria as they stand.
        drivers: Driver id to its name and why.
        criteria: In reading order: each group before its children.
        options: Ranked ones first by rank, then unranked, out, long list; ties in file-name order.
        cost: The true costs; None without a cost model.
        insight: Verdict, stability, levers, questions.
        findings: The checks' findings, errors first.
        provenance: Inputs, version, seed.
        stated: Differences from an older scorecard.
        stated_source: Where that scorecard is.
        decision: What was decided; None when nothing is.
        raters: Rater id to (name, conflicts).
    """

    title: str
    as_of: datetime.date
    currency: str
    out_of: float
    floor: float | None
    driver: str | None
    drivers: Mapping[str, tuple[str, str]]
    criteria: tuple[Criterion, ...]
    options: tuple[Option, ...]
    cost: CostAnalysis | None
    insight: Insight
    findings: tuple[Diagnostic, ...]
    provenance: Provenance
    stated: tuple[StatedDifference, ...] = ()
    stated_source: str = ""
    decision: Decision | None = None
    raters: Mapping[str, tuple[str, str]] | None = None

    @property
    def ranked(self) -> tuple[Option, ...]:
        """The ranked options, best first."""
        return tuple(option for option in self.options if option.standing is Standing.RANKED)

    @property
    def groups(self) -> tuple[Criterion, ...]:
        """The top level of the criteria, in file order."""
        return tuple(criterion for criterion in self.criteria if criterion.parent is None)

    @property
    def leaves(self) -> tuple[Criterion, ...]:
        """The criteria that earn points themselves, in file order."""
        return tuple(criterion for criterion in self.criteria if not criterion.is_group)

    def option(self, name: str) -> Option:
        """The option with this id. Raises KeyError when there is none."""
        for option in self.options:
            if option.id == name:
                return option
        raise KeyError(name)

    def criterion(self, name: str) -> Criterion:
        """The criterion with this id. Raises KeyError when there is none."""
        for criterion in self.criteria:
            if criterion.id == name:
                return criterion
        raise KeyError(name)
