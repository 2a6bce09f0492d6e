"""What a finding says, before it has a place; and how the value it is about is shown."""

from __future__ import annotations

from typing import NamedTuple

from vendoreval.diagnostic import KeyPath
from vendoreval.project.translate.faults import Fault
from vendoreval.project.wording import shortened, shown
from vendoreval.project.yaml import Document


class Words(NamedTuple):
    """A finding without its place; `at` overrides the fault's key path, `key` points at the key."""

    code: str
    message: str
    hint: str
    key: bool = False
    at: KeyPath | None = None


def written(fault: Fault, document: Document) -> str:
    """The value as it stands in the file, on one line and short."""
    if isinstance(fault.value, (str, dict, list)) or fault.value is None:
        return shown(fault.value)
    mark = document.locate(fault.keypath)
    return shortened(document.lines[mark.line - 1][mark.column - 1 : max(mark.end_column - 1, mark.column)])


def subject(fault: Fault) -> str:
    """What the fault is about: its key, or `this` for an item of a list."""
    last = fault.keypath[-1] if fault.keypath else ""
    return shortened(last) if isinstance(last, str) and last else "this"


def child(fault: Fault, name: str) -> KeyPath | None:
    """The key path of the fault's own key `name`, when the file gives it."""
    return (*fault.keypath, name) if isinstance(fault.value, dict) and name in fault.value else None
