"""Two options beside each other: parts that add up as printed, at every width and in every form."""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from rich.cells import cell_len

from tests.builder import Builder, rated
from tests.render.reading import markdown_tables, unsafe
from vendoreval.evaluation import Evaluation
from vendoreval.insight.comparison import compare
from vendoreval.render.compare import render

PAIRS = list(itertools.combinations(range(5), 2))


def shown(evaluation: Evaluation, first: str, second: str, form: str = "table", width: int | None = None) -> str:
    return render(evaluation, compare(evaluation, first, second), form, width=width)


@pytest.mark.parametrize("pair", PAIRS)
def test_parts_add_up_to_the_gap_as_printed(starter: Evaluation, pair: tuple[int, int]) -> None:
    first, second = (starter.options[place].id for place in pair)
    totals, groups, leaves, costs = markdown_tables(shown(starter, first, second, "markdown"))
    score = next(row for row in totals if row[0] == "Score")
    gap = Decimal(score[3])
    assert gap == Decimal(score[1]) - Decimal(score[2])
    assert groups[-1] == ["Gap", score[3]]
    assert sum(Decimal(row[1]) for row in groups[2:-1]) == gap
    assert sum(Decimal(row[0]) for row in leaves[2:]) == gap
    amounts = [[Decimal(cell.replace(",", "")) for cell in row[1:]] for row in costs[2:]]
    for column in zip(*amounts, strict=True):
        *lines, total = column
        assert sum(lines) == total
    assert all(one - other == gap for one, other, gap in amounts)


def test_leaves_stand_by_the_size_of_their_part(starter: Evaluation) -> None:
    found = compare(starter, "onshore-outcome", "offshore-budget")
    sizes = [abs(part.gap) for part in found.parts]
    assert sizes == sorted(sizes, reverse=True)
    assert sum(part.gap for part in found.parts) == pytest.approx(found.gap)
    _, _, leaves, _ = markdown_tables(shown(starter, "onshore-outcome", "offshore-budget", "markdown"))
    printed = [abs(Decimal(row[0])) for row in leaves[2:]]
    assert printed == sorted(printed, reverse=True)


def test_it_says_what_each_figure_rests_on(starter: Evaluation) -> None:
    found = compare(starter, "onshore-outcome", "offshore-budget")
    part = next(part for part in found.parts if part.criterion == "unscripted_language")
    assert (part.first_raters, part.second_raters) == ((4.0, 5.0), (2.0, 2.5))
    assert (part.first_grade, part.second_grade) == ("measured", "measured")
    line = next(line for line in shown(starter, found.first, found.second).splitlines() if "Unscripted" in line)
    assert re.search(r"4\.67 +4-5 +measured +2\.25 +2-2\.5 +measured$", line)


def test_turned_round_every_gap_changes_its_sign(starter: Evaluation) -> None:
    one = compare(starter, "in-house", "nearshore-hybrid")
    other = compare(starter, "nearshore-hybrid", "in-house")
    assert {part.criterion: part.gap for part in one.parts} == {part.criterion: -part.gap for part in other.parts}
    assert [cost.gap for cost in one.costs] == [-cost.gap for cost in other.costs]
    assert one.above is not None
    assert other.above is not None
    assert one.above + other.above == pytest.approx(1)


@pytest.mark.parametrize("width", [*range(60, 141, 20), None])
def test_it_fits_and_keeps_the_gap(starter: Evaluation, width: int | None) -> None:
    text = shown(starter, "onshore-outcome", "nearshore-hybrid", width=width)
    if width is not None and width >= 80:
        assert max(map(cell_len, text.splitlines())) <= width
    assert text.splitlines()[-1].endswith(".")
    for part in compare(starter, "onshore-outcome", "nearshore-hybrid").parts[:5]:
        assert part.first_shown in text
        assert part.second_shown in text


def test_the_last_line_says_who_is_ahead_and_who_is_cheaper(starter: Evaluation) -> None:
    text = shown(starter, "onshore-outcome", "offshore-budget").splitlines()[-1]
    assert re.fullmatch(
        r"Onshore Outcome scores [\d.]+ more and is above in (\d+|>99) draws of 100; "
        r"Onshore Outcome truly costs 3,417 k less\.",
        text,
    )


def test_as_json_nothing_is_rounded(starter: Evaluation) -> None:
    found = compare(starter, "onshore-outcome", "nearshore-hybrid")
    held = json.loads(shown(starter, "onshore-outcome", "nearshore-hybrid", "json"))
    assert held["format"] == "vendoreval/comparison/1"
    assert held["provenance"]["seed"] == 1
    assert held["comparison"]["gap"] == found.gap
    assert [part["gap"] for part in held["comparison"]["parts"]] == [part.gap for part in found.parts]


def test_without_draws_or_costs_the_rest_stands(undrawn: Evaluation) -> None:
    bare = replace(undrawn, cost=None)
    text = shown(bare, "onshore-outcome", "nearshore-hybrid")
    assert "draws" not in text
    assert "True cost by line" not in text


def test_an_option_that_is_not_scored_is_compared_on_the_rest() -> None:
    ratings = {"talk": {"a": 4}}
    built = Builder([rated("talk")], {"a": {}, "b": {"stage": "long list"}}, {"ops": ratings, "brand": ratings})
    evaluation = built.evaluate(draws=200)
    found = compare(evaluation, "a", "b")
    assert found.gap is None
    assert found.parts == ()
    text = shown(evaluation, "a", "b")
    assert "B is on the long list, and has no score yet." in text
    assert "Without two scores there is no gap between them" in text


def test_equals_are_called_equal() -> None:
    ratings = {"talk": {"a": 4, "b": 4}}
    built = Builder([rated("talk")], {"a": {}, "b": {}}, {"ops": ratings, "brand": ratings})
    text = shown(built.evaluate(), "a", "b")
    assert "They score the same." in text
    assert "1 criterion makes no difference that shows." in text


def test_one_with_itself_and_one_unknown_are_refused(starter: Evaluation) -> None:
    with pytest.raises(ValueError, match="with itself"):
        compare(starter, "in-house", "in-house")
    with pytest.raises(KeyError):
        compare(starter, "in-house", "nobody")
    with pytest.raises(ValueError, match="no form html"):
        shown(starter, "in-house", "offshore-budget", "html")


def test_names_from_files_are_safe(hostile: Evaluation) -> None:
    for form in ("table", "markdown"):
        assert unsafe(shown(hostile, "in-house", "offshore-budget", form, width=80)) == set()
    for table in markdown_tables(shown(hostile, "in-house", "offshore-budget", "markdown")):
        assert len({len(row) for row in table}) == 1
