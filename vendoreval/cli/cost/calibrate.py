"""`vendoreval cost calibrate` and `exit-survey`: the churn coefficients from the buyer's own records."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vendoreval.cli import inputs
from vendoreval.cli.options import Colour, Output, Workspace
from vendoreval.cli.output import INPUT_ERROR, Color, coloured, deliver, paint, refuse, terminal_width


class Format(StrEnum):
    """How the coefficients are written: to read, to paste into vendoreval.yaml, or for programs."""

    TEXT = "text"
    YAML = "yaml"
    JSON = "json"


def calibrate(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="CSV, one row a customer: its worst outcome, and whether it left."),
    ],
    customer: Annotated[
        str, typer.Option("--customer", metavar="COLUMN", help="The column that names the customer.")
    ] = "customer",
    outcome: Annotated[
        str,
        typer.Option("--outcome", metavar="COLUMN", help="The column with none, easy, effort, failed or dropped."),
    ] = "outcome",
    churned: Annotated[
        str, typer.Option("--churned", metavar="COLUMN", help="The column that says yes where the customer left.")
    ] = "churned",
    controls: Annotated[
        list[str] | None,
        typer.Option("--control", metavar="COLUMN", help="A column to allow for; repeat it. All others without it."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write it.")] = Format.TEXT,
    output: Output = None,
    color: Colour = Color.AUTO,
) -> None:
    """Estimate the churn coefficients from your own customers.

    Prints the coefficients with their intervals and the lines to copy into vendoreval.yaml; where the rows cannot tell, it
    says so and the defaults stay.
    """
    from vendoreval.cost.calibrate.customers import Column, read_customers
    from vendoreval.cost.calibrate.estimate import calibrate as estimate
    from vendoreval.render import calibration as render

    try:
        raw = file.read_bytes()
    except OSError as failure:
        refuse(f"cannot read {file}: {failure.strerror or failure}")
    named = {Column.CUSTOMER: customer, Column.OUTCOME: outcome, Column.CHURNED: churned}
    customers, findings = read_customers(file.as_posix(), raw, named, controls)
    if customers is None:
        inputs.show_findings(findings, {file.as_posix(): raw.decode("utf-8", "replace")})
        raise typer.Exit(INPUT_ERROR)
    found = estimate(customers)
    match form:
        case Format.JSON:
            text = render.calibration_json(found, file.name)
        case Format.YAML:
            text = render.block(render.calibrated(found, file.name))
        case Format.TEXT:
            ink, width = paint(output is None and coloured(color)), terminal_width() if output is None else None
            text = render.calibration(found, file.name, width=width, paint=ink)
    deliver(text, output)


def exit_survey(
    naming: Annotated[
        int, typer.Argument(metavar="NAMING", min=0, help="Leavers who named support as their main reason.")
    ],
    asked: Annotated[int, typer.Argument(metavar="ASKED", min=1, help="Leavers who answered.")],
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write it.")] = Format.TEXT,
    output: Output = None,
    workspace: Workspace = None,
) -> None:
    """Scale the churn coefficients to what leavers say.

    The shortcut where nobody joined tickets to cancellations: support's share of the reasons for leaving.
    """
    from vendoreval.cli.cost.show import cost_model
    from vendoreval.cost.calibrate.customers import Outcome
    from vendoreval.cost.calibrate.exit_survey import from_exit_survey
    from vendoreval.cost.gate import blamed_on_support
    from vendoreval.render import calibration as render

    if naming > asked:
        refuse(f"{naming} of {asked} leavers is no share", "Give those who named support first, then all who answered.")
    _, model = cost_model(workspace)
    buyer, _ = model.numbers
    blamed = blamed_on_support(buyer, model.reference)
    if not blamed:
        refuse("the coefficients in use blame no churn on support, so there is nothing to scale")
    coefficients = {Outcome.EFFORT: float(buyer.churn_effort), Outcome.FAILED: float(buyer.churn_failed)}
    found = from_exit_survey(naming, asked, blamed, coefficients)
    match form:
        case Format.JSON:
            text = render.exit_survey_json(found)
        case Format.YAML:
            text = render.block(render.surveyed(found))
        case Format.TEXT:
            text = render.exit_survey(found, width=terminal_width() if output is None else None)
    deliver(text, output, workspace=inputs.find_workspace(workspace))
