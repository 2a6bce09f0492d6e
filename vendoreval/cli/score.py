"""`vendoreval score`: who leads, how surely, at what true cost."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import Annotated

import typer

from vendoreval.cli import inputs
from vendoreval.cli.gates import check_gates
from vendoreval.cli.options import (
    DEFAULT_DRAWS,
    DEFAULT_SEED,
    Colour,
    CriteriaFile,
    Draws,
    Driver,
    Output,
    Seed,
    Strict,
    Vendors,
    Workspace,
    command_app,
)
from vendoreval.cli.output import Color, coloured, deliver, refuse, terminal_width

app = command_app()


class Format(StrEnum):
    """How the scores are written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


@app.command()
def score(
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write it.")] = Format.TABLE,
    output: Output = None,
    vendors: Vendors = None,
    criteria: CriteriaFile = None,
    driver: Driver = None,
    draws: Draws = DEFAULT_DRAWS,
    seed: Seed = DEFAULT_SEED,
    strict: Strict = False,
    fail_under: Annotated[
        float | None,
        typer.Option("--fail-under", metavar="SCORE", help="Exit 3 when the leader's score is lower than this."),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", "-w", help="Check and score again whenever a file changes.")
    ] = False,
    color: Colour = Color.AUTO,
    workspace: Workspace = None,
) -> None:
    """Score the vendors: who leads, how surely, at what true cost.

    Also who is out and why, what would turn the answer, and what to find out next. The last line is the verdict.
    """
    if fail_under is not None and not math.isfinite(fail_under):
        refuse(f"--fail-under {fail_under} is no score", "Give a number on the project's scale.")
    root = inputs.find_workspace(workspace)

    def once() -> None:
        from vendoreval.front import render_as

        evaluation = inputs.evaluate(
            workspace, criteria=criteria, vendors=vendors, driver=driver, draws=draws, seed=seed
        )
        to_screen = output is None and form is Format.TABLE
        width = terminal_width() if to_screen else None
        text = render_as(evaluation, form.value, width=width, color=to_screen and coloured(color))
        deliver(text, output, workspace=root)
        check_gates(evaluation, strict=strict, fail_under=fail_under)

    if watch:
        from vendoreval.cli.watch import watch as watch_files

        watch_files(root, once)
    once()
