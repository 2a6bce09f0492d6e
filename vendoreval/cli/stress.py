"""`vendoreval stress`: whether the answer holds when something is done differently."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from vendoreval.cli import inputs
from vendoreval.cli.options import (
    DEFAULT_DRAWS,
    DEFAULT_SEED,
    Colour,
    CriteriaFile,
    Draws,
    Driver,
    Output,
    Seed,
    Vendors,
    Workspace,
    command_app,
)
from vendoreval.cli.output import Color, coloured, deliver, paint, terminal_width

app = command_app()


class Format(StrEnum):
    """How it is written."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


@app.command()
def stress(
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write it.")] = Format.TABLE,
    output: Output = None,
    vendors: Vendors = None,
    criteria: CriteriaFile = None,
    driver: Driver = None,
    draws: Draws = DEFAULT_DRAWS,
    seed: Seed = DEFAULT_SEED,
    color: Colour = Color.AUTO,
    workspace: Workspace = None,
) -> None:
    """Try other methods, drivers, raters and spreads on the answer.

    Also each criterion and each vendor left out, how far every weight may move, and how far each vendor could come.
    """
    from vendoreval.render import stress as rendered

    root = inputs.find_workspace(workspace)
    evaluation = inputs.evaluate(
        workspace, criteria=criteria, vendors=vendors, driver=driver, draws=draws, seed=seed, thorough=True
    )
    to_screen = output is None and form is Format.TABLE
    ink, width = paint(to_screen and coloured(color)), terminal_width() if to_screen else None
    deliver(rendered.render(evaluation, form.value, width=width, paint=ink), output, workspace=root)
