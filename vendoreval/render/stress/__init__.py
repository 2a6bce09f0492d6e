"""Whether the answer holds: other methods, drivers, raters and spreads, things left out, weights moved."""

from __future__ import annotations

from vendoreval.evaluation import Evaluation
from vendoreval.render.json import render_part
from vendoreval.render.layout import Section, as_markdown, as_text
from vendoreval.render.stress.agreement import agreement
from vendoreval.render.stress.tried import alternatives, spreads, summary
from vendoreval.render.stress.weights import attainable, mirror, stability
from vendoreval.render.table import Paint, plain
from vendoreval.render.visible import visible


def render(evaluation: Evaluation, form: str, *, width: int | None = None, paint: Paint = plain) -> str:
    """What a thorough evaluation found, in a form: table, json or markdown.

    Raises:
        ValueError: There is no such form.
    """
    title = f"Does the answer hold? {visible(evaluation.title)} · as of {evaluation.as_of}"
    match form:
        case "json":
            return render_part(evaluation, "insight", evaluation.insight)
        case "markdown":
            return as_markdown(title, sections(evaluation))
        case "table":
            head = Section(sentences=(title,), style="strong")
            return as_text([head, *sections(evaluation)], width=width, paint=paint)
    raise ValueError(f"there is no form {form}; choose table, json or markdown")


def sections(evaluation: Evaluation) -> list[Section]:
    """Alternatives, spreads, raters, stability, attainable ranks, the weights' mirror, and the sum of it last."""
    names = {option.id: visible(option.name) for option in evaluation.options}
    return [
        *alternatives(evaluation, names),
        *spreads(evaluation, names),
        *agreement(evaluation, names),
        *stability(evaluation, names),
        *attainable(evaluation, names),
        *mirror(evaluation),
        Section(sentences=(summary(evaluation, names),)),
    ]
