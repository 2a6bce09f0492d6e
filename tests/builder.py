"""Builds small workspaces of YAML files: what tests say in Python is written, read, checked and evaluated as a user's."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vendoreval.evaluation import Evaluation
from vendoreval.front import load
from vendoreval.pipeline import evaluate
from vendoreval.project.project import Project
from vendoreval.project.tree import weigh
from vendoreval.scoring.scoring import Scoring


def scale(name: str) -> dict[str, str]:
    """Anchors 1, 3 and 5, in words of the leaf's own."""
    said = ("reads a script aloud", "loses the thread off it", "follows an off-script turn")
    return {figure: f"On {name} {words}" for figure, words in zip(("1", "3", "5"), said, strict=True)}


def rated(name: str, weight: float | None = 1, **more: Any) -> dict[str, Any]:
    """A leaf rated from 1 to 5."""
    return {"id": name, "weight": weight, "ask": f"How is {name}?", "rating": scale(name), **more}


def measured(name: str, points: Mapping[str, float] | None = None, weight: float = 1, **more: Any) -> dict[str, Any]:
    """A leaf that reads the measure of its own name."""
    return {"id": name, "weight": weight, "measure": name, **({"points": points} if points else {}), **more}


def group(name: str, *children: dict[str, Any], weight: float | None = None, **more: Any) -> dict[str, Any]:
    """A group of criteria."""
    return {"id": name, **({} if weight is None else {"weight": weight}), "criteria": list(children), **more}


@dataclass
class Builder:
    """The files of a workspace as Python data; ratings by rater, leaf and option."""

    criteria: list[dict[str, Any]]
    vendors: dict[str, dict[str, Any]]
    ratings: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    requirements: list[dict[str, Any]] = field(default_factory=list)
    settings: dict[str, Any] = field(default_factory=dict)
    drivers: dict[str, dict[str, Any]] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)
    """Keys of the criteria file beside criteria and requirements."""
    own_weights: dict[str, dict[str, float]] = field(default_factory=dict)
    """By rater."""

    def files(self) -> dict[str, Any]:
        """Path to content."""
        first = next(iter(self.vendors))
        settings = {
            "format": 1,
            "title": "Small",
            "as_of": "2026-11-01",
            "currency": "USD",
            "criteria": "criteria/small.yaml",
            "baseline": first,
            "raters": {name: {} for name in {**self.ratings, **self.own_weights}},
            **self.settings,
        }
        criteria = {"criteria": self.criteria, "requirements": self.requirements, **self.more}
        files: dict[str, Any] = {"vendoreval.yaml": settings, "criteria/small.yaml": criteria}
        for name, vendor in self.vendors.items():
            files[f"vendors/{name}.yaml"] = {"name": name.capitalize(), "kind": "onshore", **vendor}
        for rater in {**self.ratings, **self.own_weights}:
            content: dict[str, Any] = {"rater": rater, "date": "2026-11-01", "ratings": self.ratings.get(rater, {})}
            if rater in self.own_weights:
                content["weights"] = self.own_weights[rater]
            files[f"vendors/ratings/{rater}.yaml"] = content
        for driver, overlay in self.drivers.items():
            content = {"driver": driver, "name": driver.capitalize(), "why": "It matters now", **overlay}
            files[f"criteria/drivers/{driver}.yaml"] = content
        return files

    def write(self, folder: Path) -> Path:
        """The folder with the files in it: JSON, which is YAML too."""
        for path, content in self.files().items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(json.dumps(content, indent=1), encoding="utf-8")
        return folder

    def load(self) -> Project:
        """The project, read from files in a folder of their own."""
        with tempfile.TemporaryDirectory() as folder:
            return load(self.write(Path(folder)))

    def evaluate(self, *, draws: int = 0, **options: Any) -> Evaluation:
        """The evaluation, without draws unless asked for."""
        return evaluate(self.load(), draws=draws, **options)

    def scoring(self) -> Scoring:
        """What the options are scored by, without a cost model."""
        project = self.load()
        tree = weigh(project.criteria, project.criteria_path, None)
        return Scoring(project, tree, None, {}, None, tuple(project.vendors))

    def scores(self, **options: Any) -> dict[str, float | None]:
        """Option id to score."""
        return {option.id: option.score for option in self.evaluate(**options).options}
