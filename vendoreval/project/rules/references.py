"""Ids that name something which is not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vendoreval.diagnostic import Diagnostic, KeyPath
from vendoreval.project.catalogue import found, found_at
from vendoreval.project.comparison import SCORE_OF
from vendoreval.project.model.settings import FILE
from vendoreval.project.project import (
    VENDORS,
    Project,
    driver_path,
    ratings_path,
    vendor_path,
)
from vendoreval.project.rules.figures import figures_of
from vendoreval.project.rules.naming import unknown
from vendoreval.project.rules.outline import criteria_of, gates_of, leaves_of
from vendoreval.project.scale import POINTS
from vendoreval.project.yaml import Document, Mark


def no_options(project: Project) -> Iterable[Diagnostic]:
    """A workspace in which there is nobody to choose."""
    if not project.vendors and not any(path.startswith(f"{VENDORS}/") for path in project.unread):
        message = f"there is no option: the folder {VENDORS} holds no vendor file"
        yield found_at("no-options", FILE, Mark(0, 0), message, f"Write a file such as {vendor_path('example')}")


def vendors(project: Project) -> Iterable[Diagnostic]:
    """Options named in the project file, in ratings, in parts and in measured evidence that have no file."""
    for document, keypath, name, key in _vendors_named(project):
        if name not in project.vendors and vendor_path(name) not in project.unread:
            otherwise = f"Write {vendor_path(name)}, or name an option that has a file"
            yield unknown(
                "unknown-vendor", document, keypath, "option", name, project.vendors, key=key, otherwise=otherwise
            )


def _vendors_named(project: Project) -> Iterator[tuple[Document, KeyPath, str, bool]]:
    settings, file = project.settings, project.documents[FILE]
    yield file, ("baseline",), settings.baseline, False
    for index, name in enumerate(settings.decision.chosen if settings.decision else ()):
        yield file, ("decision", "chosen", index), name, False
    for name in settings.stated.totals if settings.stated else ():
        yield file, ("stated", "totals", name), name, True
    for rater, ratings in project.ratings.items():
        document = project.documents[ratings_path(rater)]
        for leaf, row in ratings.ratings.items():
            for name in row:
                yield document, ("ratings", leaf, name), name, True
    for owner, vendor in project.vendors.items():
        for index, part in enumerate(vendor.parts):
            yield project.documents[vendor_path(owner)], ("parts", index, "vendor"), part.vendor, False
    for name, files in project.measured.items():
        for held in files:
            yield project.documents[held.path], ("vendor",), name, False


def criteria(project: Project) -> Iterable[Diagnostic]:
    """Criteria named by ratings, weights, drivers and requirements that nobody wrote."""
    own = {written.criterion.id for written in criteria_of(project) if written.driver is None}
    every = {written.criterion.id for written in criteria_of(project)}
    code = "unknown-criterion"
    for rater, ratings in project.ratings.items():
        document = project.documents[ratings_path(rater)]
        for block, names in (("weights", ratings.weights), ("ratings", ratings.ratings)):
            for name in names:
                if name not in every:
                    yield unknown(code, document, (block, name), "criterion", name, every, key=True)
    for name, driver in project.drivers.items():
        document = project.documents[driver_path(name)]
        added = {written.criterion.id for written in criteria_of(project) if written.driver == name}
        here = own | added
        for weighted in driver.weights:
            if weighted not in here:
                yield unknown(code, document, ("weights", weighted), "criterion", weighted, here, key=True)
        droppable = here | {gate.requirement.id for gate in gates_of(project) if gate.driver is None}
        for index, dropped in enumerate(driver.drop):
            if dropped not in droppable:
                noun = "criterion or requirement"
                yield unknown(code, document, ("drop", index), noun, dropped, droppable)
        for index, extra in enumerate(driver.add):
            if extra.under is not None and extra.under not in own:
                yield unknown(code, document, ("add", index, "under"), "criterion", extra.under, own)
    for gate in gates_of(project):
        for need in gate.requirement.needs:
            name = need.removeprefix(SCORE_OF).strip()
            if need.startswith(SCORE_OF) and name not in every:
                keypath = (*gate.keypath, "needs", need)
                yield unknown(code, gate.document, keypath, "criterion", name, every, key=True, prefix=SCORE_OF)


def scales(project: Project) -> Iterable[Diagnostic]:
    """Ratings on a scale that is not written."""
    known = {*project.criteria.scales, POINTS}
    for written in leaves_of(project):
        name = written.criterion.rating
        if isinstance(name, str) and name not in known:
            otherwise = "Write the scale under scales, or its anchors here"
            yield unknown(
                "unknown-scale", written.document, written.at("rating"), "scale", name, known, otherwise=otherwise
            )


def measures(project: Project) -> Iterable[Diagnostic]:
    """Measures that neither ship with the catalogue nor stand in the criteria file."""
    code, known = "unknown-measure", project.measures
    otherwise = f"Describe it under measures in {project.criteria_path}"
    for written in leaves_of(project):
        name = written.criterion.measure
        if name is not None and name not in known:
            keypath = written.at("measure")
            yield unknown(code, written.document, keypath, "measure", name, known, otherwise=otherwise)
    for stated in figures_of(project):
        name = stated.measure
        if name not in known:
            yield unknown(code, stated.document, stated.keypath, "measure", name, known, key=True, otherwise=otherwise)


def drivers(project: Project) -> Iterable[Diagnostic]:
    """A project scored under a driver that has no file."""
    name = project.settings.driver
    if name is None or name in project.drivers or driver_path(name) in project.unread:
        return
    otherwise = f"Write {driver_path(name)}, or delete the line"
    document = project.documents[FILE]
    yield unknown("unknown-driver", document, ("driver",), "driver", name, project.drivers, otherwise=otherwise)


def currencies(project: Project) -> Iterable[Diagnostic]:
    """Quotes in a currency for which the project file gives no rate."""
    known = {project.settings.currency, *project.settings.currencies}
    for name, vendor in project.vendors.items():
        code = vendor.price.quoted.currency if vendor.price else None
        if code is not None and code not in known:
            document = project.documents[vendor_path(name)]
            message = f"{FILE} gives no rate for {code}"
            hint = f"Add {code} with its rate under currencies in {FILE}"
            yield found("unknown-currency", document, ("price", "quoted", "currency"), message, hint)


def raters(project: Project) -> Iterable[Diagnostic]:
    """Files of raters whom the project does not name, and named raters without a file."""
    known = project.settings.raters
    for rater, ratings in project.ratings.items():
        if rater not in known and ratings.rater == rater:
            document = project.documents[ratings_path(rater)]
            otherwise = f"Add {rater} under raters in {FILE}"
            yield unknown("unknown-rater", document, ("rater",), "rater", rater, known, otherwise=otherwise)
    for rater in known:
        if rater not in project.ratings and ratings_path(rater) not in project.unread:
            message = f"{rater} has given no ratings: there is no file {ratings_path(rater)}"
            hint = f"Write {ratings_path(rater)}, or delete the rater"
            yield found("rater-without-file", project.documents[FILE], ("raters", rater), message, hint, key=True)
