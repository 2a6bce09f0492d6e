"""Criteria that tell no option from another, and options and criteria of which nothing is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from vendoreval.diagnostic import Diagnostic
from vendoreval.project.catalogue import found
from vendoreval.project.combine import combine
from vendoreval.project.model.criteria import Criterion, LeafKind
from vendoreval.project.model.ratings import Rating
from vendoreval.project.model.vendor import Stage
from vendoreval.project.project import Project, vendor_path
from vendoreval.project.rules.outline import Written, leaves_of
from vendoreval.project.tree import stated_weight, weigh
from vendoreval.project.value import ValueFunction, value_function
from vendoreval.weights import WeightsError

_SAME = 1e-9

Words = Mapping[str, Mapping[str, list[tuple[float, Rating]]]]
"""Criterion to option to what raters say, each with the rater's weight."""


def ties(project: Project) -> Iterable[Diagnostic]:
    """Criteria on which every option earns the same points, with the share of the weight that they waste."""
    words = _words(project)
    options = _scored(project)
    try:
        shares = {node.id: node.weight for node in weigh(project.criteria, project.criteria_path).leaves}
    except (WeightsError, KeyError):
        return
    for written in leaves_of(project):
        criterion = written.criterion
        if written.driver is not None or criterion.relative is not None or len(options) < 2:
            continue
        function = _function(project, criterion)
        if function is None:
            continue
        shared = _shared_points(function, (_figure(project, words, criterion, option) for option in options))
        if shared is not None:
            message = (
                f"every option earns {shared:.0f} points on {criterion.id}, "
                f"so {100 * shares.get(criterion.id, 0.0):.1f} % of the weight tells nothing"
            )
            hint = "Give it a harder question or finer points, or let another criterion have its weight"
            yield found("all-tie", written.document, written.at("id"), message, hint)


def _shared_points(function: ValueFunction, figures: Iterable[float | None]) -> float | None:
    """The points that all figures earn; None where two differ or one is missing."""
    first: float | None = None
    for figure in figures:
        if figure is None:
            return None
        points = function(figure)
        if first is not None and abs(points - first) >= _SAME:
            return None
        first = points if first is None else first
    return first


def _function(project: Project, criterion: Criterion) -> ValueFunction | None:
    """The value function of a rating or measure; None for other kinds, and where other findings stand in its way."""
    if criterion.kind not in {LeafKind.RATING, LeafKind.MEASURE}:
        return None
    try:
        function = value_function(criterion, project.criteria, project.measures, stated_weight(criterion))
    except (KeyError, ValueError):
        return None
    return function if len(function.figures) > 1 else None


def _scored(project: Project) -> list[str]:
    return [name for name, vendor in project.vendors.items() if vendor.stage is not Stage.LONG_LIST]


def _words(project: Project) -> Words:
    words: dict[str, dict[str, list[tuple[float, Rating]]]] = {}
    for rater, ratings in project.ratings.items():
        known = project.settings.raters.get(rater)
        weight = known.weight if known else 1.0
        for leaf, row in ratings.ratings.items():
            for vendor, rating in row.items():
                if rating.figure is not None and not rating.abstain:
                    words.setdefault(leaf, {}).setdefault(vendor, []).append((weight, rating))
    return words


def _figure(project: Project, words: Words, criterion: Criterion, option: str) -> float | None:
    if criterion.kind is LeafKind.MEASURE:
        held = project.quantity(option, criterion.measure or "")
        return held.stated if held is not None else None
    given = words.get(criterion.id, {}).get(option, [])
    figures = [rating.figure for _, rating in given if rating.figure is not None]
    weights = [weight for weight, _ in given]
    if not figures or not any(weights):
        return None
    try:
        return combine(figures, weights, project.settings.combine)
    except ZeroDivisionError:
        return None


def nothing_known(project: Project) -> Iterable[Diagnostic]:
    """Criteria that nothing is known on for any option, and options of which nothing is known at all."""
    if project.unread:  # what could not be read may say it
        return
    words, options = _words(project), _scored(project)
    leaves = [one for one in leaves_of(project) if one.criterion.kind is not LeafKind.COMPUTED]
    measurable = [one for one in leaves if one.criterion.measure is None or one.criterion.measure in project.measures]
    for written in measurable:
        leaf = written.criterion.id
        if options and written.driver is None and not any(_known(project, words, written, name) for name in options):
            message = f"nothing is known of any option on {leaf}"
            hint = "Rate, measure or ask it, or delete the criterion"
            yield found("criterion-unknown", written.document, written.at("id"), message, hint)
    for name in options:
        if leaves and not any(_known(project, words, one, name) for one in leaves):
            message = f"nothing is known of {project.vendors[name].name} on any criterion"
            hint = "Rate it, or write stage: long list"
            document = project.documents[vendor_path(name)]
            yield found("option-unknown", document, ("name",), message, hint)


def _known(project: Project, words: Words, written: Written, option: str) -> bool:
    criterion = written.criterion
    match criterion.kind:
        case LeafKind.RATING:
            return bool(words.get(criterion.id, {}).get(option))
        case LeafKind.MEASURE:
            return project.quantity(option, criterion.measure or "") is not None
        case LeafKind.COVERAGE:
            return criterion.coverage is not None and criterion.coverage.of in project.vendors[option].provides
        case _:
            return criterion.yes_no in project.vendors[option].provides
