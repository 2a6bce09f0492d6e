"""The published schema of the JSON output describes every key, and the output keeps to it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from vendoreval.front import load
from vendoreval.pipeline import evaluate
from vendoreval.render.json import render
from vendoreval.render.json_schema import evaluation_schema

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return evaluation_schema()


def test_it_is_draft_07(schema: dict[str, Any]) -> None:
    jsonschema.Draft7Validator.check_schema(schema)


def test_every_key_is_described(schema: dict[str, Any]) -> None:
    objects = {"": schema, **schema["definitions"]}
    assert [
        f"{name}.{key}"
        for name, held in objects.items()
        for key, entry in held["properties"].items()
        if not entry.get("description")
    ] == []


@pytest.mark.parametrize(("draws", "thorough"), [(0, False), (200, True)])
def test_the_output_keeps_to_it(schema: dict[str, Any], draws: int, thorough: bool) -> None:
    document = json.loads(render(evaluate(load(ROOT), draws=draws, thorough=thorough)))
    validator = jsonschema.Draft7Validator(schema)
    assert [f"{error.json_path}: {error.message[:80]}" for error in validator.iter_errors(document)] == []
    document["options"][0]["scroe"] = 1
    assert [error.json_path for error in validator.iter_errors(document)] == ["$.options[0]"]
