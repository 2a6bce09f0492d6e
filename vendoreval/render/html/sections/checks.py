"""What the checks of the input files found."""

from __future__ import annotations

from dataclasses import dataclass

from vendoreval.diagnostic import Severity
from vendoreval.render import figures
from vendoreval.render.html.grid import Cell, Table, row, table
from vendoreval.render.html.names import Named


@dataclass(frozen=True, slots=True)
class Checks:
    """What the template shows."""

    summary: str
    findings: Table | None


def prepare(named: Named) -> Checks:
    """The findings of any evaluation."""
    findings = named.evaluation.findings
    counts = [
        figures.counted(sum(found.severity is severity for found in findings), severity.value) for severity in Severity
    ]
    rows = [
        row(
            Cell(_sentence(found.message), note=_sentence(found.hint)),
            Cell(found.severity.value, "alarm" if found.severity is Severity.ERROR else ""),
            found.place,
        )
        for found in findings
    ]
    return Checks(
        f"The input files were checked: {figures.listed(counts)}.",
        table("Findings", ("Finding", "Kind", "Where"), rows, text=(1, 2), style="wordy"),
    )


def _sentence(text: str) -> str:
    """The text with a capital and a full stop."""
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "?")) else ".") if text else ""
