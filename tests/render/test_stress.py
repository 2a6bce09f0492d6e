"""Whether the answer holds, as table, JSON and Markdown."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from tests.builder import Builder, rated
from tests.render.reading import markdown_tables, unsafe
from vendoreval.evaluation import Alternative, Attainable, Evaluation
from vendoreval.render.stress import render
from vendoreval.render.stress.tried import KINDS


def test_every_alternative_is_shown_with_its_leader(starter: Evaluation) -> None:
    tried = [one for one in starter.insight.alternatives if one.kind in KINDS]
    names = {option.id: option.name for option in starter.options}
    table = markdown_tables(render(starter, "markdown"))[0][2:]
    assert {one.kind for one in tried} == set(KINDS)
    assert len(table) == len(tried)
    for one in tried:
        assert [row for row in table if row[1] == one.name and row[2].startswith(names[one.leader or ""])]


def test_every_exact_variant_is_named(starter: Evaluation) -> None:
    text = render(starter, "table")
    for one in starter.insight.alternatives:
        if one.kind == "method":
            assert f"{one.name}: {one.note}." in text


def test_another_leader_is_marked_and_counted(starter: Evaluation) -> None:
    leader = starter.insight.verdict.leader
    other = next(option.id for option in starter.ranked if option.id != leader)
    names = {option.id: option.name for option in starter.options}
    changed = (
        Alternative("method", "TOPSIS", leader, 1.0),
        Alternative("driver", "Growth", other, -0.25),
        Alternative("rater", "Ops", None, None),
        Alternative("without option", names[leader or ""], other, 1.0, subject=leader or ""),
    )
    text = render(replace(starter, insight=replace(starter.insight, alternatives=changed)), "table")
    assert re.search(rf"^Driver +Growth +{names[other]} +\* +-0\.25$", text, re.MULTILINE)
    assert re.search(r"^Rater alone +Ops +- +\* +-$", text, re.MULTILINE)
    assert re.search(rf"^Option left out +{names[leader or '']} +{names[other]} +1\.00$", text, re.MULTILINE)
    assert text.splitlines()[-1] == f"{names[leader or '']} leads in 1 of 3 tried, else {names[other]} or nobody."


def test_chances_stand_from_surer_to_less_sure(starter: Evaluation) -> None:
    table = next(table for table in markdown_tables(render(starter, "markdown")) if "as assumed" in table[0])
    assert table[0] == ["Option", "0.5 times the spreads", "as assumed", "1.5 times the spreads"]
    assert len(table) == len(starter.ranked) + 2


def test_weights_sum_to_a_hundred_in_the_mirror(starter: Evaluation) -> None:
    table = next(table for table in markdown_tables(render(starter, "markdown")) if "Entropy" in table[0])
    for column in list(zip(*table[2:], strict=True))[1:]:
        assert sum(map(float, column)) == pytest.approx(100, abs=0.3)


def test_bands_hold_the_weight_now(starter: Evaluation) -> None:
    table = next(table for table in markdown_tables(render(starter, "markdown")) if "Leads above" in table[0])
    for row in table[2:]:
        now, low, high = (None if cell == "any" else float(cell) for cell in row[1:4])
        assert now is not None
        assert (low or 0) <= now <= (high or 100)


def test_nearest_weights_are_said_and_bounds_marked(starter: Evaluation) -> None:
    leaf = starter.leaves[0]
    nearest = {held.id: held.weight + (0.05 if held is leaf else 0) for held in starter.leaves}
    attainable = (Attainable("in-house", 2, False, None, None), Attainable("offshore-budget", 1, True, nearest, 5.0))
    text = render(replace(starter, insight=replace(starter.insight, attainable=attainable)), "table")
    assert re.search(r"^In-house +3 +~2 +-$", text, re.MULTILINE)
    assert f"leads nearest where {leaf.name} weighs {100 * leaf.weight + 5:.1f} (now {100 * leaf.weight:.1f})." in text
    assert "there may be a better one" in text


@pytest.mark.parametrize("width", [80, 100, 120, None])
def test_it_fits(starter: Evaluation, width: int | None) -> None:
    text = render(starter, "table", width=width)
    assert max(map(cell_len, text.splitlines())) <= (width or 200)
    assert re.search(r" leads in (all \d+|\d+ of \d+) tried", text.splitlines()[-1])


def test_as_json_it_is_the_whole_insight(starter: Evaluation) -> None:
    held = json.loads(render(starter, "json"))
    assert held["format"] == "vendoreval/insight/1"
    assert len(held["insight"]["alternatives"]) == len(starter.insight.alternatives)
    leader, other = (option.id for option in starter.ranked[:2])
    assert held["insight"]["win"][leader][other] == starter.insight.win[leader, other]


def test_one_option_and_nobody_are_said_plainly() -> None:
    ratings = {"talk": {"a": 4}}
    built = Builder([rated("talk", floor=2)], {"a": {}}, {"ops": ratings, "brand": ratings})
    assert render(built.evaluate(draws=200, thorough=True), "table").splitlines()[-1].startswith("A leads")
    ratings = {"talk": {"a": 1}}
    built = Builder([rated("talk", floor=2)], {"a": {}}, {"ops": ratings, "brand": ratings})
    assert render(built.evaluate(thorough=True), "table").endswith("Nobody is ranked, so there is nothing to try.")


def test_an_unknown_form_is_refused(starter: Evaluation) -> None:
    with pytest.raises(ValueError, match="no form csv"):
        render(starter, "csv")


def test_names_from_files_are_safe(hostile: Evaluation) -> None:
    for form in ("table", "markdown"):
        assert unsafe(render(hostile, form, width=80)) == set()
    for table in markdown_tables(render(hostile, "markdown")):
        assert len({len(row) for row in table}) == 1
