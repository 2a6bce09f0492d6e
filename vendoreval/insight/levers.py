"""The smallest single change that puts an option first: in a rating, a measure or the price.

Every lever is checked the way the change would be: the figure is moved, the option's points and, where the cost model
reads it, its true cost are worked out anew, and the figure nearest to today's at which it is first is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vendoreval.cost.assumptions import shown
from vendoreval.cost.case import Input
from vendoreval.cost.model import CostModel
from vendoreval.evaluation import Lever, Option
from vendoreval.project.model.criteria import LeafKind
from vendoreval.project.model.quantity import Quantity
from vendoreval.project.tree import Node
from vendoreval.project.value import ValueFunction
from vendoreval.scoring.score import Scoring
from vendoreval.uncertainty import distribution

Array = NDArray[np.float64]
Gap = Callable[[Array], Array]
"""From figures to try to the option's lead over the best of the others, in points out of 100."""

CANDIDATES = 65
ROUNDS = 5
QUICK_FOLLOWERS = 2
"""Options behind the leader whose levers the score screen works out."""
MOST_PRICE = 3.0
"""Multiples of the price looked at."""
AHEAD = 1e-9
"""Points an option must be ahead by, so that it is first and does not merely tie."""
PRICES = ("rate", "wage_base")
MEASURES = {
    "first_contact_resolution": "first_contact_resolution",
    "unanswered_share": "unanswered",
    "high_effort_share": "high_effort",
    "handle_time": "handle_time",
    "escalation_share": "escalation_share",
    "attrition": "attrition",
    "first_contact_resolution_lost": "lost_when_new",
    "day_one_productivity": "new_productivity",
    "learning_time": "learning_months",
    "occupancy": "occupancy",
    "shrinkage": "shrinkage",
}
"""Measure id to the cost model's input of the same figure."""


@dataclass(frozen=True)
class _Field:
    """The ranked options, and what moving one of their figures does."""

    scoring: Scoring
    ranked: Sequence[Option]
    functions: Mapping[str, ValueFunction]
    model: CostModel | None
    inputs: Mapping[str, Input]

    @property
    def scale(self) -> float:
        """The scale of totals over 100."""
        return self.scoring.project.settings.score.out_of / 100

    def totals(self) -> dict[str, float]:
        """Every ranked option's total out of 100."""
        return {option.id: (option.score or 0.0) / self.scale for option in self.ranked}

    def computed(self) -> list[Node]:
        """The leaves that the cost model computes by a fixed value function."""
        return [
            node
            for node in self.scoring.tree.leaves
            if node.criterion.kind is LeafKind.COMPUTED and node.criterion.relative is None
        ]

    def gap(self, option: Option, leaves: Mapping[str, Callable[[Array], Array]], paths: Sequence[str]) -> Gap:
        """The option's lead when a figure moves.

        Args:
            option: Whose figure.
            leaves: Leaf id to its points at each figure.
            paths: The cost model's inputs that are that figure.
        """

        def lead(figures: Array) -> Array:
            totals = {name: np.full(figures.shape, total) for name, total in self.totals().items()}
            for node in self.scoring.tree.leaves:
                if node.id in leaves:
                    totals[option.id] += node.weight * (leaves[node.id](figures) - option.cells[node.id].points)
            if paths and self.model is not None:
                self._recost(totals, self.model.moved(option.id, dict.fromkeys(paths, figures)))
            others = [total for name, total in totals.items() if name != option.id]
            return np.asarray(totals.pop(option.id) - np.max(others, axis=0))

        return lead

    def _recost(self, totals: dict[str, Array], moved: Mapping[str, Array]) -> None:
        """Replaces the points that the true costs earn."""
        model = self.model
        if model is None:
            return
        yardstick = moved.get(model.case.baseline, np.asarray(model.true_costs[model.case.baseline]))
        for held in self.ranked:
            if held.id not in moved:
                continue
            ratio = moved[held.id] / yardstick
            for node in self.computed():
                function = self.functions[node.id]
                points = np.interp(ratio, function.figures, function.points)
                totals[held.id] += node.weight * (points - held.cells[node.id].points)


def levers(scoring: Scoring, ranked: Sequence[Option], model: CostModel | None, *, thorough: bool) -> tuple[Lever, ...]:
    """For every option behind the leader its levers: price first, then the smallest against its own uncertainty.

    Args:
        scoring: What the options are scored by.
        ranked: The ranked options, best first.
        model: The cost model; None without one.
        thorough: Whether to look at every option and input, not only at the two next to the leader and what they judge
            or charge.
    """
    if len(ranked) < 2:
        return ()
    inputs = {one.path: one for one in model.case.inputs()} if model else {}
    field = _Field(scoring, ranked, scoring.functions(), model, inputs)
    followers = ranked[1:] if thorough else ranked[1 : 1 + QUICK_FOLLOWERS]
    found = []
    for option in followers:
        own = [*_prices(field, option), *_ratings(field, option)]
        own += _measures(field, option, thorough)
        found += sorted(own, key=lambda lever: (lever.kind != "price", lever.spread is None, lever.spread or 0.0))
    return tuple(found)


def _prices(field: _Field, option: Option) -> Iterator[Lever]:
    """The price at which the option is first: all its rates by one factor."""
    paths = [
        path
        for path in field.inputs
        if path.rpartition(".")[0] == option.id
        and (name := path.rpartition(".")[2])
        and name.rstrip("_0123456789") in PRICES
    ]
    if not paths or field.model is None or not field.computed():
        return
    now = {path: field.inputs[path].quantity.stated for path in paths}
    model = field.model

    def lead(factors: Array) -> Array:
        totals = {name: np.full(factors.shape, total) for name, total in field.totals().items()}
        field._recost(totals, model.moved(option.id, {path: factors * rate for path, rate in now.items()}))
        others = [total for name, total in totals.items() if name != option.id]
        return np.asarray(totals[option.id] - np.max(others, axis=0))

    factor = nearest(lead, 1.0, 0.0, MOST_PRICE)
    if factor is None:
        return
    change = factor - 1
    dearest = max(now.values())
    word = "falls" if change < 0 else "rises"
    what = "its wage" if any(path.endswith("wage_base") for path in paths) else "its rate"
    figures = (
        f" ({dearest:,.2f} to {dearest * factor:,.2f}{_per(field.inputs[paths[0]].unit)})" if len(paths) == 1 else ""
    )
    moved = model.moved(option.id, {path: np.array([rate, rate * factor]) for path, rate in now.items()})[option.id]
    yield Lever(
        option=option.id,
        kind="price",
        input="price.rate",
        name="Price",
        now=dearest,
        needed=dearest * factor,
        unit=field.inputs[paths[0]].unit,
        change=change,
        spread=None,
        sentence=f"{what} {word} {abs(100 * change):.1f} %{figures}",
        worth=float(moved[0] - moved[1]),
    )


def _per(unit: str) -> str:
    """What follows a price: ` a contact`."""
    _, per, thing = unit.partition(" per ")
    return f" a {thing}" if per else f" {unit}"


def _ratings(field: _Field, option: Option) -> Iterator[Lever]:
    """The rating of one leaf at which the option is first."""
    for node in field.scoring.tree.leaves:
        cell = option.cells[node.id]
        if node.criterion.kind is not LeafKind.RATING or cell.figure is None:
            continue
        function = field.functions[node.id]
        lead = field.gap(option, {node.id: _points(function)}, ())
        figure = nearest(lead, cell.figure, function.figures[0], function.figures[-1])
        if figure is None:
            continue
        points = abs(function(figure) - cell.points)
        yield Lever(
            option=option.id,
            kind="rating",
            input=node.id,
            name=node.criterion.label,
            now=cell.figure,
            needed=figure,
            unit="",
            change=figure - cell.figure,
            spread=points / cell.error_sd if cell.error_sd else None,
            sentence=f"{node.criterion.label} is rated {_up(figure, cell.figure)} (now {cell.figure:.4g})",
        )


def _up(needed: float, now: float) -> str:
    """A rating to two decimals, rounded away from today's so that it is enough."""
    cents = np.ceil(100 * needed - 1e-6) if needed > now else np.floor(100 * needed + 1e-6)
    return f"{cents / 100:.4g}"


def _points(function: ValueFunction) -> Callable[[Array], Array]:
    return lambda figures: np.asarray(np.interp(figures, function.figures, function.points))


def _measures(field: _Field, option: Option, thorough: bool) -> Iterator[Lever]:
    """The figure of one measure at which the option is first, wherever the figure is read."""
    project = field.scoring.project
    by_measure: dict[str, list[Node]] = {}
    for node in field.scoring.tree.leaves:
        if node.criterion.measure is not None and node.criterion.relative is None and not option.cells[node.id].missing:
            by_measure.setdefault(node.criterion.measure, []).append(node)
    costed = {name: f"{option.id}.{path}" for name, path in MEASURES.items()}
    names = list(by_measure)
    if field.computed() and field.model is not None:
        names += [name for name in (costed if thorough else ("first_contact_resolution",)) if name not in by_measure]
    for name in names:
        held = project.figure(option.id, name)
        if held is None:
            continue
        paths = [costed[name]] if name in costed and costed[name] in field.inputs and field.computed() else []
        leaves = {node.id: _points(field.functions[node.id]) for node in by_measure.get(name, [])}
        lever = _measure(field, option, name, held[0], field.gap(option, leaves, paths), thorough or not paths)
        if lever is not None:
            yield lever


def _measure(field: _Field, option: Option, name: str, quantity: Quantity, lead: Gap, wide: bool) -> Lever | None:
    definition = field.scoring.project.measures[name]
    now = quantity.stated
    low, high = sorted((definition.low, definition.high))
    figure = nearest(lead, now, min(low, now), max(high, now))
    if figure is None:
        return None
    deviation = distribution.sd(quantity) if quantity.uncertain else 0.0
    return Lever(
        option=option.id,
        kind="measure",
        input=name,
        name=definition.name,
        now=now,
        needed=figure,
        unit=definition.unit,
        change=figure / now - 1 if now else figure - now,
        spread=abs(figure - now) / deviation if deviation else None,
        sentence=f"its {_lower(definition.name)} is {shown(figure, definition.unit)} (now {shown(now, definition.unit)})",
    )


def _lower(name: str) -> str:
    """The name inside a sentence: abbreviations keep their capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def nearest(lead: Gap, now: float, low: float, high: float) -> float | None:
    """The figure nearest to `now`, from `low` to `high`, at which the lead is just above zero; None where there is none.

    Both sides are looked at on a grid; the first crossing is bracketed more and more narrowly.
    """
    found = [figure for end in (low, high) if end != now and (figure := _crossing(lead, now, end)) is not None]
    return min(found, key=lambda figure: abs(figure - now), default=None)


def _crossing(lead: Gap, start: float, end: float) -> float | None:
    inside = end
    for _ in range(ROUNDS):
        figures = np.linspace(start, inside, CANDIDATES)
        ahead = np.flatnonzero(lead(figures) > AHEAD)
        if not ahead.size:
            return None
        first = int(ahead[0])
        if first == 0:
            return start
        start, inside = float(figures[first - 1]), float(figures[first])
    return inside
