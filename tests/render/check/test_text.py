"""Findings on a terminal: the line, the carets under the fault, the fix, and the count at the end."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from vendoreval.diagnostic import Diagnostic, Severity
from vendoreval.render.check import FORMATS, as_text
from vendoreval.render.check.snippet import snippet


def finding(
    line: int, column: int, end: int = 0, *, path: str = "vendors/a.yaml", severity: Severity = Severity.ERROR
) -> Diagnostic:
    return Diagnostic(
        "unknown-key", severity, path, line, column, ("nam",), "nam is no key known here", "Write name", end
    )


def test_a_finding_shows_its_line_underlined_and_the_fix() -> None:
    shown = as_text([finding(2, 3, 6)], {"vendors/a.yaml": "price:\n  nam: x\n", "b.yaml": ""})
    assert shown == (
        "vendors/a.yaml:2:3: error: nam is no key known here [unknown-key]\n"
        "      nam: x\n"
        "      ^^^\n"
        "    help: Write name\n"
        "\n"
        "1 error in 1 file\n"
    )


def test_findings_come_by_file_and_place_and_are_counted_at_the_end() -> None:
    found = [
        finding(9, 1, path="vendors/b.yaml", severity=Severity.WARNING),
        finding(2, 1),
        finding(1, 1, severity=Severity.NOTE),
        finding(10, 1),
        finding(0, 0, path=""),
    ]
    shown = as_text(found, {}).splitlines()
    places = [line.split(" ")[0] for line in shown if "[unknown-key]" in line]
    assert places == [
        "error:",
        "vendors/a.yaml:1:1:",
        "vendors/a.yaml:2:1:",
        "vendors/a.yaml:10:1:",
        "vendors/b.yaml:9:1:",
    ]
    assert shown[-1] == "3 errors, 1 warning, 1 note in 2 files"


def test_no_finding_says_how_much_was_read() -> None:
    assert as_text([], {"a": "", "b": ""}) == "no problems in 2 files\n"


def test_colour_is_the_callers() -> None:
    shown = as_text([finding(1, 1, 4)], {"vendors/a.yaml": "nam: x"}, paint=lambda style, text: f"<{style}>{text}</>")
    assert "<bad>error</>" in shown
    assert "<bad>^^^</>" in shown


def test_what_would_steer_a_terminal_is_made_visible() -> None:
    text = "name: \x1b[2J\u202e gnirts"
    found = Diagnostic("x", Severity.ERROR, "a\x1b.yaml", 1, 7, (), "bad \x9b", "do \x07", 8)
    shown = as_text([found], {"a\x1b.yaml": text})
    assert not set("\x1b\x9b\x07\u202e") & set(shown)
    assert "name: \\x1b[2J\\u202e gnirts" in shown


def test_carets_stand_under_tabs_wide_and_combining_characters() -> None:
    assert snippet("\tb: 1", 1, 2, 80) == ("    b: 1", "^^^^")
    assert snippet("日本: naïve", 5, 10, 80) == ("日本: naïve", " " * 6 + "^^^^^")
    assert snippet("e\u0301e\u0301: x", 6, 7, 80) == ("e\u0301e\u0301: x", " " * 3 + "^")
    assert snippet("a\x07b", 3, 4, 80) == ("a\\x07b", " " * 5 + "^")


def test_a_long_line_is_cut_around_the_fault() -> None:
    line = "a" * 200 + "FAULT" + "b" * 200
    shown, carets = snippet(line, 201, 206, 60)
    assert shown.startswith("...")
    assert shown.endswith("...")
    assert cell_len(shown) <= 60
    assert shown[carets.index("^") : carets.index("^") + 5] == "FAULT"
    assert carets.count("^") == 5


def test_a_fault_at_the_start_of_a_long_line_cuts_only_its_end() -> None:
    shown, carets = snippet("FAULT" + "b" * 200, 1, 6, 40)
    assert (shown, carets) == ("FAULT" + "b" * 32 + "...", "^^^^^")


def test_a_line_of_a_million_characters_is_no_trouble() -> None:
    shown, carets = snippet("日" * 1_000_000, 500_000, 900_000, 80)
    assert cell_len(shown) <= 80
    assert len(carets) <= 80


ANY = st.text(st.characters(codec=None), max_size=40)


@settings(max_examples=40, deadline=None)
@given(ANY, st.integers(0, 60), st.integers(0, 60), st.integers(20, 60))
def test_any_line_is_shown_within_its_width_and_the_carets_below_it(
    line: str, column: int, end: int, width: int
) -> None:
    shown, carets = snippet(line, column, end, width)
    assert cell_len(shown) <= width + 1
    assert len(carets) <= width + 1
    assert shown.isprintable() or not shown.isascii()


@settings(max_examples=40, deadline=None)
@given(ANY, ANY, st.integers(0, 5), st.integers(0, 50), st.sampled_from(sorted(FORMATS)))
def test_no_text_breaks_any_format(path: str, words: str, line: int, column: int, format_: str) -> None:
    found = Diagnostic("some-code", Severity.WARNING, path, line, column, (words, 1), words, words)
    assert FORMATS[format_]([found], {path: words}).endswith("\n")
