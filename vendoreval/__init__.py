"""Choose who looks after your customers, and be able to defend the choice.

The names below are the Python API; each is imported when it is first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vendoreval.evaluation import Evaluation
    from vendoreval.front import check, compare, load, render_as
    from vendoreval.pipeline import evaluate
    from vendoreval.project.project import Project
    from vendoreval.render.frames import frames

__version__ = "0.1.0"
__all__ = ["Evaluation", "Project", "check", "compare", "evaluate", "frames", "load", "render_as"]

_HOMES = {
    "Evaluation": "vendoreval.evaluation",
    "Project": "vendoreval.project.project",
    "check": "vendoreval.front",
    "compare": "vendoreval.front",
    "evaluate": "vendoreval.pipeline",
    "frames": "vendoreval.render.frames",
    "load": "vendoreval.front",
    "render_as": "vendoreval.front",
}
"""Each public name and the module it lives in."""


def __getattr__(name: str) -> Any:
    """A public name, imported from where it lives."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """The public names, for completion."""
    return sorted([*globals(), *_HOMES])
