"""A number that may be uncertain: the one notation for every measure, cost input and weight.

A quantity is a plain number, or a mapping in one of five notations:

* `{low, mode, high}`: PERT with lambda 4 (Malcolm et al. 1959; Vose 2008)
* `{p10, p90}` or `{p05, p95}`: lognormal when both are positive, logit-normal for a share, else normal
* `{successes, trials}`: Beta with Jeffreys' prior
* `{mean, n}`: for a share, Beta(mean n + .5, (1 - mean) n + .5)
* `{value}`: a constant with provenance

Any of them may carry `value`, the figure used in the score and the ledger, and say where it comes from.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, ClassVar, Self

from pydantic import Field, ModelWrapValidatorHandler, field_validator, model_validator
from pydantic_core import PydanticCustomError

from vendoreval.project.model.base import Day, Model


class Grade(StrEnum):
    """How good evidence is: a claim, a document, a reference's word, or a measurement from records."""

    CLAIM = "claim"
    DOCUMENT = "document"
    REFERENCE = "reference"
    MEASURED = "measured"


class Family(StrEnum):
    """The distributions a quantity can follow; `constant` when it is certain."""

    CONSTANT = "constant"
    PERT = "pert"
    TRIANGULAR = "triangular"
    UNIFORM = "uniform"
    NORMAL = "normal"
    LOGNORMAL = "lognormal"
    LOGIT_NORMAL = "logit-normal"
    BETA = "beta"


class Provenance(Model):
    """Where a figure comes from."""

    source: str | None = Field(None, description="Where the figure comes from")
    grade: Grade | None = Field(None, description="claim, document, reference or measured")
    date: Day | None = Field(None, description="The day the figure stood; ages are counted from here")
    evidence: str | None = Field(None, description="The id of a piece of evidence in this vendor's file")
    note: str | None = Field(None, description="Anything a reader should know about the figure")


_NOTATIONS = (
    ("low", "mode", "high"),
    ("p10", "p90"),
    ("p05", "p95"),
    ("successes", "trials"),
    ("mean", "n"),
)
_FIGURES = ("value", "low", "mode", "high", "p05", "p10", "p90", "p95", "mean")
_RISING = (("low", "mode"), ("mode", "high"), ("low", "high"), ("low", "value"), ("value", "high"))
"""Figures of which the first may not be above the second; a share of 0 of n lies outside its own percentiles."""
_ALLOWED: dict[tuple[str, ...], tuple[Family, ...]] = {
    ("low", "mode", "high"): (Family.PERT, Family.TRIANGULAR),
    ("low", "high"): (Family.UNIFORM,),
    ("p10", "p90"): (Family.LOGNORMAL, Family.LOGIT_NORMAL, Family.NORMAL),
    ("p05", "p95"): (Family.LOGNORMAL, Family.LOGIT_NORMAL, Family.NORMAL),
    ("successes", "trials"): (Family.BETA,),
    ("mean", "n"): (Family.BETA,),
    (): (Family.CONSTANT,),
}


def _percent(text: str) -> float | None:
    """The share that `30 %` says, or None when the text is no percentage."""
    if not text.endswith("%"):
        return None
    try:
        return float(text[:-1].strip()) / 100
    except ValueError:
        return None


class Quantity(Provenance):
    """A number in its field's unit, certain or not.

    The bounds are the field's: a subclass narrows them, so that an impossible figure is refused where it stands.
    """

    share: ClassVar[bool] = False
    """Whether the figure is a share or rate, which may be written `30 %`."""
    least: ClassVar[float] = -math.inf
    most: ClassVar[float] = math.inf
    above: ClassVar[bool] = False
    """Whether `least` itself is refused."""
    below: ClassVar[bool] = False
    """Whether `most` itself is refused."""

    value: float | None = Field(None, description="The figure used in the score and the ledger")
    low: float | None = Field(None, description="The lowest it can be")
    mode: float | None = Field(None, description="The likeliest figure")
    high: float | None = Field(None, description="The highest it can be")
    p05: float | None = Field(None, description="One in twenty says it is lower")
    p10: float | None = Field(None, description="One in ten says it is lower")
    p90: float | None = Field(None, description="One in ten says it is higher")
    p95: float | None = Field(None, description="One in twenty says it is higher")
    successes: int | None = Field(None, ge=0, description="How many of the trials succeeded")
    trials: int | None = Field(None, ge=1, description="How many were looked at")
    mean: float | None = Field(None, description="The mean share, with n")
    n: float | None = Field(None, gt=0, description="How many observations the mean share is worth")
    dist: Family | None = Field(None, description="Overrides the distribution the notation implies")

    @model_validator(mode="wrap")
    @classmethod
    def _plain_number(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Reads a bare number or percentage as `{value: ...}`."""
        if isinstance(data, (int, float, str)) and not isinstance(data, bool):
            return handler({"value": data})
        return handler(data)

    @field_validator(*_FIGURES, mode="before")
    @classmethod
    def _read_percent(cls, value: Any) -> Any:
        if isinstance(value, bool):
            raise PydanticCustomError("quantity_type", "a number is needed here, not yes or no")
        if not isinstance(value, str):
            return value
        share = _percent(value.strip())
        if share is None:
            raise PydanticCustomError("quantity_type", "a number is needed here, not the text {text}", {"text": value})
        if not cls.share:
            raise PydanticCustomError(
                "quantity_percent", "this is not a share, so {text} means nothing here", {"text": value}
            )
        return share

    @field_validator(*_FIGURES)
    @classmethod
    def _within_bounds(cls, value: float | None) -> float | None:
        if value is None:
            return None
        outside = value < cls.least or value > cls.most
        if outside or (cls.above and value == cls.least) or (cls.below and value == cls.most):
            context = {"figure": value, "range": cls.range_text(), "share": cls.share}
            raise PydanticCustomError("quantity_bounds", "{figure} is outside its range, {range}", context)
        return value

    @model_validator(mode="after")
    def _one_notation(self) -> Self:
        given = {name for names in _NOTATIONS for name in names if getattr(self, name) is not None}
        matching = next((names for names in _NOTATIONS if given == set(names)), None)
        if matching is None and given == {"low", "high"} and self.dist is Family.UNIFORM:
            matching = ("low", "high")
        if given and matching is None:
            found = ", ".join(sorted(given))
            raise PydanticCustomError(
                "quantity_notation",
                "{found} together are no notation for an uncertain number",
                {"found": found, "low_high": given == {"low", "high"}},
            )
        if not given and self.value is None:
            raise PydanticCustomError("quantity_empty", "a quantity needs a figure")
        allowed = _ALLOWED[matching or ()]
        if self.dist is not None and self.dist not in allowed:
            context = {"dist": self.dist.value, "allowed": ", ".join(allowed)}
            raise PydanticCustomError("quantity_dist", "dist {dist} does not go with these figures", context)
        if given:
            self._ordered()
        return self

    def _ordered(self) -> None:
        """Refuses figures that contradict one another."""
        for lower, upper in _RISING:
            if self._reversed(lower, upper, strict=False):
                raise PydanticCustomError(
                    "quantity_order", "{lower} is above {upper}", {"lower": lower, "upper": upper}
                )
        for lower, upper in (("p10", "p90"), ("p05", "p95")):
            if self._reversed(lower, upper, strict=True):
                context = {"lower": lower, "upper": upper}
                raise PydanticCustomError("quantity_order", "{lower} is not below {upper}", context)
        if self.successes is not None and self.trials is not None and self.successes > self.trials:
            context = {"lower": "successes", "upper": "trials"}
            raise PydanticCustomError("quantity_order", "{lower} is above {upper}", context)
        if self.mean is not None and not 0 <= self.mean <= 1:
            raise PydanticCustomError("quantity_mean", "mean with n is for a share between 0 and 1")
        family = self.family
        pair = self.percentiles
        if pair and family is Family.LOGNORMAL and pair[0] <= 0:
            raise PydanticCustomError(
                "quantity_dist", "dist {dist} needs figures above 0", {"dist": "lognormal", "allowed": "normal"}
            )
        if pair and family is Family.LOGIT_NORMAL and not 0 < pair[0] < pair[1] < 1:
            context = {"dist": "logit-normal", "allowed": "normal"}
            raise PydanticCustomError("quantity_dist", "dist {dist} needs figures strictly between 0 and 1", context)

    def _reversed(self, lower: str, upper: str, *, strict: bool) -> bool:
        first, second = getattr(self, lower), getattr(self, upper)
        if first is None or second is None:
            return False
        return bool(first >= second if strict else first > second)

    @classmethod
    def range_text(cls) -> str:
        """The field's range in words: `from 0 to 1`, `above 0`."""
        if math.isinf(cls.least) and math.isinf(cls.most):
            return "any number"
        start = ("above " if cls.above else "from ") + f"{cls.least:g}"
        if math.isinf(cls.most):
            return start if cls.above else f"{cls.least:g} or more"
        return f"{start} to below {cls.most:g}" if cls.below else f"{start} to {cls.most:g}"

    @property
    def percentiles(self) -> tuple[float, float] | None:
        """The stated lower and upper percentile, (p10, p90) or (p05, p95), or None."""
        if self.p10 is not None and self.p90 is not None:
            return self.p10, self.p90
        if self.p05 is not None and self.p95 is not None:
            return self.p05, self.p95
        return None

    @property
    def family(self) -> Family:
        """The distribution these figures follow."""
        if self.dist is not None:
            return self.dist
        if self.mode is not None:
            return Family.CONSTANT if self.low == self.high else Family.PERT
        if self.trials is not None or self.n is not None:
            return Family.BETA
        pair = self.percentiles
        if pair is None:
            return Family.CONSTANT
        if type(self).share and pair[0] > 0 and pair[1] < 1 and self.least >= 0:
            return Family.LOGIT_NORMAL
        return Family.LOGNORMAL if pair[0] > 0 else Family.NORMAL

    @property
    def uncertain(self) -> bool:
        """Whether there is anything to draw."""
        return self.family is not Family.CONSTANT

    @property
    def stated(self) -> float:
        """The figure used in the score and the ledger: value, else mode, median, k/n or mean, in the field's unit."""
        if self.value is not None:
            return self.value
        if self.mode is not None:
            return self.mode
        if self.successes is not None and self.trials is not None:
            return self.successes / self.trials
        if self.mean is not None:
            return self.mean
        pair = self.percentiles
        if pair is not None:
            return _median(self.family, *pair)
        if self.low is not None and self.high is not None:
            return (self.low + self.high) / 2
        raise AssertionError("a quantity without a figure is refused when it is read")

    @property
    def sample_size(self) -> float | None:
        """How many observations stand behind it: trials or n, else None."""
        return float(self.trials) if self.trials is not None else self.n

    @property
    def provenance(self) -> Mapping[str, Any]:
        """The provenance fields that are given, by name."""
        names = Provenance.model_fields
        return {name: getattr(self, name) for name in names if getattr(self, name) is not None}


def _median(family: Family, lower: float, upper: float) -> float:
    """The median between two percentiles that lie equally far from it: geometric, logistic or arithmetic mean."""
    if family is Family.LOGNORMAL:
        return math.sqrt(lower * upper)
    if family is Family.LOGIT_NORMAL:
        middle = (math.log(lower / (1 - lower)) + math.log(upper / (1 - upper))) / 2
        return 1 / (1 + math.exp(-middle))
    return (lower + upper) / 2


class NonNegative(Quantity):
    """A quantity that cannot be below 0: money, hours, counts."""

    least = 0.0


class Positive(Quantity):
    """A quantity that must be above 0."""

    least = 0.0
    above = True


class Share(Quantity):
    """A share from 0 to 1, written .30 or 30 %."""

    share = True
    least = 0.0
    most = 1.0


class OpenShare(Share):
    """A share from 0 to below 1: at 1 a chain of contacts, or a decay, would never end."""

    below = True


class Rate(Quantity):
    """A rate of change a year, written .03 or 3 %, which may be negative; a bare 3 would be taken for 300 %."""

    share = True
    least = -0.99
    most = 1.0
    below = True
