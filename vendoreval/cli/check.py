"""`vendoreval check`: every problem in the files, at once."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from vendoreval.cli import inputs
from vendoreval.cli.options import Colour, CriteriaFile, Output, Workspace, command_app
from vendoreval.cli.output import GATE_MISSED, INPUT_ERROR, Color, coloured, deliver, paint, terminal_width
from vendoreval.diagnostic import Severity

app = command_app()


class Format(StrEnum):
    """How the findings are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


@app.command()
def check(
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write them.")] = Format.TEXT,
    output: Output = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 3 when there are warnings.")] = False,
    costs: Annotated[
        bool, typer.Option("--costs", help="Work out the true costs too, and list what only shows then.")
    ] = False,
    criteria: CriteriaFile = None,
    color: Colour = Color.AUTO,
    workspace: Workspace = None,
) -> None:
    """List every problem in the files, each with its place and a fix.

    Errors stop scoring; warnings stop it under --strict; notes never do. `vendoreval explain CODE` says why a rule
    exists.
    """
    from vendoreval.render.check import FORMATS, as_text

    found = inputs.open_workspace(workspace, criteria)
    findings = found.findings
    if costs and all(finding.severity is not Severity.ERROR for finding in findings):
        findings += inputs.cost_findings(found)
    if form is Format.TEXT:
        ink = paint(True) if output is None and coloured(color) else None
        width = (terminal_width() if output is None else None) or inputs.SOURCE_WIDTH
        text = as_text(findings, found.sources, paint=ink, width=width)
    else:
        text = FORMATS[form.value](findings, found.sources)
    deliver(text, output, workspace=found.root)
    severities = {finding.severity for finding in findings}
    if Severity.ERROR in severities:
        raise typer.Exit(INPUT_ERROR)
    if strict and Severity.WARNING in severities:
        raise typer.Exit(GATE_MISSED)
