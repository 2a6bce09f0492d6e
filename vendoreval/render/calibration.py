"""What the buyer's own customers, or a survey of leavers, say of the churn coefficients, and the lines for the file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from vendoreval.cost.calibrate.customers import Outcome
from vendoreval.cost.calibrate.estimate import LEVEL, Calibration, Coefficient
from vendoreval.cost.calibrate.exit_survey import ExitSurvey
from vendoreval.project.model.quantity import Share
from vendoreval.render import figures
from vendoreval.render.table import Column, Paint, plain, table, wrapped
from vendoreval.render.visible import visible

UNKNOWN = "-"
VERSION = 1
"""Of both JSON forms."""

Sourced = Mapping[Outcome, tuple[Share, str]]
"""Coefficients for the buyer's file, each with where it comes from."""


def calibration(found: Calibration, source: str, *, width: int | None = None, paint: Paint = plain) -> str:
    """The coefficients beside their defaults, the lines to copy, and what is taken, ending without a line end.

    Args:
        found: What the customers say.
        source: The file they come from.
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
            Column("Left", tuple(_percent(row.left) for row in rows)),
            Column("Expected", tuple(_percent(row.expected) for row in rows), drop=1),
            Column("Excess churn", tuple(_percent(row.estimate) for row in rows)),
            Column("90 %", tuple(_span(row.low, row.high) for row in rows)),
            Column("Default 90 %", tuple(_span(*row.default) for row in rows), drop=2),
        ],
        width=width,
        paint=paint,
    )
    kept = [line for row in rows if row.reason for line in _kept(row, width)]
    blocks = [wrapped(compared, width), estimates, kept, _lines(calibrated(found, source)), _taken(found, width)]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def calibrated(found: Calibration, source: str) -> Sourced:
    """The coefficients that replace their defaults."""
    return {
        row.outcome: (row.quantity, f"{source}: {row.customers:,} customers had it, {row.leavers:,} left")
        for row in found.coefficients
        if row.quantity is not None
    }


def calibration_json(found: Calibration, source: str) -> str:
    """The same as a JSON document; shares are from 0 to 1, and what could not be estimated is null."""
    document = {
        "format": "vendoreval-calibration",
        "version": VERSION,
        "source": source,
        "level": LEVEL,
        "customers": found.customers,
        "easy": {"customers": found.easy, "leavers": found.easy_leavers},
        "without_issue": found.without_issue,
        "controls": list(found.control_names),
        "coefficients": {row.outcome.value: _entry(row) for row in found.coefficients},
        "churn_per_issue": _figures(calibrated(found, source)),
    }
    return json.dumps(document, indent=2, ensure_ascii=False)


def exit_survey(found: ExitSurvey, *, width: int | None = None) -> str:
    """The scaled coefficients, ending without a line end."""
    share = (
        f"{found.naming:,} of {found.asked:,} leavers named support: {_percent(found.share)} "
        f"({_span(found.low, found.high)}, 90 %). The coefficients in use blame {_percent(found.blamed)} of today's "
        f"churn on support, so they are multiplied by {found.multiple:.3g}. Their ratio stays an assumption."
    )
    kept = wrapped(f"The coefficients stay: {found.reason}.", width) if found.reason else []
    blocks = [wrapped(share, width), kept, _lines(surveyed(found))]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def surveyed(found: ExitSurvey) -> Sourced:
    """The coefficients that a survey replaces."""
    source = f"exit survey: {found.naming:,} of {found.asked:,} leavers named support"
    return {outcome: (share, source) for outcome, share in found.quantities.items()}


def exit_survey_json(found: ExitSurvey) -> str:
    """The same as a JSON document; shares are from 0 to 1."""
    document = {
        "format": "vendoreval-exit-survey",
        "version": VERSION,
        "level": LEVEL,
        "naming": found.naming,
        "asked": found.asked,
        "share": found.share,
        "interval": [found.low, found.high],
        "blamed": found.blamed,
        "multiple": found.multiple,
        "kept_because": found.reason or None,
        "churn_per_issue": _figures(surveyed(found)),
    }
    return json.dumps(document, indent=2, ensure_ascii=False)


def block(sourced: Sourced) -> str:
    """YAML for the project file, `buyer` and all; says as a comment when there is nothing to change."""
    if not sourced:
        return "# Nothing to change: the churn coefficients stay as they are."
    return "\n".join(["buyer:", "  churn_per_issue:", *_entries(sourced)])


def _kept(row: Coefficient, width: int | None) -> list[str]:
    return wrapped(f"{row.outcome.value.capitalize()} keeps its default: {row.reason}.", width, "  ", first="")


def _lines(sourced: Sourced) -> list[str]:
    """The lines to copy into the project file."""
    if not sourced:
        return []
    return ["For vendoreval.yaml, under buyer:", "", "  churn_per_issue:", *_entries(sourced)]


def _entries(sourced: Sourced) -> list[str]:
    lines = []
    for outcome, (share, source) in sourced.items():
        numbers = f"value: {share.stated:g}, p05: {share.p05:g}, p95: {share.p95:g}"
        lines.append(f"    {outcome.value}: {{{numbers}, grade: measured, source: {_quoted(source)}}}")
    return lines


def _taken(found: Calibration, width: int | None) -> list[str]:
    """The most important sentence, last."""
    measured = [row.outcome.value for row in found.measured]
    others = [row.outcome.value for row in found.coefficients if row.quantity is None]
    if not measured:
        return wrapped("These customers cannot tell, so all defaults stay.", width)
    stay = f" The default stays for {figures.listed(others)}." if others else ""
    if "failed" in measured and "dropped" in others:
        stay += " Dropped is a multiple of failed, so it moves along."
    return wrapped(f"Your customers tell about {figures.listed(measured)}.{stay}", width)


def _entry(row: Coefficient) -> dict[str, Any]:
    return {
        "customers": row.customers,
        "leavers": row.leavers,
        "expected": row.expected,
        "estimate": row.estimate,
        "interval": None if row.low is None else [row.low, row.high],
        "default_interval": list(row.default),
        "kept_because": row.reason or None,
    }


def _figures(sourced: Sourced) -> dict[str, Any]:
    return {
        outcome.value: {
            "value": share.stated,
            "p05": share.p05,
            "p95": share.p95,
            "grade": "measured",
            "source": source,
        }
        for outcome, (share, source) in sourced.items()
    }


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
