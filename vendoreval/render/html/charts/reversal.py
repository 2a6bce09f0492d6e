"""Quoted rate beside true cost: two bars per option on their own scales, so that a reversal is seen at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vendoreval.render.html.charts.legend import Entry, draw_legend
from vendoreval.render.html.charts.rows import ROOMY, Rows, draw_names, lay_out
from vendoreval.render.html.charts.scale import Form, Linear
from vendoreval.render.html.charts.svg import SMALL, Canvas, Picture
from vendoreval.render.html.charts.text import fit, width_of


@dataclass(frozen=True)
class Quote:
    """One option: its rate per logged-in hour, and its true cost as what is paid and what lost customers cost."""

    name: str
    rate: float
    paid: float
    churn: float

    @property
    def true(self) -> float:
        """What is paid and what lost customers cost."""
        return self.paid + self.churn


def reversal(
    picture: Picture,
    quotes: Sequence[Quote],
    rate_form: Form,
    cost_form: Form,
    headings: tuple[str, str],
) -> str:
    """Paired bars as SVG; ``headings`` name the two scales, such as ``Rate per hour`` and ``True cost``."""
    canvas = Canvas(picture)
    top = draw_legend(
        canvas,
        [Entry("Rate", "edge"), Entry("What is paid", "accent"), Entry("Customers lost", "alarm")],
        0,
    )
    rows = lay_out([quote.name for quote in quotes], [""] * len(quotes), canvas.width, top=top + 20, bar=24)
    middle = rows.left + rows.room * (0.36 if canvas.width >= ROOMY else 0.34)
    for heading, start, end in zip(headings, (rows.left, middle + 10), (middle, canvas.width), strict=True):
        canvas.text(start, top + 12, fit(heading, SMALL, end - start, bold=True), ink="quiet", bold=True)
    _rates(canvas, rows, quotes, rate_form, rows.left, middle - 12)
    _costs(canvas, rows, quotes, cost_form, middle + 10, rows.right)
    draw_names(canvas, rows)
    return canvas.svg(rows.bottom)


def _rates(canvas: Canvas, rows: Rows, quotes: Sequence[Quote], form: Form, left: float, right: float) -> None:
    widest = max(width_of(form(quote.rate), SMALL, bold=True) for quote in quotes) + 6
    scale = Linear(0, max(1e-9, *(quote.rate for quote in quotes)), left, right - widest)
    cheapest = min(quote.rate for quote in quotes)
    for row, quote in zip(rows.rows, quotes, strict=True):
        canvas.rect(left, row.top, scale(quote.rate) - left, row.height, "edge")
        x = scale(quote.rate) + 6
        canvas.text(x, row.middle + 4.2, form(quote.rate), bold=quote.rate == cheapest)
    for top, bottom in rows.spans:
        canvas.line(left, top, left, bottom, "edge")


def _costs(canvas: Canvas, rows: Rows, quotes: Sequence[Quote], form: Form, left: float, right: float) -> None:
    widest = max(width_of(form(quote.true), SMALL, bold=True) for quote in quotes) + 6
    lowest = min(0.0, *(min(quote.paid, quote.true) for quote in quotes))
    scale = Linear(lowest, max(max(quote.true, quote.paid) for quote in quotes) or 1.0, left, right - widest)
    zero = scale(0)
    dearest = max(quote.true for quote in quotes)
    for row, quote in zip(rows.rows, quotes, strict=True):
        paid, true = scale(quote.paid), scale(quote.true)
        canvas.rect(min(zero, paid), row.top, abs(paid - zero), row.height, "accent")
        if quote.churn > 0:
            canvas.rect(paid + 1, row.top, max(true - paid - 1, 0.8), row.height, "alarm")
        elif quote.churn < 0:
            canvas.rect(true, row.top + row.height - 5, paid - true, 5, "alarm")
        x = max(paid, true) + 6
        canvas.text(x, row.middle + 4.2, form(quote.true), bold=quote.true == dearest)
    for top, bottom in rows.spans:
        canvas.line(zero, top, zero, bottom, "edge")
