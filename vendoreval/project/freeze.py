"""The hash of the criteria as they weigh: what is frozen before scores exist."""

from __future__ import annotations

import hashlib

from vendoreval.project.model.criteria import CriteriaFile


def criteria_hash(criteria: CriteriaFile) -> str:
    """SHA-256 over all that decides points and gates; titles, notes, layout and the frozen hash itself do not count."""
    said = criteria.model_dump_json(exclude={"frozen", "title", "note"}, exclude_defaults=True, by_alias=True)
    return hashlib.sha256(said.encode()).hexdigest()
