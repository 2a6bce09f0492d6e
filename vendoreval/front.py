"""What the command line and the Python API both call: read, check, evaluate, compare, render."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from vendoreval.diagnostic import Diagnostic, Severity, VendorevalError
from vendoreval.project.catalogue import found
from vendoreval.project.model.settings import FILE
from vendoreval.project.project import Project
from vendoreval.project.workspace import Workspace, find_root, read_workspace


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


__all__: Sequence[str] = ("check", "load", "open_workspace", "sound")
