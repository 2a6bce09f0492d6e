"""What the model cannot work with, said before it is tried: nonsense is refused with its reason and never becomes NaN."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from vendoreval.cost.inputs import MONTHS_PER_YEAR, Buyer, Operation, Option, Portion, Value
from vendoreval.cost.mix import shared_out
from vendoreval.cost.value import monthly

_SLACK = 1e-6


def refuse_buyer(buyer: Buyer) -> Iterator[str]:
    """Why no option can be costed for this buyer, one sentence each."""
    shares = ("churn", "repeat_unresolved", "repeat_unanswered", "churn_effort", "churn_failed", "churn_dropped")
    for name in shares:
        yield from _within(f"{_words(name)} is {{}}, not a share from 0 to 1", getattr(buyer, name), 0, 1)
    for name in ("customers", "margin", "issues", "escalation_cost", "loss_per_failed_issue"):
        yield from _within(f"{_words(name)} is {{}}, below 0", getattr(buyer, name), 0, np.inf)
    if np.any(np.asarray(buyer.customers) == 0) or np.any(np.asarray(buyer.paid_hours) <= 0):
        yield "there are no customers, or no paid hours in a month"
    if len(buyer.season) != MONTHS_PER_YEAR or min(buyer.season) < 0:
        yield f"season has {len(buyer.season)} factors; it needs 12, none below 0"
    if buyer.term < 1:
        yield "the term is shorter than a month"
    if np.any(np.asarray(buyer.discount) <= -1):
        yield "the discount rate is -100 % or less"
    elif np.any(np.asarray(monthly(buyer.discount) + buyer.churn) <= 0):
        yield "customers never leave and money does not lose value, so what they are worth has no end"


def refuse_operation(buyer: Buyer, team: Operation) -> Iterator[str]:
    """Why this operation cannot be costed, one sentence each."""
    for name in ("first_contact_resolution", "unanswered", "high_effort", "escalation_share", "contained"):
        yield from _within(f"{_words(name)} is {{}}, not a share from 0 to 1", getattr(team, name), 0, 1)
    for name in ("fixed", "minimum", "handle_time", "training_hours", "training_rate", "seats", "telecom", "travel"):
        yield from _within(f"{_words(name)} is {{}}, below 0", getattr(team, name), 0, np.inf)
    for tier in team.tiers:
        yield from _within("the rate is {}, below 0", tier.rate, 0, np.inf)
    if np.any((np.asarray(team.attrition) >= 1) | (np.asarray(team.attrition) < 0)):
        yield "attrition is 100 % a year or more: nobody would be left to learn; or it is below 0"
    if np.any(np.asarray(team.learning_months) <= 0):
        yield "learning time is not above 0"
    for name in ("occupancy", "new_productivity"):
        if np.any((np.asarray(getattr(team, name)) <= 0) | (np.asarray(getattr(team, name)) > 1)):
            yield f"{_words(name)} is not above 0 and up to 1"
    if np.any((np.asarray(team.shrinkage) >= 1) | (np.asarray(team.shrinkage) < 0)):
        yield "shrinkage is 100 % or more: nobody would be logged in; or it is below 0"
    if np.any(np.asarray(team.lost_when_new) > np.asarray(team.first_contact_resolution) + _SLACK):
        yield "a new agent loses more first-contact resolution than the team has"
    worst = 1 - np.asarray(team.first_contact_resolution) + team.lost_when_new
    again = (1 - team.unanswered) * worst * buyer.repeat_unresolved + team.unanswered * buyer.repeat_unanswered
    if np.any(np.asarray(again) >= 1):
        yield "every open issue comes back for ever: nothing is resolved and nobody gives up"


def refuse_mix(buyer: Buyer, option: Option) -> Iterator[str]:
    """Why the parts of an option do not make up the whole work, one sentence each."""
    kinds = [part.portion for part in option.parts]
    rest = Portion.REST in kinds
    if kinds.count(Portion.REST) > 1 or kinds.count(Portion.OVERFLOW) > 1:
        yield "two parts take the rest, or two take the overflow"
    if Portion.OVERFLOW in kinds and not rest:
        yield "no part takes what stays below the overflow; give one `rest: true`"
        return
    for month in range(1, buyer.term + 1):
        taken = shared_out(option.parts, month, buyer.term)
        if taken > 1 + _SLACK or (taken < 1 - _SLACK and not rest):
            hint = "" if taken > 1 else "; give one part `rest: true`"
            yield f"its parts take {taken:.0%} of the work in month {month}{hint}"
            return
    for part in option.parts:
        if part.last is not None and part.last > buyer.term:
            yield f"a part works to month {part.last}, after the term of {buyer.term} months"


def _within(sentence: str, value: Value, low: float, high: float) -> Iterator[str]:
    figures = np.asarray(value, dtype=float)
    outside = figures[~((figures >= low) & (figures <= high))]
    if outside.size:
        yield sentence.format(f"{outside.flat[0]:g}")


def _words(name: str) -> str:
    return name.replace("_", " ")
