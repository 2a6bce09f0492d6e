"""Every criterion and requirement of a workspace with the place where it is written, drivers' additions included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vendoreval.diagnostic import KeyPath
from vendoreval.project.model.criteria import CriteriaFile, Criterion, Requirement
from vendoreval.project.project import Project, driver_path
from vendoreval.project.yaml import Document


@dataclass(frozen=True, slots=True)
class Written:
    """A criterion where it stands.

    Attributes:
        criterion: As written.
        document: The criteria file, or a driver's.
        keypath: The keys that lead to it.
        driver: The driver that adds it; None for those of the criteria file.
    """

    criterion: Criterion
    document: Document
    keypath: KeyPath
    driver: str | None = None

    @property
    def is_leaf(self) -> bool:
        """Whether it earns points itself."""
        return not self.criterion.criteria

    def at(self, *keys: str | int) -> KeyPath:
        """The key path of something below it."""
        return (*self.keypath, *keys)


@dataclass(frozen=True, slots=True)
class Gate:
    """A requirement where it stands."""

    requirement: Requirement
    document: Document
    keypath: KeyPath
    driver: str | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """Criteria that weigh against one another: those at the top, or the children of one group.

    Attributes:
        group: The criterion they belong to, or the whole file.
        children: In reading order.
        document: Where they are written.
        keypath: The keys that lead to the group; empty at the top.
    """

    group: CriteriaFile | Criterion
    children: Sequence[Criterion]
    document: Document
    keypath: KeyPath

    @property
    def name(self) -> str:
        """How a sentence calls it."""
        return self.group.id if isinstance(self.group, Criterion) else "the top criteria"


def criteria_of(project: Project) -> Iterator[Written]:
    """Every criterion in reading order, each group before its children; then those that drivers add."""
    yield from _below(project.criteria.criteria, project.documents[project.criteria_path], (), None)
    for name, driver in project.drivers.items():
        document = project.documents[driver_path(name)]
        for index, extra in enumerate(driver.add):
            keypath = ("add", index, "criterion")
            yield Written(extra.criterion, document, keypath, name)
            yield from _below(extra.criterion.criteria, document, keypath, name)


def leaves_of(project: Project) -> Iterator[Written]:
    """The criteria that earn points themselves."""
    return (written for written in criteria_of(project) if written.is_leaf)


def gates_of(project: Project) -> Iterator[Gate]:
    """Every requirement in reading order, those of drivers last."""
    document = project.documents[project.criteria_path]
    for index, requirement in enumerate(project.criteria.requirements):
        yield Gate(requirement, document, ("requirements", index))
    for name, driver in project.drivers.items():
        for index, requirement in enumerate(driver.requirements):
            yield Gate(requirement, project.documents[driver_path(name)], ("requirements", index), name)


def families_of(project: Project) -> Iterator[Family]:
    """The top criteria, then the children of every group, drivers' groups last."""
    document = project.documents[project.criteria_path]
    yield Family(project.criteria, project.criteria.criteria, document, ())
    for written in criteria_of(project):
        if not written.is_leaf:
            yield Family(written.criterion, written.criterion.criteria, written.document, written.keypath)


def _below(criteria: Sequence[Criterion], document: Document, above: KeyPath, driver: str | None) -> Iterator[Written]:
    for index, criterion in enumerate(criteria):
        keypath = (*above, "criteria", index)
        yield Written(criterion, document, keypath, driver)
        yield from _below(criterion.criteria, document, keypath, driver)
