"""The weighted hierarchy of criteria, under a driver or as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from vendoreval.diagnostic import KeyPath
from vendoreval.project.model.criteria import CriteriaFile, Criterion, Driver, WeightRange
from vendoreval.weights import Weights, from_pairwise, from_points, from_ranges, from_ranking, from_swings

OVER = " over "
"""Between the two ids of a pairwise judgement: `grasp over channels: 3`."""


@dataclass(frozen=True)
class Place:
    """Where a criterion is written: the file's path and the keys that lead there."""

    path: str
    keypath: KeyPath


@dataclass(frozen=True)
class Node:
    """A criterion with its weight.

    Attributes:
        criterion: As written.
        place: Where it is written.
        children: Of a group.
        parent: The id of its group; None at the top.
        depth: 0 at the top.
        local: Its share among its siblings; siblings sum to 1.
        weight: Its share of the whole.
        local_range: The least and most of `local` where ranges were stated.
        weighting: points, equal, sum of children, range, ranked, pairwise, swing or driver.
    """

    criterion: Criterion
    place: Place
    children: tuple[Node, ...] = ()
    parent: str | None = None
    depth: int = 0
    local: float = 1.0
    weight: float = 1.0
    local_range: tuple[float, float] | None = None
    weighting: str = "points"

    @property
    def id(self) -> str:
        """The criterion's id."""
        return self.criterion.id

    def walk(self) -> Iterator[Node]:
        """Itself and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Tree:
    """The whole hierarchy: the top criteria, weighed."""

    top: tuple[Node, ...]

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Every criterion in reading order, each group before its children."""
        return tuple(node for top in self.top for node in top.walk())

    @cached_property
    def leaves(self) -> tuple[Node, ...]:
        """The criteria that earn points themselves, in reading order."""
        return tuple(node for node in self.nodes if not node.children)

    @cached_property
    def by_id(self) -> Mapping[str, Node]:
        """Every criterion by id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def families(self) -> tuple[tuple[Node, ...], ...]:
        """Every group of siblings, the top first."""
        return (self.top, *(node.children for node in self.nodes if node.children))


@dataclass(frozen=True)
class Weighting:
    """How the children of one group, or the top criteria, are weighed."""

    ranked: Sequence[str]
    pairwise: Mapping[str, float]
    swing: Mapping[str, float]

    @property
    def kind(self) -> str:
        """ranked, pairwise, swing or points."""
        return next((name for name in ("ranked", "pairwise", "swing") if getattr(self, name)), "points")


def weighting_of(group: CriteriaFile | Criterion) -> Weighting:
    """How a group's children, or a file's top criteria, are weighed."""
    return Weighting(group.ranked, group.pairwise, group.swing)


def judgements(pairwise: Mapping[str, float]) -> dict[tuple[str, str], float]:
    """The pairs of ids in `a over b: 3`; a key without ` over ` pairs with nothing, which `from_pairwise` refuses."""
    pairs: dict[tuple[str, str], float] = {}
    for key, ratio in pairwise.items():
        first, _, second = key.partition(OVER)
        pairs[first.strip(), second.strip()] = ratio
    return pairs


def stated_weight(criterion: Criterion) -> float | None:
    """The points a criterion weighs among its siblings: as stated, or for a group without weight the sum below it."""
    if isinstance(criterion.weight, WeightRange):
        return (criterion.weight.low + criterion.weight.high) / 2
    if criterion.weight is not None:
        return criterion.weight
    below = [stated_weight(child) for child in criterion.criteria]
    known = [weight for weight in below if weight is not None]
    return sum(known) if known else None


def local_weights(criteria: Sequence[Criterion], weighting: Weighting) -> Weights:
    """The weights of siblings.

    Raises:
        WeightsError: What is stated gives no weights.
    """
    ids = [criterion.id for criterion in criteria]
    if weighting.ranked:
        return from_ranking(list(weighting.ranked))
    if weighting.pairwise:
        return from_pairwise(ids, judgements(weighting.pairwise))
    if weighting.swing:
        return from_swings(dict(weighting.swing))
    stated = {criterion.id: stated_weight(criterion) for criterion in criteria}
    if all(weight is None for weight in stated.values()):
        return from_points(dict.fromkeys(ids, 1.0))
    if any(isinstance(criterion.weight, WeightRange) for criterion in criteria):
        return from_ranges({criterion.id: _bounds(criterion, stated[criterion.id]) for criterion in criteria})
    return from_points({name: weight or 0.0 for name, weight in stated.items()})


def weigh(
    criteria: CriteriaFile, path: str, driver: Driver | None = None, overrides: Mapping[str, float] | None = None
) -> Tree:
    """The hierarchy with every weight worked out.

    A driver adds and drops criteria and sets weights; `overrides` (a rater's own weights) set weights on top of that.
    A weight set so counts in points among its siblings; siblings weighed by an order, by pairs or by swings count
    their share times 100 beside it.

    Args:
        criteria: The criteria file.
        path: Its path, for the places.
        driver: The overlay.
        overrides: Criterion id to points.

    Raises:
        WeightsError: What is stated gives no weights.
    """
    dropped = set(driver.drop) if driver else set()
    added = _added(driver) if driver else {}
    points = {**(driver.weights if driver else {}), **(overrides or {})}
    top = _places(criteria.criteria, Place(path, ()))
    return Tree(_siblings(top, weighting_of(criteria), _Overlay(dropped, added, points), None, 0, 1.0))


@dataclass(frozen=True)
class _Overlay:
    """What a driver and a rater's own weights change."""

    dropped: set[str]
    added: Mapping[str | None, list[tuple[Criterion, Place]]]
    points: Mapping[str, float]


def _added(driver: Driver) -> dict[str | None, list[tuple[Criterion, Place]]]:
    under: dict[str | None, list[tuple[Criterion, Place]]] = {}
    for index, extra in enumerate(driver.add):
        place = Place(f"criteria/drivers/{driver.driver}.yaml", ("add", index, "criterion"))
        under.setdefault(extra.under, []).append((extra.criterion, place))
    return under


def _places(criteria: Sequence[Criterion], above: Place) -> list[tuple[Criterion, Place]]:
    return [
        (criterion, Place(above.path, (*above.keypath, "criteria", index))) for index, criterion in enumerate(criteria)
    ]


def _siblings(
    written: Sequence[tuple[Criterion, Place]],
    weighting: Weighting,
    overlay: _Overlay,
    parent: str | None,
    depth: int,
    whole: float,
) -> tuple[Node, ...]:
    extra = overlay.added.get(parent, [])
    if not written and not extra:
        return ()
    kept = [(one, place) for one, place in [*written, *extra] if one.id not in overlay.dropped]
    weights, kinds = _weights(written, extra, kept, weighting, overlay)
    nodes = []
    for criterion, place in kept:
        local = weights.shares[criterion.id]
        weight = whole * local
        below = _places(criterion.criteria, place)
        node = Node(
            criterion,
            place,
            parent=parent,
            depth=depth,
            local=local,
            weight=weight,
            local_range=getattr(weights, "bounds", {}).get(criterion.id),
            weighting=kinds[criterion.id],
            children=_siblings(below, weighting_of(criterion), overlay, criterion.id, depth + 1, weight),
        )
        nodes.append(node)
    return tuple(nodes)


def _weights(
    written: Sequence[tuple[Criterion, Place]],
    extra: Sequence[tuple[Criterion, Place]],
    kept: Sequence[tuple[Criterion, Place]],
    weighting: Weighting,
    overlay: _Overlay,
) -> tuple[Weights, dict[str, str]]:
    """The siblings' weights, and how each was arrived at."""
    if not kept:
        return Weights({}), {}
    criteria = [criterion for criterion, _ in written]
    touched = len(kept) != len(written) or extra or any(criterion.id in overlay.points for criterion, _ in kept)
    kind = {criterion.id: _kind(criterion, criteria, weighting) for criterion, _ in kept}
    if not touched:
        return local_weights(criteria, weighting), kind
    points: dict[str, float] = {}
    shares = _shares(criteria, weighting, {criterion.id for criterion, _ in kept})
    unstated = all(stated_weight(criterion) is None for criterion in criteria)
    for criterion, _ in kept:
        stated = stated_weight(criterion)
        if criterion.id in overlay.points:
            points[criterion.id] = overlay.points[criterion.id]
            kind[criterion.id] = "driver"
        elif criterion.id in shares:
            points[criterion.id] = 100 * shares[criterion.id]
        else:
            points[criterion.id] = 1.0 if stated is None and unstated else stated or 0.0
    return from_points(points), kind


def _shares(criteria: Sequence[Criterion], weighting: Weighting, kept: set[str]) -> Mapping[str, float]:
    """The shares that an order, pairs or swings give; an order without those dropped is an order still."""
    if weighting.kind == "points":
        return {}
    if weighting.ranked:
        order = [name for name in weighting.ranked if name in kept]
        return from_ranking(order).shares if order else {}
    return local_weights(criteria, weighting).shares


def _kind(criterion: Criterion, siblings: Sequence[Criterion], weighting: Weighting) -> str:
    if weighting.kind != "points":
        return weighting.kind
    if isinstance(criterion.weight, WeightRange):
        return "range"
    if criterion.weight is not None:
        return "points"
    return "equal" if all(stated_weight(one) is None for one in siblings) else "sum of children"


def _bounds(criterion: Criterion, stated: float | None) -> tuple[float, float]:
    if isinstance(criterion.weight, WeightRange):
        return criterion.weight.low, criterion.weight.high
    return stated or 0.0, stated or 0.0
