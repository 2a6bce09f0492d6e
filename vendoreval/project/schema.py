"""The JSON Schema (draft-07) of every kind of file, from the same models that read it: what an editor completes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from vendoreval.project.model.base import Model
from vendoreval.project.model.criteria import CriteriaFile, Driver
from vendoreval.project.model.measure import catalogue
from vendoreval.project.model.quantity import Quantity
from vendoreval.project.model.ratings import Rating, Ratings
from vendoreval.project.model.settings import Settings
from vendoreval.project.model.vendor import EvidenceFile, Vendor

KINDS: Mapping[str, str] = {
    "project": "vendoreval.yaml",
    "criteria": "criteria/*.yaml",
    "driver": "criteria/drivers/*.yaml",
    "vendor": "vendors/*.yaml",
    "ratings": "vendors/ratings/*.yaml",
    "evidence": "vendors/evidence/*/*.yaml",
}
"""Every kind of file, and where in a workspace it stands."""

_MODELS: Mapping[str, type[Model]] = {
    "project": Settings,
    "criteria": CriteriaFile,
    "driver": Driver,
    "vendor": Vendor,
    "ratings": Ratings,
    "evidence": EvidenceFile,
}
_PERCENT = {"type": "string", "pattern": r"^\s*-?[0-9]*\.?[0-9]+\s*%\s*$"}
_INTERVAL = {"type": "string", "pattern": r"^\s*-?[0-9]+(\.[0-9]+)?\s+to\s+-?[0-9]+(\.[0-9]+)?\s*$"}
_WORDS = {"enum": ["yes", "no", "abstain", "unknown", True, False]}


def json_schema(kind: str) -> dict[str, Any]:
    """The schema of one kind of file.

    Raises:
        KeyError: There is no such kind.
    """
    model = _MODELS[kind]
    schema = model.model_json_schema(ref_template="#/definitions/{model}", schema_generator=_Draft07)
    definitions = schema.pop("$defs", {})
    schema["title"] = f"vendoreval: {KINDS[kind]}"
    schema["$schema"] = "http://json-schema.org/draft-07/schema#"
    plain: dict[str, Any] = _plain({**schema, "definitions": definitions})
    if "measures" in model.model_fields and issubclass(model, (Vendor, EvidenceFile)):
        plain["properties"]["measures"]["properties"] = _known_measures()
    return plain


class _Draft07(GenerateJsonSchema):
    """Adds the short forms that the models' validators read."""

    def model_schema(self, schema: Any) -> JsonSchemaValue:
        """The model's schema; for a quantity or a rating, one of its short forms or that."""
        long = super().model_schema(schema)
        if issubclass(schema["cls"], Quantity):
            return _quantity(schema["cls"], long)
        if issubclass(schema["cls"], Rating):
            score = [{"type": "number"}, _INTERVAL, _WORDS]
            long["properties"]["score"] = {**long["properties"]["score"], "anyOf": [*score, {"type": "null"}]}
            pair = {"type": "array", "items": [{"anyOf": score}, {"type": "string"}], "minItems": 2, "maxItems": 2}
            return {"anyOf": [*score, pair, long], "description": long.get("description", "")}
        return long


def _quantity(model: type[Quantity], long: JsonSchemaValue) -> JsonSchemaValue:
    """A bare number or percentage, or the mapping."""
    # A measure that is a share is read as one although its field is a plain quantity, so both take a percentage.
    short = [{"type": "number"}, _PERCENT] if model.share or model is Quantity else [{"type": "number"}]
    for name in ("value", "low", "mode", "high", "p05", "p10", "p90", "p95", "mean"):
        long["properties"][name] = {**long["properties"][name], "anyOf": [*short, {"type": "null"}]}
    bounds = f"A number, {model.range_text()}" + (", or a percentage" if model.share else "")
    return {"anyOf": [*short, long], "description": f"{bounds}; or an uncertain one, as a mapping"}


def _known_measures() -> dict[str, Any]:
    """Each shipped measure by id, so that an editor completes it and shows what it is."""
    return {
        name: {
            "allOf": [{"$ref": "#/definitions/Quantity"}],
            "description": f"{known.name}, {known.unit}" + (f": {known.ask}" if known.ask else ""),
        }
        for name, known in catalogue().items()
    }


def _plain(node: Any) -> Any:
    """The schema in the words of draft-07, without the titles that only repeat a key."""
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("type") == "boolean":
        node = {key: value for key, value in node.items() if key != "type"} | {"enum": [True, False, "yes", "no"]}
    if "$ref" in node and len(node) > 1:
        node = {"allOf": [{"$ref": node["$ref"]}]} | {key: value for key, value in node.items() if key != "$ref"}
    plain: dict[str, Any] = {}
    for key, value in node.items():
        if key == "default" and value is None:
            continue
        if key in ("properties", "definitions"):
            plain[key] = {name: _untitled(_plain(child)) for name, child in value.items()}
        elif key == "prefixItems":
            plain |= {"items": _plain(value), "additionalItems": False}
        else:
            plain[key] = _plain(value)
    return plain


def _untitled(node: Any) -> Any:
    return {key: value for key, value in node.items() if key != "title"} if isinstance(node, dict) else node
