"""The page as text: whole, safe, complete, and with figures that add up as printed."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from tests.builder import Builder, group, rated
from vendoreval.evaluation import Evaluation
from vendoreval.front import render_as
from vendoreval.render.html import render


@dataclass
class Read(HTMLParser):
    """What a browser would find: elements, tables by caption, and text."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    tables: dict[str, list[list[str]]] = field(default_factory=dict)
    text: str = ""
    _caption: str = ""
    _inside: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "caption":
            self._caption = ""
        elif tag == "tr":
            self.tables.setdefault(self._caption, []).append([])
        elif tag in ("td", "th"):
            self.tables[self._caption][-1].append("")
        if tag in ("caption", "td", "th", "small", "style", "script", "span"):
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag in ("small", "span"):
            self._inside = "note"
        elif tag == self._inside or tag in ("td", "th"):
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside in ("style", "script"):
            return
        self.text += data
        if self._inside == "caption":
            self._caption += data
        elif self._inside in ("td", "th"):
            self.tables[self._caption][-1][-1] += data

    def table(self, start: str) -> list[list[str]]:
        """The rows, heads first, of the table whose caption starts so."""
        return next(rows for caption, rows in self.tables.items() if caption.startswith(start))


def read(page: str) -> Read:
    found = Read()
    found.feed(page)
    return found


@pytest.fixture(scope="module")
def page(starter: Evaluation) -> str:
    return render_as(starter, "html")


def amount(text: str) -> Decimal:
    return Decimal(text.strip("()").replace(",", "").replace("\N{MINUS SIGN}", "-").replace("+", ""))


def test_the_same_evaluation_gives_the_same_bytes_and_not_too_many(starter: Evaluation, page: str) -> None:
    assert render(starter) == page
    assert len(page.encode()) < 700_000
    assert page.startswith("<!doctype html>")


def test_only_its_own_style_and_script_are_let_in(page: str) -> None:
    policy = next(
        held["content"] or ""
        for tag, held in read(page).elements
        if held.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_it_asks_nobody_for_anything(page: str) -> None:
    for tag, held in read(page).elements:
        assert tag not in {"link", "img", "iframe", "object", "form", "base"}
        assert "src" not in held
        assert not [name for name in held if name.startswith("on") or name == "style"]
        assert (held.get("href") or "#").startswith("#")
    assert "url(http" not in page


def test_links_lead_to_places_that_exist_and_ids_are_unique(page: str) -> None:
    elements = read(page).elements
    ids = Counter(held["id"] for _, held in elements if "id" in held)
    assert set(ids.values()) == {1}
    links = {(held["href"] or "")[1:] for tag, held in elements if tag == "a"}
    assert links
    assert links <= set(ids)
    labels = {label for _, held in elements for label in (held.get("aria-labelledby") or "").split()}
    assert labels <= set(ids)


def test_every_chart_is_named_described_and_coloured_without_a_style_sheet(page: str) -> None:
    charts = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(charts) >= 18
    for chart in charts:
        assert 'role="img"' in chart
        assert re.search(r"<title id=[^>]+>[^<]+</title><desc id=[^>]+>[^<]+</desc>", chart)
        for shape in re.findall(r"<(?:rect|text|circle)[^>]*>", chart):
            assert "fill=" in shape


def test_points_add_up_to_the_score_as_printed(starter: Evaluation, page: str) -> None:
    heads, *rows = read(page).table("Points each group")
    score = heads.index("Score")
    assert len(rows) == len(starter.options)
    for cells in rows:
        assert sum(map(amount, cells[1:score])) == amount(cells[score])


def test_the_ledger_adds_up_to_the_true_cost_as_printed(page: str) -> None:
    _, *lines = read(page).table("The ledger in present value")
    for column in range(1, len(lines[0])):
        assert sum(amount(line[column]) for line in lines[:-1]) == amount(lines[-1][column])


def test_what_is_paid_and_what_is_lost_add_up_as_printed(page: str) -> None:
    heads, *rows = read(page).table("Lowest fee an hour first")
    paid, lost, true = (heads.index(name) for name in ("Paid, k", "Lost customers, k", "True cost, k"))
    for cells in rows:
        assert amount(cells[paid]) + amount(cells[lost]) == amount(cells[true])


def test_the_gap_between_the_first_two_adds_up_as_printed(starter: Evaluation, page: str) -> None:
    _, *rows = read(page).table("The largest differences first")
    assert sum(amount(cells[-1]) for cells in rows[:-1]) == amount(rows[-1][-1])
    first, second = (f"{one.score:.1f}" for one in starter.ranked[:2])
    assert amount(rows[-1][-1]) == Decimal(first) - Decimal(second)


def test_the_verdict_comes_before_everything_else(starter: Evaluation, page: str) -> None:
    said = starter.insight.verdict.sentence.split(": ", 1)[-1]
    assert page.index(said) < page.index("<nav") < page.index("<table")


def test_an_option_that_is_out_is_shown_with_its_reason_and_place(page: str) -> None:
    _, *rows = read(page).table("Out, still to be shown")
    out = next(cells for cells in rows if cells[1] == "out")
    assert out[0] == "Offshore Premium"
    assert out[2] == "PCI DSS certificate ended 2026-09-30"
    assert out[-1].startswith("vendors/offshore-premium.yaml:")


def test_nothing_on_the_page_is_a_slip_of_the_program(page: str) -> None:
    text = read(page).text
    assert not re.findall(r"\bNone\b|\bnan\b|\binf\b|Undefined|<function|Standing\.|Decimal\(", text)


def test_text_from_files_stays_text(hostile: Evaluation) -> None:
    page = render(hostile)
    found = read(page)
    assert not {tag for tag, _ in found.elements} & {"img", "iframe", "object"}
    assert "<img" not in page
    assert "\u202e" not in page
    assert "\x1b" not in page
    assert "\\u202e" in found.text


def test_script_in_a_title_does_not_end_the_title(starter: Evaluation) -> None:
    attack = '</title><script>alert(1)</script>"></svg>{{ 7 * 7 }}'
    page = render(replace(starter, title=attack, currency=attack))
    assert page.count("<script>") == 1
    assert "{{ 7 * 7 }}" in page


def test_without_draws_there_is_no_chance_on_the_page(undrawn: Evaluation) -> None:
    page = render(undrawn)
    assert 'id="certainty"' not in page
    assert "First in 100" not in page
    assert 'id="ranking"' in page


def test_a_project_of_ratings_alone_has_no_cost_sections() -> None:
    small = Builder(
        [group("care", rated("warmth"), rated("patience"))],
        {"north": {}, "south": {}},
        {"ops": {"warmth": {"north": 4, "south": 3}, "patience": {"north": 3, "south": 3}}},
    )
    page = render(small.evaluate(draws=100, thorough=True))
    assert "North" in page
    assert 'id="cost"' not in page
    assert 'id="inputs"' not in page


def test_with_nobody_ranked_the_page_says_so() -> None:
    small = Builder(
        [rated("warmth")],
        {"north": {"out": {"why": "Withdrew", "by": "Buyer", "date": "2026-10-01"}}},
        {"ops": {"warmth": {"north": 4}}},
    )
    found = read(render(small.evaluate(draws=100, thorough=True)))
    assert "No option qualifies" in found.text
    assert "Withdrew" in found.text
