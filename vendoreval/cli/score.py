"""`vendoreval score`: who leads, how surely, at what true cost."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

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
    Strict,
    Vendors,
    Workspace,
    command_app,
)
from vendoreval.cli.output import GATE_MISSED, Color, coloured, deliver, paint, talk, terminal_width

if TYPE_CHECKING:
    from vendoreval.evaluation import Evaluation

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
    root = inputs.find_workspace(workspace)

    def once() -> None:
        evaluation = inputs.evaluate(
            workspace, criteria=criteria, vendors=vendors, driver=driver, draws=draws, seed=seed
        )
        deliver(written(evaluation, form, to_screen=output is None, color=color), output, workspace=root)
        check_gates(evaluation, strict=strict, fail_under=fail_under)

    if watch:
        from vendoreval.cli.watch import watch as watch_files

        watch_files(root, once)
    once()


def written(evaluation: Evaluation, form: Format, *, to_screen: bool, color: Color) -> str:
    """The scores in a format; a table as wide as the terminal it goes to, and coloured for it."""
    if form is not Format.TABLE:
        from vendoreval.front import render_as

        return render_as(evaluation, form.value)
    from vendoreval.render.screen import screen

    width = terminal_width() if to_screen else None
    return screen(evaluation, width=width, paint=paint(to_screen and coloured(color)))


def check_gates(evaluation: Evaluation, *, strict: bool, fail_under: float | None) -> None:
    """Ends with exit code 3, after saying which, when a gate that was asked for is missed."""
    missed = strict_misses(evaluation) if strict else []
    if fail_under is not None:
        leader = evaluation.ranked[0] if evaluation.ranked else None
        if leader is None or leader.score is None:
            missed.append(f"--fail-under {fail_under:g}: no vendor is ranked")
        elif leader.score < fail_under:
            missed.append(f"--fail-under {fail_under:g}: the leader scores {leader.score:.1f}")
    if missed:
        for line in missed:
            talk(line)
        raise typer.Exit(GATE_MISSED)


def strict_misses(evaluation: Evaluation) -> list[str]:
    """What `--strict` does not let pass: warnings, and ranked vendors that are not wholly known."""
    warnings = sum(finding.severity == "warning" for finding in evaluation.findings)
    incomplete = [option.name for option in evaluation.ranked if option.known < 1]
    missed = []
    if warnings:
        missed.append(f"--strict: {warnings} warning{'s' * (warnings != 1)}; see vendoreval check")
    if incomplete:
        missed.append(f"--strict: not everything is known of {', '.join(incomplete)}")
    return missed
