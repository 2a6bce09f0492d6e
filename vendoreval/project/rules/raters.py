"""How raters rate: how many there are, and scores that look copied, flat or partial."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import combinations

from vendoreval.diagnostic import Diagnostic
from vendoreval.project.catalogue import found
from vendoreval.project.model.criteria import LeafKind
from vendoreval.project.model.ratings import Ratings
from vendoreval.project.model.settings import FILE
from vendoreval.project.project import Project, ratings_path
from vendoreval.project.rules.outline import leaves_of

COPIED_FROM = 8
"""Ratings two raters must share before agreeing in all of them is suspect."""
COMPRESSED_FROM = 12
"""Ratings from which using two numbers or fewer says little."""
_FEW_VALUES = 2


def alone(project: Project) -> Iterable[Diagnostic]:
    """One rater's opinion taken for a panel's."""
    rated = any(one.criterion.kind is LeafKind.RATING for one in leaves_of(project))
    if rated and len(project.ratings) == 1 and len(project.settings.raters) <= 1:
        rater = next(iter(project.ratings))
        message = f"only {rater} has rated, so nobody can tell how far raters differ"
        hint = "Have a second person rate without seeing these"
        yield found("one-rater", project.documents[ratings_path(rater)], ("rater",), message, hint)


def copied(project: Project) -> Iterable[Diagnostic]:
    """Two raters who agree in every one of many ratings."""
    given = {rater: _figures(ratings) for rater, ratings in project.ratings.items()}
    for first, second in combinations(given, 2):
        shared = given[first].keys() & given[second].keys()
        if len(shared) >= COPIED_FROM and all(given[first][one] == given[second][one] for one in shared):
            message = f"all {len(shared)} ratings that {second} shares with {first} are the same"
            hint = "Ask both whether they rated apart, and rate again if they did not"
            yield found("copied-ratings", project.documents[ratings_path(second)], ("rater",), message, hint)


def compressed(project: Project) -> Iterable[Diagnostic]:
    """A rater who uses one or two numbers for everything."""
    for rater, ratings in project.ratings.items():
        figures = _figures(ratings)
        values = sorted(set(figures.values()))
        if len(figures) >= COMPRESSED_FROM and len(values) <= _FEW_VALUES:
            said = " and ".join(f"{value:g}" for value in values)
            message = f"{rater} rates everything {said}, {len(figures)} times"
            hint = "Go through the anchors with this rater"
            yield found("compressed-ratings", project.documents[ratings_path(rater)], ("rater",), message, hint)


def _figures(ratings: Ratings) -> Mapping[tuple[str, str], float]:
    """Criterion and option to the rater's own figure, before any discussion."""
    return {
        (leaf, vendor): rating.own
        for leaf, row in ratings.ratings.items()
        for vendor, rating in row.items()
        if rating.own is not None and not rating.abstain
    }


def conflicts(project: Project) -> Iterable[Diagnostic]:
    """Raters who rate an option that their own statement of interest names."""
    for rater, ratings in project.ratings.items():
        known = project.settings.raters.get(rater)
        said = set(re.findall(r"[\w-]+", known.conflicts)) if known and known.conflicts else set()
        for vendor in said.intersection(project.vendors):
            rated = [leaf for leaf, row in ratings.ratings.items() if vendor in row and row[vendor].counts]
            if rated:
                message = f"{rater} has an interest in {vendor} ({FILE}) and rates it"
                hint = "Write abstain, or say in conflicts why the rating may count"
                keypath = ("ratings", rated[0], vendor)
                yield found("conflict-rated", project.documents[ratings_path(rater)], keypath, message, hint)
