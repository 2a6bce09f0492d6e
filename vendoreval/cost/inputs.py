"""The figures the cost model works with, as plain numbers or as one array with a figure for each draw.

Every field is a `Value`: a float for the stated case, or an array of shape (draws,) with one figure per draw. The
formulas are written once and take either. Names are those of the printed formulas, so that an input, its trace and
its place in a formula are found by one word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Value: TypeAlias = float | NDArray[np.float64]
"""A stated figure, or one figure per draw."""

MONTHS_PER_YEAR = 12
_T = TypeVar("_T")


class Unit(StrEnum):
    """What the fee is counted in."""

    HOUR = "hour"
    FTE = "FTE"
    CONTACT = "contact"
    MINUTE = "minute"
    RESOLUTION = "resolution"
    PAID_HOUR = "in-house"


class Portion(StrEnum):
    """How a part's work is told from the other parts': a share, what exceeds a level, or what the others leave."""

    SHARE = "share"
    OVERFLOW = "overflow"
    REST = "rest"


@dataclass(frozen=True)
class Buyer:
    """The customers, their worth and what they ask for; shared by all options. Rates are per month unless said."""

    customers: Value
    margin: Value  # per customer-month, before support cost
    churn: Value  # observed under the baseline
    issues: Value  # per customer-month; issues, not contacts
    term: int  # months
    discount: Value  # nominal, per year
    repeat_unresolved: Value  # P(contacts again | answered, unresolved)
    repeat_unanswered: Value
    churn_effort: Value  # excess P(leaves) per issue, relative to an easy contact
    churn_failed: Value
    churn_dropped: Value
    escalation_cost: Value = 0.0
    loss_per_failed_issue: Value = 0.0
    inflation: Value = 0.0  # per year, on the buyer's own lines
    paid_hours: Value = 160.0  # per FTE-month
    season: tuple[float, ...] = (1.0,) * MONTHS_PER_YEAR


@dataclass(frozen=True)
class Tier:
    """A rate for the monthly units up to a bound; the last tier has none."""

    rate: Value
    up_to: float | None = None


@dataclass(frozen=True)
class Unknown:
    """A cost line that is neither priced nor included: it stands in as a share of the option's own fee."""

    line: str
    share: Value


@dataclass(frozen=True)
class Operation:
    """One team under one quote: how it serves, what it charges, what else it costs the buyer."""

    id: str
    first_contact_resolution: Value  # of an experienced agent
    unanswered: Value
    high_effort: Value
    handle_time: Value  # minutes
    attrition: Value  # per year
    occupancy: Value
    shrinkage: Value
    unit: Unit
    tiers: tuple[Tier, ...]
    lost_when_new: Value = 0.0  # points of first-contact resolution
    new_productivity: Value = 1.0  # of an experienced agent's, on day 1
    learning_months: Value = 1.0
    settled: bool = False  # the team's mix of new and old is at its steady state from month 1
    escalation_share: Value = 0.0
    # the quote, in its own currency
    currency: Value = 1.0  # project currency per unit of the quote's
    all_units: bool = False  # whether a tier's rate applies to every unit of the month
    fixed: Value = 0.0
    minimum: Value = 0.0  # units a month
    cola: Value = 0.0  # per year
    fx: Value = 0.0  # per year
    tax: Value = 0.0
    credit: Value = 0.0  # share of the month's fee
    credit_target: Value = 0.0
    credit_cap: Value = 1.0  # share of the month's fee
    credit_per_point: bool = False
    bonus: Value = 0.0  # per whole point of first-contact resolution above the target
    bonus_target: Value = 1.0
    bonus_cap: Value = 1.0  # share of the month's fee
    # beside the fee, in the project's currency
    training_hours: Value = 0.0
    training_rate: Value = 0.0
    billed_initial: Value = 1.0
    billed_attrition: Value = 0.0
    governance_share: Value = 0.0
    governance_fixed: Value = 0.0
    quality_share: Value = 0.0
    quality_cost: Value = 0.0
    seats: Value = 0.0
    telecom: Value = 0.0
    travel: Value = 0.0
    transition: Value = 0.0
    parallel_running: Value = 0.0
    severance: Value = 0.0
    exit_probability: Value = 0.0
    exit_cost: Value = 0.0
    unknown: tuple[Unknown, ...] = ()
    # handled without an agent, in the project's currency
    contained: Value = 0.0
    automation_resolution: Value = 0.0
    automation_rate: Value = 0.0
    automation_fixed: Value = 0.0


@dataclass(frozen=True)
class Part:
    """The portion of an option's work one operation does, from its first month to its last."""

    operation: Operation
    portion: Portion = Portion.SHARE
    share: Value = 1.0  # of all issues, for a share
    above: Value = 0.0  # issues a month, for an overflow
    first: int = 1
    last: int | None = None  # the term's last month without it


@dataclass(frozen=True)
class Option:
    """One way to serve the customers: a single operation, or several that divide the work."""

    id: str
    parts: tuple[Part, ...]
    extra_loss: Value = 0.0  # customers lost a month beside the model's, for break-evens

    @classmethod
    def of(cls, operation: Operation) -> Option:
        """The option in which one operation does everything."""
        return cls(operation.id, (Part(operation),))


def rows(inputs: _T, chosen: slice) -> _T:
    """The same inputs for some of the draws: arrays are cut, single figures stand for every draw."""
    result: Any = inputs
    if isinstance(inputs, np.ndarray):
        result = inputs[chosen]
    elif isinstance(inputs, tuple):
        result = tuple(rows(item, chosen) for item in inputs)
    elif is_dataclass(inputs) and not isinstance(inputs, type):
        result = replace(inputs, **{item.name: rows(getattr(inputs, item.name), chosen) for item in fields(inputs)})
    chosen_rows: _T = result
    return chosen_rows


def draws(inputs: Any) -> int:
    """How many draws the inputs hold; 1 when every figure is single.

    Raises:
        ValueError: When two inputs hold different numbers of draws.
    """
    found = {len(array) for array in _arrays(inputs)}
    if len(found) > 1:
        raise ValueError(f"inputs hold different numbers of draws: {sorted(found)}")
    return found.pop() if found else 1


def _arrays(inputs: Any) -> Iterator[NDArray[np.float64]]:
    if isinstance(inputs, float | str):  # most are
        return
    if isinstance(inputs, np.ndarray):
        yield inputs
    elif isinstance(inputs, tuple):
        for item in inputs:
            yield from _arrays(item)
    elif is_dataclass(inputs):
        for item in fields(inputs):
            yield from _arrays(getattr(inputs, item.name))
