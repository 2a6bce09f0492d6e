"""What each option truly costs, in the project's currency, over the term."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One cost line.

    Attributes:
        id: fee, training, governance, ...
        name: As shown.
        present_value: Over the term.
        months: Nominal amount by month, 1 to T; one-offs (month 0) and exit are not in it.
        at_start: Undiscounted one-off at t = 0.
        at_end: Nominal amount at the end of the term, weighted by its probability.
        known: False when it is neither priced nor included, so that a default range stands in.
        basis: `vendors/x.yaml:31` or the source of the default.
    """

    id: str
    name: str
    present_value: float
    months: tuple[float, ...]
    at_start: float = 0.0
    at_end: float = 0.0
    known: bool = True
    basis: str = ""


@dataclass(frozen=True, slots=True)
class CostSpread:
    """What the draws say of one option's true cost.

    Attributes:
        p10, p50, p90: Percentiles, in the project's currency.
        cheapest: Share of the draws in which it is the cheapest of all.
        beats_baseline: Share of the draws in which it is cheaper than the baseline.
    """

    p10: float
    p50: float
    p90: float
    cheapest: float
    beats_baseline: float


@dataclass(frozen=True, slots=True)
class BreakEvens:
    """Where the order of this option and another flips; None where no figure does.

    Beside `churn_multiple` they are worked out for the report and `cost` only.

    Attributes:
        against: The other option's id.
        churn_multiple: Multiple of all churn coefficients at which the two true costs are equal.
        first_contact_resolution: This option's first-contact resolution at which they are equal.
        customers_a_month: A constant extra loss of customers a month of this option that makes them equal.
        price_change: Relative change of this option's rate at which they are equal (-0.043 is 4.3 % lower).
        price: The rate itself then.
    """

    against: str
    churn_multiple: float | None
    first_contact_resolution: float | None
    customers_a_month: float | None
    price_change: float | None
    price: float | None


@dataclass(frozen=True, slots=True)
class Account:
    """One option's true cost.

    Attributes:
        option: Its id.
        lines: The ledger, fee first.
        operating: Present value of the ledger.
        lost_margin: Present value of the margin lost within the term.
        beyond_horizon: Present value of the margin lost after it.
        churn: lost_margin + beyond_horizon.
        true_cost: operating + churn.
        per_contact, per_resolved, per_hour: Undiscounted operating cost per handled contact, resolved issue, logged-in hour.
        fee_per_hour: Undiscounted fee per logged-in hour, the one unit in which all price models compare.
        contacts_per_issue: Handled contacts per issue in the last month.
        easy, effort, failed, dropped: How issues end in the last month, shares that sum to 1.
        customers_lost: Customers at the end of the term fewer than under the baseline.
        contacts, resolved, hours, full_time: Totals over the term; full_time is the mean of agents needed.
        unknown_lines: Ids of lines neither priced nor included.
        spread: What the draws say; None without draws.
        break_evens: Against every other option.
        churn_curve: (multiple of the churn coefficients, true cost) from 0 upward; worked out for the report and `cost` only.
        parts: For a mixed option, the ids of its parts.
    """

    option: str
    lines: tuple[LedgerLine, ...]
    operating: float
    lost_margin: float
    beyond_horizon: float
    churn: float
    true_cost: float
    per_contact: float | None
    per_resolved: float | None
    per_hour: float | None
    fee_per_hour: float | None
    contacts_per_issue: float
    easy: float
    effort: float
    failed: float
    dropped: float
    customers_lost: float
    contacts: float
    resolved: float
    hours: float
    full_time: float
    unknown_lines: tuple[str, ...] = ()
    spread: CostSpread | None = None
    break_evens: tuple[BreakEvens, ...] = ()
    churn_curve: tuple[tuple[float, float], ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assumption:
    """One input of the cost or uncertainty model, for the assumptions table.

    Attributes:
        id: The input's path, such as `buyer.margin` or `nearshore-hybrid.attrition`.
        name: As shown.
        figure: As text with its unit.
        spread: Its uncertainty as text, empty when certain.
        basis: Where it comes from: a file and line, a published source, or `assumption`.
        trust: buyer, measured, reference, document, claim, published, assumption; left out for what is not counted on purpose.
        is_default: Whether it is the tool's default.
    """

    id: str
    name: str
    figure: str
    spread: str
    basis: str
    trust: str
    is_default: bool


@dataclass(frozen=True, slots=True)
class Swing:
    """One uncertain input in the tornado: true costs with it at its 10th and 90th percentile, the rest as stated.

    Attributes:
        input: The input's path.
        name: As shown.
        option: The option it belongs to; empty for an input that all share.
        low, high: The input's 10th and 90th percentile, in its unit.
        unit: That unit.
        true_costs: Option id to (true cost at low, true cost at high).
        gap: How much the gap between the two cheapest options moves from low to high, absolute.
        value: Value of knowing it, in money (EVPPI); None without draws.
    """

    input: str
    name: str
    option: str
    low: float
    high: float
    unit: str
    true_costs: Mapping[str, tuple[float, float]]
    gap: float
    value: float | None = None


@dataclass(frozen=True, slots=True)
class CostAnalysis:
    """The true costs of all options.

    Attributes:
        currency: The project's.
        term: Months.
        baseline: The id of the option churn is counted against.
        accounts: Option id to account, every option that can be costed.
        uncosted: Option id to why it cannot be costed.
        churn_blamed_on_support: Share of today's churn that the coefficients blame on support (plausibility gate).
        assumptions: Every input with its source.
        swings: The tornado, widest first.
        value_of_perfect_information: In money, None without draws.
        conditional: The sentence that says on what the result hangs.
    """

    currency: str
    term: int
    baseline: str
    accounts: Mapping[str, Account]
    uncosted: Mapping[str, str]
    churn_blamed_on_support: float | None
    assumptions: tuple[Assumption, ...]
    swings: tuple[Swing, ...] = ()
    value_of_perfect_information: float | None = None
    conditional: str = ""
