"""Findings for a terminal: each with its place, the line itself underlined where the fault is, and the fix."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from vendoreval.diagnostic import Diagnostic, Severity
from vendoreval.render.check.snippet import snippet
from vendoreval.render.visible import visible

if TYPE_CHECKING:
    from vendoreval.render.table import Paint

_STYLES = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.NOTE: "faint"}
_LINE_END = re.compile(r"\r\n|\r|\n")


def as_text(
    findings: Sequence[Diagnostic], sources: Mapping[str, str], *, paint: Paint | None = None, width: int = 100
) -> str:
    """Every finding with its line and fix, by file and place; the count of them last.

    Args:
        findings: In any order.
        sources: Path to text of every file that was read.
        paint: Colours a text: (style, text) to text; no colour without it.
        width: Cells that a source line may take; a longer one is cut around the fault.
    """
    colour = paint or (lambda _, text: text)
    lines: dict[str, Sequence[str]] = {}
    blocks = []
    for found in sorted(findings, key=lambda one: one.sort_key):
        if found.path not in lines:
            lines[found.path] = _LINE_END.split(sources.get(found.path, ""))
        blocks.append("\n".join(_block(found, lines[found.path], colour, width)) + "\n")
    return "\n".join([*blocks, _summary(findings, sources, colour) + "\n"])


def _block(found: Diagnostic, lines: Sequence[str], paint: Paint, width: int) -> list[str]:
    severity = paint(_STYLES[found.severity], found.severity.value)
    place = f"{visible(found.place)}: " if found.place else ""
    block = [f"{paint('strong', place)}{severity}: {visible(found.message)} {paint('faint', f'[{found.code}]')}"]
    if 0 < found.line <= len(lines) and lines[found.line - 1].strip():
        source, carets = snippet(lines[found.line - 1], found.column, found.end_column, width)
        block += [f"    {source}".rstrip()]
        block += [f"    {paint(_STYLES[found.severity], carets)}"] if carets else []
    return [*block, f"    help: {visible(found.hint)}"]


def _summary(findings: Sequence[Diagnostic], sources: Mapping[str, str], paint: Paint) -> str:
    """`2 errors, 1 warning in 3 files`."""
    if not findings:
        return paint("good", f"no problems in {_count(len(sources), 'file')}" if sources else "no problems")
    counts = {severity: sum(found.severity is severity for found in findings) for severity in Severity}
    said = ", ".join(_count(count, severity.value) for severity, count in counts.items() if count)
    worst = next(severity for severity, count in counts.items() if count)
    files = len({found.path for found in findings if found.path})
    return paint(_STYLES[worst], f"{said} in {_count(files, 'file')}" if files else said)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
