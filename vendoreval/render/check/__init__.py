"""Findings for people and for machines: one pure function a format, from findings and sources to text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from vendoreval.diagnostic import Diagnostic
from vendoreval.render.check.github import as_github
from vendoreval.render.check.json import as_json
from vendoreval.render.check.sarif import as_sarif
from vendoreval.render.check.text import as_text

__all__ = ["FORMATS", "as_github", "as_json", "as_sarif", "as_text"]

Format: TypeAlias = Callable[[Sequence[Diagnostic], Mapping[str, str]], str]

FORMATS: Final[Mapping[str, Format]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
"""The formats of `vendoreval check` by name."""
