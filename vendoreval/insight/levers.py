"""The smallest single change that puts an option first: in a rating, a measure or the price.

Every lever is worked out the way the change would be: the figure is moved, points, true costs, floors and requirements
follow, and the figure nearest to today's at which the option is first is kept.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from vendoreval.cost.model import CostModel
from vendoreval.cost.reading_option import MEASURES
from vendoreval.evaluation import Lever, Option
from vendoreval.insight.moving import Move, Moving
from vendoreval.project.model.criteria import LeafKind
from vendoreval.scoring.scoring import Scoring
from vendoreval.uncertainty import distribution

Array = NDArray[np.float64]
Gap = Callable[[Array], Array]
"""From figures to try to the option's lead over the best of the others, in points out of 100."""

CANDIDATES = 1001
ROUNDS = 3
QUICK_FOLLOWERS = 2
"""Options behind the leader whose levers the score screen works out."""
QUICK_MEASURES = ("first_contact_resolution",)
"""Measures that only the cost model reads for which it does."""
AHEAD = 1e-7
"""Points an option must be ahead by, so that it is first and does not merely tie."""
PRICES = ("rate", "wage_base")
"""The cost model's inputs that are a price, or begin so where it has tiers."""


def levers(
    scoring: Scoring, options: Sequence[Option], model: CostModel | None, *, thorough: bool
) -> tuple[Lever, ...]:
    """For every option behind the leader its levers: price first, then the smallest against its own uncertainty.

    Args:
        scoring: What the options are scored by.
        options: As scored.
        model: The cost model; None without one.
        thorough: Whether to look at every option and input, not only at the two next to the leader and what they judge
            or charge.
    """
    moving = Moving(scoring, options, model)
    followers = moving.ranked[1:] if thorough else moving.ranked[1 : 1 + QUICK_FOLLOWERS]
    found: list[Lever] = []
    for option in followers:
        if option.rank == 1:
            continue
        own = [*_prices(moving, option), *_ratings(moving, option), *_measures(moving, option, thorough)]
        found += sorted(own, key=lambda lever: (lever.kind != "price", lever.spread is None, lever.spread or 0.0))
    return tuple(found)


def _prices(moving: Moving, option: Option) -> Iterator[Lever]:
    """The price at which the option is first: all its rates by one factor."""
    now = {
        path: one.quantity.stated
        for path, one in moving.inputs.items()
        if one.owner == option.id and path.rpartition(".")[2].rstrip("_0123456789") in PRICES
    }
    if not now or moving.model is None or not moving.computed or _moves_defaults(moving, option):
        return

    def prices(factors: Array) -> dict[str, Array]:
        return {path: factors * rate for path, rate in now.items()}

    factor = nearest(lambda factors: moving.lead(Move(option.id, costs=prices(factors))), 1.0, 0.0, 1.0)
    if factor is None:
        return
    costs = moving.model.moved(option.id, prices(np.array([1.0, factor])))[option.id]
    dearest = max(now.values())
    path = next(iter(now))
    what = "wage" if path.endswith("wage_base") else "rate"
    percent = f"{math.ceil(1000 * (1 - factor) - 1e-6) / 10:.1f} %"
    unit = moving.inputs[path].unit
    money = "" if unit.startswith(moving.scoring.project.settings.currency) else f"{unit.partition(' ')[0]} "
    figures = f"{money}{dearest:,.2f} to {math.floor(100 * dearest * factor + 1e-6) / 100:,.2f}{_per(unit)}"
    yield Lever(
        option=option.id,
        kind="price",
        input="price.rate",
        name="Price",
        now=dearest,
        needed=dearest * factor,
        unit=unit,
        change=factor - 1,
        spread=None,
        sentence=f"its {what}s fall {percent}" if len(now) > 1 else f"its {what} falls {percent} ({figures})",
        worth=float(costs[0] - costs[1]),
    )


def _moves_defaults(moving: Moving, option: Option) -> bool:
    """Whether the option's cost also moves a default that all options share: an escalation at the baseline's cost."""
    escalation = moving.inputs.get("buyer.escalation_cost")
    return option.is_baseline and escalation is not None and escalation.is_default


def _per(unit: str) -> str:
    """What follows a price: ` a contact`."""
    _, per, thing = unit.partition(" per ")
    return f" a {thing}" if per else f" {unit}"


def _ratings(moving: Moving, option: Option) -> Iterator[Lever]:
    """The rating of one leaf at which the option is first."""
    for node in moving.scoring.tree.leaves:
        cell = option.cells[node.id]
        if node.criterion.kind is not LeafKind.RATING or cell.figure is None:
            continue
        function = moving.scoring.functions[node.id]
        needed = nearest(
            lambda figures, leaf=node.id: moving.lead(Move(option.id, {leaf: figures})),  # type: ignore[misc]
            cell.figure,
            function.figures[0],
            function.figures[-1],
        )
        if needed is None:
            continue
        points = abs(function(needed) - cell.points)
        name = node.criterion.label
        yield Lever(
            option=option.id,
            kind="rating",
            input=node.id,
            name=name,
            now=cell.figure,
            needed=needed,
            unit="",
            change=needed - cell.figure,
            spread=points / cell.error_sd if cell.error_sd else None,
            sentence=f"{name} is rated {enough(needed, cell.figure, '')} (now {cell.shown})",
        )


def _measures(moving: Moving, option: Option, thorough: bool) -> Iterator[Lever]:
    """The figure of one measure at which the option is first, wherever the figure is read."""
    project = moving.scoring.project
    read_by: dict[str, list[str]] = {}
    for node in moving.scoring.tree.leaves:
        if node.criterion.measure is not None:
            read_by.setdefault(node.criterion.measure, []).append(node.id)
    paths: Mapping[str, str] = {}
    if moving.computed and not _moves_defaults(moving, option):
        owned = {measure: f"{option.id}.{name}" for name, measure in MEASURES.items()}
        paths = {measure: path for measure, path in owned.items() if path in moving.inputs}
    costed = [name for name in paths if thorough or name in QUICK_MEASURES]
    for name in dict.fromkeys([*read_by, *costed]):
        held = project.figure(option.id, name)
        if held is None:
            continue
        lever = _measure(moving, option, name, read_by.get(name, []), paths.get(name))
        if lever is not None:
            yield lever


def _measure(moving: Moving, option: Option, name: str, leaves: Sequence[str], path: str | None) -> Lever | None:
    held = moving.scoring.project.figure(option.id, name)
    definition = moving.scoring.project.measures[name]
    if held is None:
        return None
    quantity, _ = held
    now = quantity.stated
    low, high = sorted((definition.low, definition.high))

    def lead(figures: Array) -> Array:
        costs = {path: figures} if path else {}
        return moving.lead(Move(option.id, dict.fromkeys(leaves, figures), {name: figures}, costs))

    needed = nearest(lead, now, min(low, now), max(high, now))
    if needed is None:
        return None
    deviation = distribution.sd(quantity) if quantity.uncertain else 0.0
    verb = "rises" if needed > now else "falls"
    unit = definition.unit
    return Lever(
        option=option.id,
        kind="measure",
        input=name,
        name=definition.name,
        now=now,
        needed=needed,
        unit=unit,
        change=needed / now - 1 if now else needed - now,
        spread=abs(needed - now) / deviation if deviation else None,
        sentence=f"its {_lower(definition.name)} {verb} to {enough(needed, now, unit)} (now {_shown(now, unit)})",
    )


def _lower(name: str) -> str:
    """The name inside a sentence: abbreviations keep their capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def enough(needed: float, now: float, unit: str) -> str:
    """A figure to two decimals (a share to a tenth of a percent, large figures to the whole), rounded to be enough."""
    scale = 100.0 if unit.startswith("share") else 1.0
    decimals = 1 if unit.startswith("share") else 0 if abs(needed) >= 100 else 2
    steps = needed * scale * 10**decimals
    whole = math.ceil(steps - 1e-6) if needed > now else math.floor(steps + 1e-6)
    return _shown(whole / 10**decimals / scale, unit)


def _shown(figure: float, unit: str) -> str:
    if unit.startswith("share"):
        return f"{100 * figure:.4g} %"
    number = f"{figure:,.0f}" if abs(figure) >= 1000 else f"{figure:.4g}"
    return f"{number} {unit}".strip()


def nearest(lead: Gap, now: float, low: float, high: float) -> float | None:
    """The figure nearest to `now`, from `low` to `high`, at which the lead is just above zero; None where there is none.

    Both sides are looked at on a grid, at once; the first crossing on each is bracketed more and more narrowly. The grids
    are wide and the rounds are few, since one pass through the cost model takes hardly longer for a thousand figures than
    for ten.
    """
    sides = [(now, end) for end in (low, high) if end != now]
    for _ in range(ROUNDS):
        if not sides:
            return None
        grids = [np.linspace(start, end, CANDIDATES) for start, end in sides]
        figures = np.concatenate(grids)
        # A lead that no figure moves comes back as one.
        ahead = np.broadcast_to(lead(figures) > AHEAD, figures.shape).reshape(len(grids), CANDIDATES)
        sides = [_bracket(grid, found) for grid, found in zip(grids, ahead, strict=True) if found.any()]
    return min((end for _, end in sides), key=lambda figure: abs(figure - now), default=None)


def _bracket(figures: Array, ahead: NDArray[np.bool_]) -> tuple[float, float]:
    """The first figure that is ahead, after the one before it."""
    first = int(ahead.argmax())
    return float(figures[max(first - 1, 0)]), float(figures[first])
