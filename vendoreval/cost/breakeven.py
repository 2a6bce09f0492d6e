"""At which figure the order of two options flips.

Each break-even is a root of the gap between two true costs as one figure moves and all else stays. The gap is worked
out at many candidates at once (they are draws to the model), the sign change nearest to today's figure is kept, and
its bracket is divided again until it is narrow; a last straight line gives the root.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import permutations
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from vendoreval.cost.inputs import Buyer, Option, Tier, Value
from vendoreval.cost.present import Reference, Sums, present_values
from vendoreval.evaluation.cost import BreakEvens

Array: TypeAlias = NDArray[np.float64]
Gaps: TypeAlias = Callable[[Array], Array]
"""From candidates, one row for each pair of options, to the gap between the two at each candidate."""

CANDIDATES = 65
ROUNDS = 2
MOST_CHURN = 20.0
"""Multiples of the churn coefficients looked at."""
MOST_PRICE = 5.0
"""Multiples of the rate looked at."""
CURVE = tuple(step / 10 for step in range(21))
"""Multiples of the churn coefficients at which true costs are shown."""


def break_evens(
    buyer: Buyer, options: Sequence[Option], baseline: Option, *, thorough: bool = True
) -> dict[str, tuple[BreakEvens, ...]]:
    """For every option, where its order with each other one flips; None where a figure does not flip it.

    A price or a first-contact resolution is moved only for an option that is a single operation.

    Args:
        buyer: The buyer's side.
        options: As stated.
        baseline: What churn is counted against.
        thorough: Whether to move each option's own figures too, not only the churn coefficients.
    """
    field = _Field(buyer, options, baseline)
    multiples = _churn_multiples(field)
    if not thorough:
        return {option.id: _by_churn(field, option, multiples) for option in options}
    return {option.id: _of(field, option, multiples) for option in options}


def churn_curves(
    buyer: Buyer, options: Sequence[Option], baseline: Option, multiples: Sequence[float] = CURVE
) -> dict[str, tuple[tuple[float, float], ...]]:
    """By option, (multiple of all churn coefficients, true cost): the line bends, for lost customers raise no issues."""
    costs = _true_costs(_churning(buyer, np.array(multiples)), options, baseline)
    return {
        name: tuple(zip(multiples, np.broadcast_to(np.asarray(cost), len(multiples)).tolist(), strict=True))
        for name, cost in costs.items()
    }


@dataclass(frozen=True)
class _Field:
    """The options as stated, and what does not change while one of them moves."""

    buyer: Buyer
    options: Sequence[Option]
    baseline: Option

    @cached_property
    def reference(self) -> Reference:
        """The baseline's churn and support cost as stated."""
        return Sums.over(self.buyer, self.baseline, None).reference

    @cached_property
    def today(self) -> Mapping[str, Value]:
        """Every true cost as stated."""
        return _true_costs(self.buyer, self.options, self.baseline)

    def with_moved(self, moved: Option) -> Mapping[str, Value]:
        """Every true cost with one option moved; only a moved baseline moves the others."""
        if moved.id == self.baseline.id:
            options = [moved if option.id == moved.id else option for option in self.options]
            return _true_costs(self.buyer, options, moved)
        own = Sums.over(self.buyer, moved, self.reference).present(self.reference)
        return {**self.today, moved.id: own.true_cost}


def roots(gaps: Gaps, pairs: int, least: float, most: float, now: float) -> list[float | None]:
    """For each pair, the figure nearest to `now` from `least` to `most` at which its gap is zero; None without one."""
    low, high = np.full(pairs, least), np.full(pairs, most)
    below = above = np.zeros(pairs)
    found, row = np.ones(pairs, dtype=bool), np.arange(pairs)
    for _ in range(ROUNDS):
        candidates = low[:, None] + (high - low)[:, None] * np.linspace(0.0, 1.0, CANDIDATES)
        gap = gaps(candidates)
        flips = np.sign(gap[:, :-1]) * np.sign(gap[:, 1:]) <= 0
        found &= flips.any(axis=1) & gap.any(axis=1)
        middles = (candidates[:, :-1] + candidates[:, 1:]) / 2
        at = np.where(flips, np.abs(middles - now), np.inf).argmin(axis=1)
        low, high = candidates[row, at], candidates[row, at + 1]
        below, above = gap[row, at], gap[row, at + 1]
    slope = np.where(above == below, 1.0, above - below)
    figures = low - (high - low) * below / slope
    return [float(figure) if one else None for figure, one in zip(figures, found, strict=True)]


def _churn_multiples(field: _Field) -> dict[tuple[str, str], float | None]:
    """By pair, the multiple of all churn coefficients that makes the two equal; the same either way round."""
    pairs = [(one.id, other.id) for one, other in permutations(field.options, 2)]
    once = [pair for pair in pairs if pair[0] < pair[1]]

    def gaps(multiples: Array) -> Array:
        costs = _true_costs(_churning(field.buyer, multiples.ravel()), field.options, field.baseline)
        shaped = _shaped(costs, multiples)
        return np.array([shaped[one][at] - shaped[other][at] for at, (one, other) in enumerate(once)])

    found = dict(zip(once, roots(gaps, len(once), 0.0, MOST_CHURN, 1.0), strict=True)) if once else {}
    return {(one, other): found[min(one, other), max(one, other)] for one, other in pairs}


def _by_churn(
    field: _Field, option: Option, multiples: Mapping[tuple[str, str], float | None]
) -> tuple[BreakEvens, ...]:
    others = [other.id for other in field.options if other.id != option.id]
    return tuple(BreakEvens(other, multiples[option.id, other], None, None, None, None) for other in others)


def _of(field: _Field, option: Option, multiples: Mapping[tuple[str, str], float | None]) -> tuple[BreakEvens, ...]:
    others = [other for other in field.options if other.id != option.id]

    def solve(move: Callable[[Option, Value], Option], least: float, most: float, now: float) -> list[float | None]:
        def gaps(figures: Array) -> Array:
            shaped = _shaped(field.with_moved(move(option, figures.ravel())), figures)
            return np.array([shaped[option.id][at] - shaped[other.id][at] for at, other in enumerate(others)])

        return roots(gaps, len(others), least, most, now) if others else []

    most_lost = float(np.mean(field.buyer.customers)) / 100
    lost = solve(lambda one, figure: replace(one, extra_loss=figure), -most_lost, most_lost, 0.0)
    resolutions: list[float | None] = [None] * len(others)
    prices, rate = resolutions, None
    if len(option.parts) == 1:
        team = option.parts[0].operation
        now = float(np.mean(team.first_contact_resolution))
        resolutions = solve(_resolving, float(np.max(team.lost_when_new)) + 1e-6, 1.0, now)
        prices = solve(_priced, 0.0, MOST_PRICE, 1.0)
        rate = float(np.mean(team.tiers[0].rate)) if len(team.tiers) == 1 else None
    return tuple(
        BreakEvens(
            against=other.id,
            churn_multiple=multiples[option.id, other.id],
            first_contact_resolution=resolutions[at],
            customers_a_month=lost[at],
            price_change=_less_one(prices[at]),
            price=None if rate is None else _times(prices[at], rate),
        )
        for at, other in enumerate(others)
    )


def _true_costs(buyer: Buyer, options: Sequence[Option], baseline: Option) -> dict[str, Value]:
    return {name: found.true_cost for name, found in present_values(buyer, options, baseline).items()}


def _shaped(costs: Mapping[str, Value], like: Array) -> dict[str, Array]:
    return {name: np.broadcast_to(np.asarray(cost), like.size).reshape(like.shape) for name, cost in costs.items()}


def _churning(buyer: Buyer, multiple: Value) -> Buyer:
    return replace(
        buyer,
        churn_effort=buyer.churn_effort * multiple,
        churn_failed=buyer.churn_failed * multiple,
        churn_dropped=buyer.churn_dropped * multiple,
    )


def _resolving(option: Option, share: Value) -> Option:
    part = option.parts[0]
    return replace(option, parts=(replace(part, operation=replace(part.operation, first_contact_resolution=share)),))


def _priced(option: Option, factor: Value) -> Option:
    """The option with every rate times the factor; fixed fees, bonuses and other lines stay."""
    part = option.parts[0]
    tiers = tuple(Tier(tier.rate * factor, tier.up_to) for tier in part.operation.tiers)
    return replace(option, parts=(replace(part, operation=replace(part.operation, tiers=tiers)),))


def _less_one(figure: float | None) -> float | None:
    return None if figure is None else figure - 1


def _times(figure: float | None, factor: float) -> float | None:
    return None if figure is None else figure * factor
