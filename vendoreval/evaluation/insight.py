"""How sure the answer is, what would change it and what to find out next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Certainty(StrEnum):
    """How far the verdict goes."""

    NAMED = "named"
    LEANS = "leans"
    TOO_CLOSE = "too close to call"
    NO_OPTION = "no option"
    UNDRAWN = "undrawn"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The last line of the screen.

    Attributes:
        certainty: named, leans, too close to call; no option when none is ranked; undrawn without draws.
        options: The ids it is about, most often first first.
        first: P(first) of each of them.
        sentence: The verdict in words.
        leader: The id with the highest score, None when none is ranked.
    """

    certainty: Certainty
    options: tuple[str, ...]
    first: tuple[float, ...]
    sentence: str
    leader: str | None


@dataclass(frozen=True, slots=True)
class Stability:
    """The range of one criterion's weight among its siblings inside which the leader stays first.

    Attributes:
        criterion: Its id.
        weight: Its local weight now, 0 to 1.
        low, high: The leader holds from `low` to `high`; 0 and 1 where nothing changes.
        low_leader, high_leader: Who leads just beyond each end; None where nothing changes.
        points, low_points, high_points: The same three on the scale the criteria file uses among siblings.
    """

    criterion: str
    weight: float
    low: float
    high: float
    low_leader: str | None
    high_leader: str | None
    points: float
    low_points: float
    high_points: float


@dataclass(frozen=True, slots=True)
class Attainable:
    """How far an option gets when the weights are chosen for it.

    Attributes:
        option: Its id.
        best_rank: The best rank under any weights.
        exact: Whether that was solved exactly, or is a sampled bound.
        nearest: Leaf or group id to weight (share of the whole) of the nearest weights at which it leads; None when none.
        change: The total absolute change of weights that takes, in points of 100; None when none.
    """

    option: str
    best_rank: int
    exact: bool
    nearest: Mapping[str, float] | None
    change: float | None


@dataclass(frozen=True, slots=True)
class Lever:
    """The smallest single change that puts an option first.

    Attributes:
        option: The option it puts first.
        kind: price, rating or measure.
        input: `price.rate`, or the criterion's or measure's id.
        name: As shown.
        now, needed: The figure now and the one that puts it first, in `unit`.
        unit: The figure's unit.
        change: Relative change for prices and measures; absolute change otherwise.
        spread: How many of the input's own standard deviations that is; None for inputs without one.
        sentence: `its rate falls 4.3 % (4.10 to 3.92 a contact)`.
        worth: For a price lever, the money over the term; None otherwise.
    """

    option: str
    kind: str
    input: str
    name: str
    now: float
    needed: float
    unit: str
    change: float
    spread: float | None
    sentence: str
    worth: float | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Something worth finding out.

    Attributes:
        input: The uncertain input's path.
        option: The option it belongs to; empty for one that all share.
        value: Value of perfect information on the score's scale, bias-corrected.
        money: The same in the project's currency, for cost inputs; None otherwise.
        variance_share: Its share of the variance of the gap between the first two.
        sentence: The question in plain words.
        evidence: What would answer it: how many tickets, which rater, which reference.
        now: What is known, as text: `.76 claimed`.
    """

    input: str
    option: str
    value: float
    money: float | None
    variance_share: float
    sentence: str
    evidence: str
    now: str = ""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Who leads when one thing is done differently: a method, driver, rater, spread, or one left out.

    Attributes:
        kind: method, driver, rater, without rater, rater's weights, spread, without criterion, without option.
        name: As shown.
        leader: The id of who leads then; None when none.
        tau: Kendall's tau-b with the ranking as scored; None when it is not defined.
        first: Option id to P(first), for spreads.
        note: The exact variant, or anything to know.
        subject: The id of the driver, rater, criterion or option it is about; empty for methods, spreads and no driver.
    """

    kind: str
    name: str
    leader: str | None
    tau: float | None
    first: Mapping[str, float] | None = None
    note: str = ""
    subject: str = ""

    def leaves_out(self, option: str | None) -> bool:
        """Whether it is the evaluation without this option, in which that one cannot lead."""
        return self.kind == "without option" and self.subject == option


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far raters agree.

    Attributes:
        alpha: Krippendorff's interval alpha over all ratings; None when it is not defined.
        reading: `good`, `tentative`, `low` or `unknown`.
        raters: Rater id to name.
        leaders: Rater id to who leads on that rater's ratings alone.
        widest: (criterion id, option id, spread in points) of the ratings furthest apart, widest first.
    """

    alpha: float | None
    reading: str
    raters: Mapping[str, str]
    leaders: Mapping[str, str | None]
    widest: tuple[tuple[str, str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class WeightMirror:
    """What the data alone would weigh each top criterion: a mirror, never the default.

    Attributes:
        entropy: Criterion id to weight, by how unevenly the options score on it.
        critic: Criterion id to weight, by how much they differ on it and how little other criteria say the same.
    """

    entropy: Mapping[str, float]
    critic: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Insight:
    """Everything beside the ranking itself.

    Attributes:
        verdict: The answer, honestly.
        win: (option id, other id) to the share of draws in which the first is above the other; ties share.
        stability: Per criterion, top level first.
        attainable: Per ranked option.
        levers: For every option behind the leader, its smallest levers first.
        questions: Most valuable first.
        alternatives: Methods, drivers, raters, spreads, one criterion or option dropped.
        agreement: Between raters; None with fewer than two.
        mirror: Entropy and CRITIC weights; None when not defined.
        dominated: Option id to the ids of those at least as good everywhere and better somewhere.
        notes: Sentences a reader must know, in order.
    """

    verdict: Verdict
    win: Mapping[tuple[str, str], float]
    stability: tuple[Stability, ...] = ()
    attainable: tuple[Attainable, ...] = ()
    levers: tuple[Lever, ...] = ()
    questions: tuple[Question, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    agreement: Agreement | None = None
    mirror: WeightMirror | None = None
    dominated: Mapping[str, tuple[str, ...]] | None = None
    notes: tuple[str, ...] = ()
