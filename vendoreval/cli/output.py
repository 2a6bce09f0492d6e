"""What leaves the program: results to stdout or a file, talk to stderr, and whether any of it is coloured.

A file appears whole or not at all: it is written beside its destination, flushed to disk and renamed into place.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

import typer

if TYPE_CHECKING:
    from vendoreval.render.table import Paint

STDOUT = Path("-")
INPUT_ERROR = 1
USAGE_ERROR = 2
GATE_MISSED = 3
INTERNAL_ERROR = 70
"""EX_SOFTWARE of sysexits.h."""


class Color(StrEnum):
    """When output is coloured."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def refuse(message: str, hint: str = "") -> NoReturn:
    """Ends with exit code 2: what the command line asks for cannot be done."""
    talk(f"error: {message}")
    if hint:
        talk(f"  {hint}")
    raise typer.Exit(USAGE_ERROR)


def talk(text: str) -> None:
    """Prints to stderr, where everything goes that is not the result; to nowhere when stderr is closed."""
    if sys.stderr is not None:
        print(text, file=sys.stderr)


def coloured(color: Color, stream: TextIO | None = None) -> bool:
    """Whether to colour a stream, stdout without one: the flag, then NO_COLOR, FORCE_COLOR, then a terminal or not."""
    if color is not Color.AUTO:
        return color is Color.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return on_terminal(stream) and os.environ.get("TERM") != "dumb"


def paint(color: bool) -> Paint:
    """How a renderer colours text: by ANSI codes, or not at all."""
    from vendoreval.render.table import ansi, plain

    return ansi if color else plain


def on_terminal(stream: TextIO | None = None) -> bool:
    """Whether a stream, stdout without one, is a terminal."""
    stream = stream or sys.stdout
    return bool(stream and stream.isatty())


def terminal_width(stream: TextIO | None = None) -> int | None:
    """The columns of the terminal a stream is, stdout without one, or None: a pipe has no width to cut a table to."""
    return shutil.get_terminal_size().columns if on_terminal(stream) else None


def deliver(result: str | bytes, output: Path | None, *, workspace: Path | None = None) -> None:
    """Prints a result, or writes it to a file whole or not at all.

    Args:
        result: The text or bytes; a text gets the one newline at its end it may lack.
        output: The file; None or `-` is stdout.
        workspace: The workspace whose input files must not be overwritten.

    Raises:
        typer.Exit: With code 2 after a plain message, when the file cannot be written.
    """
    if isinstance(result, str) and result and not result.endswith("\n"):
        result += "\n"
    if output is None or output == STDOUT:
        _print(result)
        return
    content = result.encode("utf-8") if isinstance(result, str) else result
    target = Path(os.path.realpath(output))
    _check_target(target, output, workspace)
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)
        else:
            _replace(target, content)
    except OSError as failure:
        refuse(f"cannot write {output}: {failure.strerror or failure}")


def _print(result: str | bytes) -> None:
    """Writes to stdout; a reader that has gone away ends the output, not the command."""
    if sys.stdout is None:
        refuse("cannot write to stdout: it is closed", "Name a file with --output.")
    try:
        if isinstance(result, str):
            sys.stdout.write(result)
        else:
            sys.stdout.buffer.write(result)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as failure:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        refuse(f"cannot write to stdout: {failure.strerror or failure}")


def _check_target(target: Path, asked: Path, workspace: Path | None) -> None:
    """Refuses a destination that is a folder, lies in none, is read-only or is one of the workspace's own files."""
    if target.is_dir():
        refuse(f"cannot write {asked}: it is a folder", "Name a file in it.")
    if not target.parent.is_dir():
        refuse(f"cannot write {asked}: the folder {asked.parent} does not exist", "Create it first.")
    if workspace is not None and is_input(target, workspace):
        own = "it is" if target.exists() else "it would be read as"
        refuse(f"cannot write {asked}: {own} one of the workspace's own files", "Name another file.")
    if not target.exists():
        return
    writable = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
    if not (target.stat().st_mode & writable and os.access(target, os.W_OK)):
        refuse(f"cannot write {asked}: it is read-only", "Name another file, or make this one writable.")


def is_input(path: Path, workspace: Path) -> bool:
    """Whether a file is one the workspace may be read from: YAML at its top or under criteria/ and vendors/."""
    root = workspace.resolve()
    if path.suffix not in (".yaml", ".yml") or not path.is_relative_to(root):
        return False
    parts = path.relative_to(root).parts
    return len(parts) == 1 or parts[0] in ("criteria", "vendors")


def _replace(target: Path, content: bytes) -> None:
    """Writes beside the target and renames, so that no reader ever sees half a file."""
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=".vendoreval-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The process's file mode mask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
