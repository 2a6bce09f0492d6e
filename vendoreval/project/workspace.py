"""A folder of YAML files becomes a Project and everything wrong with it; nothing stops at the first fault."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from vendoreval.diagnostic import Diagnostic
from vendoreval.project.catalogue import found, found_at
from vendoreval.project.model.base import Model
from vendoreval.project.model.criteria import CriteriaFile, Driver
from vendoreval.project.model.measure import MeasureDefinition, catalogue
from vendoreval.project.model.ratings import Ratings
from vendoreval.project.model.settings import FILE, Settings
from vendoreval.project.model.vendor import EvidenceFile, Vendor
from vendoreval.project.project import DRIVERS, EVIDENCE, RATINGS, VENDORS, MeasuredFile, Project
from vendoreval.project.rules import check
from vendoreval.project.yaml import Document, Mark, as_text, read

AnyModel = TypeVar("AnyModel", bound=Model)


@dataclass(frozen=True)
class Workspace:
    """What reading a folder gave.

    Attributes:
        root: The folder.
        project: None when the project file or the criteria cannot be read.
        findings: Everything wrong, in file order.
        sources: Path to text, for showing the lines that findings name.
    """

    root: Path
    project: Project | None
    findings: tuple[Diagnostic, ...]
    sources: Mapping[str, str] = field(repr=False)


def find_root(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds a vendoreval.yaml, or None."""
    return next((folder for folder in (start, *start.parents) if (folder / FILE).is_file()), None)


def read_workspace(root: Path, *, criteria: str | None = None) -> Workspace:
    """The workspace at `root`, read and checked.

    Args:
        root: The folder with vendoreval.yaml.
        criteria: A criteria file to use instead of the project's, relative to the workspace.
    """
    reading = _Reading(root)
    settings = reading.model(FILE, Settings)
    criteria_path = criteria or (settings.criteria if settings else None)
    criteria_file = reading.model(criteria_path, CriteriaFile) if criteria_path else None
    if settings is not None and criteria_path is not None and not (root / criteria_path).is_file():
        reading.missing_criteria(criteria_path)
    measures = {**catalogue(), **(criteria_file.measures if criteria_file else {})}
    context = {"measures": measures}
    drivers = {Path(path).stem: reading.model(path, Driver) for path in reading.paths(DRIVERS)}
    vendors = {Path(path).stem: reading.model(path, Vendor, context) for path in reading.paths(VENDORS)}
    measured = _measured(reading, context)
    ratings = {Path(path).stem: reading.model(path, Ratings) for path in reading.paths(RATINGS)}
    project = None
    if settings is not None and criteria_file is not None and criteria_path is not None:
        project = Project(
            root=root,
            settings=settings,
            criteria_path=criteria_path,
            criteria=criteria_file,
            drivers=_read_ones(drivers),
            vendors=_read_ones(vendors),
            measured=measured,
            ratings=_in_order(_read_ones(ratings), settings),
            measures=measures,
            documents=reading.documents,
            hashes=dict(sorted(reading.hashes.items())),
            unread=frozenset(path for path in reading.attempted if path not in reading.models),
        )
        reading.findings += check(project)
    findings = tuple(sorted(set(reading.findings), key=lambda one: one.sort_key))
    return Workspace(root, project, findings, reading.sources)


def _read_ones(models: Mapping[str, AnyModel | None]) -> dict[str, AnyModel]:
    return {name: model for name, model in models.items() if model is not None}


def _in_order(ratings: Mapping[str, Ratings], settings: Settings) -> dict[str, Ratings]:
    """The raters' files in the order of the project file; unknown raters, which a rule names, last."""
    order = list(settings.raters)
    return dict(sorted(ratings.items(), key=lambda item: order.index(item[0]) if item[0] in order else len(order)))


def _measured(
    reading: _Reading, context: Mapping[str, Mapping[str, MeasureDefinition]]
) -> dict[str, tuple[MeasuredFile, ...]]:
    """Every file of measured evidence, by the option it names."""
    folder = reading.root / EVIDENCE
    measured: dict[str, tuple[MeasuredFile, ...]] = {}
    names = sorted(one.name for one in folder.iterdir() if one.is_dir()) if folder.is_dir() else []
    for name in names:
        for path in reading.paths(f"{EVIDENCE}/{name}"):
            evidence = reading.model(path, EvidenceFile, context)
            if evidence is not None:
                held = MeasuredFile(path, evidence.measures, evidence.evidence)
                measured[evidence.vendor] = (*measured.get(evidence.vendor, ()), held)
    return measured


class _Reading:
    """One pass over a folder: what was read, and what was wrong with it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.findings: list[Diagnostic] = []
        self.documents: dict[str, Document] = {}
        self.sources: dict[str, str] = {}
        self.hashes: dict[str, str] = {}
        self.models: set[str] = set()
        self.attempted: set[str] = set()

    def paths(self, folder: str) -> list[str]:
        """The YAML files of a folder, in name order; other spellings of the ending are a finding."""
        base = self.root / folder
        if not base.is_dir():
            return []
        names = sorted(one.name for one in base.iterdir() if not one.name.startswith("."))
        for name in names:
            if name.lower().endswith((".yml", ".yaml")) and not name.endswith(".yaml"):
                message = "the file is not read: its name does not end in .yaml"
                path = f"{folder}/{name}"
                self.findings.append(
                    found_at("file-ending", path, Mark(0, 0), message, f"Rename it to {Path(name).stem}.yaml")
                )
        return [f"{folder}/{name}" for name in names if name.endswith(".yaml")]

    def model(self, path: str, kind: type[AnyModel], context: Any = None) -> AnyModel | None:
        """The model that a file holds; None, with findings, when it holds none."""
        document = self._document(path)
        if document is None:
            return None
        try:
            model = kind.model_validate(document.data, context=context)
        except ValidationError as wrong:
            from vendoreval.project.translate import translate

            self.findings += translate(wrong, document, kind)
            return None
        self.models.add(path)
        return model

    def missing_criteria(self, path: str) -> None:
        """Says that the project names a criteria file which is not there."""
        document = self.documents.get(FILE)
        if document is not None:
            message = f"there is no file {path}"
            hint = "Name a criteria file that exists, from the workspace's folder"
            self.findings.append(found("no-such-file", document, ("criteria",), message, hint))

    def _document(self, path: str) -> Document | None:
        place = self.root / path
        try:
            if place.exists() and not place.is_file() and not place.is_dir():
                raise OSError(errno.EINVAL, "Is no regular file")  # a pipe would be waited on for ever
            raw = place.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as wrong:
            self.attempted.add(path)
            reason = (wrong.strerror or "it cannot be read").lower()
            hint = "Make it a file that you may read"
            self.findings.append(
                found_at("unreadable-file", path, Mark(0, 0), f"the file cannot be read: {reason}", hint)
            )
            return None
        self.attempted.add(path)
        self.hashes[path] = hashlib.sha256(raw).hexdigest()
        self.sources[path] = as_text(raw)
        document, findings = read(path, raw)
        self.findings += findings
        if document is not None:
            self.documents[path] = document
        return document
