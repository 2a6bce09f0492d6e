"""The options that several commands share, so that each is spelt, explained and read from the environment one way.

A flag comes before its VENDOREVAL_ variable, that before the project file, that before the built-in default.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vendoreval.cli.output import Color

DEFAULT_DRAWS = 10_000
DEFAULT_SEED = 1

Workspace = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        "-C",
        envvar="VENDOREVAL_WORKSPACE",
        metavar="FOLDER",
        help="The workspace's folder; without it, the nearest one at or above this folder that holds vendoreval.yaml.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file, whole or not at all; - is stdout."),
]
Colour = Annotated[
    Color,
    typer.Option(
        "--color",
        envvar="VENDOREVAL_COLOR",
        help="When to colour; auto looks at NO_COLOR, FORCE_COLOR and whether stdout is a terminal.",
    ),
]
Vendors = Annotated[
    list[str] | None,
    typer.Option("--vendors", metavar="ID", help="Score only these vendors; repeat it, or separate ids with commas."),
]
CriteriaFile = Annotated[
    Path | None,
    typer.Option(
        "--criteria",
        envvar="VENDOREVAL_CRITERIA",
        metavar="FILE",
        help="Score with this criteria file, not the project's.",
    ),
]
Driver = Annotated[
    str | None,
    typer.Option(
        "--driver",
        envvar="VENDOREVAL_DRIVER",
        metavar="NAME",
        help="Weigh for this reason to outsource, a file in criteria/drivers/.",
    ),
]
Draws = Annotated[
    int,
    typer.Option(
        "--draws",
        envvar="VENDOREVAL_DRAWS",
        metavar="N",
        min=0,
        max=1_000_000,
        help="How many draws the intervals rest on; 0 leaves them out.",
    ),
]
Seed = Annotated[
    int,
    typer.Option(
        "--seed",
        envvar="VENDOREVAL_SEED",
        metavar="N",
        min=0,
        help="Starts the draws; the same seed, the same figures.",
    ),
]
Strict = Annotated[
    bool,
    typer.Option("--strict", help="Exit 3 when the files have warnings, or a vendor has figures missing."),
]


def command_app(**settings: object) -> typer.Typer:
    """An empty typer app for one command module; settings go to typer."""
    return typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        **settings,  # type: ignore[arg-type]
    )
