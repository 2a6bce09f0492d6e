"""What to say of each fault, by its kind: pydantic's error types, and the codes that models raise themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from vendoreval.project.translate import quantities
from vendoreval.project.translate.faults import Fault
from vendoreval.project.translate.keys import missing_key, unknown_key, unquoted_comma
from vendoreval.project.translate.kinds import KINDS, QUOTED, other_kind
from vendoreval.project.translate.words import Words, child, subject, written
from vendoreval.project.wording import capitalised, closest, listed, shortened, shown
from vendoreval.project.yaml import Document

_IDENTIFIER = r"^[a-z][a-z0-9_-]*$"
_BOUNDS: Final = {
    "greater_than": ("gt", "above {}"),
    "greater_than_equal": ("ge", "{} or more"),
    "less_than": ("lt", "below {}"),
    "less_than_equal": ("le", "{} or less"),
}


def words_for(fault: Fault, document: Document) -> Words:
    """What to say of `fault`."""
    if fault.kind in _WORDS:
        return _WORDS[fault.kind](fault, document)
    if fault.context.get("hint"):
        return _of_the_model(fault, document)
    message = fault.message.removeprefix("Value error, ").removeprefix("Assertion failed, ").rstrip(".")
    message = message[:1].lower() + message[1:]
    return Words("invalid-value", message, "Correct the value, or delete the key")


def judges_whole(fault: Fault) -> bool:
    """Whether a model named the fault itself, after reading all that stands below it."""
    return fault.kind not in _WORDS or fault.kind in ("quantity_notation", "quantity_empty", "quantity_order")


def _of_the_model(fault: Fault, document: Document) -> Words:
    """A fault that a model named itself: its type is the code, and its context brings the fix."""
    comma = unquoted_comma(fault, document) if fault.kind.endswith("_list") else None
    if comma is not None and len(fault.value) > 2:
        return comma
    text = fault.context.get("text")
    values = fault.value if isinstance(fault.value, dict) else {}
    culprit = next((key for key, value in values.items() if text is not None and value == text), "")
    hint = capitalised(str(fault.context["hint"]))
    return Words(fault.kind.replace("_", "-"), fault.message, hint, at=child(fault, culprit))


def _unknown_value(fault: Fault, document: Document) -> Words:
    expected = str(fault.context.get("expected", fault.context.get("expected_tags", "")))
    names = QUOTED.findall(expected) or [expected]
    tag = str(fault.context.get("discriminator", "")).strip("'")
    at = (*fault.keypath, tag) if tag else None
    name = tag or subject(fault)
    if fault.value is None:
        return Words("empty-value", f"{name} has no value", f"Write {listed(names)}", at=at)
    value = str(fault.context.get("tag", written(fault, document)))
    near = closest(value, names) if not isinstance(fault.value, (dict, list)) or tag else None
    message = f"{name} has to be {listed(names)}, not {value}"
    return Words("unknown-value", message, f"Write {near or listed(names)}", at=at)


def _tag_missing(fault: Fault, document: Document) -> Words:
    name = str(fault.context.get("discriminator", "")).strip("'")
    return Words("missing-key", f"the key {name} is missing", f"Add {name}")


def _out_of_bounds(fault: Fault, document: Document) -> Words:
    limit, phrase = _BOUNDS[fault.kind]
    bound = phrase.format(shown(fault.context.get(limit)))
    message = f"{subject(fault)} has to be {bound}, not {written(fault, document)}"
    return Words("out-of-range", message, f"Write a number that is {bound}")


def _too_few(fault: Fault, document: Document) -> Words:
    least, given = fault.context.get("min_length", 1), fault.context.get("actual_length", 0)
    message = f"{subject(fault)} needs at least {least}, and has {given or 'none'}"
    return Words("too-few-items", message, "Add what is missing, or delete the key")


def _too_many(fault: Fault, document: Document) -> Words:
    comma = unquoted_comma(fault, document)
    if comma is not None:
        return comma
    message = f"{subject(fault)} takes at most {fault.context.get('max_length', 1)}, and has more"
    return Words("too-many-items", message, "Delete those that are too many")


def _empty_text(fault: Fault, document: Document) -> Words:
    least = fault.context.get("min_length", 1)
    message = f"{subject(fault)} is empty" if least == 1 else f"{subject(fault)} has fewer than {least} characters"
    return Words("empty-text", message, "Write the text, or delete the key")


def _wrong_form(fault: Fault, document: Document) -> Words:
    value = str(fault.keypath[-1]) if fault.at_key and fault.keypath else str(fault.value)
    pattern = fault.context.get("pattern")
    if pattern != _IDENTIFIER:
        message = f"{shortened(value)} does not have the form needed here"
        return Words("invalid-value", message, f"Match the pattern {pattern}", key=fault.at_key)
    plain = re.sub(r"[^a-z0-9_-]+", "_", value.strip().lower()).strip("_").lstrip("-0123456789_")
    message = f"{shortened(value)} is no id: lower-case letters, digits, _ and -, beginning with a letter"
    hint = f"Write {shortened(plain)}" if plain else "Write a name such as first_contact_resolution"
    return Words("not-an-id", message, hint, key=fault.at_key)


def _not_finite(fault: Fault, document: Document) -> Words:
    return Words("not-finite", f"{written(fault, document)} is no figure to reckon with", "Write a figure")


_WORDS: Final[Mapping[str, Callable[[Fault, Document], Words]]] = {
    **dict.fromkeys(KINDS, other_kind),
    **dict.fromkeys(_BOUNDS, _out_of_bounds),
    "enum": _unknown_value,
    "extra_forbidden": unknown_key,
    "finite_number": _not_finite,
    "literal_error": _unknown_value,
    "missing": missing_key,
    "quantity_bounds": quantities.bounds,
    "quantity_dist": quantities.distribution,
    "quantity_empty": quantities.empty,
    "quantity_mean": quantities.mean,
    "quantity_notation": quantities.notation,
    "quantity_order": quantities.order,
    "quantity_percent": quantities.percent,
    "string_pattern_mismatch": _wrong_form,
    "string_too_short": _empty_text,
    "too_long": _too_many,
    "too_short": _too_few,
    "union_tag_invalid": _unknown_value,
    "union_tag_not_found": _tag_missing,
    "wrong_kind": other_kind,
}
