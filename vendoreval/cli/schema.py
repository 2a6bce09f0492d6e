"""`vendoreval schema`: the JSON Schema of one kind of file."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from vendoreval.cli.options import Output, command_app
from vendoreval.cli.output import deliver, refuse

app = command_app()


def kinds() -> list[str]:
    """Every kind of file."""
    from vendoreval.project.schema import KINDS

    return list(KINDS)


@app.command()
def schema(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND", help="project, criteria, driver, vendor, ratings or evidence.", autocompletion=kinds
        ),
    ],
    output: Output = None,
) -> None:
    """Print the JSON Schema that an editor completes a file from.

    `vendoreval init` writes all of them into schemas/, with the line in each file by which an editor finds its own.
    """
    from vendoreval.project.schema import json_schema

    if kind not in kinds():
        refuse(f"there is no kind of file called {kind}", f"Write one of {', '.join(kinds())}.")
    deliver(json.dumps(json_schema(kind), indent=2, ensure_ascii=False), output)
