"""What stands behind figures: pieces that are named and not there, days, sizes, and claims with nothing behind them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from vendoreval.diagnostic import Diagnostic, KeyPath
from vendoreval.project.catalogue import found
from vendoreval.project.model.quantity import Grade, Quantity
from vendoreval.project.model.settings import FILE
from vendoreval.project.model.vendor import Evidence, Stage
from vendoreval.project.project import Project, ratings_path, vendor_path
from vendoreval.project.rules.figures import figures_of
from vendoreval.project.rules.naming import unknown
from vendoreval.project.rules.outline import criteria_of, leaves_of
from vendoreval.project.wording import listed
from vendoreval.project.yaml import Document

LEAST_MEASURED = 30
"""Observations from which evidence counts as measured."""

_GRADED = ("measures", "provides", "price", "costs", "automation", "true_cost")
"""The blocks of a vendor file in which figures name their evidence."""
_MOST_CLAIMS = 6


def _pieces(project: Project) -> Iterator[tuple[str, Document, KeyPath, Evidence]]:
    """Every piece of evidence with its option and place."""
    for name, vendor in project.vendors.items():
        document = project.documents[vendor_path(name)]
        for index, piece in enumerate(vendor.evidence):
            yield name, document, ("evidence", index), piece
    for name, files in project.measured.items():
        for held in files:
            for index, piece in enumerate(held.evidence):
                yield name, project.documents[held.path], ("evidence", index), piece


def unknown_pieces(project: Project) -> Iterable[Diagnostic]:
    """Ratings and figures that point to evidence nobody has written down."""
    pieces: dict[str, set[str]] = {name: set() for name in project.vendors}
    for name, _, _, piece in _pieces(project):
        pieces.setdefault(name, set()).add(piece.id)
    for document, keypath, owner, named in _named(project):
        if owner in pieces and named not in pieces[owner]:
            yield unknown(
                "unknown-evidence", document, keypath, "evidence", named, pieces[owner],
                otherwise=f"Write it under evidence in {vendor_path(owner)}",
            )  # fmt: skip


def _named(project: Project) -> Iterator[tuple[Document, KeyPath, str, str]]:
    for rater, ratings in project.ratings.items():
        document = project.documents[ratings_path(rater)]
        for leaf, row in ratings.ratings.items():
            for name, rating in row.items():
                if rating.evidence is not None:
                    yield document, ("ratings", leaf, name, "evidence"), name, rating.evidence
    for name in project.vendors:
        document = project.documents[vendor_path(name)]
        for block in _GRADED:
            for keypath, named in _below(document.data.get(block), (block,)):
                yield document, keypath, name, named
    for name, files in project.measured.items():
        for held in files:
            document = project.documents[held.path]
            for keypath, named in _below(document.data.get("measures"), ("measures",)):
                yield document, keypath, name, named


def _below(data: Any, keypath: KeyPath) -> list[tuple[KeyPath, str]]:
    """Every `evidence: ID` in a block."""
    named: list[tuple[KeyPath, str]] = []
    left: list[tuple[Any, KeyPath]] = [(data, keypath)]
    while left:
        here, path = left.pop()
        if not isinstance(here, (dict, list)):
            continue
        for key, value in here.items() if isinstance(here, dict) else enumerate(here):
            if isinstance(value, (dict, list)):
                left.append((value, (*path, key)))
            elif key == "evidence" and isinstance(value, str):
                named.append(((*path, key), value))
    return named


def unknown_subjects(project: Project) -> Iterable[Diagnostic]:
    """Evidence for something that nobody asks and no option states."""
    asked = {written.criterion.id for written in criteria_of(project)} | set(project.measures)
    for name, document, keypath, piece in _pieces(project):
        subjects = [one for one in enumerate(piece.for_) if one[1] not in asked]
        if not subjects or name not in project.vendors:
            continue
        offered = project.vendors[name].provides
        for index, subject in subjects:
            block, _, item = subject.partition(".")
            held = offered.get(block)
            if held is None or (item and not (isinstance(held, (dict, tuple)) and item in held)):
                known = asked | set(offered)
                place = (*keypath, "for", index)
                yield unknown("unknown-subject", document, place, "criterion, measure or offer", subject, known)


def measured_instead(project: Project) -> Iterable[Diagnostic]:
    """Figures of the profile that measured evidence stands in for, where the two differ."""
    for vendor, files in project.measured.items():
        if vendor not in project.vendors:
            continue
        own = project.vendors[vendor].measures
        for held in files:
            for name, quantity in held.measures.items():
                if name in own and own[name].stated != quantity.stated:
                    message = f"{quantity.stated:g} stands for {name} instead of the profile's {own[name].stated:g}"
                    hint = f"Nothing, if the records are right; else remove it here. {vendor_path(vendor)} keeps its own figure"
                    document = project.documents[held.path]
                    yield found("measured-instead", document, ("measures", name), message, hint, key=True)


def from_the_future(project: Project) -> Iterable[Diagnostic]:
    """Days after the day to which ages are counted."""
    as_of = project.settings.as_of
    for document, keypath, day in _days(project):
        if day > as_of:
            message = f"{day} is after {as_of}, the day to which ages are counted"
            hint = f"Correct the day, or move as_of in {FILE}"
            yield found("date-after-as-of", document, keypath, message, hint)


def _days(project: Project) -> Iterator[tuple[Document, KeyPath, datetime.date]]:
    for _, document, keypath, piece in _pieces(project):
        if piece.date is not None:
            yield document, (*keypath, "date"), piece.date
    for stated in figures_of(project):
        if stated.quantity.date is not None:
            yield stated.document, (*stated.keypath, "date"), stated.quantity.date
    for rater, ratings in project.ratings.items():
        if ratings.date is not None:
            yield project.documents[ratings_path(rater)], ("date",), ratings.date
    for name, vendor in project.vendors.items():
        if vendor.price is not None and vendor.price.quoted.date is not None:
            yield project.documents[vendor_path(name)], ("price", "quoted", "date"), vendor.price.quoted.date
    for code, currency in project.settings.currencies.items():
        if currency.date is not None:
            yield project.documents[FILE], ("currencies", code, "date"), currency.date


def too_old(project: Project) -> Iterable[Diagnostic]:
    """Evidence, dated figures and ratings older than the project's limit, or than that of a criterion they are for."""
    as_of, general = project.settings.as_of, project.settings.evidence.oldest
    limits: dict[str, int] = {}
    for written in leaves_of(project):
        if written.criterion.oldest is not None:
            for subject in (written.criterion.id, written.criterion.measure):
                if subject is not None:
                    limits[subject] = min(written.criterion.oldest, limits.get(subject, written.criterion.oldest))
    dated = [
        (document, keypath, piece.date, min((limits.get(one, general) for one in piece.for_), default=general))
        for _, document, keypath, piece in _pieces(project)
        if piece.date is not None
    ]
    dated += [
        (stated.document, stated.keypath, stated.quantity.date, limits.get(stated.measure, general))
        for stated in figures_of(project)
        if stated.quantity.date is not None
    ]
    dated += [
        (project.documents[ratings_path(rater)], (), ratings.date, general)
        for rater, ratings in project.ratings.items()
        if ratings.date is not None
    ]
    for document, keypath, day, limit in dated:
        age = (as_of - day).days
        if age > limit:
            message = f"{day} is {age:,} days ago; what is older than {limit:,} days says little of today"
            yield found("evidence-old", document, (*keypath, "date"), message, "Ask for newer evidence")


def too_few(project: Project) -> Iterable[Diagnostic]:
    """Evidence called measured that rests on fewer than 30 observations, or does not say on how many."""
    hint = f"Count {LEAST_MEASURED} or more, or write grade: reference"
    for _, document, keypath, piece in _pieces(project):
        if piece.grade is Grade.MEASURED and (piece.n or 0) < LEAST_MEASURED:
            yield _few(document, keypath, piece.n, hint)
    for stated in figures_of(project):
        counted = stated.quantity.sample_size
        if stated.quantity.grade is Grade.MEASURED and counted is not None and counted < LEAST_MEASURED:
            yield _few(stated.document, stated.keypath, counted, hint)


def _few(document: Document, keypath: KeyPath, counted: float | None, hint: str) -> Diagnostic:
    said = "does not say how many were looked at" if counted is None else f"rests on {counted:g}"
    message = f"evidence graded measured {said}; it needs {LEAST_MEASURED}"
    return found("measured-too-few", document, (*keypath, "grade"), message, hint)


def claims(project: Project) -> Iterable[Diagnostic]:
    """Figures that count and that nothing but the vendor's word stands behind, once for each option."""
    leaf_of = {written.criterion.measure: written.criterion.id for written in leaves_of(project)}
    counted = set(leaf_of)
    if project.settings.buyer is not None:
        counted |= {name for name, definition in project.measures.items() if definition.feeds_cost}
    behind: dict[str, _Behind] = {name: _Behind() for name in project.vendors}
    for name, _, _, piece in _pieces(project):
        if name in behind:
            behind[name].add(piece)
    for name, vendor in project.vendors.items():
        if vendor.stage is Stage.LONG_LIST:
            continue
        measured = {measure for held in project.measured.get(name, ()) for measure in held.measures}
        bare = [
            measure
            for measure, quantity in vendor.measures.items()
            if measure in counted
            and measure not in measured
            and behind[name].is_claim(quantity, measure, leaf_of.get(measure))
        ]
        if bare:
            more = len(bare) - _MOST_CLAIMS
            names = [*bare[:_MOST_CLAIMS], f"{more} more"] if more > 0 else bare
            message = f"only the vendor's word stands behind {listed(names, 'and')}"
            hint = "Ask for records, a document or a reference, and add it under evidence"
            document = project.documents[vendor_path(name)]
            yield found("only-claimed", document, ("measures", bare[0]), message, hint, key=True)


@dataclass(frozen=True, slots=True)
class _Behind:
    """What stands behind an option's figures: all its pieces, and whatever those above a claim are called or are for."""

    pieces: set[str] = field(default_factory=set)
    subjects: set[str] = field(default_factory=set)

    def add(self, piece: Evidence) -> None:
        """Takes a piece in."""
        self.pieces.add(piece.id)
        if piece.grade is not Grade.CLAIM:
            self.subjects.update((piece.id, *piece.for_))

    def is_claim(self, quantity: Quantity, measure: str, leaf: str | None) -> bool:
        """Whether a figure is bare; one that points to evidence that is not there has a finding already."""
        if quantity.grade is not None:
            return quantity.grade is Grade.CLAIM
        if quantity.evidence is not None and quantity.evidence not in self.pieces:
            return False
        return self.subjects.isdisjoint({measure, leaf or measure, quantity.evidence or measure})
