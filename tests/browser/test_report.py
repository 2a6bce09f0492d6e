"""The report in a real browser: on a phone, on a desk, in the dark, on paper, and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.builder import Builder, group, rated
from vendoreval.evaluation import Evaluation
from vendoreval.front import check, load
from vendoreval.pipeline import evaluate
from vendoreval.render.html import render

ROOT = Path(__file__).parents[2]
PHONE, DESK, PAPER = 390, 1280, 688
OVERFLOWS = """() => {
  const limit = document.documentElement.clientWidth + 1;
  const wide = [...document.querySelectorAll("body *")].filter(one =>
    !one.closest("svg, .vh, .skip, thead") && one.getBoundingClientRect().right > limit);
  return [document.documentElement.scrollWidth > limit ? "page" : "", ...wide.slice(0, 5).map(one => one.outerHTML.slice(0, 200))]
    .filter(Boolean);
}"""


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    """The starter workspace's, on few draws."""
    return evaluate(load(ROOT), draws=300, thorough=True, findings=check(ROOT))


@pytest.fixture(scope="module")
def report(evaluation: Evaluation) -> str:
    """Its page."""
    return render(evaluation)


@pytest.fixture(scope="module")
def unbroken() -> str:
    """The page of 13 groups and nine options, each with a name of 60 letters and no place to break it."""
    letters = "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrentenkasse"[:58]
    groups = [f"g{place:02}" for place in range(13)]
    vendors = [f"v{place:02}" for place in range(9)]
    leaves = [
        {**group(name, {**rated(f"{name}a"), "name": f"{letters}{name[1:]}"}), "name": f"{letters}{name[1:]}"}
        for name in groups
    ]
    ratings = {
        f"{name}a": {vendor: 1 + (row + column) % 5 for column, vendor in enumerate(vendors)}
        for row, name in enumerate(groups)
    }
    small = Builder(
        leaves,
        {
            name: {
                "name": f"{letters}{name[1:]}",
                "about": letters * 4,
                "evidence": [{"id": "e", "what": letters, "grade": "claim", "date": "2026-10-01", "source": letters}],
                "risks": [{"what": letters, "likelihood": "low", "impact": "high", "plan": letters}],
            }
            for name in vendors
        },
        {"ops": ratings, "brand": ratings},
        settings={"title": letters, "raters": {"ops": {"name": letters, "conflicts": letters}, "brand": {}}},
    )
    return render(small.evaluate(draws=100, thorough=True))


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "light"), (DESK, "dark")])
def test_anyone_can_read_it(visit: Callable[..., Any], report: str, width: int, scheme: str) -> None:
    visited = visit(report, width=width, color_scheme=scheme)
    assert visited.violations(without=["color-contrast"]) == []
    assert visited.requests == []
    assert visited.problems == []
    assert visited.page.evaluate(OVERFLOWS) == []


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "light"), (PHONE, "dark"), (DESK, "light"), (DESK, "dark")])
def test_colours_stand_out(visit: Callable[..., Any], report: str, width: int, scheme: str) -> None:
    visited = visit(report, width=width, color_scheme=scheme)
    # Rows of a table look alike, and contrast is measured text by text.
    visited.page.evaluate(
        "document.querySelectorAll('table:not(.heat) tr:nth-child(n+3)').forEach(row => row.remove())"
    )
    visited.page.evaluate("document.querySelectorAll('.vendor:nth-of-type(n+3)').forEach(one => one.remove())")
    assert visited.violations(only=["color-contrast"]) == []


@pytest.mark.parametrize(("width", "media"), [(PHONE, "screen"), (PAPER, "print"), (DESK, "screen")])
def test_names_that_cannot_break_do_not_widen_it(
    visit: Callable[..., Any], unbroken: str, width: int, media: str
) -> None:
    visited = visit(unbroken, width=width, media=media)
    visited.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert visited.page.evaluate(OVERFLOWS) == []


def test_on_paper_everything_is_open_and_dark_ink_stands_on_white(visit: Callable[..., Any], report: str) -> None:
    visited = visit(report, width=PAPER, media="print", color_scheme="dark", scripts=False)
    tables = visited.page.locator("details table")
    assert tables.count() > 5
    assert all(box is not None and box["height"] > 10 for box in (one.bounding_box() for one in tables.all()))
    assert visited.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert visited.page.evaluate(OVERFLOWS) == []
    assert not visited.page.locator(".narrow").first.is_visible()
    assert visited.page.locator(".wide").first.is_visible()


def test_without_scripts_nothing_is_missing(visit: Callable[..., Any], report: str) -> None:
    without, with_scripts = visit(report, scripts=False).page, visit(report).page
    with_scripts.evaluate("document.getElementById('what-if').remove()")
    assert not without.locator("#what-if").is_visible()
    assert without.inner_text("main") == with_scripts.inner_text("main")
    assert without.locator(".chart.wide svg").count() == without.locator(".chart.wide").count() > 8


def test_one_width_of_each_chart_is_shown_and_heard(visit: Callable[..., Any], report: str) -> None:
    for width, shown, hidden in ((PHONE, ".narrow", ".wide"), (DESK, ".wide", ".narrow")):
        page = visit(report, width=width).page
        assert all(one.is_visible() for one in page.locator(shown).all())
        assert not any(one.is_visible() for one in page.locator(hidden).all())


def test_on_a_phone_every_cell_has_its_heading_above_or_beside_it(visit: Callable[..., Any], report: str) -> None:
    page = visit(report, width=PHONE).page
    bare = page.evaluate("""() => [...document.querySelectorAll("table")].filter(one => {
      const head = one.tHead.getBoundingClientRect().height > 2;
      const cards = getComputedStyle(one.rows[one.rows.length - 1]).display !== "table-row";
      return head === cards;
    }).map(one => one.caption.textContent)""")
    assert bare == []


def test_headings_go_down_one_level_at_a_time(visit: Callable[..., Any], report: str) -> None:
    levels = visit(report).page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4')].map(one => Number(one.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_closed_part_is_open_while_it_prints(visit: Callable[..., Any], report: str) -> None:
    page = visit(report).page
    closed = "document.querySelectorAll('details:not([open])').length"
    before = page.evaluate(closed)
    assert before > 5
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(closed) == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(closed) == before


def test_a_moved_weight_turns_the_lead_where_the_table_says(
    visit: Callable[..., Any], report: str, evaluation: Evaluation
) -> None:
    page = visit(report).page
    names = [option.name for option in evaluation.options]
    ids = {group.id: f"#weight-{place}" for place, group in enumerate(evaluation.groups, start=1)}
    turning = [band for band in evaluation.insight.stability if band.criterion in ids and band.high_leader]
    assert turning
    for band in turning:
        for weight, leader in (
            (band.high - 0.002, evaluation.insight.verdict.leader),
            (band.high + 0.002, band.high_leader),
        ):
            page.locator("#what-if button").click()
            page.locator(ids[band.criterion]).fill(str(100 * weight))
            first = page.locator("#what-if tbody tr").first.locator("th").inner_text()
            assert first.removesuffix(", baseline") == evaluation.option(str(leader)).name
            assert first.removesuffix(", baseline") in names


def test_moved_weights_give_the_scores_that_such_weights_give(
    visit: Callable[..., Any], report: str, evaluation: Evaluation
) -> None:
    page = visit(report).page
    groups = evaluation.groups
    page.locator("#weight-1").fill("50")
    rest = 1 - groups[0].weight
    weights = [0.5, *(0.5 * group.weight / rest for group in groups[1:])]
    shown = {
        row.locator("th").inner_text().removesuffix(", baseline"): row.locator("td").nth(1).inner_text()
        for row in page.locator("#what-if tbody tr").all()
    }
    for option in evaluation.options:
        score = sum(share * option.cells[group.id].points for share, group in zip(weights, groups, strict=True))
        assert float(shown[option.name].strip("()")) == pytest.approx(score, abs=0.051)
    page.locator("#what-if button").click()
    for row in page.locator("#what-if tbody tr").all():
        assert row.locator("td").nth(0).inner_text() == row.locator("td").nth(1).inner_text().strip("()")
