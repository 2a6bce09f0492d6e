"""The table of commands, and the group that imports a command only when it is asked for.

Help and completion read the table alone, so that `vendoreval --help` starts without numpy, pandas or pydantic.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

COMMANDS = {
    "init": "Start a workspace: criteria, vendors and a project file to edit",
    "check": "List every problem in the files, each with its place and a fix",
    "score": "Score the vendors: who leads, how surely, at what true cost",
    "report": "Write the report for stakeholders: one HTML file",
    "explain": "Say why a rule exists, how a score came about or what a criterion asks",
    "compare": "Show where the gap between two vendors comes from",
    "cost": "Lay out the true cost: quoted rate, ledger, lost customers",
    "stress": "Try other methods, drivers, raters and spreads on the answer",
    "schema": "Print the JSON Schema that an editor completes a file from",
}
"""Each command's name and its line in the help. Module `vendoreval.cli.NAME` holds it, as `app`."""


class LazyCommands(MutableMapping[str, Any]):
    """The commands by name; reading one imports its module."""

    def __init__(self) -> None:
        self._loaded: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in COMMANDS:
            raise KeyError(name)
        if name not in self._loaded:
            module = import_module(f"vendoreval.cli.{name}")
            self._loaded[name] = typer.main.get_command(module.app)
        return self._loaded[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class LazyGroup(TyperGroup):
    """A group over `COMMANDS`."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = LazyCommands()

    def list_commands(self, ctx: Any) -> list[str]:
        """The names in the order of the table, without importing a command."""
        return list(COMMANDS)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Writes the table into the help, without importing a command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def show_version(asked: bool) -> None:
    """Prints the version and ends, when `--version` is given."""
    if asked:
        from vendoreval import __version__

        typer.echo(f"vendoreval {__version__}")
        raise typer.Exit


app = typer.Typer(
    cls=LazyGroup,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 fine, 1 the files have errors, 2 usage, 3 a gate you set was missed, 70 internal error.",
)


@app.callback()
def vendoreval(
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Choose who looks after your customers, and be able to defend the choice.

    Start with `vendoreval init FOLDER`, edit the files in it, then run `vendoreval check` and `vendoreval score` there.
    """
