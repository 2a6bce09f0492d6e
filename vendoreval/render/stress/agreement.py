"""How far the raters agree."""

from __future__ import annotations

from collections.abc import Iterator

from vendoreval.evaluation import Evaluation
from vendoreval.render import figures
from vendoreval.render.layout import Section
from vendoreval.render.stress.names import Names, criterion_name, option_name
from vendoreval.render.table import Column


def agreement(evaluation: Evaluation, names: Names) -> Iterator[Section]:
    """How far raters agree, and where they are furthest apart."""
    found = evaluation.insight.agreement
    if found is None:
        return
    alpha = "is not defined here" if found.alpha is None else f"is {figures.points(found.alpha, 2)}: {found.reading}"
    sentences = [f"Krippendorff's interval alpha over {figures.counted(len(found.raters), 'rater')} {alpha}."]
    apart = [one for one in found.widest if one[2] > 0]
    yield Section(
        "How far the raters agree",
        (
            Column(
                "Furthest apart on",
                tuple(criterion_name(evaluation, one) for one, _, _ in apart),
                right=False,
                shorten=True,
            ),
            Column("Option", tuple(option_name(option, names) for _, option, _ in apart), right=False, shorten=True),
            Column("Points apart", tuple(figures.points(spread, 0) for _, _, spread in apart)),
        ),
        sentences=tuple(sentences),
    )
