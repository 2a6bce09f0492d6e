"""Names of options and criteria, safe to print."""

from __future__ import annotations

from collections.abc import Mapping

from vendoreval.evaluation import Evaluation
from vendoreval.render.visible import visible

Names = Mapping[str, str]
"""Option id to its name, safe to print."""


def option_name(option: str | None, names: Names) -> str:
    """An option's name; empty for none, its id where it is not among those scored."""
    return "" if option is None else names.get(option, visible(option))


def criterion_name(evaluation: Evaluation, name: str) -> str:
    """A criterion's name."""
    return visible(evaluation.criterion(name).name)
