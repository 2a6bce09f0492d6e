"""Text from files can move no cursor, colour no terminal and turn no text round."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vendoreval.render.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Café 東京 ✓", "Café 東京 ✓"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\u202eb", "a\\u202eb"),
        ("a\nb\tc\r", "a b c "),
        ("\x07\x9b", "\\x07\\x9b"),
        ("\u2028", "\\u2028"),
        ("\U000e0041", "\\ue0041"),
        ("👩\u200d💻", "👩\u200d💻"),
    ],
)
def test_by_example(text: str, shown: str) -> None:
    assert visible(text) == shown


@settings(max_examples=40, deadline=None)
@given(st.text())
def test_nothing_that_commands_gets_through(text: str) -> None:
    shown = visible(text)
    assert not any(unicodedata.category(one) in {"Cc", "Cs", "Co", "Zl", "Zp"} for one in shown)
    assert visible(shown) == shown
