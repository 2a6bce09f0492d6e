"""`vendoreval report`: the page for stakeholders."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vendoreval.cli import inputs
from vendoreval.cli.options import (
    DEFAULT_DRAWS,
    DEFAULT_SEED,
    CriteriaFile,
    Draws,
    Driver,
    Seed,
    Strict,
    Vendors,
    Workspace,
    command_app,
)
from vendoreval.cli.output import STDOUT, deliver, refuse, talk

app = command_app()

DEFAULT = Path("reports", "report.html")


@app.command()
def report(
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=f"Write to this file, whole or not at all; - is stdout. Without it, {DEFAULT.as_posix()}.",
        ),
    ] = None,
    vendors: Vendors = None,
    criteria: CriteriaFile = None,
    driver: Driver = None,
    draws: Draws = DEFAULT_DRAWS,
    seed: Seed = DEFAULT_SEED,
    strict: Strict = False,
    workspace: Workspace = None,
) -> None:
    """Write the report for stakeholders: one HTML file.

    It needs no network, opens on a phone, prints, and is complete without JavaScript.
    """
    from vendoreval.cli.gates import check_gates
    from vendoreval.front import render_as

    evaluation = inputs.evaluate(
        workspace, criteria=criteria, vendors=vendors, driver=driver, draws=draws, seed=seed, thorough=True
    )
    root = inputs.find_workspace(workspace)
    page = render_as(evaluation, "html")
    target = output or default_place(root)
    deliver(page, target, workspace=root)
    if target != STDOUT:
        talk(f"Wrote {target}")
    check_gates(evaluation, strict=strict, fail_under=None)


def default_place(root: Path) -> Path:
    """The report's place in the workspace, its folder created; shown from the current folder where it lies below it."""
    place = root / DEFAULT
    try:
        place.parent.mkdir(exist_ok=True)
    except OSError as failure:
        refuse(f"cannot create {place.parent}: {failure.strerror or failure}")
    return place.relative_to(Path.cwd()) if place.is_relative_to(Path.cwd()) else place
