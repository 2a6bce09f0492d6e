"""`vendoreval cost staffing`: agents needed against agents offered."""

from __future__ import annotations

from vendoreval.cli.options import Colour, Output, Workspace
from vendoreval.cli.output import Color, coloured, deliver, paint, refuse, terminal_width


def staffing(output: Output = None, color: Colour = Color.AUTO, workspace: Workspace = None) -> None:
    """Set the agents offered against the agents needed.

    Half-hour by half-hour, from buyer.staffing in the project file. Too few agents are a low bid.
    """
    from vendoreval.cli.cost.show import cost_model
    from vendoreval.cost.staffing.offers import plans
    from vendoreval.render.staffing import staffing as rendered

    project, model = cost_model(workspace)
    found = plans(project, model.case)
    if not found:
        refuse(
            "the project file has no volume profile",
            "Add buyer.staffing: vendoreval schema project describes it.",
        )
    names = {option: vendor.name for option, vendor in project.vendors.items()}
    to_screen = output is None
    ink, width = paint(to_screen and coloured(color)), terminal_width() if to_screen else None
    deliver(rendered(found, names, width=width, paint=ink), output, workspace=project.root)
