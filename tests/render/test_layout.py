"""Sections, as plain text and as Markdown."""

from __future__ import annotations

import pytest

from vendoreval.render.layout import Section, as_markdown, as_text, escaped, paragraph
from vendoreval.render.table import Column, ansi, stacked

SECTION = Section(
    "Costs",
    (
        Column("Option", ("A rather long name", "B"), right=False, shorten=True),
        Column("True,\nk", ("4,573", "12")),
        Column("Note", ("", ""), drop=2),
        Column("Quoted", ("7.60 a resolution", ""), right=False, drop=1),
    ),
    sentences=("A sentence that is long enough to be broken where the screen ends.",),
)


def test_columns_are_dropped_names_shortened_and_figures_kept() -> None:
    assert as_text([SECTION], width=50).splitlines() == [
        "Costs",
        "                    True,",
        "Option                  k  Quoted",
        "A rather long name  4,573  7.60 a resolution",
        "B                      12",
        "A sentence that is long enough to be broken where",
        "the screen ends.",
    ]
    narrow = Section("", (SECTION.columns[0], SECTION.columns[1], Column("Wide", ("x" * 40, ""), drop=1)))
    assert as_text([narrow], width=50).splitlines()[2] == "A rather long name  4,573"


def test_sections_without_content_leave_no_heading() -> None:
    assert as_text([Section("Empty"), SECTION]) == as_text([SECTION])
    assert "Empty" not in as_markdown("Title", [Section("Empty", (Column("Option", ()),))])


def test_colour_adds_nothing_but_colour() -> None:
    coloured = as_text([SECTION], paint=ansi)
    assert coloured.startswith("\x1b[1mCosts\x1b[0m")


def test_markdown_keeps_every_column_that_says_something() -> None:
    assert as_markdown("Title", [Section(sentences=("Won.",), style="strong"), SECTION]).splitlines() == [
        "# Title",
        "",
        "**Won.**",
        "",
        "## Costs",
        "",
        "| Option | True, k | Quoted |",
        "| --- | ---: | --- |",
        "| A rather long name | 4,573 | 7.60 a resolution |",
        "| B | 12 |  |",
        "",
        "A sentence that is long enough to be broken where the screen ends.",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", r"a\|b"),
        ("[x](y)", r"\[x\](y)"),
        ("<b>&amp;", r"\<b\>\&amp;"),
        ("`x` *y* _z_ ~w~ $v$ \\", r"\`x\` \*y\* \_z\_ \~w\~ \$v\$ " + "\\\\"),
        ("http://evil.example and www.evil.example", r"http\://evil.example and www\.evil.example"),
        ("a@b.example", r"a\@b.example"),
        ("two\nlines", "two lines"),
        ("61-79, 1. and -0.7", "61-79, 1. and -0.7"),
    ],
)
def test_text_is_shown_as_it_stands(text: str, shown: str) -> None:
    assert escaped(text) == shown


@pytest.mark.parametrize(("text", "shown"), [("- a", r"\- a"), ("12. a", r"12\. a"), ("+ a", r"\+ a"), ("=", r"\=")])
def test_a_paragraph_begins_no_list_or_heading(text: str, shown: str) -> None:
    assert paragraph(text) == shown


def test_heads_take_three_lines_at_most() -> None:
    assert stacked("Onshore Outcome", 12) == "Onshore\nOutcome"
    assert stacked("In-house", 12) == "In-house"
    assert stacked("A vendor with a very long legal name", 12).split("\n") == ["A vendor", "with a very", "long legal…"]
    assert stacked("東京サポート株式会社", 12) == "東京サポー…"
    assert stacked("", 12) == ""


def test_of_two_names_the_longer_gives_way_first() -> None:
    columns = (
        Column("One", ("a" * 30,), shorten=True, right=False),
        Column("Two", ("b" * 20,), shorten=True, right=False),
        Column("Figure", ("1,234",)),
    )
    shown = as_text([Section("", columns)], width=50).splitlines()[1]
    assert (shown.count("a"), shown.count("b"), len(shown)) == (19, 20, 50)
