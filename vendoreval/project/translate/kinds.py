"""A value of another kind than the place takes: text for a number, one item for a list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from vendoreval.project.translate.dates import date_hint
from vendoreval.project.translate.faults import Fault
from vendoreval.project.translate.words import Words, subject, written
from vendoreval.project.wording import listed
from vendoreval.project.yaml import Document
from vendoreval.project.yaml.spacing import key_without_space, missing_space

_DECIMAL_COMMA = re.compile(r"[-+]?[\d_ ']+,(?:\d{1,2}|\d{4,})")
"""One comma that cannot part thousands: `4,10`."""
_NUMBER_WITH_UNIT = re.compile(r"[^\d+.-]{0,4}\s*([-+]?(?:\d[\d,_ ']*)?(?:\.\d+)?)\s*(%?)[^\d.]{0,12}")


class _Kind(NamedTuple):
    """A kind of value: the code of its absence, how it is called, and what to write."""

    code: str
    name: str
    hint: str


_TEXT = _Kind("not-text", "text", "Put it in quotes")
_WHOLE = _Kind("not-a-whole-number", "a whole number", "Write a whole number, such as 40")
_NUMBER = _Kind("not-a-number", "a number", "Write digits, with a point for decimals, such as 4.10")
_YES_NO = _Kind("not-yes-or-no", "true or false", "Write true or false, without quotes")
_LIST = _Kind("not-a-list", "a list", "Write it in brackets, or each item on its own line after a hyphen and a space")
_MAPPING = _Kind("not-a-mapping", "keys with values", "Write keys, each with a colon, a space and its value")
_DATE = _Kind("not-a-date", "a date", "Write year, month and day, such as 2026-10-30")

KINDS: Final[Mapping[str, _Kind]] = {
    "string_type": _TEXT,
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float", "int_parsing_size"), _WHOLE),
    **dict.fromkeys(("float_type", "float_parsing", "quantity_type"), _NUMBER),
    **dict.fromkeys(("bool_type", "bool_parsing"), _YES_NO),
    **dict.fromkeys(("list_type", "tuple_type", "set_type", "frozen_set_type"), _LIST),
    **dict.fromkeys(("dict_type", "mapping_type", "model_type", "model_attributes_type"), _MAPPING),
    **dict.fromkeys(("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), _DATE),
}
"""pydantic's error types, and the models' own, that say a value is of another kind."""


QUOTED = re.compile(r"'([^']*)'")
"""The values that pydantic lists in a message."""


def _kind(fault: Fault) -> _Kind:
    """The kind of value that `fault` says is needed."""
    if fault.kind in KINDS:
        return KINDS[fault.kind]
    expected = str(fault.context.get("expected", ""))
    names = listed(QUOTED.findall(expected) or [expected])
    return _Kind("unknown-value", names, f"Write {names}")


def other_kind(fault: Fault, document: Document) -> Words:
    """A value that is of none of the kinds its place takes."""
    kinds = [_kind(one) for one in fault.wanted or (fault,)]
    names = listed(list(dict.fromkeys(kind.name for kind in kinds)))
    code = kinds[0].code if len({kind.code for kind in kinds}) == 1 else "wrong-kind"
    if fault.value is None:
        message = f"{subject(fault)} has no value; it has to be {names}"
        return Words("empty-value", message, f"{kinds[0].hint}, or delete the line")
    found = key_without_space(fault.value) if isinstance(fault.value, str) else None
    if found and _MAPPING in kinds:
        return Words("missing-space", *missing_space(found))
    hint = _fix(kinds[0], fault, document) or kinds[0].hint
    return Words(code, f"{subject(fault)} has to be {names}, not {written(fault, document)}", hint)


def _fix(kind: _Kind, fault: Fault, document: Document) -> str | None:
    """What to write instead, made from what stands there; None when nothing can be made of it."""
    value = fault.value
    if kind in (_NUMBER, _WHOLE) and isinstance(value, str):
        return _number(value)
    if kind is _TEXT and not isinstance(value, (dict, list)):
        return f'Put it in quotes: "{written(fault, document)}"'
    if kind is _LIST and not isinstance(value, (dict, list)):
        return f"Put it in brackets: [{written(fault, document)}]"
    return date_hint(value) if kind is _DATE else None


def _number(text: str) -> str | None:
    """The number inside text such as `1,000`, `4,10`, `$4.10` or `30 %`."""
    match = _NUMBER_WITH_UNIT.fullmatch(text.strip())
    written = match.group(1) if match else ""
    if _DECIMAL_COMMA.fullmatch(written):
        written = written.replace(",", ".")
    digits = re.sub(r"[,_ ']", "", written)
    if match is None or not digits.strip("+-."):
        return None
    if match.group(2):
        return f"Write {digits}, or {float(digits) / 100:g} where the figure is a share"
    return f"Write {digits}, the number alone"
