"""The project file, vendoreval.yaml: it marks the workspace and says what is decided, by whom and how."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from vendoreval.project.model.base import Day, Model
from vendoreval.project.model.buyer import Buyer
from vendoreval.project.model.quantity import Positive, Rate

CURRENCY = re.compile(r"[A-Z]{3}")
FILE = "vendoreval.yaml"


def check_currency(code: str) -> str:
    """The code itself; refuses what is not three capital letters (ISO 4217)."""
    if CURRENCY.fullmatch(code) is None:
        context = {"code": code, "hint": "write the three capital letters of ISO 4217, such as USD"}
        raise PydanticCustomError("currency_code", "{code} is no currency code", context)
    return code


class Currency(Model):
    """A currency that prices may be quoted in."""

    rate: Positive = Field(description="The project's currency for one unit of it")
    drift: Rate = Field(Rate(value=0.0), description="Expected change of that rate per year")
    date: Day | None = Field(None, description="The day of the rate")
    source: str | None = Field(None, description="Where the rate comes from")


class ScoreScale(Model):
    """The scale totals are printed on, and the total below which an option is out."""

    out_of: float = Field(100, gt=0, description="Totals print on this scale")
    floor: float | None = Field(None, description="An option whose total is lower is out; on the same scale")


class Rater(Model):
    """Somebody who rates."""

    name: str | None = Field(None, description="Who it is, by role or name")
    group: str | None = Field(None, description="The group of raters it belongs to")
    conflicts: str | None = Field(None, description="Any interest in an option, or none")
    weight: float = Field(1.0, ge=0, description="How much this rater counts beside the others")


class Mix(Model):
    """Raters combined as a mix of their mean and their lowest."""

    mean: float = Field(ge=0, description="Share of the mean")
    lowest: float = Field(ge=0, description="Share of the lowest")


class VerdictRule(Model):
    """From which P(first) on a verdict is given."""

    named: float = Field(0.80, ge=0.5, le=1, description="From here the leader is named")
    leans: float = Field(
        0.60, ge=0.34, le=1, description="From here the answer leans to it; below it is too close to call"
    )
    indifference: float = Field(1.0, ge=0, description="Points within which two options count as equal, for warnings")


class EvidenceLimits(Model):
    """How old evidence may grow before a warning."""

    oldest: int = Field(730, gt=0, description="Days")


class Uncertainty(Model):
    """The uncertainty model's own assumptions, where the buyer knows better; points are out of 100."""

    claim: float | None = Field(None, gt=0, le=100, description="Error of a leaf on the vendor's word, points")
    document: float | None = Field(None, gt=0, le=100, description="Error of a leaf on a document, points")
    reference: float | None = Field(None, gt=0, le=100, description="Error of a leaf on a reference's word, points")
    measured: float | None = Field(
        None, gt=0, le=100, description="Error of a measured leaf beside its sampling, points"
    )
    measured_needs: float | None = Field(None, ge=1, description="Observations from which evidence counts as measured")
    age_variance: float | None = Field(
        None, ge=0, le=10_000, description="Variance each year of age adds, points squared"
    )
    lone_rater_sd: float | None = Field(None, gt=0, le=100, description="Error of a lone rater, points")
    prior_mean: float | None = Field(None, ge=0, le=100, description="A leaf before any evidence, points")
    prior_sd: float | None = Field(None, gt=0, le=100, description="How far a leaf may be from there, points")
    shared: float | None = Field(None, ge=0, le=0.95, description="Correlation of two leaves of one vendor")
    halo: float | None = Field(None, ge=0, le=0.95, description="Correlation of the errors in two leaves of one vendor")
    concentration: float | None = Field(None, ge=2, description="Observations that stated weights are worth")


class Stated(Model):
    """An older scorecard's totals: recomputed, and every difference named."""

    totals: dict[str, float] = Field(description="Option id to its printed total")
    out_of: float | None = Field(None, gt=0, description="The scale of these totals; the score's own without it")
    source: str | None = Field(None, description="Where they are printed")


class Decision(Model):
    """What was decided, kept beside the figures."""

    chosen: tuple[str, ...] = Field(description="Option ids")
    by: str = Field(description="Who decided")
    date: Day = Field(description="When")
    why: str = Field(description="Why, above all where it differs from the ranking")


class Settings(Model):
    """The whole of vendoreval.yaml."""

    format: Literal[1] = Field(description="The version of the file format")
    title: str = Field(min_length=1, description="What is being bought, as the report's title")
    as_of: Day = Field(description="Ages are counted to this day; the clock is never read")
    currency: str = Field(description="Every plain amount is in it")
    currencies: dict[str, Currency] = Field({}, description="Other currencies prices may be quoted in")
    criteria: str = Field(
        "criteria/customer-support.yaml", description="The criteria file, from the workspace's folder"
    )
    baseline: str = Field(description="The option all costs are compared with")
    driver: str | None = Field(None, description="The driver scored when none is named on the command line")
    score: ScoreScale = Field(ScoreScale(), description="The scale of the totals")
    raters: dict[str, Rater] = Field({}, description="Rater ids; each has a file vendors/ratings/ID.yaml")
    combine: Literal["mean", "median", "lowest"] | Mix = Field(
        "mean", description="How several raters become one rating"
    )
    verdict: VerdictRule = Field(VerdictRule(), description="From which P(first) on a verdict is given")
    evidence: EvidenceLimits = Field(EvidenceLimits(), description="How old evidence may grow")
    uncertainty: Uncertainty = Field(Uncertainty(), description="The uncertainty model's assumptions")
    buyer: Buyer | None = Field(None, description="The buyer's side of the cost model")
    stated: Stated | None = Field(None, description="An older scorecard's totals")
    decision: Decision | None = Field(None, description="What was decided")

    @field_validator("currency")
    @classmethod
    def _iso_code(cls, code: str) -> str:
        return check_currency(code)

    @field_validator("currencies")
    @classmethod
    def _iso_codes(cls, currencies: dict[str, Currency]) -> dict[str, Currency]:
        for code in currencies:
            check_currency(code)
        return currencies
