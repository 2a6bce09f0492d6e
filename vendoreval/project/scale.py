"""Which anchors a rating is given on."""

from __future__ import annotations

from collections.abc import Mapping

from vendoreval.project.model.criteria import Anchor, CriteriaFile, Criterion

POINTS = "points"
"""The rating that is earned out of the leaf's own weight."""


def scale_of(criterion: Criterion, criteria: CriteriaFile) -> Mapping[str, Anchor | str]:
    """The anchors of a rating: those written at the leaf, or of the scale it names; empty for `rating: points`.

    Raises:
        KeyError: It names a scale that does not exist.
    """
    if isinstance(criterion.rating, str):
        return {} if criterion.rating == POINTS else criteria.scales[criterion.rating]
    return criterion.rating or {}
