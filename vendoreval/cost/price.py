"""What a quote charges in a month: billed units by tier, credits for missed service, bonuses for good service.

Everything here is in the quote's own currency and before its index. The minimum is monthly, in units. Tiers are
marginal (each rate applies to the units inside its tier) or, with `all_units`, the tier the month's volume falls in
sets the rate of every unit. Credits and bonuses are settled month by month against the mean first-contact resolution
of that month, and neither can exceed its cap, a share of the month's fee. A credit lowers the bill and nothing else:
it does not bring a lost customer back.
"""

from __future__ import annotations

import numpy as np

from vendoreval.cost.inputs import Operation, Unit, Value

_TINY = 1e-300
_ROUNDING = 1e-9
"""Slack in counting whole points, so that .80 - .75 is five of them."""


def absent(value: Value) -> bool:
    """Whether a figure is certainly zero, so that what depends on it need not be worked out."""
    return not isinstance(value, np.ndarray) and value == 0


def units(operation: Operation, contacts: Value, hours: Value, resolved: Value, paid_hours: Value) -> Value:
    """What the month's work counts in the quote's unit.

    Args:
        operation: Whose quote it is.
        contacts: Handled by agents.
        hours: Logged in.
        resolved: Issues that agents resolved.
        paid_hours: Per FTE-month.
    """
    match operation.unit:
        case Unit.HOUR:
            return hours
        case Unit.FTE:
            return hours / ((1 - operation.shrinkage) * paid_hours)
        case Unit.CONTACT:
            return contacts
        case Unit.MINUTE:
            return hours * (60 * operation.occupancy)
        case Unit.RESOLUTION:
            return resolved
        case Unit.PAID_HOUR:
            return hours / (1 - operation.shrinkage)


def billed(operation: Operation, used: Value) -> tuple[Value, ...]:
    """The units billed at each tier's rate, once the minimum is met."""
    charged = used if absent(operation.minimum) else np.maximum(used, operation.minimum)
    if len(operation.tiers) == 1:
        return (charged,)
    split: list[Value] = []
    start = 0.0
    for tier in operation.tiers:
        end = np.inf if tier.up_to is None else tier.up_to
        if operation.all_units:
            inside = (charged > start) & (charged <= end)
            split.append(np.where(inside, charged, 0.0))
        else:
            split.append(np.clip(charged, start, end) - start)
        start = end
    return tuple(split)


def fee(operation: Operation, months: Value, billed_units: tuple[Value, ...]) -> Value:
    """The fee for so many months and billed units: fixed x months + rate x units, tier by tier."""
    total = operation.fixed * months
    for tier, used in zip(operation.tiers, billed_units, strict=True):
        total = total + tier.rate * used
    return total


def credit_steps(operation: Operation, unresolved: Value) -> Value:
    """How many times the credit is due this month: 0 when the target is met, 1 or each point missed, to the cap."""
    missed = operation.credit_target - (1 - unresolved)
    steps = whole_points(missed) if operation.credit_per_point else np.where(missed > _ROUNDING, 1.0, 0.0)
    return np.minimum(steps, _most(operation.credit_cap, operation.credit))


def bonus_points(operation: Operation, unresolved: Value, month_fee: Value) -> Value:
    """The whole points above the target that are paid this month, to the cap."""
    points = whole_points((1 - unresolved) - operation.bonus_target)
    return np.minimum(points, _most(operation.bonus_cap * month_fee, operation.bonus))


def whole_points(share: Value) -> Value:
    """Full points (.01) in a share, none below 0."""
    return np.maximum(np.floor(share * 100 + _ROUNDING * 100), 0.0)


def wage_rate(base: Value, burden: Value, overhead: Value, per_fte: Value, paid_hours: Value) -> Value:
    """An in-house agent's cost per paid hour: base x burden x overhead + extras per FTE-month / paid hours."""
    return base * burden * overhead + per_fte / paid_hours


def _most(cap: Value, each: Value) -> Value:
    """How many times `each` fits under the cap; any number when it is 0."""
    return cap / np.maximum(each, _TINY)
