"""Every rule that can be found has an entry, and its two examples show the fault and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from vendoreval.diagnostic import Diagnostic, Severity
from vendoreval.project import catalogue
from vendoreval.project.catalogue import codes, found, rule, severity_of
from vendoreval.project.model.criteria import CriteriaFile, Driver
from vendoreval.project.model.ratings import Ratings
from vendoreval.project.model.settings import Settings
from vendoreval.project.model.vendor import EvidenceFile, Vendor
from vendoreval.project.translate import translate
from vendoreval.project.yaml import read

PACKAGE = Path(catalogue.__file__).parent.parent
NAMED = re.compile(r'(?:found|found_at|Words|complain|_Kind)\(\s*"([a-z][a-z0-9-]+)"')
RAISED = re.compile(r'PydanticCustomError\(\s*"([a-z][a-z0-9_]+)"')
MODELS: dict[str, type[BaseModel]] = {
    "project": Settings,
    "criteria": CriteriaFile,
    "driver": Driver,
    "vendor": Vendor,
    "evidence": EvidenceFile,
    "ratings": Ratings,
}
FROM_THE_MODELS = {"quantity_bounds", "quantity_percent", "quantity_type"}
"""Errors that the translation gives another code."""


def named_in(folder: str) -> set[str]:
    """The codes that the source files of a folder name."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted((PACKAGE / folder).rglob("*.py")))
    return {
        *NAMED.findall(text),
        *(code.replace("_", "-") for code in RAISED.findall(text) if code not in FROM_THE_MODELS),
    }


ONE_FILE = sorted(named_in("project/yaml") | named_in("project/translate") | named_in("project/model"))


@pytest.mark.parametrize("code", sorted(named_in("")))
def test_every_code_in_the_sources_has_an_entry(code: str) -> None:
    entry = rule(code)
    assert entry.title
    assert entry.why
    assert entry.fix
    assert entry.bad
    assert entry.good


@pytest.mark.parametrize("code", [code for code in ONE_FILE if code != "invalid-value"])
def test_the_bad_example_shows_the_fault_and_the_good_one_none(code: str) -> None:
    assert {found.code for found in faults(code, rule(code).bad)} == {code}
    assert faults("", rule(code).good) == []


def faults(code: str, example: dict[str, str] | object) -> Sequence[Diagnostic]:
    """What reading an example's file, and nothing else, finds."""
    assert isinstance(example, dict)
    ((kind, text),) = example.items()
    raw = text.encode("cp1252" if code == "not-utf8" else "utf-8") + b"#" * (
        2_000_000 if code == "file-too-large" else 0
    )
    document, findings = read(f"{kind}.yaml", raw)
    if document is None:
        return findings
    try:
        MODELS[kind].model_validate(document.data)
    except ValidationError as error:
        findings += translate(error, document, MODELS[kind])
    return findings


def test_severities_are_read_without_the_rest_and_are_the_same() -> None:
    assert {code: severity_of(code) for code in codes()} == {code: rule(code).severity for code in codes()}
    assert severity_of("no-such-code") is Severity.ERROR


def test_a_finding_takes_its_place_from_the_document_and_its_severity_from_the_entry() -> None:
    document, _ = read("vendors/a.yaml", b"name: A\nprice:\n  rate: 4\n")
    assert document is not None
    at_value = found("out-of-range", document, ("price", "rate"), "no", "yes")
    assert (at_value.place, at_value.end_column, at_value.severity) == ("vendors/a.yaml:3:9", 10, Severity.ERROR)
    assert found("out-of-range", document, ("price", "rate"), "no", "yes", key=True).column == 3
    assert found("out-of-range", "vendors/b.yaml", (), "no", "yes").place == "vendors/b.yaml"


def test_an_unknown_rule_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        rule("no-such-code")
