"""Each way of getting YAML wrong is named in plain words, where the mistake is."""

from __future__ import annotations

import pytest
import yaml

from vendoreval.project.yaml import read

# file, code, line:column-end (0: a point), words of the message or hint
CASES = [
    ("a: b\nc:\n\td: 1\n", "tab-indentation", (3, 1, 0), "spaces"),
    ("a:\n\tb: 1\n", "tab-indentation", (2, 1, 0), "spaces"),
    ("a:b\nc: d\n", "missing-space", (1, 1, 3), "Write a: b"),
    ("weight:20\n", "missing-space", (1, 1, 8), "Write weight: 20"),
    ("c:\n  - id: x\n    weight:20\n", "missing-space", (3, 5, 12), "Write weight: 20"),
    ("a: b\nweight:20\ne: f\n", "missing-space", (2, 1, 8), "Write weight: 20"),
    ("a: b\nc d\ne: f\n", "missing-colon", (2, 1, 4), "Write key: value"),
    ("a: b\nc = d\n", "missing-colon", (2, 1, 6), "not with ="),
    ("name: Foo: bar # x\n", "quote-needed", (1, 7, 15), 'name: "Foo: bar"'),
    ("rate: %30\n", "quote-needed", (1, 7, 10), "30 %"),
    ("a: @home\n", "quote-needed", (1, 4, 9), '"@home"'),
    ("a: `x`\n", "quote-needed", (1, 4, 7), '"`x`"'),
    ("a: *very* good\n", "quote-needed", (1, 4, 15), '"*very* good"'),
    ("a: & co\n", "quote-needed", (1, 4, 8), '"& co"'),
    ("a: >= 40\n", "quote-needed", (1, 4, 9), '">= 40"'),
    ("a: {b: >= 40, c: 1}\n", "quote-needed", (1, 8, 13), '">= 40"'),
    ("a: {b: c: d}\n", "quote-needed", (1, 9, 0), "colon"),
    ("n: 'abc\nb: c\n", "unclosed-quote", (1, 4, 8), "''"),
    ('a: 1\nn: {x: "abc\nb: c\n', "unclosed-quote", (2, 8, 12), "never closed"),
    ('a: "x\nb: "y"\n', "unclosed-quote", (1, 4, 6), "never closed"),
    ("n: 'don't'\n", "text-after-quote", (1, 9, 11), "''"),
    ('n: "a" b\n', "text-after-quote", (1, 8, 0), "closing quote"),
    ("n: 'a', 'b'\n", "text-after-quote", (1, 7, 12), "[one, two]"),
    ("a: [1, 2\nb: c\n", "unbalanced-bracket", (1, 4, 0), "never closed"),
    ("a: {x: 1", "unbalanced-bracket", (1, 4, 0), "never closed"),
    ("a: [\n", "unbalanced-bracket", (1, 4, 0), "never closed"),
    ("a: [1, 2]]\nb: 1\n", "unbalanced-bracket", (1, 10, 0), "closes nothing"),
    ("a: {b: [1, }\nc: 2\n", "unbalanced-bracket", (1, 12, 0), "does not close"),
    ("a: 1\n  b: 2\n", "wrong-indentation", (2, 3, 7), "line 1"),
    ("a:\n    b: 1\n  c: 2\n", "wrong-indentation", (3, 3, 7), "4 spaces, like line 2"),
    ("a:\n  - 1\n - 2\n", "wrong-indentation", (3, 2, 5), "2 spaces, like line 2"),
    ("a:\n  - 1\n  b: 2\n", "wrong-indentation", (3, 3, 7), "list"),
    ("a: b\n- c\n", "wrong-indentation", (2, 1, 4), "list item"),
    ("a: - 1\n", "wrong-indentation", (1, 4, 7), "next line"),
    ('a: "\\d"\n', "unknown-escape", (1, 5, 7), "single quotes"),
    ('a: "\\u12"\n', "unknown-escape", (1, 5, 7), "single quotes"),
    ("a: ? x\n", "quote-needed", (1, 4, 7), '"? x"'),
    ("a: {,}\n", "yaml-syntax", (1, 5, 0), "comma"),
    ("a: 1\n...\nb\n", "yaml-syntax", (3, 1, 0), "end of the document"),
    ("%YAML 2.0\n---\na: 1\n", "yaml-syntax", (1, 1, 10), "Delete the line"),
    ("a: 1\n---\nb: 2\n", "second-document", (2, 1, 4), "a file holds one"),
    (": x\n", "key-not-text", (1, 1, 0), "key"),
    ("a: {[b]: c}\n", "key-not-text", (1, 5, 6), "text"),
    ("a: !foo bar\n", "tag", (1, 4, 5), "!foo"),
    ("a: &x 1\n", "alias", (1, 4, 6), "&x"),
    ("a: 1\nb: 2\na: 3\n", "duplicate-key", (3, 1, 2), "line 1"),
    ("- a\n", "not-a-mapping", (1, 1, 0), "key"),
    ("# only words\n", "empty-file", (1, 1, 0), "empty"),
    ("---\n", "empty-file", (1, 1, 0), "empty"),
]


@pytest.mark.parametrize(("text", "code", "place", "words"), CASES)
def test_each_fault_is_named_where_it_is(text: str, code: str, place: tuple[int, int, int], words: str) -> None:
    _, (found,) = read("a.yaml", text.encode())
    assert found.code == code
    assert (found.line, found.column, found.end_column) == place
    assert words in found.message + " " + found.hint


@pytest.mark.parametrize(("text", "code", "place", "words"), CASES)
def test_the_slow_parser_is_understood_as_well(
    text: str, code: str, place: tuple[int, int, int], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vendoreval.project.yaml.reader._Parser", yaml.SafeLoader)
    _, (found,) = read("a.yaml", text.encode())
    assert (found.code, found.line) == (code, place[0])


@pytest.mark.parametrize(
    ("raw", "place", "words"),
    [
        (b"name: Telef\xf3nica\n", (1, 12), "it may be ó"),
        (b"a: 1\nb: \xc3\xa9\xff\n", (2, 5), "0xff"),
        (b"a: \xed\xa0\x80\n", (1, 4), "0xed"),
        ("name: A\n".encode("utf-16"), (1, 1), "UTF-16"),
    ],
)
def test_a_wrong_encoding_is_shown_at_its_first_byte(raw: bytes, place: tuple[int, int], words: str) -> None:
    _, (found,) = read("a.yaml", raw)
    assert found.code == "not-utf8"
    assert (found.line, found.column) == place
    assert words in found.message


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\x85", "\x9b", "\u2028", "\ufeff"])
def test_control_characters_are_found_before_the_parser_trips_over_them(character: str) -> None:
    _, (found,) = read("a.yaml", f"a: 1\nbé: x{character}y\n".encode())
    assert (found.code, found.line, found.column) == ("control-character", 2, 6)
    assert f"U+{ord(character):04X}" in found.message
