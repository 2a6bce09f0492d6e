"""`--watch`: a command again whenever a file of the workspace changes."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import typer

from vendoreval.cli.output import on_terminal, talk
from vendoreval.diagnostic import VendorevalError

INTERVAL = 0.5
"""Seconds between two looks at the files."""
CLEAR = "\x1b[2J\x1b[3J\x1b[H"


def watch(root: Path, action: Callable[[], None]) -> None:
    """Runs an action now and after every change, until interrupted.

    What the action refuses is shown, and watching goes on: the next change may mend it.
    """
    seen: dict[str, tuple[int, int]] | None = None
    while True:
        now = state(root)
        if now != seen:
            seen = now
            if on_terminal():
                sys.stdout.write(CLEAR)
            run(action)
            talk("Watching for changes; Ctrl-C ends.")
        time.sleep(INTERVAL)


def run(action: Callable[[], None]) -> None:
    """One run, its refusal shown."""
    from vendoreval.cli.inputs import show_findings

    try:
        action()
    except typer.Exit:
        pass
    except VendorevalError as refusal:
        show_findings(refusal.diagnostics)


def state(root: Path) -> dict[str, tuple[int, int]]:
    """When each input file was last changed, and its size; a file that vanishes meanwhile is left out."""
    found = {}
    for path in [root / "vendoreval.yaml", *(root / "criteria").rglob("*.y*ml"), *(root / "vendors").rglob("*.y*ml")]:
        try:
            status = path.stat()
        except OSError:
            continue
        found[path.as_posix()] = (status.st_mtime_ns, status.st_size)
    return found
