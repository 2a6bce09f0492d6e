"""The JSON Schema (draft-07) of the JSON output, from the contract's own dataclasses and docstrings."""

from __future__ import annotations

import datetime
import inspect
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from vendoreval.evaluation import Comparison, CostAnalysis, Evaluation, Insight
from vendoreval.render.json import FORMATS

_PARTS: Mapping[str, type] = {"comparison": Comparison, "cost": CostAnalysis, "insight": Insight}
_ENVELOPE = ("title", "as_of", "currency", "driver", "provenance")
_PLAIN: Mapping[object, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    datetime.date: {"type": "string", "format": "date"},
    Any: {},
}
_NONE = re.compile(r"\bNone\b")
_ENTRY = re.compile(r"^(?P<names>[a-z_][\w, ]*): (?P<text>.+)$")


def json_schema(kind: str) -> dict[str, Any]:
    """The schema of one kind of JSON document: evaluation, comparison, cost or insight.

    Raises:
        KeyError: There is no such kind.
    """
    definitions: dict[str, Any] = {}
    form = {"const": FORMATS[kind], "description": "What this document is, and the version of its form."}
    whole = _properties(Evaluation, definitions)
    if kind == "evaluation":
        properties, about = whole, _about(Evaluation)
    else:
        part = _PARTS[kind]
        properties = {name: whole[name] for name in _ENVELOPE} | {kind: _schema(part, definitions)}
        about = _about(part)
    properties = {"format": form, **properties}
    root = {"title": FORMATS[kind], "description": about, **_object(properties)}
    used = _reached(root, definitions)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **root,
        "definitions": {name: definitions[name] for name in sorted(used)},
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _properties(held: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The fields of a dataclass, in its order, each with what its docstring says."""
    hints = get_type_hints(held)
    says = _attributes(held)
    found = {}
    for field in fields(held):
        schema = _schema(hints[field.name], definitions)
        if text := says.get(field.name):
            # Draft-07 ignores what stands beside a $ref.
            schema = {"allOf": [schema], "description": text} if "$ref" in schema else {**schema, "description": text}
        found[field.name] = schema
    return found


def _schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of a type of the contract.

    Raises:
        TypeError: The contract holds a type that JSON has no form for here.
    """
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    if is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}
            definitions[hint.__name__] = {"description": _about(hint), **_object(_properties(hint, definitions))}
        return {"$ref": f"#/definitions/{hint.__name__}"}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [member.value for member in hint]}
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return {"anyOf": [_schema(one, definitions) for one in inner]}
    if origin is tuple:
        return _array(inner, definitions)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        key, value = inner
        schema = {"type": "object", "additionalProperties": _schema(value, definitions)}
        return {"type": "object", "additionalProperties": schema} if get_origin(key) is tuple else schema
    raise TypeError(f"no JSON form for {hint}")


def _array(inner: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    """Any number of one thing, or so many things in this order."""
    if inner[-1] is Ellipsis:
        return {"type": "array", "items": _schema(inner[0], definitions)}
    items = [_schema(one, definitions) for one in inner]
    return {
        "type": "array",
        "items": items,
        "minItems": len(items),
        "maxItems": len(items),
        "additionalItems": False,
    }


def _about(held: type) -> str:
    """The first paragraph of a class's docstring, on one line."""
    return " ".join((inspect.getdoc(held) or "").split("\n\n")[0].split())


def _attributes(held: type) -> dict[str, str]:
    """What the docstring says of each attribute."""
    _, _, section = (inspect.getdoc(held) or "").partition("Attributes:\n")
    found: dict[str, str] = {}
    names: list[str] = []
    for line in section.splitlines():
        entry = _ENTRY.match(line.removeprefix("    ")) if not line.startswith("     ") else None
        if entry:
            names = entry["names"].split(", ")
            found |= dict.fromkeys(names, entry["text"])
        else:
            found |= {name: f"{found[name]} {line.strip()}" for name in names if line.strip()}
    return {name: _NONE.sub("null", text) for name, text in found.items()}


def _reached(schema: Any, definitions: Mapping[str, Any]) -> set[str]:
    """The names of the definitions that a schema refers to, directly or not."""
    seen: set[str] = set()
    waiting = [schema]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            reference = node.get("$ref")
            name = reference.rpartition("/")[2] if isinstance(reference, str) else ""
            if name and name not in seen:
                seen.add(name)
                waiting.append(definitions[name])
            waiting += node.values()
    return seen
