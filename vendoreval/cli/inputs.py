"""What comes into a command: the workspace read, names looked up, and findings shown when it is refused."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from vendoreval.cli.output import INPUT_ERROR, Color, coloured, paint, refuse, talk, terminal_width
from vendoreval.diagnostic import Diagnostic, Severity, VendorevalError

if TYPE_CHECKING:
    from vendoreval.evaluation import Evaluation
    from vendoreval.project.project import Project
    from vendoreval.project.workspace import Workspace

MOST_NAMED = 12
"""Names that a refusal lists before it counts the rest."""
SOURCE_WIDTH = 100
"""Columns a line of a file is shown in where there is no terminal to measure."""


def open_workspace(folder: Path | None, criteria: Path | None = None) -> Workspace:
    """The workspace at or above a folder, the current one without it, read and checked.

    Args:
        folder: As the command line names it.
        criteria: A criteria file to use instead of the project's, from the current folder.

    Raises:
        typer.Exit: With code 2, when there is none.
    """
    from vendoreval import front

    root = find_workspace(folder)
    if criteria is None:
        return front.open_workspace(root)
    if not criteria.is_file():
        refuse(f"there is no file {criteria}", "Name a criteria file, from the folder you are in.")
    relative = os.path.relpath(criteria.absolute(), root)
    return front.open_workspace(root, criteria=Path(relative).as_posix())


def find_workspace(folder: Path | None) -> Path:
    """The workspace's folder, at or above the one named or the current one.

    Raises:
        typer.Exit: With code 2, when there is none.
    """
    from vendoreval.project.workspace import find_root

    if folder is not None and not folder.is_dir():
        refuse(f"{folder} is no folder", "Name the folder that holds vendoreval.yaml.")
    try:
        start = (folder or Path()).absolute()
    except FileNotFoundError:
        refuse("the folder you are in no longer exists", "Change to another one.")
    root = find_root(start)
    if root is None:
        here = "this folder" if folder is None else str(folder)
        refuse(
            f"no vendoreval.yaml in {here} or above it",
            "Start a workspace with vendoreval init FOLDER, or name one with --workspace.",
        )
    return root


def evaluate(
    folder: Path | None,
    *,
    criteria: Path | None = None,
    vendors: list[str] | None = None,
    driver: str | None = None,
    draws: int,
    seed: int,
    thorough: bool = False,
    with_baseline: bool = False,
) -> Evaluation:
    """The evaluation of the workspace at or above a folder, its findings beside it.

    Args:
        folder: As the command line names it, as the next five.
        criteria: A criteria file instead of the project's.
        vendors: Only these.
        driver: The driver to score under.
        draws: How many.
        seed: Of the draws.
        thorough: Whether to work out all that can be.
        with_baseline: Whether the baseline is among the vendors, named or not.

    Raises:
        typer.Exit: With code 1 for errors in the files, 2 for a workspace, vendor, driver or number of draws that
            cannot be.
    """
    from vendoreval.pipeline import LEAST_DRAWS
    from vendoreval.pipeline import evaluate as evaluate_project

    if 0 < draws < LEAST_DRAWS:
        refuse(f"{draws} draws are too few to say anything", f"Give --draws {LEAST_DRAWS} or more, or 0 for none.")
    workspace = open_workspace(folder, criteria)
    project = sound(workspace)
    chosen, overlay = known_vendors(project, vendors), known_driver(project, driver)
    if chosen is not None and with_baseline:
        chosen = tuple(dict.fromkeys((*chosen, project.settings.baseline)))
    try:
        return evaluate_project(
            project,
            driver=overlay,
            vendors=chosen,
            seed=seed,
            draws=draws,
            thorough=thorough,
            findings=workspace.findings,
        )
    except VendorevalError as refusal:
        show_findings(refusal.diagnostics, workspace.sources)
        raise typer.Exit(INPUT_ERROR) from None


def sound(workspace: Workspace) -> Project:
    """The workspace's project; when it has errors, they are shown with their lines and the command ends with code 1."""
    from vendoreval import front

    errors = [finding for finding in workspace.findings if finding.severity is Severity.ERROR]
    if errors:
        show_findings(errors, workspace.sources)
        raise typer.Exit(INPUT_ERROR)
    return front.sound(workspace)


def cost_findings(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """What shows only when the true costs of a workspace without errors are worked out."""
    from vendoreval import front

    return front.check_costs(front.sound(workspace))


def known_vendors(project: Project, given: list[str] | None) -> tuple[str, ...] | None:
    """The vendors named by a repeatable option, each part of a comma-separated one, once; None without any."""
    if not given:
        return None
    ids = (part.strip() for text in given for part in text.split(","))
    named = tuple(dict.fromkeys(part for part in ids if part))
    if not named:
        refuse("--vendors names nobody", f"Write ids from vendors/, such as {next(iter(project.vendors), 'acme')}.")
    return tuple(known(name, project.vendors, "vendor") for name in named)


def known_driver(project: Project, given: str | None) -> str | None:
    """The driver named, None without one."""
    return None if given is None else known(given, project.drivers, "driver")


def known(name: str, names: Iterable[str], kind: str) -> str:
    """The name itself, when it is one of the names; else ends with exit code 2, the likely one and all of them.

    Raises:
        typer.Exit: With code 2, when it is not.
    """
    from vendoreval.project.wording import closest, listed
    from vendoreval.render.visible import visible

    names = tuple(names)
    if name in names:
        return name
    near = closest(name, names)
    shown = [*names[:MOST_NAMED], f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED + 1 else names
    all_of_them = f"There is {listed(shown, 'and')}." if names else "There is none at all."
    refuse(f"there is no {kind} {visible(name) or 'without a name'}", f"Did you mean {near}?" if near else all_of_them)


def show_findings(findings: Sequence[Diagnostic], sources: Mapping[str, str] | None = None) -> None:
    """Prints findings to stderr, each with its place, the line and a fix."""
    from vendoreval.render.check import as_text

    width = terminal_width(sys.stderr) or SOURCE_WIDTH
    color = coloured(Color.AUTO, sys.stderr)
    talk(as_text(findings, sources or {}, paint=paint(True) if color else None, width=width).rstrip("\n"))
