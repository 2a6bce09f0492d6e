"""Two options beside each other: where the gap between their scores and true costs comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GapPart:
    """One leaf's part of the gap.

    Attributes:
        criterion: Its id.
        name: As shown.
        group: The name of its top criterion.
        weight: Share of the whole.
        first, second: Points of each, 0 to 100.
        first_shown, second_shown: What they rest on, as text.
        first_grade, second_grade: How good the evidence is.
        first_raters, second_raters: The lowest and the highest rater's figure; None with fewer than two.
        gap: What it adds to the first one's lead, on the score's scale; negative where the second is ahead.
    """

    criterion: str
    name: str
    group: str
    weight: float
    first: float
    second: float
    first_shown: str
    second_shown: str
    first_grade: str
    second_grade: str
    gap: float
    first_raters: tuple[float, float] | None = None
    second_raters: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class CostGap:
    """One line of the true costs' difference, in present value: the first one's less the second one's.

    Attributes:
        line: The ledger line's id, or churn.
        name: As shown.
        first: The first option's, in the project's currency.
        second: The second option's.
    """

    line: str
    name: str
    first: float
    second: float

    @property
    def gap(self) -> float:
        """How much more the first costs."""
        return self.first - self.second


@dataclass(frozen=True, slots=True)
class Comparison:
    """Where the gap between two options comes from.

    Attributes:
        first, second: Their ids.
        gap: The first one's score less the second one's; None where one has no score.
        parts: Leaves by the size of their part, largest first; they sum to `gap`. Empty where one has no score.
        costs: Ledger lines and churn, in ledger order; they sum to the difference of the true costs. Empty without costs.
        above: Share of the draws in which the first is above the second; None without draws or where one is not ranked.
    """

    first: str
    second: str
    gap: float | None
    parts: tuple[GapPart, ...]
    costs: tuple[CostGap, ...] = ()
    above: float | None = None
