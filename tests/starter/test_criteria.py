"""The criteria are ones a buyer can use: each asks something, says why, and is anchored in what one can see or count."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from vendoreval.project.model.criteria import Anchor, Criterion, LeafKind, WeightRange
from vendoreval.project.project import Project
from vendoreval.project.tree import weigh

DEGREES = re.compile(
    r"\b(poor|weak|bad|low|fair|average|adequate|acceptable|satisfactory|sufficient|moderate|good|very|strong|high|great"
    r"|better|best|excellent|outstanding|exceptional|superior|perfect|fully|partly|somewhat|limited|basic|advanced)(ly)?\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(19|20)\d\d\b")


def every_leaf(project: Project) -> list[Criterion]:
    """The leaves of the criteria file and of all drivers."""
    added = [extra.criterion for driver in project.drivers.values() for extra in driver.add]
    return [node.criterion for node in weigh(project.criteria, project.criteria_path).leaves] + added


def anchors_of(project: Project) -> Iterator[tuple[str, str]]:
    """Each leaf's id with each of its anchors' words."""
    for leaf in every_leaf(project):
        scale = project.criteria.scales[leaf.rating] if isinstance(leaf.rating, str) else leaf.rating or {}
        for anchor in scale.values():
            yield leaf.id, anchor.says if isinstance(anchor, Anchor) else anchor


def test_there_are_thirty_leaves_of_all_five_kinds(project: Project) -> None:
    leaves = weigh(project.criteria, project.criteria_path).leaves
    assert len(leaves) >= 30
    assert {leaf.criterion.kind for leaf in leaves} == set(LeafKind)


def test_every_leaf_asks_and_says_why_and_by_whom(project: Project) -> None:
    for leaf in every_leaf(project):
        assert leaf.ask, leaf.id
        assert leaf.why, leaf.id
        assert leaf.source, leaf.id
        assert YEAR.search(leaf.source), leaf.id


def test_every_scale_has_three_anchors_or_more(project: Project) -> None:
    counts: dict[str, int] = {}
    for leaf, _ in anchors_of(project):
        counts[leaf] = counts.get(leaf, 0) + 1
    assert counts
    assert min(counts.values()) >= 3


def test_no_anchor_stands_twice_and_none_is_made_of_degrees(project: Project) -> None:
    says = [text for _, text in anchors_of(project)]
    assert len({text.casefold() for text in says}) == len(says)
    assert [text for text in says if DEGREES.search(text)] == []


def test_every_measure_is_in_the_catalogue_and_read_once(project: Project) -> None:
    read = [leaf.measure for leaf in every_leaf(project) if leaf.measure]
    assert set(read) <= set(project.measures)
    assert len(set(read)) == len(read)


def test_what_feeds_the_cost_model_says_why_it_weighs_as_well(project: Project) -> None:
    twice = [leaf for leaf in every_leaf(project) if leaf.measure and project.measures[leaf.measure].feeds_cost]
    assert [leaf.id for leaf in twice] == ["unanswered"]
    assert all(leaf.also_in_cost for leaf in twice)


def test_what_is_essential_has_a_floor(project: Project) -> None:
    essential = [leaf for leaf in every_leaf(project) if leaf.essential]
    assert essential
    assert all(leaf.floor is not None for leaf in essential)


def test_no_leaf_depends_on_who_else_bids(project: Project) -> None:
    assert all(leaf.relative is None for leaf in every_leaf(project))


@pytest.mark.parametrize("driver", [None, "new_hours_and_languages", "growth", "cost", "learning", "seasonal_volume"])
def test_weights_sum_to_a_hundred_in_every_group(project: Project, driver: str | None) -> None:
    overlay = project.drivers[driver] if driver else None
    for family in weigh(project.criteria, project.criteria_path, overlay).families:
        points = []
        for node in family:
            stated = node.criterion.weight
            middle = (stated.low + stated.high) / 2 if isinstance(stated, WeightRange) else stated
            points.append(overlay.weights.get(node.id, middle) if overlay else middle)
        assert sum(points) == pytest.approx(100), family[0].parent
