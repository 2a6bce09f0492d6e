"""Conditions on a number, as requirements write them: `>= 40`."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "==": operator.eq,
}
SCORE_OF = "score of "
"""Begins a condition on a criterion's points: `score of cultural_compatibility: ">= 50"`."""

_CONDITION = re.compile(r"\s*(>=|<=|==|>|<)\s*(-?\d+(?:\.\d+)?)\s*(%?)\s*")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A condition on a number.

    Attributes:
        sign: >=, <=, >, < or ==.
        bound: The number compared with; `70 %` is .7.
    """

    sign: str
    bound: float

    @classmethod
    def parse(cls, text: str) -> Comparison | None:
        """The condition a text says, or None when it says none."""
        match = _CONDITION.fullmatch(text)
        if match is None:
            return None
        return cls(match[1], float(match[2]) / (100 if match[3] else 1))

    def holds(self, figure: float) -> bool:
        """Whether a figure meets it."""
        return bool(_OPERATORS[self.sign](figure, self.bound))

    def array(self, figures: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Whether each of many figures meets it."""
        met: NDArray[np.bool_] = _OPERATORS[self.sign](figures, self.bound)
        return met

    @property
    def word(self) -> str:
        """The sign in words: `at least`."""
        return {">=": "at least", "<=": "at most", ">": "more than", "<": "less than", "==": "exactly"}[self.sign]

    @property
    def text(self) -> str:
        """In words: `at least 40`."""
        return f"{self.word} {self.bound:g}"
