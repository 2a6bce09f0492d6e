"""`vendoreval cost staffing`: agents needed against agents offered."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from vendoreval.cli import inputs
from vendoreval.cli.options import Colour, Output, Vendors, Workspace
from vendoreval.cli.output import Color, coloured, deliver, paint, refuse, terminal_width


class Format(StrEnum):
    """How the staffing is written."""

    TABLE = "table"
    JSON = "json"


def staffing(
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write it.")] = Format.TABLE,
    vendors: Vendors = None,
    output: Output = None,
    color: Colour = Color.AUTO,
    workspace: Workspace = None,
) -> None:
    """Set the agents offered against the agents needed.

    Half-hour by half-hour, from buyer.staffing in the project file. Too few agents are a low bid.
    """
    from vendoreval.cli.cost.show import cost_model
    from vendoreval.cost.staffing.offers import plans
    from vendoreval.render import staffing as render

    project, model = cost_model(workspace)
    found = plans(project, model.case)
    if not found:
        refuse(
            "the project file has no volume profile",
            "Add buyer.staffing: vendoreval schema project describes it.",
        )
    found = {
        option: found[option] for option in inputs.known_vendors(project, vendors) or project.vendors if option in found
    }
    if form is Format.JSON:
        deliver(render.staffing_json(found), output, workspace=project.root)
        return
    names = {option: vendor.name for option, vendor in project.vendors.items()}
    ink, width = paint(output is None and coloured(color)), terminal_width() if output is None else None
    deliver(render.staffing(found, names, width=width, paint=ink), output, workspace=project.root)
