"""The criteria as they were weighed: the tree, flattened in reading order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Criterion:
    """One group or leaf of the hierarchy under the driver that was scored.

    Attributes:
        id: As in the criteria file.
        name: As shown.
        kind: `group`, or the kind of leaf: rating, measure, coverage, yes_no, computed.
        parent: The id of its group, None at the top.
        depth: 0 at the top.
        weight: Its share of the whole, 0 to 1; all leaves together are 1.
        local_weight: Its share among its siblings, 0 to 1.
        weight_range: The least and most of `local_weight` where a range was stated.
        weighting: How its weight was arrived at: points, ranked, pairwise, swing, range, sum of children.
        ask: The question put.
        why: Why it is asked.
        source: Who found that it matters.
        unit: The raw figure's unit; `1-5` for a rating scale.
        anchors: Figure as text and what it means, lowest first.
        value_function: The value function in words, such as `20 % gives 100 points, 300 % gives 0`.
        floor: In the leaf's own unit, or points for a group.
        floor_shown: The same as text: `at least 2`, `at most 40 hours`; empty without one.
        also_in_cost: Why it weighs although it feeds the cost model.
        place: `criteria/customer-support.yaml:31`.
    """

    id: str
    name: str
    kind: str
    parent: str | None
    depth: int
    weight: float
    local_weight: float
    weight_range: tuple[float, float] | None = None
    weighting: str = "points"
    ask: str = ""
    why: str = ""
    source: str = ""
    unit: str = ""
    anchors: tuple[tuple[str, str], ...] = ()
    value_function: str = ""
    floor: float | None = None
    floor_shown: str = ""
    also_in_cost: str = ""
    place: str = ""

    @property
    def is_group(self) -> bool:
        """Whether it has criteria of its own."""
        return self.kind == "group"
