"""Every rule's entry: what it is called, how bad it is, why it exists, how to fix it, and an example of each kind.

`explain`, the documentation and the tests read the same entries, from `catalogue.yaml` beside this file. It is loaded
when there is something to report: a clean check never pays for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vendoreval.diagnostic import Diagnostic, KeyPath, Severity

if TYPE_CHECKING:
    from vendoreval.project.yaml.document import Document, Mark

_FILE = Path(__file__).with_name("catalogue.yaml")
_SEVERITY = re.compile(r"^(?P<code>[a-z][a-z0-9-]*):\n(?:  .*\n)*?  severity: (?P<severity>[a-z]+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue.

    Attributes:
        code: Kebab-case words, such as `unknown-key`.
        title: What is wrong, as a heading.
        severity: How bad a finding of this rule is.
        why: Why the rule exists.
        fix: What to do about a finding.
        bad: An example with the fault: file kind (project, criteria, vendor, ratings, evidence, driver) to its YAML.
        good: Nearly the same without the fault.
    """

    code: str
    title: str
    severity: Severity
    why: str
    fix: str
    bad: Mapping[str, str]
    good: Mapping[str, str]


def rule(code: str) -> Rule:
    """The entry of `code`.

    Raises:
        KeyError: There is no such rule.
    """
    return _rules()[code]


def codes() -> Sequence[str]:
    """Every code, in the catalogue's order: reading, then values, then what the models check."""
    return tuple(_rules())


def severity_of(code: str) -> Severity:
    """The severity of `code`; an error where it has no entry, so that a finding is never lost for want of one."""
    return _severities().get(code, Severity.ERROR)


def found(
    code: str, where: Document | str, keypath: KeyPath, message: str, hint: str, *, key: bool = False
) -> Diagnostic:
    """A finding of rule `code` at `keypath`, with the severity the catalogue gives it.

    Args:
        code: The rule.
        where: The document, which knows the place; or a file's path when the finding concerns the whole file.
        keypath: The keys that lead there; where there is no such value, the nearest ancestor is shown.
        message: What is wrong, one sentence without a full stop.
        hint: What to do about it.
        key: Whether to point at the key rather than at its value.
    """
    severity = severity_of(code)
    if isinstance(where, str):
        return Diagnostic(code, severity, where, 0, 0, keypath, message, hint)
    line, column, end_column = where.locate(keypath, key=key)
    return Diagnostic(code, severity, where.path, line, column, keypath, message, hint, end_column)


def found_at(code: str, path: str, mark: Mark, message: str, hint: str, keypath: KeyPath = ()) -> Diagnostic:
    """A finding of rule `code` at a place that is known without a document."""
    line, column, end_column = mark
    return Diagnostic(code, severity_of(code), path, line, column, keypath, message, hint, end_column)


@cache
def _severities() -> dict[str, Severity]:
    """Every code's severity, picked from the file's lines: a finding needs no more, and reading it all takes longer."""
    text = _FILE.read_text(encoding="utf-8")
    return {match["code"]: Severity(match["severity"]) for match in _SEVERITY.finditer(text)}


@cache
def _rules() -> dict[str, Rule]:
    from vendoreval.project.yaml.reader import read

    document, findings = read(_FILE.name, _FILE.read_bytes())
    if document is None or findings:
        raise AssertionError(f"the catalogue cannot be read: {findings}")
    return {code: _rule(code, entry) for code, entry in document.data.items()}


def _rule(code: str, entry: Mapping[str, Any]) -> Rule:
    return Rule(code=code, **{**entry, "severity": Severity(entry["severity"])})
