"""Parser events into plain data and, beside it, the place of every key and value.

The events of PyYAML's C parser are read directly: its composer recurses in C, so that a file of 200,000 open brackets
would crash it, and its nodes cost more than the data. The loops below are written for speed: a workspace may hold a
thousand files.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from vendoreval.diagnostic import Diagnostic, KeyPath
from vendoreval.project.catalogue import found_at
from vendoreval.project.yaml.document import MULTILINE, Branch, Mark, Place, Point, Span, line_of, span, split_lines
from vendoreval.project.yaml.scalars import NUMBER_STARTS, WORDS, Refused, plain
from vendoreval.project.yaml.spacing import key_without_space, missing_space

MOST_LEVELS = 40
_MOST_FINDINGS = 100


class TooDeepError(Exception):
    """The file nests deeper than any workspace needs; carries where the level too many begins."""

    def __init__(self, at: Point) -> None:
        self.at = at
        super().__init__()


class Builder:
    """Builds one document from a parser's events and collects what is wrong with it.

    Attributes:
        findings: What the reader complains about, in the order of the file.
        faulty: The key paths those findings are about.
        open_flow: Where the brackets and braces start that are open at this moment.
    """

    def __init__(self, path: str, text: str, parser: Any) -> None:
        self._path = path
        self._text = text
        self._next: Callable[[], Any] = parser.get_event
        self._levels = 0
        self.findings: list[Diagnostic] = []
        self.faulty: list[KeyPath] = []
        self.open_flow: list[Point] = []

    def top(self, start: Any) -> tuple[dict[str, Any], Branch]:
        """The file's outermost mapping, whose start event has just been read."""
        return self._collection(start, ())

    def complain(self, code: str, mark: Mark, message: str, hint: str, keypath: KeyPath | None = None) -> None:
        """Adds a finding; what stands at `keypath` is then not worth a second one."""
        if len(self.findings) < _MOST_FINDINGS:
            self.findings.append(found_at(code, self._path, mark, message, hint, keypath or ()))
        if keypath:
            self.faulty.append(keypath)

    def check_properties(self, event: Any, keypath: KeyPath) -> None:
        """Complains of an anchor or a tag before a value."""
        if event.anchor is not None:
            message = f"&{event.anchor} names this value for use elsewhere, which these files do not allow"
            hint = f"Delete &{event.anchor}; if it is text, put it in quotes"
            mark = _mark_of(event, 1 + len(event.anchor))
            self.complain("alias", mark, message, hint, keypath)
        elif event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            message = f"{tag} is a YAML tag, which these files do not use"
            self.complain(
                "tag", _mark_of(event, 1), message, "Delete the tag; if it is text, put it in quotes", keypath
            )

    def _collection(self, event: Any, path: KeyPath) -> tuple[Any, Branch]:
        """The mapping or list that `event` starts, and its place."""
        self._levels += 1
        if self._levels > MOST_LEVELS:
            raise TooDeepError(event.start_mark)
        if event.anchor is not None or event.tag is not None:
            self.check_properties(event, path)
        if event.flow_style:
            self.open_flow.append(event.start_mark)
        kind = event.__class__
        built: tuple[Any, Branch]
        built = self._mapping(event, path) if kind is MappingStartEvent else self._sequence(event, path)
        if event.flow_style:
            self.open_flow.pop()
        self._levels -= 1
        return built

    def _mapping(self, start: Any, path: KeyPath) -> tuple[dict[str, Any], Branch]:
        following = self._next
        data: dict[str, Any] = {}
        keys: dict[str, Span] = {}
        items: dict[str, Place] = {}
        while True:
            event = following()
            kind = event.__class__
            if kind is ScalarEvent:
                key = event.value
            elif kind is MappingEndEvent:
                return data, Branch(span(start.start_mark, event.end_mark), bool(start.flow_style), keys, items)
            else:
                self._skip_complex_key(event, path)
                continue
            if key in data or key == "<<" or not key or event.anchor is not None or event.tag is not None:
                refused = self._refuses_key(event, data, keys, path)
            else:
                refused = False
            value = following()
            kind = value.__class__
            if kind is ScalarEvent:
                stretch = span(value.start_mark, value.end_mark)
                place: Place = stretch
                text = value.value
                # The commonest values are told apart here; _scalar tells the rest.
                if value.style or value.anchor or value.tag or stretch & MULTILINE == MULTILINE:
                    item = self._scalar(value, (*path, key))
                elif text in WORDS:
                    item = WORDS[text]
                elif text[0] in NUMBER_STARTS:
                    item = self._number(value, (*path, key))
                else:
                    item = text
            else:
                item, place = self._other(value, (*path, key))
            if not refused:
                data[key] = item
                keys[key] = span(event.start_mark, event.end_mark)
                items[key] = place

    def _sequence(self, start: Any, path: KeyPath) -> tuple[list[Any], Branch]:
        following = self._next
        data: list[Any] = []
        items: list[Place] = []
        while True:
            event = following()
            kind = event.__class__
            if kind is ScalarEvent:
                item: Any = self._scalar(event, (*path, len(data)))
                place: Place = span(event.start_mark, event.end_mark)
            elif kind is SequenceEndEvent:
                return data, Branch(span(start.start_mark, event.end_mark), bool(start.flow_style), {}, items)
            else:
                item, place = self._other(event, (*path, len(data)))
            data.append(item)
            items.append(place)

    def _other(self, event: Any, path: KeyPath) -> tuple[Any, Place]:
        """What stands at `path` when it is no scalar."""
        kind = event.__class__
        if kind is AliasEvent:
            message = f"*{event.anchor} refers to a value elsewhere, which these files do not allow"
            hint = f'Write the value out; if it is text, put it in quotes: "*{event.anchor}"'
            self.complain("alias", _mark_of(event), message, hint, path)
            return None, span(event.start_mark, event.end_mark)
        return self._collection(event, path)

    def _scalar(self, event: Any, path: KeyPath) -> Any:
        if event.anchor is not None or event.tag is not None:
            self.check_properties(event, path)
        if event.style:
            return event.value
        if event.start_mark.line != event.end_mark.line:
            self._check_continuation(event, path)
        return self._number(event, path)

    def _number(self, event: Any, path: KeyPath) -> Any:
        value = plain(event.value)
        if value is Refused.NOT_FINITE:
            shown = event.value if len(event.value) <= 20 else event.value[:17] + "..."
            hint = "Write a figure, or leave the key out when it is not known"
            self.complain("not-finite", _mark_of(event), f"{shown} is no figure to reckon with", hint, path)
            return None
        return value

    @cached_property
    def _lines(self) -> list[str]:
        return split_lines(self._text)

    def _check_continuation(self, event: Any, path: KeyPath) -> None:
        """Complains when text that runs over several lines has swallowed a key written without a space."""
        for line in range(event.start_mark.line + 1, event.end_mark.line + 1):
            found = key_without_space(self._lines[line])
            if found:
                self.complain(
                    "missing-space", Mark(line + 1, found.column, found.end_column), *missing_space(found), path
                )
                self.faulty.append((*path[:-1], found.key))
                return

    def _refuses_key(self, event: Any, data: dict[str, Any], keys: dict[str, Span], path: KeyPath) -> bool:
        """Whether this key cannot be kept; complains in every case."""
        key = event.value
        mark = _mark_of(event)
        if event.anchor is not None or event.tag is not None:
            self.check_properties(event, (*path, key))
        if key in data:
            line = line_of(keys[key])
            message = f"the key {key} stands twice; first on line {line}"
            self.complain("duplicate-key", mark, message, "Keep one of the two")
            return True
        if key == "<<":
            message = "<< merges keys from elsewhere, which these files do not allow"
            self.complain("merge-key", mark, message, "Write the keys out", (*path, key))
            return True
        if not key:
            self.complain("key-not-text", mark, "the key is empty", "Write a key before the colon", (*path, key))
            return True
        return False

    def _skip_complex_key(self, event: Any, path: KeyPath) -> None:
        """Complains of a key that is a list, a mapping or an alias, and passes over it and its value."""
        hint = "Write a plain key; put text that begins with [, {, ? or * in quotes"
        self.complain("key-not-text", _mark_of(event), "a key has to be text", hint)
        for item in (event, None):
            skipped = item or self._next()
            if isinstance(skipped, CollectionStartEvent):
                self._collection(skipped, path)


def _mark_of(event: Any, width: int = 0) -> Mark:
    start, end = event.start_mark, event.end_mark
    if width:
        return Mark(start.line + 1, start.column + 1, start.column + 1 + width)
    same_line = start.line == end.line and end.column > start.column
    return Mark(start.line + 1, start.column + 1, end.column + 1 if same_line else 0)
