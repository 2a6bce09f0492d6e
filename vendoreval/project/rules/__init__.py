"""The checks of a workspace that has been read: one table of rules, each a function from a Project to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from vendoreval.diagnostic import Diagnostic
from vendoreval.project.project import Project
from vendoreval.project.rules import (
    anchors,
    costs,
    evidence,
    identity,
    knowledge,
    measures,
    mixes,
    must_haves,
    offers,
    overlays,
    quotes,
    raters,
    ratings,
    references,
    requirements,
    settings,
    weights,
)

Rule = Callable[[Project], Iterable[Diagnostic]]

RULES: tuple[Rule, ...] = (
    references.no_options,
    references.vendors,
    references.criteria,
    references.scales,
    references.measures,
    references.drivers,
    references.currencies,
    references.raters,
    identity.file_names,
    identity.twice,
    identity.name_twice,
    evidence.unknown_pieces,
    evidence.unknown_subjects,
    evidence.measured_instead,
    evidence.from_the_future,
    evidence.too_old,
    evidence.too_few,
    evidence.claims,
    weights.sums,
    weights.missing,
    weights.ignored,
    weights.children,
    weights.unusable,
    weights.raters,
    overlays.places,
    overlays.sums,
    overlays.missing,
    overlays.unusable,
    anchors.figures,
    anchors.number,
    anchors.degree_words,
    anchors.same_text,
    must_haves.floors,
    must_haves.left_open,
    measures.direction,
    measures.band,
    measures.definitions,
    measures.fed_twice,
    measures.counted_in_cost,
    measures.plausible,
    requirements.conditions,
    requirements.reachable,
    requirements.answered,
    offers.terms,
    offers.kinds,
    ratings.rated_leaves,
    ratings.on_the_scale,
    ratings.one_thing,
    raters.alone,
    raters.copied,
    raters.compressed,
    raters.conflicts,
    knowledge.ties,
    knowledge.nothing_known,
    quotes.run_out,
    quotes.abnormally_low,
    quotes.lines,
    costs.impossible,
    costs.uncosted,
    costs.minimum,
    mixes.baseline,
    mixes.parts_of_parts,
    mixes.portions,
    settings.thresholds,
    settings.stated_totals,
    settings.frozen,
)


def check(project: Project) -> list[Diagnostic]:
    """Every finding of every rule."""
    return [found for rule in RULES for found in rule(project)]
