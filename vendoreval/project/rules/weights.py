"""Weights: sums that do not come out, siblings without one, orders and judgements that give none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from vendoreval.diagnostic import Diagnostic, KeyPath
from vendoreval.project.catalogue import found
from vendoreval.project.model.criteria import Criterion
from vendoreval.project.model.settings import FILE, Mix
from vendoreval.project.project import Project
from vendoreval.project.rules.naming import unknown
from vendoreval.project.rules.outline import Family, criteria_of, families_of
from vendoreval.project.scale import POINTS
from vendoreval.project.tree import OVER, local_weights, stated_weight, weighting_of
from vendoreval.project.wording import listed
from vendoreval.weights import PairwiseWeights, WeightsError

CLOSE = 1e-6
"""Sums closer than this are equal: they differ by rounding alone."""


def sums(project: Project) -> Iterable[Diagnostic]:
    """Weights that do not add up to what the file says: at the top, and in every group that has a weight itself.

    The children of such a group add up to the same sum, or to the group's own weight.
    """
    wanted = project.criteria.weights
    if wanted is None:
        return
    for family in families_of(project):
        group = family.group
        weights = [stated_weight(criterion) for criterion in family.children]
        if weighting_of(group).kind != "points" or None in weights:
            continue
        allowed = [wanted.sum]
        if isinstance(group, Criterion):
            if group.weight is None:
                continue
            allowed.append(stated_weight(group) or 0.0)
        total = sum(weight or 0.0 for weight in weights)
        if all(abs(total - one) > CLOSE for one in allowed):
            said = f"the weights of {family.name} add up to {total:g}, not {wanted.sum:g}"
            hint = f"{'Add' if total < wanted.sum else 'Take away'} {abs(wanted.sum - total):g} in all"
            yield found("weights-sum", family.document, (*family.keypath, "criteria"), said, hint, key=True)


def missing(project: Project) -> Iterable[Diagnostic]:
    """Criteria without a weight among siblings that have one, which would count for nothing."""
    said: set[KeyPath] = set()
    for family in families_of(project):
        if weighting_of(family.group).kind != "points":
            continue
        stated = [stated_weight(criterion) for criterion in family.children]
        if all(weight is None for weight in stated):
            continue
        for index, (criterion, weight) in enumerate(zip(family.children, stated, strict=True)):
            if weight is None:
                message = f"{criterion.id} has no weight, and its siblings have"
                keypath = (*family.keypath, "criteria", index)
                said.add(keypath)
                hint = "Add weight: and its points"
                yield found("weight-missing", family.document, (*keypath, "id"), message, hint)
    for written in criteria_of(project):
        if written.criterion.rating == POINTS and written.criterion.weight is None and written.keypath not in said:
            message = f"{written.criterion.id} is rated in points of its weight, and has none"
            yield found("weight-missing", written.document, written.at("id"), message, "Add weight: and its points")


def ignored(project: Project) -> Iterable[Diagnostic]:
    """Weights beside an order, judgements or swings, which count instead of them."""
    for family in families_of(project):
        way = weighting_of(family.group).kind
        if way == "points":
            continue
        for index, criterion in enumerate(family.children):
            if criterion.weight is not None:
                message = f"this weight counts for nothing: {way} weighs {family.name}"
                keypath = (*family.keypath, "criteria", index, "weight")
                hint = f"Delete the weight, or {way}"
                yield found("weight-ignored", family.document, keypath, message, hint)


def children(project: Project) -> Iterable[Diagnostic]:
    """Orders, judgements and swings that name other criteria than those they weigh, or leave one out."""
    for family in families_of(project):
        yield from _wrong_children(family)


def _wrong_children(family: Family) -> Iterator[Diagnostic]:
    code, group, ids = "wrong-children", family.group, [criterion.id for criterion in family.children]
    way = weighting_of(group).kind
    if way == "points":
        return
    named: list[str] = []
    for index, name in enumerate(group.ranked):
        named.append(name)
        if name not in ids:
            yield unknown(code, family.document, (*family.keypath, way, index), f"child of {family.name}", name, ids)
    for name in group.swing:
        named.append(name)
        if name not in ids:
            keypath = (*family.keypath, way, name)
            yield unknown(code, family.document, keypath, f"child of {family.name}", name, ids, key=True)
    for judgement in group.pairwise:
        first, over, second = (part.strip() for part in judgement.partition(OVER))
        keypath = (*family.keypath, way, judgement)
        if not over:
            message = "a judgement compares two criteria"
            hint = f"Write it as {ids[0]} over {ids[-1]}: 3"
            yield found(code, family.document, keypath, message, hint, key=True)
        for name in (first, second) if over else ():
            named.append(name)
            if name not in ids:
                yield unknown(code, family.document, keypath, f"child of {family.name}", name, ids, key=True)
    left = [name for name in ids if name not in named]
    if left and named and all(name in ids for name in named):
        message = f"{way} leaves out {listed(left, 'and')}"
        hint = f"Add {listed(left, 'and')} to {way}"
        yield found(code, family.document, (*family.keypath, way), message, hint, key=True)


def unusable(project: Project) -> Iterable[Diagnostic]:
    """Weights from which no shares can be worked out, and judgements that contradict one another."""
    for family in families_of(project):
        weighting = weighting_of(family.group)
        if any(_wrong_children(family)):
            continue
        try:
            weights = local_weights(family.children, weighting)
        except WeightsError as wrong:
            yield _unusable(family, weighting.kind, wrong)
            continue
        if isinstance(weights, PairwiseWeights) and not weights.consistent and weights.revisit is not None:
            first, second, third = weights.revisit.ids
            message = (
                f"the judgements contradict one another (consistency ratio {weights.consistency_ratio:.2f}, "
                f"at most .10): {first} over {third} is {weights.revisit.stated:.3g}, and through {second} "
                f"{weights.revisit.implied:.3g}"
            )
            hint = f"Judge {first}, {second} and {third} again"
            keypath = (*family.keypath, "pairwise")
            yield found("judgements-inconsistent", family.document, keypath, message, hint, key=True)


def _unusable(family: Family, way: str, wrong: WeightsError) -> Diagnostic:
    """The finding at the weight that is at fault, or at all of them."""
    code, message = "weights-unusable", str(wrong)
    if way == "points":
        hint = "Write weights of 0 or more, at least one of them above 0"
        for index, criterion in enumerate(family.children):
            if wrong.ids and criterion.id == wrong.ids[0] and criterion.weight is not None:
                return found(code, family.document, (*family.keypath, "criteria", index, "weight"), message, hint)
        return found(code, family.document, (*family.keypath, "criteria"), message, hint, key=True)
    block: Mapping[str, float] | Sequence[str] = getattr(family.group, way)
    hint = {
        "ranked": "Name each criterion once, the most important first",
        "pairwise": "Judge on a scale from 1/9 to 9, each pair once, and connect all criteria",
        "swing": "Give the largest swing 100 and the others 0 to 100",
    }[way]
    for name in block:
        if wrong.ids and all(one in (name, *name.split(OVER)) for one in wrong.ids) and isinstance(block, Mapping):
            return found(code, family.document, (*family.keypath, way, name), message, hint)
    return found(code, family.document, (*family.keypath, way), message, hint, key=True)


def raters(project: Project) -> Iterable[Diagnostic]:
    """Raters who all weigh nothing, and a mix of their mean and lowest that is made of neither."""
    settings, document = project.settings, project.documents[FILE]
    code = "weights-unusable"
    if settings.raters and not any(rater.weight for rater in settings.raters.values()):
        message = "no rater weighs anything"
        yield found(code, document, ("raters",), message, "Give one rater a weight above 0", key=True)
    mix = settings.combine
    if isinstance(mix, Mix) and mix.mean + mix.lowest <= 0:
        hint = "Write shares such as {mean: 0.7, lowest: 0.3}"
        yield found(code, document, ("combine",), "the mix is made of nothing", hint)
