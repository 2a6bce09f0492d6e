"""A workspace as it was read: models, and the place of everything they say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from vendoreval.diagnostic import KeyPath
from vendoreval.project.model.criteria import CriteriaFile, Driver
from vendoreval.project.model.measure import MeasureDefinition
from vendoreval.project.model.quantity import Quantity
from vendoreval.project.model.ratings import Ratings
from vendoreval.project.model.settings import Settings
from vendoreval.project.model.vendor import Evidence, Vendor
from vendoreval.project.yaml import Document

VENDORS = "vendors"
RATINGS = "vendors/ratings"
EVIDENCE = "vendors/evidence"
DRIVERS = "criteria/drivers"


@dataclass(frozen=True)
class Project:
    """Everything a workspace says.

    Attributes:
        root: The workspace's folder.
        settings: vendoreval.yaml.
        criteria_path: The criteria file, relative to the workspace.
        criteria: The criteria file.
        drivers: Driver id to overlay, in file-name order.
        vendors: Option id to vendor file, in file-name order.
        measured: Option id to its measured evidence: (file's path, measures, pieces of evidence) in file-name order.
        ratings: Rater id to ratings file, in the order of the project file.
        measures: Measure id to definition: the catalogue's, and the criteria file's own.
        documents: Path to document, every file that could be read.
        hashes: Path to SHA-256 of the file's bytes, in path order.
        unread: Paths of files that are there but could not be read; what refers to them is not thereby wrong.
    """

    root: Path
    settings: Settings
    criteria_path: str
    criteria: CriteriaFile
    drivers: Mapping[str, Driver]
    vendors: Mapping[str, Vendor]
    measured: Mapping[str, tuple[MeasuredFile, ...]]
    ratings: Mapping[str, Ratings]
    measures: Mapping[str, MeasureDefinition]
    documents: Mapping[str, Document] = field(repr=False)
    hashes: Mapping[str, str] = field(repr=False)
    unread: frozenset[str] = frozenset()

    def place(self, path: str, keypath: KeyPath = (), *, key: bool = False) -> str:
        """`vendors/a.yaml:31`: the line of a value, or of its nearest ancestor; the path alone for an unread file."""
        document = self.documents.get(path)
        return f"{path}:{document.locate(keypath, key=key).line}" if document else path

    def quantity(self, vendor: str, measure: str) -> Quantity | None:
        """An option's figure of a measure: measured from records before the profile's own; else None."""
        for found in reversed(self.measured.get(vendor, ())):
            if measure in found.measures:
                return found.measures[measure]
        return self.vendors[vendor].measures.get(measure)

    def figure(self, vendor: str, measure: str) -> tuple[Quantity, str] | None:
        """An option's figure of a measure and its place: measured from records before the profile's own; else None."""
        for found in reversed(self.measured.get(vendor, ())):
            if measure in found.measures:
                return found.measures[measure], self.place(found.path, ("measures", measure), key=True)
        own = self.vendors[vendor].measures.get(measure)
        return (own, self.place(vendor_path(vendor), ("measures", measure), key=True)) if own else None

    def evidence(self, vendor: str) -> tuple[tuple[Evidence, str], ...]:
        """All pieces of an option's evidence with their places, the profile's first."""
        return self._evidence[vendor]

    @cached_property
    def _evidence(self) -> Mapping[str, tuple[tuple[Evidence, str], ...]]:
        """Every option's evidence: each leaf of each rescoring asks for it."""
        return {vendor: self._evidence_of(vendor) for vendor in self.vendors}

    def _evidence_of(self, vendor: str) -> tuple[tuple[Evidence, str], ...]:
        own = [
            (piece, self.place(vendor_path(vendor), ("evidence", index)))
            for index, piece in enumerate(self.vendors[vendor].evidence)
        ]
        measured = [
            (piece, self.place(found.path, ("evidence", index)))
            for found in self.measured.get(vendor, ())
            for index, piece in enumerate(found.evidence)
        ]
        return (*own, *measured)


@dataclass(frozen=True)
class MeasuredFile:
    """One file of measured evidence."""

    path: str
    measures: Mapping[str, Quantity]
    evidence: tuple[Evidence, ...]


def vendor_path(vendor: str) -> str:
    """The path of an option's file."""
    return f"{VENDORS}/{vendor}.yaml"


def ratings_path(rater: str) -> str:
    """The path of a rater's file."""
    return f"{RATINGS}/{rater}.yaml"


def driver_path(driver: str) -> str:
    """The path of a driver's file."""
    return f"{DRIVERS}/{driver}.yaml"
