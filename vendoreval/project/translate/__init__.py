"""What a model refuses, as findings in our own words: each where the mistake stands, one for each mistake."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ValidationError

from vendoreval.diagnostic import Diagnostic, KeyPath
from vendoreval.project.catalogue import found
from vendoreval.project.translate.faults import Fault, collapse, faults_of
from vendoreval.project.translate.table import judges_whole, words_for
from vendoreval.project.wording import closest
from vendoreval.project.yaml import Document

__all__ = ["translate"]


def translate(error: ValidationError, document: Document, model: type[BaseModel]) -> list[Diagnostic]:
    """The findings for everything `model` refused in `document`, in the order of the file.

    What the reader has already complained about is left out. Where a value may be one of several kinds, only the kind
    it comes nearest to speaks. A misspelt key is not missing as well.

    Args:
        error: What validating `document.data` against `model` raised.
        document: The data with its places.
        model: The model at the top of the file.
    """
    faults = collapse([fault for fault in faults_of(error, document.data, model) if not _known(fault, document)])
    misspelt = _misspelt(faults)
    findings = set()
    for fault in faults:
        if fault.place in misspelt or _only_seems_short(fault):
            continue
        words = words_for(fault, document)
        keypath = fault.keypath if words.at is None else words.at
        findings.add(found(words.code, document, keypath, words.message, words.hint, key=words.key))
    return sorted(findings, key=lambda finding: finding.sort_key)


def _known(fault: Fault, document: Document) -> bool:
    """Whether the fault may come from one that the reader has complained about.

    It stands in the same value; or a model judged a whole of which that value is a part; or the key that is missing
    may be among those a merge key was to bring.
    """
    if not document.faulty:
        return False
    place, keypath = fault.place, fault.keypath
    if any(place[:length] in document.faulty for length in range(1, len(place) + 1)):
        return True
    if fault.missing and (*keypath, "<<") in document.faulty:
        return True
    return judges_whole(fault) and any(faulty[: len(keypath)] == keypath for faulty in document.faulty)


def _misspelt(faults: Sequence[Fault]) -> set[KeyPath]:
    """The places of the keys that unknown keys were meant to be."""
    unknown = [fault for fault in faults if fault.kind == "extra_forbidden"]
    meant = ((fault.keypath[:-1], closest(str(fault.keypath[-1]), fault.names)) for fault in unknown)
    return {(*parent, name) for parent, name in meant if name is not None}


def _only_seems_short(fault: Fault) -> bool:
    """Whether a list counts as too short only because its items were refused, which is said already."""
    least = fault.context.get("min_length", 0)
    return fault.kind == "too_short" and isinstance(fault.value, (list, dict)) and len(fault.value) >= least
