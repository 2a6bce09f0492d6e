"""Measures against the catalogue: their direction, their range, and what else they already count in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vendoreval.diagnostic import Diagnostic
from vendoreval.project.catalogue import found
from vendoreval.project.model.criteria import LeafKind, read_figure
from vendoreval.project.model.measure import Better, MeasureDefinition, catalogue
from vendoreval.project.project import Project
from vendoreval.project.rules.figures import figures_of, impossible_because
from vendoreval.project.rules.outline import Written, leaves_of
from vendoreval.project.wording import shown


def _measured(project: Project) -> Iterator[tuple[Written, MeasureDefinition]]:
    """Every leaf on a measure that is known."""
    for written in leaves_of(project):
        definition = project.measures.get(written.criterion.measure or "")
        if definition is not None:
            yield written, definition


def direction(project: Project) -> Iterable[Diagnostic]:
    """Points that fall where a measure is better when it is higher, or rise where it is better when lower."""
    for written, definition in _measured(project):
        criterion = written.criterion
        if criterion.points is None or definition.better is Better.BETWEEN:
            continue
        points = [
            earned for _, earned in sorted((read_figure(key), earned) for key, earned in criterion.points.items())
        ]
        if (points[-1] - points[0]) * (1 if definition.better is Better.HIGHER else -1) < 0:
            way = "fall" if definition.better is Better.HIGHER else "rise"
            message = f"the points {way}, and {definition.name.lower()} is better when {definition.better.value}"
            yield found("wrong-direction", written.document, written.at("points"), message, "Swap the points")


def band(project: Project) -> Iterable[Diagnostic]:
    """Measures that are best in the middle, with points that only rise or only fall."""
    for written, definition in _measured(project):
        criterion = written.criterion
        if definition.better is not Better.BETWEEN or criterion.band is not None or criterion.relative is not None:
            continue
        earned = [one for _, one in sorted((read_figure(key), one) for key, one in (criterion.points or {}).items())]
        if earned == sorted(earned) or earned == sorted(earned, reverse=True):
            message = f"{definition.name.lower()} is best between two figures, and its points have no middle"
            span = f"{_said(definition.low, definition.share)} to {_said(definition.high, definition.share)}"
            hint = f"Give a band of four figures, such as some from {span}, for 0, 100, 100 and 0 points"
            place = "points" if criterion.points is not None else "measure"
            yield found("band-needed", written.document, written.at(place), message, hint)


def definitions(project: Project) -> Iterable[Diagnostic]:
    """Measures of the criteria file whose range is upside down, or that stand in for one of the catalogue."""
    document = project.documents[project.criteria_path]
    for name, definition in project.criteria.measures.items():
        if definition.low >= definition.high:
            message = f"low, {definition.low:g}, is not below high, {definition.high:g}"
            keypath = ("measures", name, "low")
            yield found("measure-range", document, keypath, message, "Write the lower figure as low")
        if name in catalogue() and definition.unit != catalogue()[name].unit:
            message = f"{name} is counted in {catalogue()[name].unit} everywhere else, and here in {definition.unit}"
            keypath = ("measures", name, "unit")
            yield found("measure-unit", document, keypath, message, "Give your measure an id of its own")


def fed_twice(project: Project) -> Iterable[Diagnostic]:
    """Two criteria that one measure feeds: it then counts twice."""
    first: dict[tuple[str, str | None], str] = {}
    for written, _ in _measured(project):
        criterion = written.criterion
        measure = criterion.measure or ""
        earlier = first.get((measure, None)) or first.get((measure, written.driver))
        if earlier is not None:
            message = f"{measure} feeds {earlier} already, so it counts twice"
            hint = f"Delete {criterion.id} or {earlier}, or measure something else"
            yield found("measure-twice", written.document, written.at("measure"), message, hint)
        first.setdefault((measure, written.driver), criterion.id)


def counted_in_cost(project: Project) -> Iterable[Diagnostic]:
    """Criteria whose measure the true cost counts already, and that do not say why they weigh again."""
    costed = any(written.criterion.kind is LeafKind.COMPUTED for written in leaves_of(project))
    if project.settings.buyer is None or not costed:
        return
    for written, definition in _measured(project):
        criterion = written.criterion
        if definition.feeds_cost and criterion.also_in_cost is None and criterion.weight != 0:
            message = f"{criterion.measure} is counted in the true cost already"
            hint = "Say why it weighs again, with also_in_cost, or write weight: 0"
            yield found("counted-in-cost", written.document, written.at("measure"), message, hint)


def plausible(project: Project) -> Iterable[Diagnostic]:
    """Figures outside what is plausible for their measure."""
    for stated in figures_of(project):
        definition, figure = project.measures.get(stated.measure), stated.quantity.stated
        if definition is not None and not definition.low <= figure <= definition.high:
            if impossible_because(stated) is not None:
                continue
            share = definition.share
            span = " to ".join(_said(end, share) for end in (definition.low, definition.high))
            unit = "" if share else f" {definition.unit}"
            message = f"{_said(figure, share)} is outside what is plausible, {span}{unit}"
            yield found("implausible-figure", stated.document, stated.keypath, message, "Check the figure and its unit")


def _said(figure: float, share: bool) -> str:
    """A figure as people write it: `80 %`, `12`."""
    return f"{100 * figure:g} %" if share else shown(figure)
