"""A parser's complaint in plain words, placed where the mistake is rather than where the parser gave up.

libyaml and PyYAML word the same fault differently, so the rules look at the lines themselves as much as at the message.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import yaml

from vendoreval.diagnostic import Diagnostic
from vendoreval.project.catalogue import found_at
from vendoreval.project.yaml.document import Mark, Point
from vendoreval.project.yaml.spacing import key_without_space, missing_space

_KEY_AND_VALUE = re.compile(r"\s*(?:- +)*(?P<key>[^\s#:'\"{\[][^:'\"{\[]*):\s+(?P<value>\S.*)")
_CLOSERS: Final = {"[": "]", "{": "}"}
_LONGEST_SHOWN = 100


@dataclass(frozen=True)
class _Fault:
    """What the parser said, with everything a rule looks at; lines and columns are 0-based."""

    problem: str
    context: str
    at: tuple[int, int]
    since: tuple[int, int]
    lines: Sequence[str]
    open_flow: Sequence[Point]

    @property
    def line(self) -> str:
        return self._line(self.at[0])

    @property
    def character(self) -> str:
        """The character at which the parser stopped; empty at the end of a line."""
        return self.line[self.at[1] : self.at[1] + 1]

    @property
    def before(self) -> str:
        """The part of the line before the parser stopped."""
        return self.line[: self.at[1]]

    def line_of_context(self) -> str:
        return self._line(self.since[0])

    def _line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""


@dataclass(frozen=True)
class _Words:
    """One explanation: where it points (0-based) and what it says; `end` 0 means up to the end of the line."""

    code: str
    at: tuple[int, int]
    message: str
    hint: str
    width: int = 0


def explain(error: yaml.YAMLError, path: str, lines: Sequence[str], open_flow: Sequence[Point]) -> Diagnostic:
    """The finding for an error that stopped the parser.

    Args:
        error: What the parser raised.
        path: The file's name in the finding.
        lines: The file's lines.
        open_flow: Where the brackets and braces start that were open when the parser stopped.
    """
    mark = getattr(error, "problem_mark", None)
    since = getattr(error, "context_mark", None) or mark
    fault = _Fault(
        str(getattr(error, "problem", "") or ""),
        str(getattr(error, "context", "") or ""),
        (mark.line, mark.column) if mark else (0, 0),
        (since.line, since.column) if since else (0, 0),
        lines,
        open_flow,
    )
    words = next(filter(None, (rule(fault) for rule in _RULES)), None) or _unexplained(fault)
    return found_at(words.code, path, _mark(words, lines), words.message, words.hint)


def _mark(words: _Words, lines: Sequence[str]) -> Mark:
    """The place to show: clamped to the file, since a parser may stop after its last character."""
    number, column = words.at
    while number > 0 and (number >= len(lines) or (not lines[number].strip() and number == len(lines) - 1)):
        number -= 1
        column = len(lines[number].rstrip())
    line = lines[number] if lines else ""
    column = min(column, len(line))
    end = min(column + words.width, len(line)) if words.width else len(line.rstrip())
    return Mark(number + 1, column + 1, end + 1 if end > column + 1 else 0)


def _quote(fault: _Fault) -> _Words | None:
    """A quote that is never closed; the place is where it opens."""
    if "scalar" not in fault.context or "block" in fault.context or "plain" in fault.context:
        return None
    if "escape" in fault.problem or "hex" in fault.problem:
        return None
    return _unclosed_quote(fault, fault.since)


def _unclosed_quote(fault: _Fault, at: tuple[int, int]) -> _Words:
    line = fault.lines[at[0]] if at[0] < len(fault.lines) else ""
    mark = line[at[1] : at[1] + 1] or '"'
    inside = " and write '' for an apostrophe inside it" if mark == "'" else ""
    return _Words("unclosed-quote", at, f"this {mark} is never closed", f"Close the text with {mark}{inside}")


def _escape(fault: _Fault) -> _Words | None:
    if "escape" not in fault.problem and "hex" not in fault.problem:
        return None
    number, column = fault.at
    start = fault.line.rfind("\\", 0, column + 1)
    hint = "Put the text in single quotes, where a backslash is only a backslash, or write \\\\"
    at = (number, start if start >= 0 else column)
    return _Words("unknown-escape", at, "a backslash in double quotes starts a code YAML does not know", hint, 2)


def _tab(fault: _Fault) -> _Words | None:
    """A tab where only spaces may stand."""
    if fault.character != "\t" and "tab" not in fault.problem:
        return None
    line, column = fault.line, fault.at[1]
    if not line.strip(" \t") or fault.character != "\t":
        column = max(line.find("\t"), 0)
    width = len(line[column:]) - len(line[column:].lstrip("\t"))
    hint = "Indent with spaces: two for each level"
    return _Words("tab-indentation", (fault.at[0], column), "a tab stands where YAML needs spaces", hint, max(width, 1))


def _needs_quotes(fault: _Fault) -> _Words | None:
    """Text that begins with a character that means something else to YAML."""
    if "cannot start any token" in fault.problem:
        return _begin_with(fault, fault.at)
    if any(word in fault.context for word in ("alias", "anchor", "tag", "block scalar")):
        return _begin_with(fault, fault.since)
    if "keys are not allowed" in fault.problem:
        return _begin_with(fault, fault.at)
    return None


def _begin_with(fault: _Fault, at: tuple[int, int]) -> _Words | None:
    line = fault.lines[at[0]] if at[0] < len(fault.lines) else ""
    first = line[at[1] : at[1] + 1]
    if not first or first.isalnum():
        return None
    text = _text_from(line[at[1] :], in_flow=bool(fault.open_flow))
    hint = f"Put the text in quotes: {_quoted(text)}"
    share = re.fullmatch(r"%\s*([0-9.]+)", text)
    if share:
        hint = f"Write the share as {share.group(1)} %; text has to stand in quotes"
    return _Words("quote-needed", at, f"unquoted text cannot begin with {first}", hint, len(text))


def _second_colon(fault: _Fault) -> _Words | None:
    """A colon where the parser expects none: text with a colon in it, or a line indented too far."""
    if "mapping values are not allowed" not in fault.problem:
        return None
    match = _KEY_AND_VALUE.match(fault.before + ":")
    if match:
        value = fault.line[match.start("value") :]
        text = _text_from(value, in_flow=False)
        hint = f"Put the text in quotes: {match['key'].strip()}: {_quoted(text)}"
        at = (fault.at[0], match.start("value"))
        return _Words("quote-needed", at, "unquoted text cannot hold a colon followed by a space", hint, len(text))
    above = _line_above(fault, fault.at[0])
    column = len(fault.line) - len(fault.line.lstrip())
    if above is None:
        return None
    found = key_without_space(fault.lines[above])
    if found:
        message, hint = missing_space(found)
        return _Words("missing-space", (above, found.column - 1), message, hint, found.end_column - found.column)
    if _indent(fault.lines[above]) < column:
        message = f"this line is indented below line {above + 1}, which already has a value"
        hint = "Indent it as far as the line it belongs beside, or delete the value above it"
    else:
        message = f"this line does not fit the text that starts above it, on line {above + 1}"
        hint = "Check the line above: a key ends in a colon and a space, a list item begins with a hyphen and a space"
    return _Words("wrong-indentation", (fault.at[0], column), message, hint)


def _no_colon(fault: _Fault) -> _Words | None:
    """A line that is neither a key with a colon nor a list item."""
    if "could not find expected ':'" not in fault.problem:
        return None
    found = key_without_space(fault.line_of_context()[fault.since[1] :])
    if found:
        at = (fault.since[0], fault.since[1] + found.column - 1)
        return _Words("missing-space", at, *missing_space(found), found.end_column - found.column)
    text = _shortened(fault.line_of_context()[fault.since[1] :].strip())
    if re.match(r"[\w-]+\s*=", text):
        hint = "Join a key and its value with a colon and a space, not with ="
    else:
        hint = "Write key: value; indent the line further if it goes on from the line above"
    return _Words("missing-colon", fault.since, "this line has no colon, so it is no key and value", hint)


def _after_quote(fault: _Fault) -> _Words | None:
    """Text after a closing quote, or a quote closed by the next one in the file."""
    before = fault.before.rstrip()
    if "did not find expected" not in fault.problem and "expected" not in fault.problem:
        return None
    if not before.endswith(("'", '"')) or fault.character in ("", "#"):
        return None
    mark = before[-1]
    if before.count(mark) % 2:
        opening = next((n for n in range(fault.at[0] - 1, -1, -1) if fault.lines[n].count(mark) % 2), None)
        if opening is not None:
            return _unclosed_quote(fault, (opening, fault.lines[opening].rindex(mark)))
    if mark == "'":
        hint = "Write '' for an apostrophe inside single quotes, or use double quotes"
    else:
        hint = 'Put the whole text in quotes, and write \\" for a quote inside it'
    if fault.character == ",":
        hint = "Put a list in brackets: [one, two]"
    return _Words("text-after-quote", fault.at, "text goes on after the closing quote", hint)


def _bracket(fault: _Fault) -> _Words | None:
    """Brackets and braces that do not pair up, and what goes wrong between them."""
    if fault.open_flow:
        opening = fault.open_flow[-1]
        at = (opening.line, opening.column)
        bracket = fault.lines[at[0]][at[1] : at[1] + 1] if at[0] < len(fault.lines) else ""
        closer = _CLOSERS.get(bracket)
        if closer is None:
            return None
        if fault.character in "]}" and fault.character and fault.character != closer:
            message = f"this {fault.character} does not close the {bracket} before it"
            return _Words("unbalanced-bracket", fault.at, message, f"Close {bracket} with {closer}", 1)
        if fault.at[0] != at[0] or not fault.character:
            hint = f"Write {closer} where it ends"
            return _Words("unbalanced-bracket", at, f"this {bracket} is never closed", hint, 1)
        if fault.character == ":":
            hint = "Put text that holds a colon in quotes"
            return _Words("quote-needed", fault.at, "a second colon cannot stand here", hint, 1)
        if fault.character == ",":
            return _Words(
                "yaml-syntax", fault.at, "nothing stands before this comma", "Delete it, or write the value", 1
            )
        message = f"a comma or {closer} is missing before this"
        return _Words("yaml-syntax", fault.at, message, "Put a comma between items; put text with brackets in quotes")
    if fault.character and fault.character in "]}":
        hint = "Delete it, or put the text in quotes"
        return _Words("unbalanced-bracket", fault.at, f"this {fault.character} closes nothing", hint, 1)
    if fault.character == ",":
        return _Words("quote-needed", fault.at, "unquoted text cannot begin with a comma", "Put the text in quotes")
    return None


def _indentation(fault: _Fault) -> _Words | None:
    """A line that stands neither at the column of its neighbours nor below them."""
    if "sequence entries are not allowed" in fault.problem:
        hint = "Begin the list on the next line, or write it in brackets: [one, two]"
        return _Words("wrong-indentation", fault.at, "a list cannot begin behind a key on the same line", hint)
    if "block" not in fault.context or fault.before.strip(" -") or not fault.character:
        return None
    column, expected = fault.at[1], fault.since[1]
    item, list_item = fault.character == "-", "collection" in fault.context
    opened = fault.since[0] + 1
    if fault.character == ":" and not fault.before.strip():
        return _Words(
            "key-not-text", fault.at, "the key before this colon is missing", "Write a key before the colon", 1
        )
    if column == expected and not item and list_item:
        message = f"a key stands here, in the list that begins on line {opened}"
        hint = "Begin a list item with a hyphen and a space, or indent the key to the level it belongs to"
    elif column == expected and item:
        message = f"a list item stands here, among the keys that begin on line {opened}"
        hint = "Indent the item below its key, or write a key"
    else:
        message = f"this line is indented by {_spaces(column)}, which fits no line above it"
        hint = f"Indent it by {_spaces(expected)}, like line {opened}"
        above = _line_above(fault, fault.at[0])
        if above is not None and _indent(fault.lines[above]) not in (expected, column):
            hint += f", or by {_spaces(_indent(fault.lines[above]))}, like line {above + 1}"
    return _Words("wrong-indentation", fault.at, message, hint)


def _unexplained(fault: _Fault) -> _Words:
    if "document start" in fault.problem:
        hint = "Delete what follows, or move it into its own file"
        return _Words("yaml-syntax", fault.at, "text goes on after the end of the document", hint)
    if "directive" in fault.context or "incompatible" in fault.problem:
        message = "a line that begins with % gives YAML an instruction these files do not need"
        return _Words("yaml-syntax", (fault.at[0], 0), message, "Delete the line")
    hint = "Compare its indentation, quotes and brackets with the lines above"
    said = fault.problem or "unreadable"
    return _Words("yaml-syntax", fault.at, f"this is not valid YAML: {said}", hint)


_RULES: Final[tuple[Callable[[_Fault], _Words | None], ...]] = (
    _quote,
    _escape,
    _tab,
    _needs_quotes,
    _second_colon,
    _no_colon,
    _after_quote,
    _bracket,
    _indentation,
)


def _line_above(fault: _Fault, number: int) -> int | None:
    """The nearest line above that says something."""
    said = (
        n for n in range(number - 1, -1, -1) if fault.lines[n].strip() and not fault.lines[n].lstrip().startswith("#")
    )
    return next(said, None)


def _spaces(count: int) -> str:
    return f"{count} space" if count == 1 else f"{count} spaces"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _text_from(rest: str, *, in_flow: bool) -> str:
    """The text the writer meant to begin here: up to a comment or, in brackets, the next separator."""
    text = re.split(r"\s#", rest, maxsplit=1)[0]
    if in_flow:
        text = re.split(r"[,\]}]", text, maxsplit=1)[0] or text[:1]
    return text.rstrip()


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 3] + "..."


def _quoted(text: str) -> str:
    """`text` as a quoted YAML scalar, shortened; in single quotes when it holds a double quote or a backslash."""
    text = _shortened(text)
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
