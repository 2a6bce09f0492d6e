"""Text from files made safe to show: what would move a cursor, colour a terminal or turn text round becomes visible."""

from __future__ import annotations

import unicodedata

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_JOINERS = {"\u200d", "\u200c"}
"""Used inside words and pictures of some scripts, and harmless."""


def visible(text: str) -> str:
    """The text on one line, with every control, format and direction character written as `\\x1b` or `\\u202e`.

    Tabs and line ends become spaces.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in "\t\n\r":
        return " "
    if character in _JOINERS or unicodedata.category(character) not in _HIDDEN:
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
