"""The evaluation as JSON: whole, unrounded, the same bytes again, and never a figure that is none."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.builder import Builder, rated
from vendoreval.evaluation import Evaluation
from vendoreval.front import load
from vendoreval.pipeline import evaluate
from vendoreval.render.json import plain, render
from vendoreval.render.json_schema import json_schema

ROOT = Path(__file__).parents[2]


def walk(node: Any) -> Iterator[Any]:
    yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from walk(child)


def test_it_holds_every_field_in_the_contracts_order(starter: Evaluation) -> None:
    document = json.loads(render(starter))
    assert list(document) == ["format", *(field.name for field in fields(Evaluation))]
    assert document["format"] == "vendoreval/evaluation/1"
    assert list(document["options"][0]["cells"]) == [criterion.id for criterion in starter.criteria]


def test_figures_are_unrounded_and_numbers(starter: Evaluation) -> None:
    document = json.loads(render(starter))
    for option, held in zip(starter.options, document["options"], strict=True):
        assert held["score"] == option.score
        assert {name: cell["contribution"] for name, cell in held["cells"].items()} == {
            name: cell.contribution for name, cell in option.cells.items()
        }
    assert all(math.isfinite(figure) for figure in walk(document) if isinstance(figure, float))


def test_pairs_become_a_mapping_of_mappings(starter: Evaluation) -> None:
    win = json.loads(render(starter))["insight"]["win"]
    assert {
        (first, second): share for first, row in win.items() for second, share in row.items()
    } == starter.insight.win


def test_the_same_files_and_seed_give_the_same_bytes() -> None:
    assert render(evaluate(load(ROOT), draws=100)) == render(evaluate(load(ROOT), draws=100))


def test_hostile_names_come_back_as_they_were(hostile: Evaluation) -> None:
    text = render(hostile)
    assert "\x1b" not in text
    assert json.loads(text)["options"][0]["name"] == hostile.options[0].name


def test_a_figure_that_is_none_is_never_written(starter: Evaluation) -> None:
    broken = replace(starter, out_of=math.nan)
    with pytest.raises(ValueError, match="not JSON compliant"):
        render(broken)


def test_what_has_no_order_has_no_form() -> None:
    with pytest.raises(TypeError):
        json.dumps(plain({"a": {1, 2}}))


@pytest.mark.parametrize(
    "built",
    [
        Builder([rated("talk")], {"a": {}}),
        Builder([rated("talk")], {"a": {}, "b": {"stage": "long list"}}, {"ops": {"talk": {"a": 3}}}),
        Builder([rated("talk", floor=4)], {"a": {}, "b": {}}, {"ops": {"talk": {"a": 1, "b": "unknown"}}}),
        Builder([rated("talk"), rated("tone", 0)], {"a": {}, "b": {}}, {"ops": {"talk": {"a": 3, "b": 3}}}),
    ],
    ids=["nothing known", "long list", "all out", "tied"],
)
@pytest.mark.parametrize("draws", [0, 100])
def test_the_smallest_workspaces_keep_to_the_schema(built: Builder, draws: int) -> None:
    document = json.loads(render(built.evaluate(draws=draws, thorough=True)))
    faults = jsonschema.Draft7Validator(json_schema("evaluation")).iter_errors(document)
    assert [f"{fault.json_path}: {fault.message[:80]}" for fault in faults] == []
