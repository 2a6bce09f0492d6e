"""Names that must agree with the file's, and ids that must be used once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from vendoreval.diagnostic import Diagnostic
from vendoreval.project.catalogue import found
from vendoreval.project.project import Project, driver_path, ratings_path, vendor_path
from vendoreval.project.rules.outline import criteria_of, gates_of


def file_names(project: Project) -> Iterable[Diagnostic]:
    """Raters, drivers and measured evidence that say another name than their file or folder."""
    code = "name-mismatch"
    for name, ratings in project.ratings.items():
        if ratings.rater != name:
            message = f"the file is called {name}, and its rater {ratings.rater}"
            yield found(code, project.documents[ratings_path(name)], ("rater",), message, f"Write {name}")
    for name, driver in project.drivers.items():
        if driver.driver != name:
            message = f"the file is called {name}, and its driver {driver.driver}"
            yield found(code, project.documents[driver_path(name)], ("driver",), message, f"Write {name}")
    for vendor, files in project.measured.items():
        for held in files:
            folder = PurePosixPath(held.path).parent.name
            if folder != vendor:
                message = f"the folder is called {folder}, and its evidence is for {vendor}"
                yield found(code, project.documents[held.path], ("vendor",), message, f"Write {folder}")


def twice(project: Project) -> Iterable[Diagnostic]:
    """Ids of criteria, requirements and evidence that are used more than once."""
    places: dict[str | None, dict[str, str]] = {None: {}}
    named = [(one.criterion.id, one.document, one.keypath, one.driver) for one in criteria_of(project)]
    named += [(one.requirement.id, one.document, one.keypath, one.driver) for one in gates_of(project)]
    for name, document, keypath, driver in sorted(named, key=lambda one: one[3] is not None):
        here = places.setdefault(driver, {})
        first = here.get(name) or places[None].get(name)
        if first is not None:
            message = f"the id {name} is taken at {first}"
            yield found("id-twice", document, (*keypath, "id"), message, "Give this one an id of its own")
        here.setdefault(name, project.place(document.path, (*keypath, "id")))
    yield from _evidence_twice(project)


def name_twice(project: Project) -> Iterable[Diagnostic]:
    """Options that are shown under the same name."""
    first: dict[str, str] = {}
    for vendor, held in project.vendors.items():
        name = held.name.casefold()
        if name in first:
            message = f"{first[name]} is called {held.name} too"
            hint = "Give each a name of its own, such as with the site or the round of the offer"
            yield found("name-twice", project.documents[vendor_path(vendor)], ("name",), message, hint)
        first.setdefault(name, vendor)


def _evidence_twice(project: Project) -> Iterable[Diagnostic]:
    for vendor, files in project.measured.items():
        profile = project.vendors.get(vendor)
        places = {
            piece.id: project.place(vendor_path(vendor), ("evidence", index, "id"))
            for index, piece in enumerate(profile.evidence if profile else ())
        }
        for held in files:
            for index, piece in enumerate(held.evidence):
                keypath = ("evidence", index, "id")
                if piece.id in places:
                    message = f"the id {piece.id} is taken at {places[piece.id]}"
                    hint = "Give this one an id of its own"
                    yield found("id-twice", project.documents[held.path], keypath, message, hint)
                places.setdefault(piece.id, project.place(held.path, keypath))
