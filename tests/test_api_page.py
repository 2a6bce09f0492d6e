"""The examples of docs/api.md do what the page says."""

from __future__ import annotations

import doctest
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_the_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for part in ("criteria", "vendors"):
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copy(ROOT / "vendoreval.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    said: list[str] = []
    # For doctest an expected output ends at an empty line, not at a fence.
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8").replace("\n```", "\n\n```")
    examples = doctest.DocTestParser().get_doctest(page, {}, "api.md", "docs/api.md", 0)
    result = doctest.DocTestRunner().run(examples, out=said.append)
    assert result.attempted > 10
    assert not result.failed, "".join(said)
