"""Every figure of a measure that an option's files give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vendoreval.diagnostic import KeyPath
from vendoreval.project.model.quantity import Quantity
from vendoreval.project.project import Project, vendor_path
from vendoreval.project.yaml import Document


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure where it stands."""

    vendor: str
    document: Document
    measure: str
    quantity: Quantity

    @property
    def keypath(self) -> KeyPath:
        """The keys that lead to it."""
        return ("measures", self.measure)


def figures_of(project: Project) -> Iterator[Stated]:
    """Every figure, the profiles' first, then those measured from records."""
    for name, vendor in project.vendors.items():
        document = project.documents[vendor_path(name)]
        for measure, quantity in vendor.measures.items():
            yield Stated(name, document, measure, quantity)
    for name, files in project.measured.items():
        for held in files:
            document = project.documents[held.path]
            for measure, quantity in held.measures.items():
                yield Stated(name, document, measure, quantity)
