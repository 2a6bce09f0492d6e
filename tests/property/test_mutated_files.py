"""The shipped files, damaged in every way: each ends in a model or in located findings, never in an exception."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from vendoreval.project.model.criteria import CriteriaFile, Driver
from vendoreval.project.model.ratings import Ratings
from vendoreval.project.model.settings import Settings
from vendoreval.project.model.vendor import EvidenceFile, Vendor
from vendoreval.project.translate import translate
from vendoreval.project.workspace import read_workspace
from vendoreval.project.yaml import read
from vendoreval.render.check import FORMATS

ROOT = Path(__file__).parent.parent.parent
SHIPPED: list[tuple[str, type[BaseModel]]] = [
    (path.relative_to(ROOT).as_posix(), model)
    for pattern, model in (
        ("vendoreval.yaml", Settings),
        ("criteria/*.yaml", CriteriaFile),
        ("criteria/drivers/*.yaml", Driver),
        ("vendors/*.yaml", Vendor),
        ("vendors/ratings/*.yaml", Ratings),
        ("vendors/evidence/*/*.yaml", EvidenceFile),
    )
    for path in sorted(ROOT.glob(pattern))
]
SCRAPS = st.one_of(
    st.sampled_from(["", *" \t\n:-#'\"{}[],*&!|>%@", ": ", "- ", "? ", "---\n"]),
    st.sampled_from(["null", "~", "true", "NO", ".inf", "-1", "0", "1e999", "9" * 400, "30 %", "2026-13-01", "x: y"]),
    st.sampled_from(["<<: 1", "{a: {b: []}}", "[[[[", "- - - x", "[1, a, b]", "{low: 1, high: 2}"]),
    st.sampled_from(["\x00", "\x1b[2J", "\ufeff", "\u2028", "\udcff", "日本"]),
)
DAMAGE = st.tuples(st.floats(0, 1), st.integers(0, 12), SCRAPS)


def damaged(text: str, damages: list[tuple[float, int, str]]) -> bytes:
    for where, cut, scrap in damages:
        at = int(where * len(text))
        text = text[:at] + scrap + text[at + cut :]
    return text.encode("utf-8", "surrogateescape")


def replaced(text: str, where: float, scrap: str) -> bytes:
    """The text with one whole value replaced, so that what follows is still read."""
    lines = text.splitlines(keepends=True)
    places = [number for number, line in enumerate(lines) if ": " in line]
    if places:
        number = places[min(int(where * len(places)), len(places) - 1)]
        lines[number] = lines[number].split(": ", 1)[0] + f": {scrap}\n"
    return "".join(lines).encode("utf-8", "surrogateescape")


def check(path: str, raw: bytes, model: type[BaseModel]) -> None:
    document, findings = read(path, raw)
    if document is None:
        assert findings
    else:
        try:
            model.model_validate(document.data)
        except ValidationError as error:
            translated = translate(error, document, model)
            assert translated or findings
            findings = findings + translated
    for found in findings:
        assert found.path == path
        assert found.line >= 1
        assert found.column >= 1
        assert found.message
        assert found.hint


@pytest.mark.parametrize(("path", "model"), SHIPPED, ids=[path for path, _ in SHIPPED])
def test_the_shipped_file_itself_is_read_without_a_finding(path: str, model: type[BaseModel]) -> None:
    document, findings = read(path, (ROOT / path).read_bytes())
    assert findings == []
    assert document is not None
    model.model_validate(document.data)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(SHIPPED), st.lists(DAMAGE, min_size=1, max_size=4))
def test_a_damaged_file_ends_in_a_model_or_in_located_findings(
    shipped: tuple[str, type[BaseModel]], damages: list[tuple[float, int, str]]
) -> None:
    path, model = shipped
    check(path, damaged((ROOT / path).read_text(encoding="utf-8"), damages), model)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(SHIPPED), st.floats(0, 1), SCRAPS)
def test_a_wrong_value_ends_in_a_model_or_in_located_findings(
    shipped: tuple[str, type[BaseModel]], where: float, scrap: str
) -> None:
    path, model = shipped
    check(path, replaced((ROOT / path).read_text(encoding="utf-8"), where, scrap), model)


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(SHIPPED), st.one_of(st.lists(DAMAGE, min_size=1, max_size=3), st.tuples(st.floats(0, 1), SCRAPS))
)
def test_a_workspace_with_a_damaged_file_is_checked_to_the_end(
    shipped: tuple[str, type[BaseModel]], damage: list[tuple[float, int, str]] | tuple[float, str]
) -> None:
    path, _ = shipped
    text = (ROOT / path).read_text(encoding="utf-8")
    raw = damaged(text, damage) if isinstance(damage, list) else replaced(text, *damage)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copy(ROOT / "vendoreval.yaml", root)
        for name in ("criteria", "vendors"):
            shutil.copytree(ROOT / name, root / name)
        (root / path).write_bytes(raw)
        workspace = read_workspace(root)
    for render in FORMATS.values():
        render(workspace.findings, workspace.sources)
    for found in workspace.findings:
        lines = workspace.sources.get(found.path, "").splitlines()
        assert found.line <= len(lines) + 1
