"""Choose who looks after your customers, and be able to defend the choice.

    import vendoreval

    project = vendoreval.load("support")
    evaluation = vendoreval.evaluate(project)
    print(vendoreval.render_as(evaluation, "table"))
    vendoreval.frames(evaluation)["options"]

Every name is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from vendoreval.diagnostic import Diagnostic, VendorevalError
    from vendoreval.evaluation import Evaluation
    from vendoreval.front import check, compare, load, render_as
    from vendoreval.pipeline import evaluate
    from vendoreval.project.project import Project
    from vendoreval.render.frames import frames

__all__ = [
    "Diagnostic",
    "Evaluation",
    "Project",
    "VendorevalError",
    "check",
    "compare",
    "evaluate",
    "frames",
    "load",
    "render_as",
]

_HOMES = {
    "Diagnostic": "diagnostic",
    "Evaluation": "evaluation",
    "Project": "project.project",
    "VendorevalError": "diagnostic",
    "check": "front",
    "compare": "front",
    "evaluate": "pipeline",
    "frames": "render.frames",
    "load": "front",
    "render_as": "front",
}


def __getattr__(name: str) -> Any:
    """The public name, from its home. Raises AttributeError for any other."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
