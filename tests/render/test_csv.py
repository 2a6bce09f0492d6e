"""Comma-separated values: RFC 4180, numbers as numbers, nothing that a spreadsheet runs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from tests.render.reading import unsafe
from vendoreval.evaluation import Evaluation
from vendoreval.render.csv import render, written


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_option_has_a_row_and_its_figures_unrounded(starter: Evaluation) -> None:
    rows = {row["id"]: row for row in read(render(starter))}
    assert list(rows) == [option.id for option in starter.options]
    assert starter.cost is not None
    for option in starter.options:
        row = rows[option.id]
        assert float(row["score"]) == option.score
        assert float(row["true_cost"]) == starter.cost.accounts[option.id].true_cost
        points = sum(float(figure) for name, figure in row.items() if name.startswith("points_"))
        assert points == pytest.approx(option.score)
        assert row["first"] == ("" if option.confidence is None else str(option.confidence.first))


def test_lines_end_as_the_standard_says(starter: Evaluation) -> None:
    text = render(starter)
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n") == len(starter.options) + 1


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", "-cmd|' /C calc'!A0"]
)
def test_what_begins_like_a_formula_is_text(text: str) -> None:
    [row] = read(written(["name"], [[text]]))
    assert row["name"].startswith("'")


def test_numbers_stay_numbers_whatever_their_sign() -> None:
    assert written(["a", "b", "c", "d"], [[-0.5, 3, None, "x"]]) == "a,b,c,d\r\n-0.5,3,,x\r\n"


def test_quotes_commas_and_line_ends_stay_in_their_cell() -> None:
    [row] = read(written(["name", "next"], [['A, "B"\nC', "D"]]))
    assert row == {"name": 'A, "B" C', "next": "D"}


def test_a_negative_amount_in_an_evaluation_is_not_defused(starter: Evaluation) -> None:
    assert starter.cost is not None
    accounts = {name: replace(account, churn=-12.5) for name, account in starter.cost.accounts.items()}
    changed = replace(starter, cost=replace(starter.cost, accounts=accounts))
    assert {row["churn"] for row in read(render(changed))} == {"-12.5"}


def test_names_from_files_are_safe(hostile: Evaluation) -> None:
    text = render(hostile)
    assert unsafe(text) == {"\r"}
    for row in read(text):
        assert row["name"].startswith("'=1+1")
        assert row["quoted"].startswith("'=1+1")


def test_an_option_on_the_long_list_has_a_row(starter: Evaluation) -> None:
    first, *rest = starter.options
    bare = replace(first, cells={}, score=None, rank=None, confidence=None)
    assert read(render(replace(starter, options=(bare, *rest))))[0]["score"] == ""
