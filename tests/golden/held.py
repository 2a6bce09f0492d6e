"""Golden texts: what is shown is compared with what was agreed. `GOLDEN=write pytest tests` writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent


def held(name: str, text: str) -> str:
    """The agreed text of this name; with GOLDEN=write it becomes the given one first."""
    path = FOLDER / name
    if os.environ.get("GOLDEN") == "write":
        path.write_text(f"{text}\n", encoding="utf-8")
    return path.read_text(encoding="utf-8").removesuffix("\n")
