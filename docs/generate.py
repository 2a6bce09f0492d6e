"""Writes the parts of the documentation that the program itself knows, so that no page can be out of date.

* cli.md from the help texts, rules.md from the catalogue of checks, files.md from the JSON Schemas
* the output below every `$ command` of a fenced `console` block, in every page and the README: the commands run in a
  fresh copy of the starter workspace, one copy a page, from top to bottom

python3 dev.py docs           write them
python3 dev.py docs --check   name the pages that are not current, and exit 1
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
README = ROOT / "README.md"
STARTER = ("vendoreval.yaml", "criteria", "vendors")
WIDTH = "100"
GENERATED = "<!-- Written by docs/generate.py; edit what it reads instead. -->"
FIGURES = {
    "Quantity": "figure",
    "NonNegative": "figure, 0 or more",
    "Positive": "figure above 0",
    "Share": "share, 0 to 1",
    "OpenShare": "share, 0 to below 1",
    "Rate": "rate a year",
}
CONSOLE = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)


def command_reference() -> str:
    """docs/cli.md: every command's help, as the program prints it."""
    from vendoreval.cli.app import COMMANDS

    parts = [
        "# Commands",
        GENERATED,
        "Every command answers `--help`. `vendoreval --install-completion` teaches the shell to complete them.",
        fenced(help_text()),
    ]
    for name in COMMANDS:
        parts += [f"## {name}", fenced(help_text(name))]
        parts += [
            part for below in subcommands(name) for part in (f"### {name} {below}", fenced(help_text(name, below)))
        ]
    return "\n\n".join(parts) + "\n"


def subcommands(name: str) -> list[str]:
    """The commands below a command, in their order."""
    from vendoreval.cli.app import LazyCommands

    return list(getattr(LazyCommands()[name], "commands", {}))


def help_text(*command: str) -> str:
    """What `vendoreval COMMAND --help` prints, 80 columns wide."""
    from typer.testing import CliRunner

    from vendoreval.cli.app import app

    run = CliRunner().invoke(app, [*command, "--help"], prog_name="vendoreval")
    return run.output.strip("\n")


def rule_reference() -> str:
    """docs/rules.md: every rule of the catalogue with its reason, its fix and both examples."""
    from vendoreval.project.catalogue import codes, rule

    parts = [
        "# Checks",
        GENERATED,
        "`vendoreval check` names every fault in the files at once, each with its place and a fix. An error stops scoring, "
        "a warning stops it under `--strict`, a note never does. `vendoreval explain CODE` prints an entry of this page.",
    ]
    for entry in map(rule, codes()):
        parts += [f"## {entry.code}", f"**{entry.title}** ({entry.severity}). {entry.why}", entry.fix]
        for heading, example in (("Faulty", entry.bad), ("Sound", entry.good)):
            parts += [
                part
                for kind, text in example.items()
                for part in (f"{heading}, in the {kind} file:", fenced(text, "yaml"))
            ]
    return "\n\n".join(parts) + "\n"


def file_reference() -> str:
    """docs/files.md: what each kind of file may say, key by key."""
    from vendoreval.project.schema import KINDS, json_schema

    schemas = {kind: json_schema(kind) for kind in KINDS}
    parts = [
        "# Files",
        GENERATED,
        "A workspace is a folder with a `vendoreval.yaml`. `vendoreval schema KIND` prints the JSON Schema of a kind of "
        "file; `vendoreval init` writes all of them beside the files, and an editor with YAML support completes and "
        "checks from them. Keys marked * are required.",
        "A *figure* is a number, or an uncertain one: `{low, mode, high}`, `{p10, p90}`, `{p05, p95}`, "
        "`{successes, trials}` or `{mean, n}`, each with an optional `value` that the score and the ledger use, and with "
        "`source`, `grade`, `date`, `evidence` and `note`. A share or a rate is a figure that may be written `30 %`.",
    ]
    shown = set(FIGURES)
    for kind, schema in schemas.items():
        definitions = schema["definitions"]
        parts += [f"## {kind.capitalize()}: `{KINDS[kind]}`", schema["description"], keys(schema, definitions)]
        for name, definition in definitions.items():
            if name not in shown and "enum" not in definition:
                shown.add(name)
                mapping = next(one for one in definition.get("anyOf", [definition]) if "properties" in one)
                parts += [f"### {name}", mapping["description"], keys(mapping, definitions)]
    return "\n\n".join([*parts, *measure_reference()]) + "\n"


def output_reference() -> str:
    """docs/json.md: the JSON output, key by key."""
    from vendoreval.render.json import FORMATS
    from vendoreval.render.json_schema import json_schema

    schemas = {kind: json_schema(kind) for kind in FORMATS}
    parts = [
        "# JSON",
        GENERATED,
        "What `--format json` prints is unrounded and versioned: the number at the end of `format` goes up when a key goes "
        "away or changes its meaning, never when one is added. `vendoreval schema KIND` prints the JSON Schema that this "
        "page is made from. Shares are from 0 to 1, money is in the project's currency, scores are on the project's scale. "
        "The same files and the same seed give the same bytes.",
    ]
    shown: set[str] = set()
    for kind, schema in schemas.items():
        definitions = schema["definitions"]
        parts += [f"## `{FORMATS[kind]}`", schema["description"], keys(schema, definitions)]
        for name, definition in definitions.items():
            if name not in shown:
                shown.add(name)
                parts += [f"### {name}", definition["description"], keys(definition, definitions)]
    return "\n\n".join(parts) + "\n"


def measure_reference() -> list[str]:
    """The measures that ship, as a section."""
    from vendoreval.project.model.measure import catalogue

    rows = ["| id | what | unit | better | where from |", "|---|---|---|---|---|"]
    rows += [
        f"| `{name}` | {known.name} | {known.unit} | {known.better} | {known.source or ''} |"
        for name, known in catalogue().items()
    ]
    text = "The ids that `measures` may name. A criteria file may add its own."
    return ["## Measures", text, "\n".join(rows)]


def keys(schema: dict[str, Any], definitions: dict[str, Any]) -> str:
    """The keys of an object as a table."""
    required = set(schema.get("required", ()))
    rows = ["| key | what it is | meaning |", "|---|---|---|"]
    for name, entry in schema["properties"].items():
        mark = "*" if name in required and len(required) < len(schema["properties"]) else ""
        meaning = entry.get("description", "").replace("|", "\\|").replace("\n", " ")
        rows.append(f"| `{name}`{mark} | {notation(entry, definitions)} | {meaning} |")
    return "\n".join(rows)


def notation(entry: dict[str, Any], definitions: dict[str, Any]) -> str:
    """What may stand for a value, in a few words."""
    if "$ref" in entry:
        name = entry["$ref"].rpartition("/")[2]
        if "enum" in definitions[name]:
            return notation(definitions[name], definitions)
        return FIGURES.get(name, f"[{name}](#{name.lower()})")
    for union in ("anyOf", "allOf", "oneOf"):
        if union in entry:
            words = [notation(choice, definitions) for choice in entry[union] if choice.get("type") != "null"]
            return " or ".join(dict.fromkeys(word for word in words if word))
    if "enum" in entry:
        words = [word for word in entry["enum"] if not isinstance(word, bool)]
        return ", ".join(f"`{word}`" for word in words)
    if "const" in entry:
        return f"`{entry['const']}`"
    if entry.get("type") == "array":
        items = entry.get("items", {})
        if isinstance(items, list):
            words = [notation(item, definitions) for item in items]
            return f"{len(words)} of {words[0]}" if len(set(words)) == 1 else f"list of {', '.join(words)}"
        return f"list of {notation(items, definitions)}"
    if entry.get("type") == "object":
        values = entry.get("additionalProperties")
        return f"mapping to {notation(values, definitions)}" if isinstance(values, dict) and values else "mapping"
    if entry.get("format") == "date":
        return "date"
    return str(entry.get("type", "anything")).replace("string", "text").replace("integer", "whole number")


def fenced(text: str, language: str = "text") -> str:
    """A fenced block."""
    return f"```{language}\n{text.rstrip()}\n```"


def with_output(page: str, workspace: Path, tools: Path) -> str:
    """The page with the output of its console blocks as the program prints it today."""
    return CONSOLE.sub(lambda block: "".join(run_block(block.group(), workspace, tools)), page)


def run_block(block: str, workspace: Path, tools: Path) -> Iterator[str]:
    """The block's commands, each followed by what it prints now; lines that are not commands are old output."""
    for line in block.splitlines():
        if not line.startswith("$ "):
            continue
        yield f"{line}\n"
        output, code = run_shell(line[2:], workspace, tools)
        if output:
            yield output if output.endswith("\n") else f"{output}\n"
        if code:
            yield f"[exit code {code}]\n"


def run_shell(command: str, workspace: Path, tools: Path) -> tuple[str, int]:
    """What a shell command prints, both streams in their order, and its exit code."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("VENDOREVAL_")}
    variables |= {
        "PATH": os.pathsep.join((str(tools), os.environ["PATH"])),
        "PYTHONPATH": str(ROOT),
        "COLUMNS": WIDTH,
        "NO_COLOR": "1",
    }
    run = subprocess.run(
        ["/bin/sh", "-c", f"({command}) 2>&1"],
        cwd=workspace,
        env=variables,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=False,
    )
    lines = (line.rstrip() for line in run.stdout.replace(str(workspace), "~/support").splitlines())
    return "".join(f"{line}\n" for line in lines), run.returncode


def copy_starter(folder: Path) -> None:
    """Copies the starter workspace into a folder that exists."""
    for name in STARTER:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder / name)


def write_tool(folder: Path) -> None:
    """Writes a `vendoreval` command that runs this checkout with this Python."""
    tool = folder / "vendoreval"
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m vendoreval "$@"\n', encoding="utf-8")
    tool.chmod(0o755)


PAGES: dict[str, Callable[[], str]] = {
    "cli.md": command_reference,
    "files.md": file_reference,
    "json.md": output_reference,
    "rules.md": rule_reference,
}
"""Pages written as a whole; every other page is written by hand, but for the output of its console blocks."""


def written_pages() -> list[Path]:
    """The README and the pages of docs/ that people write, in name order."""
    return [README, *(path for path in sorted(DOCS.glob("*.md")) if path.name not in PAGES)]


def current(path: Path) -> str:
    """What a page ought to say today."""
    if path.parent == DOCS and path.name in PAGES:
        return PAGES[path.name]()
    page = path.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as temporary:
        workspace, tools = Path(temporary, "support"), Path(temporary, "bin")
        workspace.mkdir()
        tools.mkdir()
        copy_starter(workspace)
        write_tool(tools)
        return with_output(page, workspace, tools)


def main(arguments: list[str]) -> int:
    """Writes every page that is not current, or with --check only names it; 1 when --check finds one."""
    stale = []
    for path in [*(DOCS / name for name in PAGES), *written_pages()]:
        wanted = current(path)
        if path.exists() and path.read_text(encoding="utf-8") == wanted:
            continue
        stale.append(path.relative_to(ROOT).as_posix())
        if "--check" not in arguments:
            path.write_text(wanted, encoding="utf-8")
    print("\n".join(stale) if stale else "All pages are current.")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main(sys.argv[1:]))
