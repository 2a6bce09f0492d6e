"""The page's sections, in order: each prepares plain data for the template of its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from vendoreval.render.html.names import Named
from vendoreval.render.html.sections import (
    alternatives,
    certainty,
    change,
    checks,
    cost,
    criteria,
    flips,
    head_to_head,
    inputs,
    panel,
    provenance,
    questions,
    ranking,
    vendors,
    verdict,
)


@dataclass(frozen=True, slots=True)
class Section:
    """One section.

    Attributes:
        key: Its anchor, and the name of its template.
        title: Its heading.
        prepare: From the evaluation to what the template shows; None where there is nothing to show.
    """

    key: str
    title: str
    prepare: Callable[[Named], Any]


SECTIONS = (
    Section("verdict", "The answer", verdict.prepare),
    Section("ranking", "Ranking", ranking.prepare),
    Section("cost", "What each truly costs", cost.prepare),
    Section("flips", "Where the order of costs flips", flips.prepare),
    Section("inputs", "What the costs rest on", inputs.prepare),
    Section("certainty", "How sure this is", certainty.prepare),
    Section("change", "What would change it", change.prepare),
    Section("alternatives", "Other ways to look at it", alternatives.prepare),
    Section("questions", "What to find out next", questions.prepare),
    Section("criteria", "Criterion by criterion", criteria.prepare),
    Section("head_to_head", "The first two, head to head", head_to_head.prepare),
    Section("vendors", "Each option", vendors.prepare),
    Section("panel", "Who judged, and what was decided", panel.prepare),
    Section("checks", "Checks", checks.prepare),
    Section("provenance", "How this was made", provenance.prepare),
)
