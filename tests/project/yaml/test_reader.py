"""Reading: whatever the bytes, a document with places or findings that say where and why not."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from vendoreval.diagnostic import Diagnostic, KeyPath
from vendoreval.project.yaml import Document, Mark, as_text, read
from vendoreval.project.yaml.scalars import LARGEST, countable

YAMLISH = st.text(alphabet=st.sampled_from("ab10 .:-,#\n\n\t\"'[]{}&*!|>%@`?~<\\é\r\x00"), max_size=60)


def load(text: str) -> Document:
    document, findings = read("vendors/a.yaml", text.encode())
    assert findings == []
    assert document is not None
    return document


def faults(raw: bytes | str) -> list[Diagnostic]:
    document, findings = read("vendors/a.yaml", raw.encode() if isinstance(raw, str) else raw)
    assert document is not None or findings
    return findings


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.binary(max_size=80), YAMLISH.map(str.encode)))
def test_any_bytes_give_a_document_or_located_findings(raw: bytes) -> None:
    lines = as_text(raw).splitlines() or [""]
    for found in faults(raw):
        assert found.path == "vendors/a.yaml"
        assert found.message
        assert found.hint
        assert 1 <= found.line <= len(lines) + 1
        assert found.column >= 1
        assert found.end_column == 0 or found.end_column > found.column


PLAIN = [
    ("NO", "NO"),
    ("yes", "yes"),
    ("on", "on"),
    ("010", 10),
    ("+12", 12),
    ("0o17", 15),
    ("0x1F", 31),
    ("12:30:00", "12:30:00"),
    ("1e3", 1000.0),
    (".5", 0.5),
    ("-0.0", 0.0),
    ("5.", 5.0),
    ("1_000", "1_000"),
    ("2026-10-30", "2026-10-30"),
    ("30 %", "30 %"),
    ("24x7", "24x7"),
    ("~", None),
    ("null", None),
    ("", None),
    ("true", True),
    ("FALSE", False),
    ("tRUE", "tRUE"),
    ("-", "-"),
    ("e5", "e5"),
    ("1.2.3", "1.2.3"),
]


@pytest.mark.parametrize(("written", "value"), [pair for pair in PLAIN if pair[0] != "-"])
def test_unquoted_scalars_follow_the_core_schema_of_yaml_1_2(written: str, value: object) -> None:
    data = load(f"a: {written}\nb: [{written or '~'}]\n").data
    assert data == {"a": value, "b": [value]}
    assert type(data["a"]) is type(value)


def test_keys_stay_as_written() -> None:
    assert load("1: a\n0.2: b\n60 %: c\non: d\ntrue: e\n'q': f\n").data == {
        "1": "a", "0.2": "b", "60 %": "c", "on": "d", "true": "e", "q": "f",
    }  # fmt: skip


def test_quoted_and_block_text_is_never_a_number() -> None:
    assert load("a: '1'\nb: \"~\"\nc: |\n  12\n").data == {"a": "1", "b": "~", "c": "12\n"}


SCALARS = st.one_of(
    st.sampled_from(PLAIN[:-4]).filter(lambda pair: pair[0]),
    st.integers(-(10**12), 10**12).map(lambda number: (str(number), number)),
    st.floats(-LARGEST, LARGEST).filter(countable).map(lambda number: (repr(number), number)),
    st.text(st.characters(min_codepoint=0x20, max_codepoint=0x2FF, exclude_categories=["Cc", "Cs"]), max_size=8).map(
        lambda text: (json.dumps(text, ensure_ascii=False), text)
    ),
)
KEYS = st.from_regex(r"[a-z][a-z_]{0,5}", fullmatch=True)


def nested(children: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.dictionaries(KEYS, children, max_size=4), st.lists(children, max_size=4))


TREES = st.dictionaries(KEYS, st.recursive(SCALARS, nested, max_leaves=12), min_size=1, max_size=5)


def write(tree: Any, indent: int, flow: bool) -> tuple[str, Any]:
    """The YAML of a generated tree, in block or flow style, and the data it says."""
    if isinstance(tree, tuple):
        return tree
    if flow or not tree:
        if isinstance(tree, dict):
            pairs = {key: write(item, 0, True) for key, item in tree.items()}
            text = ", ".join(f"{key}: {item[0]}" for key, item in pairs.items())
            return "{" + text + "}", {key: item[1] for key, item in pairs.items()}
        items = [write(item, 0, True) for item in tree]
        return "[" + ", ".join(item[0] for item in items) + "]", [item[1] for item in items]
    pad, lines, data = "\n" + " " * indent, "", {} if isinstance(tree, dict) else []
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for number, (key, item) in enumerate(entries):
        text, value = write(item, indent + 2, flow=number % 2 == 1)
        lines += pad + (f"{key}: {text}" if isinstance(tree, dict) else f"- {text}")
        if isinstance(data, dict):
            data[key] = value
        else:
            data.append(value)
    return lines, data


@settings(max_examples=40, deadline=None)
@given(TREES)
def test_values_and_places_are_those_of_the_text(tree: dict[str, Any]) -> None:
    text, data = write(tree, 0, flow=False)
    document = load(text + "\n")
    assert document.data == data
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    check_places(document, root, ())


def check_places(document: Document, node: yaml.Node, path: KeyPath) -> None:
    """Compares every key and every scalar or flow value with the marks of PyYAML's own composer."""
    if isinstance(node, yaml.MappingNode):
        for key_node, value in node.value:
            here = (*path, key_node.value)
            expected = Mark(key_node.start_mark.line + 1, key_node.start_mark.column + 1, key_node.end_mark.column + 1)
            assert document.locate(here, key=True) == expected
            check_places(document, value, here)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            check_places(document, value, (*path, index))
    if isinstance(node, yaml.ScalarNode) or node.flow_style:
        mark = document.locate(path)
        assert (mark.line, mark.column) == (node.start_mark.line + 1, node.start_mark.column + 1)
        assert mark.end_column == node.end_mark.column + 1


def test_what_is_absent_is_shown_at_its_nearest_ancestor() -> None:
    document = load("name: A\nprice:\n  model: hour\n  quoted: {round: 2}\nrisks:\n  - what: fire\n    plan:\n")
    assert document.locate(("price", "rate")) == Mark(2, 1, 6)
    assert document.locate(("price", "quoted", "currency")) == Mark(4, 11, 21)
    assert document.locate(("risks", 0, "impact")) == Mark(6, 5, 9)
    assert document.locate(("risks", 7, "impact")) == Mark(5, 1, 6)
    assert document.locate(("kind",)) == Mark(1, 1)
    assert document.locate(("name", "x", "y")) == Mark(1, 7, 8)


def test_a_value_nobody_wrote_is_shown_at_its_key() -> None:
    document = load("price:\n  rate:\n  fixed: # none\n")
    assert document.locate(("price", "rate")) == Mark(2, 3, 7)
    assert document.is_empty(("price", "rate"))
    assert document.is_empty(("price", "fixed"))
    assert not document.is_empty(("price",))


def test_text_over_several_lines_is_underlined_on_its_first() -> None:
    document = load("note: >-\n  one\n  two\nask: is it\n  so\n")
    assert document.locate(("note",)) == Mark(1, 7, 9)
    assert document.locate(("ask",)) == Mark(4, 6, 11)
    assert document.data["ask"] == "is it so"


def test_columns_count_characters_and_lines_end_where_yaml_ends_them() -> None:
    assert load("a: é\r\nb: {ü: 日本, c: x}\r\n").locate(("b", "c")) == Mark(2, 15, 16)
    assert load("\ufeffname: A\n").locate(("name",), key=True) == Mark(1, 1, 5)
    assert load("a: 1\rb: 2\r").locate(("b",)) == Mark(2, 4, 5)


def test_a_fault_in_one_value_leaves_the_others_readable() -> None:
    document, findings = read("a.yaml", b"a: .nan\nb: *x\nc: 3\nd: 4\nd: 5\n<<: {e: 1}\n")
    assert document is not None
    assert document.data == {"a": None, "b": None, "c": 3, "d": 4}
    assert [found.code for found in findings] == ["not-finite", "alias", "duplicate-key", "merge-key"]
    assert {("a",), ("b",)} <= document.faulty


@pytest.mark.parametrize("opening", ["[", "{", "{a: ", "- ", "? ", "a: [", "[{", "? - "])
def test_deep_nesting_is_refused_and_never_crashes(opening: str) -> None:
    (found,) = faults(f"a:\n  {opening}{opening * (200_000 // len(opening))}")
    assert found.code in {"nested-too-deep", "wrong-indentation"}
    assert found.line == 2


def test_forty_levels_are_enough_and_forty_one_too_many() -> None:
    load("a: " + "[" * 39 + "]" * 39)
    assert [found.code for found in faults("a: " + "[" * 40 + "]" * 40)] == ["nested-too-deep"]


def test_a_file_full_of_faults_gives_a_list_one_can_read() -> None:
    assert len(faults("a: [" + "*x, " * 5000 + "]\n")) == 100
    assert len(faults("a: \x07\n" * 5000)) == 20


def test_a_huge_file_is_refused_unread() -> None:
    (found,) = faults(b"a: 1\n" * 500_000)
    assert (found.code, found.line) == ("file-too-large", 0)


def test_huge_whole_numbers_are_refused() -> None:
    assert [found.code for found in faults(f"a: {'9' * 5000}\nb: 1e999\nc: -.INF\nd: 0x{'f' * 999}\n")] == [
        "not-finite"
    ] * 4


def test_figures_no_sum_can_use_are_refused_and_the_last_usable_ones_are_not() -> None:
    assert load("a: 1e15\nb: -1e15\nc: 1e-12\nd: 0\ne: 0.0\n").data == {
        "a": 1e15,
        "b": -1e15,
        "c": 1e-12,
        "d": 0,
        "e": 0,
    }
    assert [found.code for found in faults(f"a: 1e16\nb: -1{'0' * 16}\nc: 1e-300\n")] == ["not-finite"] * 3


def test_the_slow_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "name: A\nprice: {rate: 4.10, note: 'x, y'}\nrisks:\n  - what: fire\n    plan: |\n      run\n"
    fast = load(text)
    monkeypatch.setattr("vendoreval.project.yaml.reader._Parser", yaml.SafeLoader)
    slow = load(text)
    assert slow.data == fast.data
    for path in (("price", "rate"), ("price", "note"), ("risks", 0, "what"), ("risks", 0, "plan")):
        assert slow.locate(path) == fast.locate(path)
