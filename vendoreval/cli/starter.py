"""The starter workspace: where it is, and how a copy of it is made.

It has one home, the top of the repository. A wheel carries it as `vendoreval/starter`.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
PARTS = ("vendoreval.yaml", "criteria", "vendors")
SCHEMAS = "schemas"


def starter() -> Path:
    """The starter's folder: the installed one, else the repository's top."""
    installed = PACKAGE / "starter"
    return installed if installed.is_dir() else PACKAGE.parent


def copy_starter(folder: Path) -> None:
    """Copies the starter into a folder, with the JSON Schemas and in each file the line that leads an editor to its own.

    Raises:
        OSError: Something could not be written.
    """
    from vendoreval.project.schema import KINDS, json_schema

    folder.mkdir(parents=True, exist_ok=True)
    (folder / SCHEMAS).mkdir()
    for name in KINDS:
        text = json.dumps(json_schema(name), indent=2, ensure_ascii=False)
        (folder / SCHEMAS / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    for source in files(starter()):
        relative = source.relative_to(starter())
        target = folder / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        kind = kind_of(relative)
        if kind is None:
            shutil.copyfile(source, target)
        else:
            target.write_text(modeline(relative, kind) + source.read_text(encoding="utf-8"), encoding="utf-8")


def files(root: Path) -> list[Path]:
    """The starter's files below a folder, in name order, without what an operating system or editor leaves there."""
    found = [path for part in PARTS for path in sorted((root / part).rglob("*") if "." not in part else [root / part])]
    return [path for path in found if path.is_file() and not path.name.startswith(".")]


def kind_of(relative: Path) -> str | None:
    """The kind of file, from its place in a workspace; None for one that is no input."""
    from vendoreval.project.schema import KINDS

    return next((kind for kind, pattern in KINDS.items() if matches(relative, pattern)), None)


def matches(relative: Path, pattern: str) -> bool:
    """Whether a path has as many parts as the pattern and matches each."""
    return len(relative.parts) == len(Path(pattern).parts) and relative.match(pattern)


def modeline(relative: Path, kind: str) -> str:
    """The comment by which an editor's YAML support finds the schema, from the file's own folder."""
    up = "../" * (len(relative.parts) - 1)
    return f"# yaml-language-server: $schema={up}{SCHEMAS}/{kind}.json\n"
