"""`vendoreval init`: a new workspace, copied from the starter."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from vendoreval.cli.options import command_app
from vendoreval.cli.output import refuse, talk
from vendoreval.cli.starter import copy_starter

app = command_app()


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The new workspace's folder; it must be empty.")],
) -> None:
    """Start a workspace: criteria, vendors and a project file to edit.

    Its vendors are fictional. The folder schemas/ lets an editor complete and check the files while you type.
    """
    existed = folder.exists()
    if existed and not folder.is_dir():
        refuse(f"{folder} is a file", "Name a new folder.")
    if existed and any(entry.name != ".git" for entry in folder.iterdir()):
        refuse(f"the folder {folder} is not empty", "Name a new folder; init never touches what is there.")
    try:
        copy_starter(folder)
    except OSError as failure:
        if not existed:
            shutil.rmtree(folder, ignore_errors=True)
        refuse(f"cannot create {folder}: {failure.strerror or failure}")
    talk(f"Created {folder}. Its vendors are fictional: replace them with yours.")
    talk(f"Next: cd {folder} && vendoreval check && vendoreval score")
