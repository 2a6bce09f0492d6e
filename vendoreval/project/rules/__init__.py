"""The checks of a workspace that has been read: one table of rules, each a function from a Project to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from vendoreval.diagnostic import Diagnostic
from vendoreval.project.project import Project
from vendoreval.project.rules import references

Rule = Callable[[Project], Iterable[Diagnostic]]

RULES: tuple[Rule, ...] = (references.baseline,)


def check(project: Project) -> list[Diagnostic]:
    """Every finding of every rule."""
    return [found for rule in RULES for found in rule(project)]
