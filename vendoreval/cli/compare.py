"""`vendoreval compare`: where the gap between two vendors comes from."""

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
    Workspace,
    command_app,
)
from vendoreval.cli.output import Color, coloured, deliver, paint, refuse, terminal_width

app = command_app()


class Format(StrEnum):
    """How a comparison is written."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


@app.command()
def compare(
    first: Annotated[str, typer.Argument(metavar="VENDOR", help="A vendor's id.")],
    second: Annotated[str, typer.Argument(metavar="OTHER", help="The id of the one to set beside it.")],
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write it.")] = Format.TABLE,
    output: Output = None,
    criteria: CriteriaFile = None,
    driver: Driver = None,
    draws: Draws = DEFAULT_DRAWS,
    seed: Seed = DEFAULT_SEED,
    color: Colour = Color.AUTO,
    workspace: Workspace = None,
) -> None:
    """Show where the gap between two vendors comes from.

    By criterion, with what each figure rests on, and by line of the true cost. The parts add up to the gap as printed.
    """
    from vendoreval.front import compare as compare_options
    from vendoreval.render import compare as rendered

    root = inputs.find_workspace(workspace)
    if first == second:
        refuse(f"{first} cannot be compared with itself", "Name two vendors.")
    evaluation = inputs.evaluate(workspace, criteria=criteria, driver=driver, draws=draws, seed=seed)
    for name in (first, second):
        inputs.known(name, [option.id for option in evaluation.options], "vendor")
    to_screen = output is None and form is Format.TABLE
    ink, width = paint(to_screen and coloured(color)), terminal_width() if to_screen else None
    text = rendered.render(evaluation, compare_options(evaluation, first, second), form.value, width=width, paint=ink)
    deliver(text, output, workspace=root)
