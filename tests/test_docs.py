"""The pages say what the program does: references are generated, commands are run, links lead somewhere."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from docs.generate import DOCS, PAGES, README, ROOT, copy_starter, current, written_pages
from vendoreval import __version__

CHANGELOG = ROOT / "CHANGELOG.md"
LINK = re.compile(r"\[[^\]]*\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RELEASE = re.compile(r"^## \[(?P<version>[^\]]+)\](?: - (?P<date>\d{4}-\d{2}-\d{2}))?$", re.MULTILINE)
KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def pages() -> list[Path]:
    return [README, CHANGELOG, *sorted(DOCS.glob("*.md"))]


@pytest.mark.parametrize("path", [*(DOCS / name for name in PAGES), *written_pages()], ids=lambda path: path.name)
def test_a_page_is_current(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == current(path), "run: python3 dev.py docs"


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    targets = LINK.findall(path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_every_page_is_in_the_index() -> None:
    linked = set(LINK.findall((DOCS / "index.md").read_text(encoding="utf-8")))
    assert {path.name for path in DOCS.glob("*.md")} - {"index.md"} == linked


def test_the_readme_leads_to_the_index_and_shows_its_two_commands() -> None:
    text = README.read_text(encoding="utf-8")
    assert "docs/index.md" in text
    assert "python3 dev.py demo" in text
    assert "python3 dev.py test" in text


def test_the_readmes_python_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "support").mkdir()
    copy_starter(tmp_path / "support")
    monkeypatch.chdir(tmp_path)
    (block,) = PYTHON.findall(README.read_text(encoding="utf-8"))
    exec(compile(block, "README.md", "exec"), {})
    assert "Onshore Outcome" in capsys.readouterr().out


def test_the_changelog_is_sound() -> None:
    text = CHANGELOG.read_text(encoding="utf-8")
    releases = [match.groupdict() for match in RELEASE.finditer(text)]
    assert len(releases) == text.count("\n## ")
    assert releases[0] == {"version": "Unreleased", "date": None}
    dated = releases[1:]
    assert all(release["date"] for release in dated)
    dates = [datetime.date.fromisoformat(release["date"] or "") for release in dated]
    assert dates == sorted(dates, reverse=True)
    versions = [tuple(map(int, (release["version"] or "").split("."))) for release in dated]
    assert versions == sorted(versions, reverse=True)
    # What is released under the current number is written down; before the first release all is unreleased.
    assert not dated or dated[0]["version"] == __version__
    assert set(re.findall(r"^### (.+)$", text, re.MULTILINE)) <= KINDS
