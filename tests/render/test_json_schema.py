"""The published schema of the JSON output describes every key, and the output keeps to it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from vendoreval.evaluation import Evaluation
from vendoreval.front import load
from vendoreval.insight.comparison import compare
from vendoreval.pipeline import evaluate
from vendoreval.render.json import FORMATS, render, render_part
from vendoreval.render.json_schema import json_schema

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    return evaluate(load(ROOT), draws=200, thorough=True)


def faults(kind: str, text: str) -> list[str]:
    validator = jsonschema.Draft7Validator(json_schema(kind))
    return [f"{error.json_path}: {error.message[:80]}" for error in validator.iter_errors(json.loads(text))]


@pytest.mark.parametrize("kind", FORMATS)
def test_each_is_draft_07_and_describes_every_key(kind: str) -> None:
    schema = json_schema(kind)
    jsonschema.Draft7Validator.check_schema(schema)
    objects = {"": schema, **schema["definitions"]}
    assert [
        f"{name}.{key}"
        for name, held in objects.items()
        for key, entry in held["properties"].items()
        if not entry.get("description") and "$ref" not in entry
    ] == []


def test_the_evaluation_keeps_to_it(evaluation: Evaluation) -> None:
    assert faults("evaluation", render(evaluation)) == []
    assert faults("evaluation", render(evaluate(load(ROOT), draws=0))) == []


def test_the_parts_keep_to_theirs(evaluation: Evaluation) -> None:
    first, second = (option.id for option in evaluation.options[:2])
    parts = {"comparison": compare(evaluation, first, second), "cost": evaluation.cost, "insight": evaluation.insight}
    for kind, part in parts.items():
        assert faults(kind, render_part(evaluation, kind, part)) == []


def test_a_key_that_is_not_in_it_is_seen(evaluation: Evaluation) -> None:
    document = json.loads(render(evaluation))
    document["options"][0]["scroe"] = 1
    assert [fault.partition(":")[0] for fault in faults("evaluation", json.dumps(document))] == ["$.options[0]"]
