"""The answer on one screen, the verdict last."""

from __future__ import annotations

from vendoreval.evaluation import Evaluation
from vendoreval.render import figures
from vendoreval.render.screen.closing import closing, verdict
from vendoreval.render.screen.points import points
from vendoreval.render.screen.ranking import ranking
from vendoreval.render.screen.reversal import reversal
from vendoreval.render.screen.standing import standing
from vendoreval.render.table import Paint, plain, wrapped
from vendoreval.render.visible import visible

LEAST_WIDTH = 50
"""Terminals narrower than this get lines of this width."""


def screen(evaluation: Evaluation, *, width: int | None = None, paint: Paint = plain) -> str:
    """The whole screen, ending without a line end.

    Args:
        evaluation: What was found.
        width: Columns of the terminal; None for no limit, as in a pipe.
        paint: Colours text.
    """
    limit = None if width is None else max(width, LEAST_WIDTH)
    blocks = [
        [paint("strong", line) for line in wrapped(_title(evaluation), limit)] + ranking(evaluation, limit, paint),
        [line for sentence in reversal(evaluation) for line in wrapped(sentence, limit)],
        standing(evaluation, limit, paint),
        points(evaluation, limit, paint),
        closing(evaluation, limit, paint) + verdict(evaluation, limit, paint),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _title(evaluation: Evaluation) -> str:
    """What is bought, over which time, in which money, as of when, under which driver."""
    parts = [visible(evaluation.title)]
    if evaluation.cost is not None:
        parts.append(figures.counted(evaluation.cost.term, "month"))
    parts += [evaluation.currency, f"as of {evaluation.as_of}"]
    if evaluation.driver is not None:
        name, _ = evaluation.drivers[evaluation.driver]
        parts.append(f"driver: {visible(name)}")
    return " · ".join(parts)
