"""Every figure of a measure that an option's files give."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vendoreval.diagnostic import KeyPath
from vendoreval.project.model.quantity import Quantity
from vendoreval.project.project import Project, vendor_path
from vendoreval.project.yaml import Document

_BELOW_ONE = {
    "attrition": "nobody would be left to learn",
    "shrinkage": "nobody would ever be logged in",
    "unanswered_share": "nobody would ever be answered",
}
"""Shares that cannot be 1, and what it would mean."""
_ABOVE_ZERO = {
    "first_contact_resolution": "nothing would ever be solved",
    "handle_time": "no contact would take any time",
    "occupancy": "agents would never handle a contact",
    "day_one_productivity": "a new agent would never handle a contact",
    "learning_time": "there would be no learning at all",
}
"""Figures that cannot be 0, and what it would mean."""
_NEXT_TO_ZERO = 1e-6


class Stated(NamedTuple):
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


def impossible_because(stated: Stated) -> tuple[str, str] | None:
    """What a figure that cannot be would mean, and what to do; None for one that can be."""
    measure, figure = stated.measure, stated.quantity.stated
    if measure in _BELOW_ONE and figure >= 1:
        return f"{measure} of {100 * figure:g} %: {_BELOW_ONE[measure]}", "Write a share below 100 %"
    if measure in _ABOVE_ZERO and figure < _NEXT_TO_ZERO:
        return f"{measure} of {figure:g}: {_ABOVE_ZERO[measure]}", "Write a figure above 0"
    return None
