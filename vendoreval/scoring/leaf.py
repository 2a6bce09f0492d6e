"""One option on one leaf: the kinds of leaf, each read in its own way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

from vendoreval.project.backing import STRENGTH, backing
from vendoreval.project.hours import is_hours
from vendoreval.project.levels import LEVELS, meets_level
from vendoreval.project.model.criteria import Coverage, Criterion, LeafKind, read_figure
from vendoreval.project.model.measure import MeasureDefinition
from vendoreval.project.model.quantity import Grade
from vendoreval.project.project import Project
from vendoreval.project.scale import scale_of
from vendoreval.project.tree import Node
from vendoreval.project.value import ValueFunction
from vendoreval.scoring.offer import Offered, figure, item, share_of_hours
from vendoreval.scoring.rating import rating
from vendoreval.scoring.reading import NOTHING, UNKNOWN, Reading


def read_leaf(
    project: Project,
    vendor: str,
    criterion: Criterion,
    *,
    cost_ratios: Mapping[str, float],
    raters: Sequence[str] | None = None,
    step: float = 0.0,
) -> Reading:
    """What is known of an option on a leaf, in the leaf's own unit.

    Args:
        project: The workspace.
        vendor: The option's id.
        criterion: The leaf.
        cost_ratios: Option id to true cost over the baseline's, for computed leaves.
        raters: Only these raters' words; everybody's without it.
        step: Of a rating's scale.
    """
    match criterion.kind:
        case LeafKind.RATING:
            return rating(project, vendor, criterion.id, raters, step)
        case LeafKind.MEASURE:
            return _measure(project, vendor, criterion)
        case LeafKind.COVERAGE:
            return _coverage(project, vendor, criterion)
        case LeafKind.YES_NO:
            return _yes_no(project, vendor, criterion)
        case LeafKind.COMPUTED:
            ratio = cost_ratios.get(vendor)
            if ratio is None:
                return NOTHING
            shown = f"{100 * ratio:.0f} %"
            return Reading(
                ratio, ratio, ratio, shown=shown, source="true cost over the baseline's", grade=Grade.MEASURED
            )


def scale_step(project: Project, criterion: Criterion) -> float:
    """How coarse a leaf's scale is, in its unit: whole numbers, or anchors on a narrow scale; 0 for what is not rated."""
    anchors = sorted(read_figure(anchor) for anchor in scale_of(criterion, project.criteria))
    if len(anchors) < 2:
        return 0.0
    return 1.0 if anchors[-1] - anchors[0] >= 2 else anchors[1] - anchors[0]


def show(quantity: float, definition: MeasureDefinition) -> str:
    """A measure's figure as text: `76 %`, `9.6 minutes`, `1 client`, `22,000 e-mails a day`."""
    if definition.share:
        return f"{100 * quantity:.3g} %"
    number = f"{quantity:,.0f}" if abs(quantity) >= 1000 else f"{quantity:.4g}"
    plural = definition.unit.endswith("s") and " " not in definition.unit
    return f"{number} {definition.unit.removesuffix('s') if number == '1' and plural else definition.unit}"


def in_unit(project: Project, criterion: Criterion, figure: float) -> str:
    """A leaf's figure as text: shares and true costs as percentages, measures with their unit, ratings bare."""
    match criterion.kind:
        case LeafKind.MEASURE:
            return show(figure, project.measures[criterion.measure or ""])
        case LeafKind.COVERAGE | LeafKind.COMPUTED:
            return f"{100 * figure:.3g} %"
        case LeafKind.YES_NO:
            return "yes" if figure > 0 else "no"
        case LeafKind.RATING:
            return f"{figure:g}"


def floor_in_words(project: Project, node: Node, function: ValueFunction | None) -> str:
    """A criterion's floor as text: `at least 2`, `at most 40 hours`, points for a group; empty without one.

    Args:
        project: The workspace.
        node: The criterion.
        function: A leaf's value function, which says what is better; None for a group.
    """
    floor = node.criterion.floor
    if floor is None:
        return ""
    if function is None:
        return f"at least {floor:g} points"
    return f"{'at least' if function.rising else 'at most'} {in_unit(project, node.criterion, floor)}"


def _measure(project: Project, vendor: str, criterion: Criterion) -> Reading:
    name = criterion.measure or ""
    held = project.figure(vendor, name)
    if held is None:
        return NOTHING
    quantity, place = held
    behind = backing(project, vendor, [name, criterion.id], [quantity.evidence] if quantity.evidence else [])
    grade = quantity.grade or behind.grade
    stated = quantity.stated
    return Reading(
        stated,
        stated,
        stated,
        shown=show(stated, project.measures[name]),
        grade=grade,
        date=quantity.date or behind.date,
        observations=quantity.sample_size or behind.observations,
        evidence=behind.ids,
        source=quantity.source or "",
        quantity=quantity,
        place=place,
    )


def _yes_no(project: Project, vendor: str, criterion: Criterion) -> Reading:
    held = figure(project, vendor, criterion.yes_no or "")
    if held is None or not isinstance(held[0], bool):
        return NOTHING
    answer, shown = held
    return Reading(
        float(answer),
        float(answer),
        float(answer),
        shown="yes" if answer else "no",
        grade=shown.grade,
        date=shown.date,
        evidence=shown.evidence,
        place=shown.place,
    )


def _coverage(project: Project, vendor: str, criterion: Criterion) -> Reading:
    wanted = criterion.coverage
    if wanted is None:
        raise AssertionError("a coverage leaf has a coverage")
    needs = wanted.items if isinstance(wanted.items, dict) else dict.fromkeys(wanted.items, "")
    offers = {name: item(project, vendor, wanted.of, name) for name in needs}
    credits = {name: _credit(project, needs[name], offer) for name, offer in offers.items()}
    known = [credit for credit in credits.values() if credit is not None]
    place = next(iter(offers.values())).place
    if not known:
        return Reading(None, known=0.0, shown=UNKNOWN, place=place)
    low = sum(known) / len(needs)
    high = low + (len(needs) - len(known)) / len(needs)
    held = [offer for offer in offers.values() if offer.offered]
    weakest = min((offer.grade for offer in held), key=STRENGTH.__getitem__, default=Grade.CLAIM)
    return Reading(
        (low + high) / 2,
        low,
        high,
        known=len(known) / len(needs),
        shown=_covered(wanted, credits),
        grade=weakest,
        date=min((offer.date for offer in held if offer.date), default=None),
        evidence=tuple(dict.fromkeys(one for offer in held for one in offer.evidence)),
        source=_gaps(credits),
        place=place,
    )


def _credit(project: Project, needed: str, offer: Offered) -> float | None:
    """The share of one required item that is offered; None when it is not known."""
    as_of = project.settings.as_of
    if offer.offered is None:
        return None
    if not offer.offered or (offer.until is not None and offer.until < as_of):
        return 0.0
    if not needed:
        return 1.0
    if needed in LEVELS:
        return None if offer.level not in LEVELS else float(meets_level(needed, offer.level))
    if is_hours(needed):
        stated = offer.hours is not None and is_hours(offer.hours)
        return share_of_hours(project, needed, offer.hours or "") if stated else None
    return 1.0


def _covered(wanted: Coverage, credits: Mapping[str, float | None]) -> str:
    known = [credit for credit in credits.values() if credit is not None]
    whole = sum(1 for credit in known if credit == 1.0)
    if len(known) == len(credits) and all(credit in {0.0, 1.0} for credit in known):
        return f"{whole} of {len(credits)}"
    return f"{100 * fmean(known):.0f} % of {len(credits)} {wanted.of}"


def _gaps(credits: Mapping[str, float | None]) -> str:
    missing = [name for name, credit in credits.items() if credit is not None and credit < 1]
    unknown = [name for name, credit in credits.items() if credit is None]
    parts = [f"not or not fully offered: {', '.join(missing)}"] if missing else []
    return "; ".join(parts + ([f"not known: {', '.join(unknown)}"] if unknown else []))
