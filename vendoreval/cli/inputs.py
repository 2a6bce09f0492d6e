"""What comes into a command: the workspace found, and findings shown when it is refused."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vendoreval.cli.output import refuse, talk
from vendoreval.diagnostic import Diagnostic

PROJECT_FILE = "vendoreval.yaml"


def find_workspace(named: Path | None) -> Path:
    """The workspace's folder: the one named, else the nearest at or above this one that holds vendoreval.yaml.

    Raises:
        typer.Exit: With code 2 after a plain message, when there is none.
    """
    if named is not None:
        if not named.is_dir():
            refuse(f"{named} is not a folder", "Name the folder that holds vendoreval.yaml.")
        if not (named / PROJECT_FILE).is_file():
            refuse(f"{named} holds no {PROJECT_FILE}", f"Start a workspace: vendoreval init {named}")
        return named
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / PROJECT_FILE).is_file():
            return Path() if folder == here else folder
    refuse(
        f"no {PROJECT_FILE} in this folder or above it",
        "Start a workspace with vendoreval init FOLDER, or name one with --workspace.",
    )


def show_findings(findings: Iterable[Diagnostic]) -> None:
    """Prints findings to stderr, one line each with its fix below."""
    for finding in findings:
        place = f"{finding.place}: " if finding.place else ""
        talk(f"{place}{finding.severity}[{finding.code}]: {finding.message}")
        if finding.hint:
            talk(f"  {finding.hint}")
