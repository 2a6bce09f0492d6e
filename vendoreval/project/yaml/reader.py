"""The door: bytes to a Document, or the findings that say why there is none."""

from __future__ import annotations

from typing import Any

import yaml
from yaml.events import DocumentStartEvent, MappingStartEvent, ScalarEvent, StreamEndEvent

from vendoreval.diagnostic import Diagnostic
from vendoreval.project.catalogue import found_at
from vendoreval.project.yaml.builder import MOST_LEVELS, Builder, TooDeepError
from vendoreval.project.yaml.document import Document, Mark, Point, split_lines
from vendoreval.project.yaml.source import decode
from vendoreval.project.yaml.spacing import key_without_space, missing_space
from vendoreval.project.yaml.syntax import explain

# Where PyYAML was installed without its C library, its own parser gives the same events, some ten times slower.
_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(path: str, raw: bytes) -> tuple[Document | None, list[Diagnostic]]:
    """The document that `raw` holds and what is wrong with it; no document when it cannot be read as one mapping.

    Args:
        path: How findings name the file: relative to the workspace, with forward slashes.
        raw: The file's bytes, whatever they are.
    """
    text, findings = decode(path, raw)
    if text is None:
        return None, findings
    parser: Any = _Parser(text)
    builder = Builder(path, text, parser)
    try:
        return _document(path, text, parser, builder), builder.findings
    except TooDeepError as stop:
        message = f"nested more than {MOST_LEVELS} levels deep"
        mark = Mark(stop.at.line + 1, stop.at.column + 1)
        hint = "Close the brackets that are open, or write fewer levels"
        return None, [found_at("nested-too-deep", path, mark, message, hint)]
    except yaml.YAMLError as error:
        return None, [*builder.findings, explain(error, path, split_lines(text), builder.open_flow)]
    finally:
        parser.dispose()


def _document(path: str, text: str, parser: Any, builder: Builder) -> Document | None:
    """The first document of the stream; complains when there is none, a second, or one that is no mapping."""
    parser.get_event()
    event = parser.get_event()
    if not isinstance(event, DocumentStartEvent):
        builder.complain("empty-file", Mark(1, 1), "the file is empty", "Write its keys, or delete the file")
        return None
    first = parser.get_event()
    if not isinstance(first, MappingStartEvent):
        _complain_of_top(builder, first, split_lines(text)[first.start_mark.line])
        return None
    root = builder.top(first)
    parser.get_event()
    following = parser.get_event()
    if not isinstance(following, StreamEndEvent):
        message = "a second document starts here; a file holds one"
        hint = "Delete this line, or move what follows into its own file"
        builder.complain("second-document", _mark(following.start_mark, width=3), message, hint)
    return Document(path, text, root[0], root[1], frozenset(builder.faulty))


def _complain_of_top(builder: Builder, event: Any, line: str) -> None:
    """Says why what the file starts with is no mapping."""
    start = event.start_mark
    if isinstance(event, ScalarEvent) and not event.style:
        if not event.value:
            builder.complain("empty-file", Mark(1, 1), "the file is empty", "Write its keys, or delete the file")
            return
        found = key_without_space(line)
        if found:
            builder.complain(
                "missing-space", Mark(start.line + 1, found.column, found.end_column), *missing_space(found)
            )
            return
    hint = "Begin with a key, a colon and a space, such as name: Example"
    builder.complain("not-a-mapping", _mark(start), "the file does not start with a key", hint)


def _mark(start: Point, width: int = 0) -> Mark:
    return Mark(start.line + 1, start.column + 1, start.column + 1 + width if width else 0)
