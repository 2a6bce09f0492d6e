"""A rater's file, criterion first: nobody else edits it."""

from __future__ import annotations

import re
from typing import Any, Self

from pydantic import Field, ModelWrapValidatorHandler, model_validator
from pydantic_core import PydanticCustomError

from vendoreval.project.model.base import Day, Model

_INTERVAL = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s+to\s+(-?\d+(?:\.\d+)?)\s*")
_PAIR = 2


class Rating(Model):
    """One rater's rating of one option on one leaf.

    Written as a number, `2 to 3`, `[4, "why"]`, `{score: 4, note: why, ...}`, `yes`, `no`, `abstain` or `unknown`.
    """

    score: float | None = Field(None, description="On the leaf's own scale")
    low: float | None = Field(None, description="The lower end, where the rater cannot separate two")
    high: float | None = Field(None, description="The upper end")
    abstain: bool = Field(False, description="A conflict of interest: not counted at all")
    unknown: bool = Field(False, description="Asked, and not known: the whole range, uncovered")
    evidence: str | None = Field(None, description="The id of a piece of the vendor's evidence")
    note: str | None = Field(None, description="Why this rating")
    consensus: float | None = Field(None, description="The rating after discussion; it replaces the score")

    @model_validator(mode="wrap")
    @classmethod
    def _short_forms(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if isinstance(data, list):
            return handler(_from_list(data))
        if isinstance(data, dict):
            return handler(
                {**{key: value for key, value in data.items() if key != "score"}, **_score(data.get("score"))}
            )
        return handler(_score(data))

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.score is None and self.low is None and not self.abstain and not self.unknown and self.consensus is None:
            hint = "write a number, `2 to 3`, abstain or unknown"
            raise PydanticCustomError("rating_empty", "a rating needs a score", {"hint": hint})
        return self

    @property
    def counts(self) -> bool:
        """Whether it gives a figure."""
        return self.consensus is not None or self.score is not None or self.low is not None

    @property
    def own(self) -> float | None:
        """The rater's own figure, before any discussion."""
        if self.low is not None and self.high is not None:
            return (self.low + self.high) / 2
        return self.score

    @property
    def figure(self) -> float | None:
        """The figure that counts, on the leaf's scale: consensus, score, or the middle of the interval."""
        return self.own if self.consensus is None else self.consensus


def _from_list(items: list[Any]) -> dict[str, Any]:
    """The mapping that `[4, "why"]` says."""
    if len(items) != _PAIR or not isinstance(items[1], str):
        context = {"found": len(items), "hint": 'write [4, "why"], with the text in quotation marks when it has commas'}
        raise PydanticCustomError(
            "rating_list", "a rating in brackets is a score and a reason; found {found} items", context
        )
    return {**_score(items[0]), "note": items[1]}


def _score(data: Any) -> dict[str, Any]:
    """The fields that a bare score says."""
    if data is None:
        return {}
    if isinstance(data, bool):
        return {"score": 1.0 if data else 0.0}
    if isinstance(data, (int, float)):
        return {"score": data}
    word = str(data).strip()
    if word in {"abstain", "unknown"}:
        return {word: True}
    if word in {"yes", "no"}:
        return {"score": 1.0 if word == "yes" else 0.0}
    interval = _INTERVAL.fullmatch(word)
    if interval is None:
        context = {"text": word, "hint": "write a number, `2 to 3`, abstain or unknown"}
        raise PydanticCustomError("rating_text", "{text} is no rating", context)
    low, high = float(interval[1]), float(interval[2])
    if low > high:
        raise PydanticCustomError("rating_order", "the interval falls", {"hint": f"write {high:g} to {low:g}"})
    return {"low": low, "high": high}


class Ratings(Model):
    """The whole of vendors/ratings/RATER.yaml."""

    rater: str = Field(description="The rater's id, as in the project file")
    date: Day | None = Field(None, description="When the ratings were given")
    weights: dict[str, float] = Field({}, description="This stakeholder's own weights, shown as who wins for whom")
    ratings: dict[str, dict[str, Rating]] = Field({}, description="Criterion id to option id to rating")
