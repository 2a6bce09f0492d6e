"""The entry point: runs a command and turns what stops it into an exit code."""

from __future__ import annotations

import gc
import os
import sys

from vendoreval.cli.app import app
from vendoreval.cli.output import INPUT_ERROR, INTERNAL_ERROR
from vendoreval.diagnostic import VendorevalError


def main() -> None:
    """Runs the command line; always leaves by SystemExit.

    Refused inputs print their findings and exit 1. Anything unforeseen is a fault of this program: it says so and
    exits 70, with the traceback when VENDOREVAL_DEBUG is set.
    """
    # Looking for plugins of pydantic reads the metadata of every installed package, a tenth of the time of `check`.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    # The matrices are small: starting threads for them costs more than they save.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Nearly all that a command makes is kept to its end; looking for cycles every 700 objects is a tenth of its time.
    gc.set_threshold(50_000)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        app(prog_name="vendoreval")
    except VendorevalError as refusal:
        from vendoreval.cli.inputs import show_findings

        show_findings(refusal.diagnostics)
        sys.exit(INPUT_ERROR)
    except Exception as fault:
        report_fault(fault)
        sys.exit(INTERNAL_ERROR)


def report_fault(fault: Exception) -> None:
    """Prints what went wrong inside, and how to report it, to stderr."""
    if os.environ.get("VENDOREVAL_DEBUG"):
        import traceback

        traceback.print_exception(fault, file=sys.stderr)
    from vendoreval import __version__

    kind = type(fault).__name__
    print(
        f"internal error: {kind}: {fault}\n"
        f"This is a fault of vendoreval {__version__}, not of your files. Please report it to its maintainers with the\n"
        "command you ran and the traceback: set VENDOREVAL_DEBUG=1 and run the command again.",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
