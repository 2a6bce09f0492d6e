"""A file that was read: its plain data, and where each key and value of it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, Protocol, TypeAlias

from vendoreval.diagnostic import KeyPath

_LINE_END = re.compile(r"\r\n|\r|\n")


class Mark(NamedTuple):
    """A stretch of one line.

    Attributes:
        line: 1-based.
        column: 1-based, counted in characters.
        end_column: The column after the last character; 0 when there is only a point.
    """

    line: int
    column: int
    end_column: int = 0


class Point(Protocol):
    """A place as the parser gives it: 0-based line and column."""

    @property
    def line(self) -> int: ...  # noqa: D102

    @property
    def column(self) -> int: ...  # noqa: D102


Span: TypeAlias = int
"""A packed stretch of text: line, column and end column, 0-based, 21 bits each.

A thousand files have a quarter of a million of them. As integers the garbage collector never looks at them; kept as
the parser's own marks they made reading three times slower.
"""

_BITS = 21
_MASK = (1 << _BITS) - 1
MULTILINE = _MASK
"""Stands for the end column of a stretch that ends on a later line; no file is long enough to have this column."""


def span(start: Point, end: Point) -> Span:
    """The stretch from `start` to `end`."""
    line = start.line
    return (line << _BITS | start.column) << _BITS | (end.column if end.line == line else MULTILINE)


def line_of(packed: Span) -> int:
    """The 1-based line on which a stretch begins."""
    return (packed >> 2 * _BITS) + 1


class Branch:
    """Where a mapping or list stands, and where each of its children does.

    Attributes:
        span: From its first character to after its last.
        flow: Whether it is written in brackets or braces.
        keys: The stretch of each key; empty for a list.
        items: The place of each value, by key or index.
    """

    __slots__ = ("flow", "items", "keys", "span")

    def __init__(
        self, span: Span, flow: bool, keys: Mapping[str, Span], items: Mapping[str, Place] | Sequence[Place]
    ) -> None:
        self.span = span
        self.flow = flow
        self.keys = keys
        self.items = items


Place: TypeAlias = "Branch | Span"


def split_lines(text: str) -> list[str]:
    """The lines of `text` without their ends, divided where YAML divides them."""
    return _LINE_END.split(text)


@dataclass(frozen=True)
class Document:
    """One YAML file as plain Python data with positions.

    Attributes:
        path: The file, relative to the workspace, with forward slashes.
        text: What it says.
        data: Its mapping: str keys; values are dict, list, str, int, float, bool or None.
        root: The places that go with `data`.
        faulty: Key paths about which the reader itself has complained; nothing below them is worth a second finding.
    """

    path: str
    text: str
    data: dict[str, Any]
    root: Branch = field(repr=False, compare=False)
    faulty: frozenset[KeyPath] = frozenset()

    @cached_property
    def lines(self) -> list[str]:
        """The file's lines, without line ends."""
        return split_lines(self.text)

    def locate(self, keypath: KeyPath, *, key: bool = False) -> Mark:
        """The place of the value at `keypath`, or of its key; of the nearest ancestor when there is no such value.

        A block of several lines, and an empty value, are shown at their key: that is where the eye looks for them.
        """
        place: Place = self.root
        own_key: Span | None = None
        for step in keypath:
            child = _child(place, step)
            if child is None:
                key = False
                break
            own_key = place.keys.get(str(step)) if isinstance(place, Branch) else None
            place = child
        if own_key is not None and (key or not _speaks(place)):
            return self._mark(own_key)
        if isinstance(place, int) or place.flow:
            return self._mark(place if isinstance(place, int) else place.span)
        first_key = next(iter(place.keys.values()), None)
        if first_key is not None and place is not self.root:
            return self._mark(first_key)
        return self._mark(place.span)._replace(end_column=0)

    def in_flow(self, keypath: KeyPath) -> bool:
        """Whether the mapping or list at `keypath` is written in braces or brackets."""
        place = self._place(keypath)
        return isinstance(place, Branch) and place.flow

    def is_empty(self, keypath: KeyPath) -> bool:
        """Whether the value at `keypath` is there but nothing is written for it."""
        place = self._place(keypath)
        return isinstance(place, int) and not _speaks(place)

    def _place(self, keypath: KeyPath) -> Place | None:
        place: Place | None = self.root
        for step in keypath:
            place = _child(place, step)
        return place

    def _mark(self, packed: Span) -> Mark:
        start, end = divmod(packed, 1 << _BITS)
        line, column = divmod(start, 1 << _BITS)
        if end == MULTILINE:
            end = len(self.lines[line].rstrip())
        return Mark(line + 1, column + 1, end + 1 if end > column else 0)


def _speaks(place: Place) -> bool:
    """Whether there is something to point at on the value's own line: a scalar with text, or brackets."""
    if isinstance(place, Branch):
        return place.flow
    return place & _MASK != place >> _BITS & _MASK


def _child(place: Place | None, step: str | int) -> Place | None:
    if not isinstance(place, Branch):
        return None
    if isinstance(place.items, Mapping):
        return place.items.get(str(step))
    if isinstance(step, int) and 0 <= step < len(place.items):
        return place.items[step]
    return None
