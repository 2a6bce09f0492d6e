"""`vendoreval schema`: the JSON Schema of one kind of file."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from vendoreval.cli import inputs
from vendoreval.cli.options import Output, command_app
from vendoreval.cli.output import deliver

app = command_app()


OUTPUT = "evaluation"
"""What `score --format json` prints; the others are kinds of files."""


def kinds() -> list[str]:
    """Everything that has a schema."""
    from vendoreval.project.schema import KINDS

    return [*KINDS, OUTPUT]


@app.command()
def schema(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help="project, criteria, driver, vendor, ratings or evidence; or evaluation, what score --format json prints.",
            autocompletion=kinds,
        ),
    ],
    output: Output = None,
) -> None:
    """Print the JSON Schema that an editor completes a file from.

    `vendoreval init` writes all of them into schemas/, with the line in each file by which an editor finds its own.
    """
    inputs.known(kind, kinds(), "schema called")
    if kind == OUTPUT:
        from vendoreval.render.json_schema import evaluation_schema

        found = evaluation_schema()
    else:
        from vendoreval.project.schema import json_schema

        found = json_schema(kind)
    deliver(json.dumps(found, indent=2, ensure_ascii=False), output)
