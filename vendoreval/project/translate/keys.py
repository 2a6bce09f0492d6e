"""Keys that are unknown, missing or made by a comma, and lists that a comma has cut into too many items."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vendoreval.diagnostic import KeyPath
from vendoreval.project.translate.faults import Fault
from vendoreval.project.translate.words import Words, subject
from vendoreval.project.wording import closest, listed, shortened, shown
from vendoreval.project.yaml import Document

_MOST_NAMES = 20


def unknown_key(fault: Fault, document: Document) -> Words:
    """A key that the place does not know: with the one it was meant to be, or all there are."""
    key, parent = str(fault.keypath[-1]), fault.keypath[:-1]
    siblings = _value_at(document.data, parent)
    cut = _cut_by_comma(siblings, key, parent, document)
    if cut is not None:
        return cut
    message = f"{shortened(key)} is no key known here"
    near = closest(key, fault.names)
    if near is not None:
        hint = f"Delete it; {near} is there already" if near in siblings else f"Write {near}"
    elif fault.names:
        names = sorted(fault.names)
        hint = f"Use one of {listed(names)}" if len(names) <= _MOST_NAMES else "Delete it"
    else:
        hint = "Delete it"
    return Words("unknown-key", message, hint, key=True)


def missing_key(fault: Fault, document: Document) -> Words:
    """A key that has to be there and is not."""
    owner = subject(fault)
    message = f"{owner} lacks the key {fault.missing}" if owner != "this" else f"the key {fault.missing} is missing"
    purpose = fault.description
    if not purpose[1:2].isupper():
        purpose = purpose[:1].lower() + purpose[1:]
    return Words("missing-key", message, f"Add {fault.missing}: {purpose}" if purpose else f"Add {fault.missing}")


def unquoted_comma(fault: Fault, document: Document) -> Words | None:
    """For a list in brackets whose text a comma has cut in pieces: the list with the text in quotes; else None."""
    items = fault.value
    if not isinstance(items, list) or not document.in_flow(fault.keypath):
        return None
    first = next((number for number, item in enumerate(items) if isinstance(item, str)), len(items))
    pieces = items[first:]
    if len(pieces) < 2 or not all(isinstance(piece, (str, int, float)) for piece in pieces):
        return None
    text = ", ".join(str(piece) for piece in pieces)
    head = "".join(f"{shown(item)}, " for item in items[:first])
    message = f"the commas make {len(items)} items of this; text that holds a comma needs quotes"
    return Words("unquoted-comma", message, f'Write [{head}"{text}"]')


def _cut_by_comma(siblings: Mapping[str, Any], key: str, parent: KeyPath, document: Document) -> Words | None:
    """The words for a key that is the rest of a text in braces, cut off by a comma; None when it is not.

    Every piece of one text gets the same words and the same place, so that they count once.
    """
    keys = list(siblings)
    if not document.in_flow(parent) or not document.is_empty((*parent, key)):
        return None
    start = keys.index(key)
    while start > 0 and document.is_empty((*parent, keys[start - 1])):
        start -= 1
    if start == 0 or not isinstance(siblings[keys[start - 1]], str):
        return None
    end = next((at for at in range(start, len(keys)) if not document.is_empty((*parent, keys[at]))), len(keys))
    owner = keys[start - 1]
    text = ", ".join([siblings[owner], *keys[start:end]])
    message = f"the comma ends the text of {owner}, so {shortened(keys[start])} is read as a key"
    hint = f'Put the text in quotes: {owner}: "{text}"'
    return Words("unquoted-comma", message, hint, key=True, at=(*parent, keys[start]))


def _value_at(data: Any, keypath: KeyPath) -> Any:
    for step in keypath:
        data = data[step]
    return data
