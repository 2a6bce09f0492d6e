"""The schemas an editor uses, checked with a public validator."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from vendoreval.project.model.measure import catalogue
from vendoreval.project.schema import KINDS, json_schema
from vendoreval.project.yaml import read

ROOT = Path(__file__).parents[2]
VENDOR = {"name": "A", "kind": "onshore"}


def faults(kind: str, data: Any) -> list[str]:
    return [error.json_path for error in jsonschema.Draft7Validator(json_schema(kind)).iter_errors(data)]


@pytest.mark.parametrize("kind", KINDS)
def test_each_schema_is_draft_07(kind: str) -> None:
    schema = json_schema(kind)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(schema)
    assert "$defs" not in str(schema)
    assert "prefixItems" not in str(schema)


@pytest.mark.parametrize("kind", KINDS)
def test_every_shipped_file_is_valid(kind: str) -> None:
    validator = jsonschema.Draft7Validator(json_schema(kind))
    for path in sorted(ROOT.glob(KINDS[kind])):
        document, findings = read(path.name, path.read_bytes())
        assert document is not None
        assert not findings
        assert [(path.name, error.json_path, error.message) for error in validator.iter_errors(document.data)] == []


def test_a_misspelt_key_a_wrong_word_and_a_missing_key_are_seen() -> None:
    assert faults("vendor", {**VENDOR, "mesures": {}}) == ["$"]
    assert faults("vendor", {**VENDOR, "kind": "on-shore"}) == ["$.kind"]
    assert faults("vendor", {"kind": "onshore"}) == ["$"]


@pytest.mark.parametrize(
    "figure", [0.3, "30 %", {"value": "30 %", "low": 0.2, "mode": 0.3, "high": 0.4}, {"successes": 3, "trials": 9}]
)
def test_a_figure_may_be_short_or_long(figure: Any) -> None:
    assert faults("vendor", {**VENDOR, "measures": {"attrition": figure}}) == []


@pytest.mark.parametrize("figure", ["thirty", [1, 2], {"vlaue": 1}])
def test_what_is_no_figure_is_seen(figure: Any) -> None:
    assert faults("vendor", {**VENDOR, "measures": {"attrition": figure}}) == ["$.measures.attrition"]


@pytest.mark.parametrize(
    "rating", [4, "2 to 3", [4, "why"], "yes", "abstain", "unknown", {"score": "2 to 3", "note": "why"}]
)
def test_a_rating_may_be_short_or_long(rating: Any) -> None:
    assert faults("ratings", {"rater": "ops", "ratings": {"leaf": {"a": rating}}}) == []


@pytest.mark.parametrize("rating", ["2 - 3", [4], [4, "why", "more"], {"scor": 4}])
def test_what_is_no_rating_is_seen(rating: Any) -> None:
    assert faults("ratings", {"rater": "ops", "ratings": {"leaf": {"a": rating}}}) == ["$.ratings.leaf.a"]


def test_an_editor_can_complete_every_measure_and_say_what_it_is() -> None:
    known = json_schema("vendor")["properties"]["measures"]["properties"]
    assert set(known) == set(catalogue())
    assert all(entry["description"] for entry in known.values())


def undescribed(schema: Any, path: str = "") -> list[str]:
    """Keys of an object in a schema that say nothing about themselves."""
    if isinstance(schema, list):
        return [found for item in schema for found in undescribed(item, path)]
    if not isinstance(schema, dict):
        return []
    own = [f"{path}.{name}" for name, child in schema.get("properties", {}).items() if not child.get("description")]
    return own + [found for key, child in schema.items() for found in undescribed(child, f"{path}.{key}")]


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_has_a_description(kind: str) -> None:
    assert undescribed(json_schema(kind)) == []
