"""Tables that fit: columns go in the stated order, names are shortened, figures never are."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from vendoreval.render.table import LEAST_NAME, Column, ansi, padded, shortened, table, wrapped

NAMES = ("Nearshore Hybrid of Monterrey", "東京サポート株式会社 本店", "In-house")
FIGURES = ("1,234.5", "98.7", "6")


def columns() -> list[Column]:
    return [
        Column("#", ("1", "2", "3")),
        Column("Option", NAMES, right=False, shorten=True),
        Column("Score", FIGURES),
        Column("First", ("42", "42", "15"), drop=1),
        Column("Quoted", ("4.10 a contact + 6k", "7.60 a resolution", "19.00 wage"), right=False, drop=3),
        Column("True, k", ("4,476", "4,573", "5,037"), drop=2),
    ]


def test_columns_go_in_the_stated_order() -> None:
    heads = [table(columns(), width=width)[0].split() for width in (90, 80, 50, 40, 35)]
    assert heads == [
        ["#", "Option", "Score", "First", "Quoted", "True,", "k"],
        ["#", "Option", "Score", "First", "Quoted", "True,", "k"],
        ["#", "Option", "Score", "First", "True,", "k"],
        ["#", "Option", "Score", "First"],
        ["#", "Option", "Score"],
    ]


@pytest.mark.parametrize("width", range(35, 141, 5))
def test_no_line_is_too_long_and_no_figure_is_cut(width: int) -> None:
    lines = table(columns(), width=width)
    assert max(cell_len(line) for line in lines) <= width
    for line, figure in zip(lines[1:], FIGURES, strict=True):
        assert figure in line.split()


def test_names_give_way_with_an_ellipsis_and_not_below_their_least() -> None:
    lines = table(columns(), width=30)
    assert lines[1].split("  ")[1] == f"{NAMES[0][: LEAST_NAME - 1].rstrip()}…"
    assert NAMES[2] in lines[3]


def test_wide_characters_count_twice() -> None:
    lines = table(columns(), width=None)
    ends = {cell_len(line[: line.index(figure)] + figure) for line, figure in zip(lines[1:], FIGURES, strict=True)}
    assert len(ends) == 1


def test_heads_stack_from_the_bottom_and_empty_columns_that_may_go_are_left_out() -> None:
    stacked = [Column("a\nb", ("1",)), Column("c", ("2",)), Column("d", ("",), drop=1)]
    assert table(stacked, width=None) == ["a", "b  c", "1  2"]


def test_colours_are_not_counted_and_stand_around_whole_lines() -> None:
    lines = table(columns(), width=80, paint=ansi, styles=["strong"])
    assert lines[1].startswith("\x1b[1m")
    assert not lines[2].startswith("\x1b")
    assert ansi("bad", "  ") == "  "


def test_shortened_and_padded() -> None:
    assert shortened("Onshore", 7) == "Onshore"
    assert shortened("Onshore", 4) == "Ons…"
    assert cell_len(shortened("東京サポート", 6)) <= 6
    assert padded("東京", 6) == "東京  "
    assert padded("ab", 4, right=True) == "  ab"


@pytest.mark.parametrize("width", [20, 33, 50, 80])
def test_wrapped_keeps_every_word_within_the_width(width: int) -> None:
    text = "The nearest weights at which another leads are 36 % for culture and 4,727 k of lost margin in all."
    lines = wrapped(text, width, indent="  ", first="> ")
    assert " ".join(line[2:] for line in lines) == text
    assert max(map(len, lines)) <= width
    assert not any(line.strip().startswith(("%", "k ")) for line in lines)


def test_a_word_longer_than_the_line_stands_alone() -> None:
    assert wrapped("a vendors/offshore-premium.yaml:124 b", 12) == ["a", "vendors/offshore-premium.yaml:124", "b"]
    assert wrapped("one line", None) == ["one line"]
