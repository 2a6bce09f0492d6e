"""The answer on one screen: the starter's golden screens, and what every screen must do."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.builder import Builder, rated
from tests.golden.held import held
from vendoreval.evaluation import Evaluation
from vendoreval.front import load
from vendoreval.pipeline import evaluate
from vendoreval.render.screen import screen
from vendoreval.render.table import ansi

REPOSITORY = Path(__file__).parents[3]


@cache
def starter() -> Evaluation:
    return evaluate(load(REPOSITORY))


@pytest.mark.parametrize("width", [80, 100, None])
def test_the_starters_screen(width: int | None) -> None:
    shown = screen(starter(), width=width)
    assert shown == held(f"screen-{width or 'piped'}.txt", shown)


@pytest.mark.parametrize("width", [*range(50, 141, 10), None])
def test_the_starter_fits_and_cuts_no_figure(width: int | None) -> None:
    shown = screen(starter(), width=width)
    if width is not None:
        assert max(map(cell_len, shown.splitlines())) <= width
    for option in starter().options:
        assert f"{option.score:.1f}" in re.findall(r"[\d.]+", shown)
    assert "Too close to call".upper() in shown
    assert shown.splitlines()[-1].endswith(".")


def test_colour_adds_nothing_but_colour() -> None:
    coloured = screen(starter(), width=80, paint=ansi)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[\d*m", "", coloured) == screen(starter(), width=80)


def test_printed_contributions_add_up_to_the_printed_scores() -> None:
    lines = screen(starter()).splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith("Points"))
    for option, line in zip(starter().ranked, lines[start + 1 :], strict=False):
        parts = [float(text) for text in re.findall(r"\d+\.\d", line)]
        assert sum(parts) == pytest.approx(float(f"{option.score:.1f}"))


def test_what_is_out_pending_and_unknown_is_said_with_its_place() -> None:
    gates = [
        {
            "id": "sites",
            "needs": {"owns_sites": True},
            "proof": "document",
            "name": "Own sites",
            "ask": "Whose are they?",
        }
    ]
    vendors = {
        "a": {"provides": {"owns_sites": True}},
        "b": {"provides": {"owns_sites": False}},
        "c": {"stage": "long list", "provides": {"owns_sites": {"value": True, "grade": "document"}}},
        "d": {"provides": {"owns_sites": {"value": True, "grade": "document"}}},
    }
    ratings = {"talk": {"a": 4, "b": 5}}
    shown = screen(Builder([rated("talk")], vendors, {"ops": ratings, "brand": ratings}, gates).evaluate(draws=200))
    assert re.search(r"^Out +B  owns sites: no +vendors/b\.yaml:\d+$", shown, re.MULTILINE)
    assert re.search(
        r"^Pending +A  Own sites: claimed, not shown; whose are they\? +vendors/a\.yaml:\d+$", shown, re.MULTILINE
    )
    assert re.search(r"^Unranked +D  only 0 % of its weight is known$", shown, re.MULTILINE)
    assert re.search(r"^Long list +C  only its requirements are asked so far$", shown, re.MULTILINE)


def test_nobody_left_is_said_plainly() -> None:
    ratings = {"talk": {"a": 1}}
    built = Builder([rated("talk", floor=2)], {"a": {}}, {"ops": ratings, "brand": ratings})
    assert screen(built.evaluate(draws=200), width=80).splitlines()[-1] == (
        "No option is ranked: every one is out or too little is known."
    )


def test_names_from_files_cannot_colour_or_clear_the_terminal() -> None:
    ratings = {"talk": {"a": 4, "b": 3}}
    vendors = {"a": {"name": "Evil\x1b[2J[bold red]x[/]"}, "b": {"name": "東京\u202eサポート"}}
    built = Builder([{**rated("talk"), "name": "Talk\x07"}], vendors, {"ops": ratings, "brand": ratings})
    shown = screen(built.evaluate(draws=200), width=80)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\x07" not in shown
    assert "[bold red]x[/]" in shown


def test_many_criteria_turn_the_table_of_points() -> None:
    leaves = [rated(f"criterion_{letter}") for letter in "abcdefghij"]
    ratings = {leaf["id"]: {"a": 4, "b": 3} for leaf in leaves}
    built = Builder(leaves, {"a": {}, "b": {}}, {"ops": ratings, "brand": ratings})
    shown = screen(built.evaluate(draws=200), width=60)
    assert max(map(cell_len, shown.splitlines())) <= 60
    assert re.search(r"^Criterion a 10 +7\.5 +5\.0$", shown, re.MULTILINE)
    assert "\n 1 A, baseline\n 2 B\n" in shown


def test_an_older_scorecard_and_a_decision_are_shown() -> None:
    ratings = {"talk": {"a": 4, "b": 3}}
    settings = {
        "stated": {"totals": {"a": 70.0, "b": 50.0}, "source": "old.xlsx"},
        "decision": {"chosen": ["b"], "by": "Board", "date": "2026-11-20", "why": "Nearer"},
    }
    built = Builder([rated("talk")], {"a": {}, "b": {}}, {"ops": ratings, "brand": ratings}, settings=settings)
    shown = screen(built.evaluate(draws=200))
    assert re.search(r"^Differs +A 70 stated in old\.xlsx, 75\.0 computed\.$", shown, re.MULTILINE)
    assert re.search(r"^Decided +B, by Board on 2026-11-20: Nearer$", shown, re.MULTILINE)


def test_who_would_lead_for_whom_is_said_where_it_differs() -> None:
    ratings = {"talk": {"a": 5, "b": 3}, "trade": {"a": 2, "b": 5}}
    built = Builder(
        [rated("talk", 6), rated("trade", 4)],
        {"a": {}, "b": {}},
        {"ops": ratings, "brand": {**ratings, "talk": {"a": 3, "b": 5}}},
        drivers={"growth": {"weights": {"trade": 60}}, "savings": {"weights": {"talk": 60}}},
        own_weights={"ops": {"trade": 40}, "brand": {"talk": 7}},
    )
    shown = screen(built.evaluate(draws=200))
    assert built.evaluate().insight.verdict.leader == "b"
    assert re.search(r"^Raters +ops: A first; brand: B first$", shown, re.MULTILINE)
    assert "Weights" not in shown
    assert "Drivers" not in shown
    built.ratings = {"ops": ratings, "brand": ratings}
    shown = screen(built.evaluate(draws=200))
    assert built.evaluate().insight.verdict.leader == "a"
    assert re.search(r"^Weights +ops: B first; brand: A first$", shown, re.MULTILINE)
    assert re.search(r"^Drivers +Growth: B first; Savings: A first$", shown, re.MULTILINE)
