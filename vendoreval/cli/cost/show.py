"""`vendoreval cost` itself: rate card beside true cost, or one line of the ledger with everything it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from vendoreval.cli import inputs
from vendoreval.cli.options import (
    DEFAULT_DRAWS,
    DEFAULT_SEED,
    Colour,
    Draws,
    Output,
    Seed,
    Vendors,
    Workspace,
    command_app,
)
from vendoreval.cli.output import INPUT_ERROR, Color, coloured, deliver, paint, talk, terminal_width

if TYPE_CHECKING:
    from vendoreval.cost.model import CostModel
    from vendoreval.project.project import Project

app = command_app()


class Format(StrEnum):
    """How true costs are written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


@app.callback(invoke_without_command=True)
def cost(
    context: typer.Context,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write it.")] = Format.TABLE,
    line: Annotated[
        str | None,
        typer.Option(
            "--explain",
            metavar="LINE",
            help="One line of the ledger, such as fee: formula, inputs and sources; or all.",
        ),
    ] = None,
    vendors: Vendors = None,
    draws: Draws = DEFAULT_DRAWS,
    seed: Seed = DEFAULT_SEED,
    output: Output = None,
    color: Colour = Color.AUTO,
    workspace: Workspace = None,
) -> None:
    """Lay out the true cost: quoted rate, ledger, lost customers.

    Every option is costed over the same months against one baseline. --explain prints how a figure came about.
    """
    if context.invoked_subcommand is not None:
        return
    root = inputs.find_workspace(workspace)
    if line is not None:
        project, model = cost_model(workspace)
        chosen = inputs.known_vendors(project, vendors) or model.case.options
        deliver("\n\n".join(explanations(model, chosen, line)), output, workspace=root)
        return
    evaluation = inputs.evaluate(workspace, vendors=vendors, draws=draws, seed=seed, thorough=True, with_baseline=True)
    if evaluation.cost is None:
        no_model(inputs.sound(inputs.open_workspace(workspace)))
    from vendoreval.render import cost as rendered

    to_screen = output is None and form is Format.TABLE
    ink, width = paint(to_screen and coloured(color)), terminal_width() if to_screen else None
    deliver(rendered.render(evaluation, form.value, width=width, paint=ink), output, workspace=root)


def cost_model(folder: Path | None) -> tuple[Project, CostModel]:
    """The project of a workspace and its cost model.

    Raises:
        typer.Exit: With code 1, when the files have errors or no cost model can be made of them.
    """
    from vendoreval.cost.model import CostModel

    project = inputs.sound(inputs.open_workspace(folder))
    model = CostModel.of(project)
    return project, no_model(project) if model is None else model


def no_model(project: Project) -> NoReturn:
    """Says what the cost model lacks, and ends with code 1."""
    lacking = (
        "no buyer" if project.settings.buyer is None else f"no price for the baseline, {project.settings.baseline}"
    )
    talk(f"error: the files give {lacking}, so nothing can be costed")
    talk("  docs/cost.md lists what the cost model reads; vendoreval schema project describes every key.")
    raise typer.Exit(INPUT_ERROR)


def explanations(model: CostModel, options: tuple[str, ...], line: str) -> Iterator[str]:
    """The named line of each option's ledger, or every line."""
    from vendoreval.cost.explain import BEYOND_HORIZON, LOST_MARGIN, explain
    from vendoreval.render.visible import visible

    lines = [
        account_line.id for account_line in next(iter(model.analysis(None, thorough=False).accounts.values())).lines
    ]
    if line != "all":
        inputs.known(line, [*lines, LOST_MARGIN, BEYOND_HORIZON], "line")
    for option in options:
        if option not in model.case.options:
            yield f"{option}: not costed; {visible(model.case.uncosted.get(option, 'it has no price'))}"
            continue
        for found in explain(model.case, option, "" if line == "all" else line):
            yield "\n".join(visible(text) for text in str(found).splitlines())
