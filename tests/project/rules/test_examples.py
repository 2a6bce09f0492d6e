"""Each rule's bad example shows its fault in a sound workspace, and its good one does not."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.project.rules.workspace import SOUND, faults
from vendoreval.diagnostic import Severity
from vendoreval.project import rules
from vendoreval.project.catalogue import codes, rule
from vendoreval.project.workspace import read_workspace

BY_HAND = {"no-options", "price-low", "copied-ratings"}
"""Rules whose examples need files beside the ones they show; tests of their own stand elsewhere."""


def named_by_the_rules() -> list[str]:
    """Every code of the catalogue that a rule's source names."""
    known, found = set(codes()), set()
    for path in Path(rules.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and node.value in known:
                found.add(node.value)
    return sorted(found - {"priced-and-included"})


CODES = named_by_the_rules()


def test_nothing_is_found_in_the_sound_workspace(tmp_path: Path) -> None:
    assert faults(tmp_path, {}) == ()
    assert faults(tmp_path, {"driver": ""}) == ()
    assert len(read_workspace(tmp_path).sources) == len(SOUND)


@pytest.mark.parametrize("code", [code for code in CODES if code not in BY_HAND])
def test_the_bad_example_has_the_fault_and_nothing_worse(code: str, tmp_path: Path) -> None:
    found = faults(tmp_path, rule(code).bad)
    assert code in {one.code for one in found}
    assert {one.code for one in found if one.severity.order <= rule(code).severity.order} == {code}
    assert all(one.line for one in found)


@pytest.mark.parametrize("code", [code for code in CODES if code not in BY_HAND])
def test_the_good_example_has_no_fault_but_notes(code: str, tmp_path: Path) -> None:
    found = faults(tmp_path, rule(code).good)
    assert [one for one in found if one.severity is not Severity.NOTE] == []
    assert code not in {one.code for one in found}


@pytest.mark.parametrize("code", CODES)
def test_the_two_examples_are_nearly_the_same(code: str) -> None:
    bad, good = rule(code).bad, rule(code).good
    for kind in bad.keys() & good.keys():
        lines = set(bad[kind].splitlines()) ^ set(good[kind].splitlines())
        assert len(lines) <= 6, kind


@pytest.mark.parametrize("code", CODES)
def test_hints_are_imperative_sentences_without_a_full_stop(code: str, tmp_path: Path) -> None:
    for one in faults(tmp_path, rule(code).bad):
        assert one.hint[0].isupper()
        assert not one.hint.endswith(".")
        assert not one.message.endswith(".")
