"""The answer as Markdown: all of the screen, in tables, nothing that a file says as markup."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builder import Builder, rated
from tests.render.reading import markdown_tables, unsafe
from vendoreval.evaluation import Evaluation
from vendoreval.render.markdown import render


def test_it_says_what_the_screen_says(starter: Evaluation) -> None:
    text = render(starter)
    for heading in (
        "Ranking",
        "Out, pending or not ranked",
        "Where the points come from",
        "What would turn it: one figure",
        "What would turn it: one weight",
        "What to find out next",
        "Who leads for whom",
    ):
        assert f"\n## {heading}\n" in text
    assert f"**{starter.insight.verdict.sentence}**" in text
    assert "300 draws, seed 1" in text
    for option in starter.options:
        assert f"| {option.name}" in text


def test_every_row_has_as_many_cells_as_its_head(starter: Evaluation, hostile: Evaluation) -> None:
    for evaluation in (starter, hostile):
        for table in markdown_tables(render(evaluation)):
            assert len({len(row) for row in table}) == 1
            assert len(table) > 2


def test_points_add_up_to_the_printed_score(starter: Evaluation) -> None:
    table = next(table for table in markdown_tables(render(starter)) if table[0][-2:] == ["Score", "Known"])
    for row in table[2:]:
        *parts, score = map(float, row[1:-1])
        assert sum(parts) == pytest.approx(score)


def test_names_from_files_are_text(hostile: Evaluation) -> None:
    text = render(hostile)
    assert unsafe(text) == set()
    for markup in ("<img", "](", "http://"):
        assert markup not in text.replace(f"\\{markup}", "").replace("\\](", "").replace("http\\://", "")
    assert not [line for line in text.splitlines() if line.lstrip().startswith("# *")]


def test_what_is_out_long_listed_and_decided_is_said() -> None:
    ratings = {"talk": {"a": 4, "b": 1}}
    settings = {
        "stated": {"totals": {"a": 70.0}, "source": "old.xlsx"},
        "decision": {"chosen": ["a"], "by": "Board", "date": "2026-11-20", "why": "Best"},
    }
    vendors = {"a": {}, "b": {}, "c": {"stage": "long list"}, "d": {}}
    built = Builder([rated("talk", floor=2)], vendors, {"ops": ratings, "brand": ratings}, settings=settings)
    evaluation = built.evaluate(draws=200)
    text = render(evaluation)
    assert "| Out | B |" in text
    assert "| Long list | C | only its requirements are asked so far |" in text
    assert "| Unranked | D | only 0 % of its weight is known |" in text
    assert (
        "A, baseline: 70 stated in old.xlsx, 75.0 computed." in text
        or "A: 70 stated in old.xlsx, 75.0 computed." in text
    )
    assert "Decided: A, by Board on 2026-11-20: Best" in text


def test_without_draws_no_chances_are_shown(undrawn: Evaluation) -> None:
    text = render(undrawn)
    assert "First in 100" not in text
    assert "no draws" in text
    assert render(replace(undrawn, cost=None)).count("True cost, k") == 0
