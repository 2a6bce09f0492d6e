"""The anchors of rating scales: enough of them, at numbers, and each something one could see or count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from vendoreval.diagnostic import Diagnostic, KeyPath
from vendoreval.project.catalogue import found
from vendoreval.project.model.criteria import Anchor, read_figure
from vendoreval.project.project import Project
from vendoreval.project.rules.outline import leaves_of
from vendoreval.project.wording import shortened
from vendoreval.project.yaml import Document

FEWEST = 2
"""A scale needs two ends."""
ENOUGH = 3

_DEGREE_WORDS = (
    "a above acceptable adequate all average awful bad barely basic below best better deficient excellent "
    "exceptional exceeds expectation expectations extremely fair fairly good great high highest "
    "inadequate insufficient intermediate level low lowest mediocre medium meets middle minimal moderate "
    "neutral no none not ok okay of outstanding partial partially perfect performance poor quality quite "
    "rather satisfactory score somewhat strong sufficient superb superior terrible the top unacceptable "
    "unsatisfactory very weak well world-class worse worst "
)
_DEGREES = frozenset(_DEGREE_WORDS.split())
"""Words of degree, and the small words between them: an anchor made of nothing else names nothing one could see."""
_WORD = re.compile(r"[a-z][a-z-]*")
_DIGIT = re.compile(r"\d")

Scale = tuple[Document, KeyPath, Mapping[str, Anchor | str]]


def scales_of(project: Project) -> Iterator[Scale]:
    """Every scale with its place: the named ones, then those written at a leaf."""
    document = project.documents[project.criteria_path]
    for name, scale in project.criteria.scales.items():
        yield document, ("scales", name), scale
    for written in leaves_of(project):
        if isinstance(written.criterion.rating, dict):
            yield written.document, written.at("rating"), written.criterion.rating


def figures(project: Project) -> Iterable[Diagnostic]:
    """Anchors at something that is no number, and two at the same."""
    for document, keypath, scale in scales_of(project):
        seen: dict[float, str] = {}
        for key in scale:
            try:
                figure = read_figure(key)
            except ValueError:
                message = f"an anchor stands at a number, not at {shortened(key)}"
                yield found("anchor-figure", document, (*keypath, key), message, "Write a number", key=True)
                continue
            if figure in seen:
                message = f"{key} is the same number as {seen[figure]}"
                yield found("anchor-figure", document, (*keypath, key), message, "Write another number", key=True)
            seen.setdefault(figure, key)


def number(project: Project) -> Iterable[Diagnostic]:
    """Scales with fewer anchors than two, which give no points, or than three, which leave the middle to each rater."""
    for document, keypath, scale in scales_of(project):
        if len(scale) < FEWEST:
            message = f"a scale needs anchors at two numbers or more, and has {len(scale)}"
            yield found("scale-too-short", document, keypath, message, "Add the anchor of the other end", key=True)
        elif len(scale) < ENOUGH:
            message = "a scale with two anchors says nothing of the middle"
            hint = "Add an anchor between them that one could see or count"
            yield found("few-anchors", document, keypath, message, hint, key=True)


def degree_words(project: Project) -> Iterable[Diagnostic]:
    """Anchors made of words of degree alone: poor, good, excellent."""
    for document, keypath, scale in scales_of(project):
        for key, text in _texts(scale):
            words = _WORD.findall(text.lower())
            if words and not _DIGIT.search(text) and _DEGREES.issuperset(words):
                message = f"“{shortened(text)}” names nothing that one could see or count"
                hint = "Say what a rater would see at this point"
                yield found("anchor-degree-words", document, (*keypath, key), message, hint)


def same_text(project: Project) -> Iterable[Diagnostic]:
    """Two anchors with the same words."""
    first: dict[str, str] = {}
    texts = chain.from_iterable(
        ((document, (*keypath, key), text) for key, text in _texts(scale))
        for document, keypath, scale in scales_of(project)
    )
    for document, keypath, text in texts:
        said = " ".join(text.lower().split()).rstrip(".")
        if said in first:
            message = f"the same words stand at {first[said]}"
            yield found("anchor-twice", document, keypath, message, "Say what tells the two apart")
        first.setdefault(said, project.place(document.path, keypath))


def _texts(scale: Mapping[str, Anchor | str]) -> Iterator[tuple[str, str]]:
    for key, anchor in scale.items():
        yield key, anchor.says if isinstance(anchor, Anchor) else anchor
