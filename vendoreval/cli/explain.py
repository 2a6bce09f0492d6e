"""`vendoreval explain`: why a rule exists, what a criterion asks, how a score came about."""

from __future__ import annotations

from typing import Annotated

import typer

from vendoreval.cli import inputs
from vendoreval.cli.options import Colour, CriteriaFile, Driver, Output, Workspace, command_app
from vendoreval.cli.output import Color, coloured, deliver, paint, refuse, terminal_width

app = command_app()


@app.command()
def explain(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A code of a check, a vendor's id or a criterion's id.")],
    criterion: Annotated[
        str | None,
        typer.Argument(metavar="[CRITERION]", help="After a vendor: the criterion to follow down to its evidence."),
    ] = None,
    criteria: CriteriaFile = None,
    driver: Driver = None,
    output: Output = None,
    color: Colour = Color.AUTO,
    workspace: Workspace = None,
) -> None:
    """Say why a rule exists, how a score came about or what a criterion asks.

    `vendoreval explain CODE` needs no workspace. `vendoreval explain VENDOR CRITERION` shows who rated it, why, and on
    what evidence.
    """
    from vendoreval.project.catalogue import codes, rule
    from vendoreval.render.explain import explain_criterion, explain_option, explain_rule

    width = terminal_width() if output is None else None
    ink = paint(output is None and coloured(color))
    if name in codes() and criterion is None:
        deliver(explain_rule(rule(name), width=width, paint=ink), output)
        return
    evaluation = inputs.evaluate(workspace, criteria=criteria, driver=driver, draws=0, seed=1)
    options = [option.id for option in evaluation.options]
    asked = [one.id for one in evaluation.criteria]
    if name in options:
        if criterion is not None:
            inputs.known(criterion, asked, "criterion")
            if criterion not in evaluation.option(name).cells:
                refuse(f"{name} has no score on {criterion}", "A vendor on the long list is not scored.")
        text = explain_option(evaluation, name, criterion, width=width, paint=ink)
    elif name in asked and criterion is None:
        text = explain_criterion(evaluation, name, width=width, paint=ink)
    else:
        inputs.known(name, [*options, *asked, *codes()], "vendor, criterion or code called")
        refuse(f"{name} is no vendor", "Name the vendor first, then the criterion.")
    deliver(text, output, workspace=inputs.find_workspace(workspace))
