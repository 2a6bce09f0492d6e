"""`vendoreval schema`: the JSON Schema of one kind of file."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from vendoreval.cli import inputs
from vendoreval.cli.options import Output, command_app
from vendoreval.cli.output import deliver

app = command_app()


def kinds() -> list[str]:
    """Everything that has a schema: files, then documents."""
    from vendoreval.project.schema import KINDS
    from vendoreval.render.json import FORMATS

    return [*KINDS, *FORMATS]


@app.command()
def schema(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help="A file: project, criteria, driver, vendor, ratings or evidence. Or what --format json prints: "
            "evaluation (score), comparison (compare), cost, insight (stress).",
            autocompletion=kinds,
        ),
    ],
    output: Output = None,
) -> None:
    """Print the JSON Schema that an editor completes a file from.

    `vendoreval init` writes all of them into schemas/, with the line in each file by which an editor finds its own.
    """
    from vendoreval.project.schema import KINDS

    inputs.known(kind, kinds(), "schema called")
    if kind in KINDS:
        from vendoreval.project.schema import json_schema
    else:
        from vendoreval.render.json_schema import json_schema
    deliver(json.dumps(json_schema(kind), indent=2, ensure_ascii=False), output)
