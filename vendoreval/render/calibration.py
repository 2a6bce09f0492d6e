"""What the buyer's own customers, or a survey of leavers, say of the churn coefficients, and the lines for the file."""

from __future__ import annotations

from collections.abc import Mapping

from vendoreval.cost.calibrate.customers import Outcome
from vendoreval.cost.calibrate.estimate import Calibration, Coefficient
from vendoreval.cost.calibrate.exit_survey import ExitSurvey
from vendoreval.project.model.quantity import Share
from vendoreval.render import figures
from vendoreval.render.table import Column, Paint, plain, table, wrapped
from vendoreval.render.visible import visible

UNKNOWN = "-"


def calibration(found: Calibration, source: str, *, width: int | None = None, paint: Paint = plain) -> str:
    """The coefficients beside their defaults, ending without a line end.

    Args:
        found: What the customers say.
        source: The file they come from, for the lines to copy.
        width: Columns of the terminal; None for no limit.
        paint: Colours text.
    """
    allowed = f", allowing for {figures.listed([visible(name) for name in found.control_names])}"
    compared = (
        f"{figures.counted(found.customers, 'customer')} compared{allowed if found.control_names else ''}: "
        f"{found.easy:,} had only easy contacts, and {found.easy_leavers:,} of them left. "
        f"{found.without_issue:,} without an issue are not compared."
    )
    rows = found.coefficients
    estimates = table(
        [
            Column("Worst outcome", tuple(row.outcome.value for row in rows), right=False),
            Column("Customers", tuple(f"{row.customers:,}" for row in rows)),
            Column("Left", tuple(f"{row.leavers:,}" for row in rows)),
            Column("Expected", tuple(_percent(row.expected) for row in rows), drop=1),
            Column("Excess churn", tuple(_percent(row.estimate) for row in rows)),
            Column("90 %", tuple(_span(row.low, row.high) for row in rows)),
            Column("Default 90 %", tuple(_span(*row.default) for row in rows), drop=2),
        ],
        width=width,
        paint=paint,
    )
    measured = {row.outcome: row.quantity for row in rows if row.quantity is not None}
    kept = [line for row in rows if row.reason for line in _kept(row, width)]
    blocks = [wrapped(compared, width), estimates, kept, _lines(measured, source)]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def exit_survey(found: ExitSurvey, *, width: int | None = None) -> str:
    """The scaled coefficients, ending without a line end."""
    share = (
        f"{found.naming:,} of {found.asked:,} leavers named support: {_percent(found.share)} "
        f"({_span(found.low, found.high)}, 90 %). The coefficients in use blame {_percent(found.blamed)} of today's "
        f"churn on support, so they are multiplied by {found.multiple:.3g}. Their ratio stays an assumption."
    )
    kept = wrapped(f"The coefficients stay: {found.reason}.", width) if found.reason else []
    source = f"exit survey, {found.naming} of {found.asked} leavers named support"
    blocks = [wrapped(share, width), kept, _lines(found.quantities, source)]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _kept(row: Coefficient, width: int | None) -> list[str]:
    return wrapped(f"{row.outcome.value.capitalize()} keeps its default: {row.reason}.", width, "  ", first="")


def _lines(quantities: Mapping[Outcome, Share], source: str) -> list[str]:
    """The lines to copy into the project file."""
    if not quantities:
        return []
    lines = ["For vendoreval.yaml, under buyer:", "", "  churn_per_issue:"]
    for outcome, share in quantities.items():
        numbers = f"value: {share.stated:g}, p05: {share.p05:g}, p95: {share.p95:g}"
        lines.append(f"    {outcome.value}: {{{numbers}, grade: measured, source: {_quoted(source)}}}")
    return lines


def _quoted(text: str) -> str:
    """Text as a YAML string in double quotes."""
    return '"' + visible(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _percent(share: float | None) -> str:
    return UNKNOWN if share is None else figures.percent(share, 1)


def _span(low: float | None, high: float | None) -> str:
    return (
        UNKNOWN
        if low is None or high is None
        else f"{figures.span(figures.points(100 * low), figures.points(100 * high))} %"
    )
