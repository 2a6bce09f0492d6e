"""An uncertain input as a plain question, and the evidence that would answer it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from vendoreval.cost.case import Input
from vendoreval.evaluation import Cell, Option
from vendoreval.project.model.criteria import Criterion, LeafKind
from vendoreval.project.model.quantity import Quantity
from vendoreval.project.model.vendor import Evidence
from vendoreval.project.project import Project
from vendoreval.project.wording import listed
from vendoreval.scoring.scoring import Scoring
from vendoreval.uncertainty.assumptions import DEFAULT
from vendoreval.uncertainty.distribution import sd

ENOUGH = int(DEFAULT.measured_needs)
"""Cases from which evidence counts as measured."""
MOST_CASES = 2000
"""More cases than anybody counts for one question; from here on the answer is all there are."""
_GRADES = {"claim": "claimed", "document": "on paper", "reference": "by a reference's word", "measured": "measured"}


@dataclass(frozen=True, slots=True)
class Asking:
    """A question in words.

    Attributes:
        sentence: The question.
        evidence: What would answer it.
        now: What is known.
    """

    sentence: str
    evidence: str
    now: str


def ask_leaf(scoring: Scoring, option: Option, leaf: str) -> Asking:
    """Returns the question about one option's leaf."""
    project, cell = scoring.project, option.cells[leaf]
    criterion = scoring.tree.by_id[leaf].criterion
    if criterion.kind is LeafKind.RATING:
        evidence = _for_rating(project, option.id, leaf, cell)
    elif criterion.kind is LeafKind.MEASURE:
        held = project.figure(option.id, criterion.measure or "")
        evidence = for_figure(held[0] if held else None, project.measures[criterion.measure or ""].unit)
    else:
        evidence = "see it shown: a roster, a certificate or a demonstration"
    return Asking(f"{option.name}: {_lower(_ask(project, criterion))}", evidence, _now(cell))


def ask_cost(one: Input, option: str) -> Asking:
    """Returns the question about an input of the cost model; `option` is its option's name, empty for the buyer's own."""
    shown = _figure(one.quantity.stated, one.unit)
    name = _lower(one.name)
    if option:
        sentence = f"{option}: what does {name} really come to?"
    else:
        sentence = f"{'What is' if one.is_default else 'How sure is'} your own figure for {name}?"
    if one.is_default:
        return Asking(sentence, _own_figure(one, option), f"{shown}, assumed")
    known = _GRADES.get(one.trust, "your own figure" if one.trust == "buyer" else one.trust)
    return Asking(sentence, for_figure(one.quantity, one.unit), f"{shown}, {known}")


def for_figure(quantity: Quantity | None, unit: str) -> str:
    """Returns the evidence that would halve the doubt about a figure: for a share of cases, how many to count."""
    if not unit.startswith("share") or " a " in unit:
        return "the records it is worked out from, in place of a summary"
    if quantity is None or not quantity.uncertain:
        return f"{ENOUGH} cases or more, counted from the records"
    counted = quantity.sample_size or 0.0
    more = cases_needed(quantity) - counted
    if more > MOST_CASES:
        return "all cases of the last twelve months, counted"
    if counted:
        return f"count {_rounded(more)} more cases beside the {counted:.0f} there are: that halves the doubt"
    return f"{_rounded(more)} cases counted from the records: that halves the doubt"


def cases_needed(quantity: Quantity) -> float:
    """Returns how many cases must be counted for a share's standard deviation to be half of what it is now.

    n = p (1 - p) / (sd / 2)^2, and at least as many as make evidence measured.
    """
    p = min(max(quantity.stated, 0.01), 0.99)
    deviation = sd(quantity)
    return max(p * (1 - p) / (deviation / 2) ** 2, ENOUGH) if deviation > 0 else ENOUGH


def _for_rating(project: Project, option: str, leaf: str, cell: Cell) -> str:
    """What would settle a rating: a first word, observed cases, a reference, or another pair of eyes."""
    pieces = [piece for piece, _ in project.evidence(option)]
    others = _raters_left(project, option, leaf)
    if cell.missing:
        who = f" by {listed(others)}" if others else ""
        return f"a first rating{who}, from {ENOUGH} observed cases or a reference's word"
    seen = max(
        (piece.n or 0 for piece in pieces if piece.id in cell.evidence and piece.grade.value == "measured"), default=0
    )
    another = f"another rating, by {listed(others)}" if others else ""
    if cell.grade == "measured" and seen >= ENOUGH:
        return another or f"the same {seen} cases before a rater who has not judged them yet"
    parts = [
        f"{ENOUGH - seen} more cases beside the {seen} seen" if seen else f"{ENOUGH} cases judged against the anchors"
    ]
    if cell.grade in {"claim", "document"}:
        parts.append(_reference(pieces))
    if sum(judgement.state == "rated" for judgement in cell.judgements) == 1 and another:
        parts.append(another)
    return "; ".join(parts)


def _reference(pieces: Sequence[Evidence]) -> str:
    """Which reference to ask: one already at hand, else one the vendor should name."""
    held = next((piece.what for piece in pieces if piece.grade.value == "reference"), None)
    return f"or ask a reference already found ({_lower(held)})" if held else "or two references the vendor names"


def _raters_left(project: Project, option: str, leaf: str) -> list[str]:
    """The names of raters who have said nothing on it, and have no interest to abstain for."""
    left = []
    for rater, settings in project.settings.raters.items():
        file = project.ratings.get(rater)
        said = file.ratings.get(leaf, {}).get(option) if file else None
        abstains = file is not None and any(given[option].abstain for given in file.ratings.values() if option in given)
        if said is None and not abstains:
            left.append(settings.name or rater)
    return left


def _ask(project: Project, criterion: Criterion) -> str:
    """The criterion's own question, its measure's, or one made of its name."""
    definition = project.measures.get(criterion.measure or "")
    own = criterion.ask or (definition.ask if definition else None)
    return own or f"What is {_lower(criterion.label)}?"


def _now(cell: Cell) -> str:
    if cell.missing:
        return "not known"
    return f"{cell.shown}, {_GRADES[cell.grade]}" if cell.grade in _GRADES else cell.shown


def _own_figure(one: Input, option: str) -> str:
    if option:
        return "a figure from the vendor's records in place of the default"
    if one.path.startswith(("buyer.churn_", "buyer.dropped")):
        return "your own tickets joined to cancellations: vendoreval cost calibrate FILE.csv"
    return "your own figure in place of the default"


def _figure(figure: float, unit: str) -> str:
    if unit.startswith("share"):
        return f"{100 * figure:.3g} %"
    return f"{figure:,.0f} {unit}" if abs(figure) >= 1000 else f"{figure:.4g} {unit}".strip()


def _rounded(cases: float) -> str:
    """A number of cases rounded up to two digits."""
    whole = max(1, math.ceil(cases - 1e-9))
    step = 10 ** max(0, len(str(whole)) - 2)
    return f"{math.ceil(whole / step) * step:,}"


def _lower(text: str) -> str:
    """The text with a small first letter, unless it begins with an abbreviation."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
