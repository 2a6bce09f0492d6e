"""What the command line and the Python API both call: read, check, evaluate, compare, render."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vendoreval.diagnostic import Diagnostic, Severity, VendorevalError
from vendoreval.project.catalogue import found
from vendoreval.project.model.settings import FILE
from vendoreval.project.project import Project
from vendoreval.project.workspace import Workspace, find_root, read_workspace

if TYPE_CHECKING:
    from vendoreval.evaluation import Comparison, Evaluation


def open_workspace(path: str | Path = ".", *, criteria: str | None = None) -> Workspace:
    """The workspace at or above a folder, read and checked; nothing in it has to be right.

    Raises:
        VendorevalError: There is no vendoreval.yaml at or above it.
    """
    start = Path(path).absolute()
    root = find_root(start)
    if root is None:
        message = f"there is no {FILE} in {start} or any folder above it"
        hint = "Go to a workspace, or make one with vendoreval init NAME"
        raise VendorevalError((found("no-workspace", FILE, (), message, hint),))
    return read_workspace(root, criteria=criteria)


def check(path: str | Path = ".", *, criteria: str | None = None) -> tuple[Diagnostic, ...]:
    """Everything wrong with the workspace at or above a folder, in file order.

    Raises:
        VendorevalError: There is no workspace.
    """
    return open_workspace(path, criteria=criteria).findings


def check_costs(project: Project) -> tuple[Diagnostic, ...]:
    """What shows only when the true costs are worked out: unbelievable coefficients, too few agents, occupancy.

    Nothing where the project has no cost model.
    """
    from vendoreval.cost.check import check_cost
    from vendoreval.cost.model import Costing

    costing = Costing.of(project, seed=0, draws=0, thorough=False)
    try:
        return check_cost(project, costing.model.case, costing.fees) if costing else ()
    except VendorevalError as refusal:
        return refusal.diagnostics


def load(path: str | Path = ".", *, criteria: str | None = None) -> Project:
    """The workspace at or above a folder, ready to be evaluated.

    Raises:
        VendorevalError: There is no workspace, or it has errors; the exception carries them.
    """
    return sound(open_workspace(path, criteria=criteria))


def sound(workspace: Workspace) -> Project:
    """The workspace's project.

    Raises:
        VendorevalError: It has errors; the exception carries them.
    """
    errors = tuple(finding for finding in workspace.findings if finding.severity is Severity.ERROR)
    if errors or workspace.project is None:
        raise VendorevalError(errors)
    return workspace.project


def compare(evaluation: Evaluation, first: str, second: str) -> Comparison:
    """Where the gap between two options comes from.

    Raises:
        KeyError: One of them is not in the evaluation.
        ValueError: They are the same.
    """
    from vendoreval.insight.comparison import compare as compare_options

    return compare_options(evaluation, first, second)


def render_as(evaluation: Evaluation, form: str, *, width: int | None = None, color: bool = False) -> str:
    """The evaluation in a form: table (the screen), json, csv, markdown or html.

    Args:
        evaluation: What was found.
        form: Its name.
        width: Columns of the terminal, for a table; None for no limit.
        color: Whether a table is coloured.

    Raises:
        ValueError: There is no such form.
    """
    match form:
        case "table":
            from vendoreval.render.screen import screen
            from vendoreval.render.table import ansi, plain

            return screen(evaluation, width=width, paint=ansi if color else plain)
        case "json":
            from vendoreval.render import json

            return json.render(evaluation)
        case "csv":
            from vendoreval.render import csv

            return csv.render(evaluation)
        case "markdown":
            from vendoreval.render import markdown

            return markdown.render(evaluation)
        case "html":
            from vendoreval.render import html

            return html.render(evaluation)
    raise ValueError(f"there is no form {form}; choose table, json, csv, markdown or html")
