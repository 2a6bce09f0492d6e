"""True costs: the rate card beside them, ledgers, break-evens and what they hang on; as table, json, csv or markdown."""

from __future__ import annotations

from vendoreval.evaluation import CostAnalysis, Evaluation
from vendoreval.render import figures
from vendoreval.render.cost.breakeven import break_evens
from vendoreval.render.cost.closing import assumed, closing, hangs_on
from vendoreval.render.cost.ledger import ledgers
from vendoreval.render.cost.names import option_names
from vendoreval.render.cost.rates import rate_card, sureness, units
from vendoreval.render.cost.rows import rows
from vendoreval.render.json import render_part
from vendoreval.render.layout import Section, as_markdown, as_text
from vendoreval.render.table import Paint, plain
from vendoreval.render.visible import visible


def render(evaluation: Evaluation, form: str, *, width: int | None = None, paint: Paint = plain) -> str:
    """The true costs in a form: table, json, csv or markdown.

    Raises:
        ValueError: There is no such form, or the evaluation has no costs.
    """
    cost = evaluation.cost
    if cost is None:
        raise ValueError("the evaluation has no costs")
    match form:
        case "json":
            return render_part(evaluation, "cost", cost)
        case "csv":
            return rows(evaluation, cost)
        case "markdown":
            return as_markdown(_title(evaluation, cost), sections(evaluation, cost, None))
        case "table":
            head = Section(sentences=(_title(evaluation, cost),), style="strong")
            return as_text([head, *sections(evaluation, cost, width)], width=width, paint=paint)
    raise ValueError(f"there is no form {form}; choose table, json, csv or markdown")


def sections(evaluation: Evaluation, cost: CostAnalysis, width: int | None) -> list[Section]:
    """The rate card beside the true costs first, what they hang on last.

    Args:
        evaluation: What the costs belong to.
        cost: Its costs.
        width: Columns of the terminal: ledgers of options that do not fit beside each other stand below each other,
            and of many break-evens only the telling ones are shown. None for no limit.
    """
    return [
        *rate_card(evaluation, cost),
        *units(evaluation, cost),
        *sureness(evaluation, cost),
        *ledgers(evaluation, cost, width),
        *break_evens(evaluation, cost, every=width is None),
        *hangs_on(evaluation, cost),
        *assumed(evaluation, cost),
        *closing(evaluation, cost),
    ]


def _title(evaluation: Evaluation, cost: CostAnalysis) -> str:
    """What is costed, over which time, in which money, against which baseline."""
    names = option_names(evaluation, cost)
    parts = [
        f"True cost · {visible(evaluation.title)}",
        figures.counted(cost.term, "month"),
        f"thousand {cost.currency} in present value",
        f"against {names[cost.baseline]}",
    ]
    return " · ".join(parts)
