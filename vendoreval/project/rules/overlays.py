"""What drivers, and raters' own weights, make of the criteria."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from vendoreval.diagnostic import Diagnostic, KeyPath
from vendoreval.project.catalogue import found
from vendoreval.project.model.criteria import CriteriaFile, Criterion, Driver
from vendoreval.project.project import Project, driver_path, ratings_path
from vendoreval.project.rules.outline import criteria_of
from vendoreval.project.rules.weights import CLOSE
from vendoreval.project.tree import stated_weight, weigh, weighting_of
from vendoreval.project.wording import listed
from vendoreval.project.yaml import Document
from vendoreval.weights import WeightsError


def places(project: Project) -> Iterable[Diagnostic]:
    """Criteria that a driver adds below a leaf, and groups of which it leaves nothing."""
    own = {written.criterion.id: written for written in criteria_of(project) if written.driver is None}
    for name, driver in project.drivers.items():
        document = project.documents[driver_path(name)]
        for index, extra in enumerate(driver.add):
            if extra.under in own and own[extra.under].is_leaf:
                groups = [one.criterion.id for one in own.values() if not one.is_leaf]
                message = f"{extra.under} is no group, so nothing can be added under it"
                hint = f"Name a group, such as {groups[0]}" if groups else "Delete the line: it then joins the top"
                yield found("not-a-group", document, ("add", index, "under"), message, hint)
        gone = set(driver.drop)
        filled = {extra.under for extra in driver.add}
        emptied = [
            one.criterion.id
            for one in own.values()
            if not one.is_leaf and one.criterion.id not in gone | filled
            and all(child.id in gone for child in one.criterion.criteria)
        ]  # fmt: skip
        if all(one.id in gone for one in project.criteria.criteria) and None not in filled:
            message = "the driver drops every criterion"
            yield found("nothing-left", document, ("drop",), message, "Keep at least one criterion", key=True)
        elif emptied:
            message = f"the driver drops all that {listed(emptied, 'and')} is made of"
            yield found(
                "nothing-left", document, ("drop",), message, f"Drop {listed(emptied, 'and')} instead", key=True
            )


def sums(project: Project) -> Iterable[Diagnostic]:
    """Siblings whose weights a driver changes and that then do not add up to what the file says."""
    wanted = project.criteria.weights
    if wanted is None:
        return
    for name, driver in project.drivers.items():
        for family in _families(project, driver):
            if not family.touched or None in family.weights.values() or (family.group and family.weight is None):
                continue
            total = sum(weight or 0.0 for weight in family.weights.values())
            allowed = [wanted.sum] if family.weight is None else [wanted.sum, family.weight]
            if all(abs(total - one) > CLOSE for one in allowed):
                said = f"the weights of {family.group or 'the top criteria'} add up to {total:g}, not {wanted.sum:g}"
                hint = f"{'Add' if total < wanted.sum else 'Take away'} {abs(wanted.sum - total):g} in all"
                at = next((one for one in family.weights if one in driver.weights), None)
                keypath: KeyPath = ("weights", at) if at else ("add",) if family.added else ("drop",)
                yield found("weights-sum", project.documents[driver_path(name)], keypath, said, hint, key=True)


def missing(project: Project) -> Iterable[Diagnostic]:
    """Criteria that a driver adds without a weight among siblings that have one."""
    for name, driver in project.drivers.items():
        for family in _families(project, driver):
            if all(weight is None for weight in family.weights.values()):
                continue
            for added, index in family.added.items():
                if family.weights.get(added, 0.0) is None:
                    message = f"{added} has no weight, and its siblings have"
                    keypath = ("add", index, "criterion", "id")
                    hint = "Add weight: and its points"
                    yield found("weight-missing", project.documents[driver_path(name)], keypath, message, hint)


@dataclass(frozen=True)
class _Family:
    """Siblings weighed by points, as a driver leaves them.

    Attributes:
        group: Their group's id; empty at the top.
        weight: The group's own weight, None where it states none.
        weights: Id to points, None where there are none.
        added: Id of a criterion that the driver adds to its index.
        touched: Whether the driver changes anything among them.
    """

    group: str
    weight: float | None
    weights: Mapping[str, float | None]
    added: Mapping[str, int]
    touched: bool


def _families(project: Project, driver: Driver) -> Iterator[_Family]:
    own = [one.criterion for one in criteria_of(project) if one.driver is None]
    groups: list[tuple[str, float | None, CriteriaFile | Criterion]] = [("", None, project.criteria)]
    groups += [(one.id, stated_weight(one) if one.weight is not None else None, one) for one in own if one.criteria]
    for group, weight, written in groups:
        if group in driver.drop or weighting_of(written).kind != "points":
            continue
        added = {one.criterion.id: index for index, one in enumerate(driver.add) if (one.under or "") == group}
        children = [*written.criteria, *(driver.add[index].criterion for index in added.values())]
        weights = {
            one.id: driver.weights.get(one.id, stated_weight(one)) for one in children if one.id not in driver.drop
        }
        touched = bool(added) or len(weights) < len(children) or any(one in driver.weights for one in weights)
        yield _Family(group, driver.weights.get(group, weight), weights, added, touched)


def unusable(project: Project) -> Iterable[Diagnostic]:
    """Weights of a driver, or of a rater with or without a driver, from which no shares can be worked out."""
    try:
        weigh(project.criteria, project.criteria_path)
    except (WeightsError, KeyError):
        return
    sound: list[Driver | None] = [None]
    for name, driver in project.drivers.items():
        refused = list(_tried(project, driver, {}, project.documents[driver_path(name)]))
        yield from refused
        sound += [] if refused else [driver]
    for name, ratings in project.ratings.items():
        if ratings.weights:
            document = project.documents[ratings_path(name)]
            tried = (list(_tried(project, driver, ratings.weights, document)) for driver in sound)
            yield from next((refused for refused in tried if refused), [])


def _tried(
    project: Project, driver: Driver | None, own: Mapping[str, float], document: Document
) -> Iterable[Diagnostic]:
    """The finding that a driver, or a rater's own weights under it, leave nothing to weigh by."""
    weights = own or (driver.weights if driver else {})
    try:
        weigh(project.criteria, project.criteria_path, driver, own)
    except WeightsError as wrong:
        at = next((name for name in wrong.ids if name in weights), None)
        keypath: KeyPath = ("weights", at) if at else ("weights",)
        under = f" under the driver {driver.driver}" if own and driver else ""
        hint = "Write weights of 0 or more, at least one among siblings above 0"
        yield found("weights-unusable", document, keypath, f"{wrong}{under}", hint, key=at is None)
    except KeyError:
        return
