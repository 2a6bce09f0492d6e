"""The criteria file and its overlays: a weighted hierarchy of criteria, scales with anchors, and requirements."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints, field_validator, model_validator
from pydantic_core import PydanticCustomError

from vendoreval.project.model.base import Model
from vendoreval.project.model.measure import MeasureDefinition
from vendoreval.project.model.quantity import Grade

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$")]
"""An id: lower-case letters, digits, underscores and hyphens, a letter first."""

NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?")


def read_figure(text: str) -> float:
    """The number in a key such as `0.2`, `60 %` or `1`; `60 %` is 0.6. Raises ValueError on anything else."""
    bare = text.strip().removesuffix("%").strip()
    if NUMBER.fullmatch(bare) is None:
        raise ValueError(text)
    return float(bare) / 100 if text.strip().endswith("%") else float(bare)


class LeafKind(StrEnum):
    """The five kinds of leaf."""

    RATING = "rating"
    MEASURE = "measure"
    COVERAGE = "coverage"
    YES_NO = "yes_no"
    COMPUTED = "computed"


_KINDS = tuple(LeafKind)
"""Looked through far more often than an enumeration is quick at."""


class Anchor(Model):
    """What one could see at a point of a scale, and the points it earns when they are not spread evenly."""

    points: float | None = Field(None, ge=0, le=100, description="Points this anchor earns")
    says: str = Field(min_length=1, description="What one could see or count")


class WeightRange(Model):
    """A weight known only to lie in a range; its middle is the figure used."""

    low: float = Field(ge=0, description="The least it weighs")
    high: float = Field(gt=0, description="The most it weighs")

    @model_validator(mode="after")
    def _rising(self) -> Self:
        if self.low > self.high:
            raise PydanticCustomError("weight_range", "low is above high", {"hint": "swap low and high"})
        return self


class Coverage(Model):
    """The share of required items that an option offers."""

    of: str = Field(description="The name under `provides`: channels, languages, certifications ...")
    items: tuple[str, ...] | dict[str, str] = Field(
        min_length=1, description="The items asked for, alone or with what each needs: `phone: 24x7`, `es: C1`"
    )


class Criterion(Model):
    """A criterion: a group of criteria, or a leaf that is rated, measured, covered, answered or computed."""

    id: Identifier = Field(description="Named by ratings, drivers and requirements")
    name: str | None = Field(None, description="As shown; the id with spaces without it")
    ask: str | None = Field(None, description="The question to put")
    why: str | None = Field(None, description="Why it is asked")
    source: str | None = Field(None, description="Who found that it matters, with year")
    weight: float | WeightRange | None = Field(None, description="Points among siblings, or {low, high}")
    criteria: tuple[Criterion, ...] = Field((), description="The criteria of this group")
    ranked: tuple[str, ...] = Field((), description="The children's ids by falling importance (ROC weights)")
    pairwise: dict[str, float] = Field({}, description="`a over b`: how many times as important (1/9 to 9)")
    swing: dict[str, float] = Field({}, description="Each child's swing from worst to best, the largest 100")
    rating: str | dict[str, Anchor | str] | None = Field(
        None, description="A scale's name, anchors written here, or `points`: earned out of the weight"
    )
    measure: str | None = Field(None, description="A measure's id")
    coverage: Coverage | None = Field(None, description="Items required")
    yes_no: str | None = Field(None, description="A name under `provides` that is yes or no")
    computed: Literal["true_cost"] | None = Field(None, description="Read from the cost model")
    points: dict[str, float] | None = Field(None, description="Figure to points, piecewise linear")
    band: tuple[float, float, float, float] | None = Field(
        None, description="Target band: 0 points at the first and last figure, 100 between the middle two"
    )
    relative: Literal["lowest_over_price", "min_max", "share_of_best"] | None = Field(
        None, description="A tender's formula that depends on who else bids"
    )
    floor: float | None = Field(
        None, description="In the leaf's own unit (points for a group): below it an option is out"
    )
    essential: bool = Field(False, description="Whether it cannot be made up for; needs a floor or a requirement")
    also_in_cost: str | None = Field(None, description="Why it weighs although it feeds the cost model")
    oldest: int | None = Field(None, gt=0, description="Days after which its evidence is too old")

    @property
    def is_group(self) -> bool:
        """Whether it has criteria of its own."""
        return bool(self.criteria)

    @property
    def label(self) -> str:
        """Its name as shown."""
        return self.name or self.id.replace("_", " ").replace("-", " ").capitalize()

    @property
    def kind(self) -> LeafKind:
        """The kind of leaf; for leaves only."""
        return next(kind for kind in _KINDS if getattr(self, kind) is not None)

    @field_validator("points")
    @classmethod
    def _figures(cls, points: dict[str, float] | None) -> dict[str, float] | None:
        if points is None:
            return None
        try:
            figures = [read_figure(key) for key in points]
        except ValueError as wrong:
            context = {"text": str(wrong), "hint": "write figures, such as 0.2 or 60 %, before the colons"}
            raise PydanticCustomError("points_figure", "{text} is no figure", context) from None
        if len(points) < 2 or len(set(figures)) < len(figures):
            context = {"hint": "give at least two different figures, such as {0: 100, 10: 0}"}
            raise PydanticCustomError("points_pairs", "points needs two different figures or more", context)
        if min(points.values()) < 0 or max(points.values()) > 100:
            context = {"hint": "let the points run from 0 to 100"}
            raise PydanticCustomError("points_range", "points lie outside 0 to 100", context)
        return points

    @field_validator("band", mode="before")
    @classmethod
    def _band_figures(cls, band: Any) -> Any:
        """Percentages read as shares, as in the keys of points."""
        if not isinstance(band, list):
            return band
        try:
            return [read_figure(figure) if isinstance(figure, str) else figure for figure in band]
        except ValueError as wrong:
            context = {"text": str(wrong), "hint": "write four figures, such as [60 %, 75 %, 85 %, 95 %]"}
            raise PydanticCustomError("points_figure", "{text} is no figure", context) from None

    @field_validator("band")
    @classmethod
    def _rising_band(cls, band: tuple[float, ...] | None) -> tuple[float, ...] | None:
        if band is not None and not (band[0] < band[1] <= band[2] < band[3]):
            context = {"hint": "write [0 points, 100 points, 100 points, 0 points] with rising figures"}
            raise PydanticCustomError("band_order", "the figures of band do not rise", context)
        return band

    @model_validator(mode="after")
    def _group_or_leaf(self) -> Self:
        kinds = [kind.value for kind in LeafKind if getattr(self, kind.value) is not None]
        if self.criteria and kinds:
            context = {"kind": kinds[0], "hint": f"remove {kinds[0]}, or make it a criterion of the group"}
            raise PydanticCustomError("group_and_leaf", "a group of criteria cannot also have {kind}", context)
        if not self.criteria and len(kinds) != 1:
            context = {
                "found": " and ".join(kinds) or "none of them",
                "hint": "give one of rating, measure, coverage, yes_no, computed, or a list of criteria",
            }
            raise PydanticCustomError(
                "leaf_kind", "a criterion needs one way of earning points; found {found}", context
            )
        self._weighting()
        self._value_function()
        return self

    def _weighting(self) -> None:
        """Refuses two ways of weighing the same children."""
        ways = [way for way in ("ranked", "pairwise", "swing") if getattr(self, way)]
        if ways and not self.criteria:
            context = {"way": ways[0], "hint": f"remove {ways[0]}"}
            raise PydanticCustomError(
                "weighting_of_leaf", "{way} weighs the children of a group; this is a leaf", context
            )
        if len(ways) > 1:
            context = {"ways": " and ".join(ways), "hint": f"keep {ways[0]} and remove the rest"}
            raise PydanticCustomError("two_weightings", "{ways} weigh the same criteria twice", context)

    def _value_function(self) -> None:
        """Refuses value functions that do not belong to the kind of leaf."""
        given = [name for name in ("points", "band", "relative") if getattr(self, name) is not None]
        if len(given) > 1:
            context = {"given": " and ".join(given), "hint": f"keep {given[0]} and remove the rest"}
            raise PydanticCustomError("two_value_functions", "{given} say the same thing twice", context)
        takes = self.measure is not None or self.computed is not None
        if given and not takes:
            context = {"given": given[0], "hint": f"remove {given[0]}"}
            raise PydanticCustomError("value_function_kind", "{given} is for measures and computed figures", context)
        if self.computed is not None and not given:
            context = {"hint": "add points, such as points: {60 %: 100, 150 %: 0}"}
            raise PydanticCustomError("points_missing", "a computed figure needs points", context)


class Requirement(Model):
    """A gate, never points: it is passed, failed, or pending."""

    id: Identifier = Field(description="Named in results")
    name: str | None = Field(None, description="As shown")
    ask: str | None = Field(None, description="The question to put")
    needs: dict[str, Any] = Field(
        min_length=1, description="What must hold: name under provides, measure or score to condition"
    )
    proof: Grade = Field(Grade.CLAIM, description="The least grade of evidence that settles it")
    why: str | None = Field(None, description="Why it cannot be made up for")

    @property
    def label(self) -> str:
        """Its name as shown."""
        return self.name or self.id.replace("_", " ").replace("-", " ").capitalize()


class WeightSum(Model):
    """The sum that the top-level weights must have."""

    sum: float = Field(gt=0, description="Checked against the weights of every group")


class CriteriaFile(Model):
    """The whole of a criteria file."""

    title: str | None = Field(None, description="What the criteria are for")
    note: str | None = Field(None, description="Anything a reader should know")
    frozen: str | None = Field(None, description="Hash of the criteria when they were frozen")
    scales: dict[Identifier, dict[str, Anchor | str]] = Field({}, description="Anchored scales, named by any leaf")
    measures: dict[Identifier, MeasureDefinition] = Field({}, description="Measures beside the shipped catalogue")
    weights: WeightSum | None = Field(None, description="`{sum: 100}` checks that weights add up")
    ranked: tuple[str, ...] = Field((), description="The top criteria's ids by falling importance (ROC weights)")
    pairwise: dict[str, float] = Field({}, description="`a over b`: how many times as important")
    swing: dict[str, float] = Field({}, description="Each top criterion's swing, the largest 100")
    criteria: tuple[Criterion, ...] = Field(min_length=1, description="The top criteria")
    requirements: tuple[Requirement, ...] = Field((), description="Gates")


class AddedCriterion(Model):
    """A criterion that a driver adds."""

    under: str | None = Field(None, description="The id of the group it joins; the top without it")
    criterion: Criterion = Field(description="The criterion")


class Driver(Model):
    """Why the buyer outsources: an overlay on weights, criteria and requirements."""

    driver: Identifier = Field(description="The file's name without .yaml")
    name: str = Field(min_length=1, description="As shown")
    why: str = Field(min_length=1, description="What the buyer is after, and what then matters")
    weights: dict[str, float] = Field({}, description="Criterion id to its weight under this driver")
    add: tuple[AddedCriterion, ...] = Field((), description="Criteria that only matter here")
    drop: tuple[str, ...] = Field((), description="Criterion or requirement ids that do not matter here")
    requirements: tuple[Requirement, ...] = Field((), description="Gates that only stand here")
