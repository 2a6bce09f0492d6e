"""Every example of docs/criteria.md is a file that can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vendoreval.project.model.criteria import CriteriaFile, Driver
from vendoreval.project.yaml import read

PAGE = Path(__file__).parents[2] / "docs" / "criteria.md"
EXAMPLES = re.findall(r"^```yaml\n(# (\S+)\n.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def test_the_page_has_examples_of_both_kinds() -> None:
    assert PAGE.read_text(encoding="utf-8").count("```yaml") == len(EXAMPLES)
    assert {"/drivers/" in name for _, name in EXAMPLES} == {True, False}


@pytest.mark.parametrize(("text", "name"), EXAMPLES, ids=[name for _, name in EXAMPLES])
def test_an_example_is_valid(text: str, name: str) -> None:
    document, findings = read(name, text.encode())
    assert findings == []
    assert document is not None
    model = Driver if "/drivers/" in name else CriteriaFile
    model.model_validate(document.data)
