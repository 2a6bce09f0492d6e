"""A vendor file: one option, its evidence, figures, offer, price and risks. The file's name is its id."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import Field, StrictBool, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from vendoreval.project.model.base import Day, Model
from vendoreval.project.model.measure import catalogue, read_measures
from vendoreval.project.model.mix import Automation, Part
from vendoreval.project.model.price import ClientCosts, Price
from vendoreval.project.model.quantity import Grade, NonNegative, Quantity


class Kind(StrEnum):
    """What sort of option it is."""

    ONSHORE = "onshore"
    NEARSHORE = "nearshore"
    OFFSHORE = "offshore"
    CAPTIVE = "captive"
    IN_HOUSE = "in-house"
    AUTOMATED = "automated"
    MIXED = "mixed"


class Stage(StrEnum):
    """How far it has come; on the long list only requirements are asked, and it is not scored."""

    LONG_LIST = "long list"
    SHORT_LIST = "short list"
    FINAL = "final"


class Level(StrEnum):
    """A risk's likelihood or impact."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Evidence(Model):
    """A piece of evidence: it stands once and lends its grade and date to everything it is for."""

    id: str = Field(min_length=1, description="Named by ratings and measures")
    what: str = Field(min_length=1, description="What was seen")
    grade: Grade = Field(description="claim, document, reference or measured")
    date: Day | None = Field(None, description="When")
    n: int | None = Field(None, ge=1, description="How many calls, tickets or cases; `measured` needs 30 or more")
    source: str | None = Field(None, description="Where it is kept")
    for_: tuple[str, ...] = Field((), alias="for", description="Criteria and measures it supports")
    rows: int | None = Field(None, ge=0, description="Rows read, when it was measured from records")
    sha256: str | None = Field(None, description="Hash of the records' file")


class Item(Model):
    """One thing offered, and how well that is shown."""

    level: str | None = Field(None, description="A language level, A1 to C2 or native")
    hours: str | None = Field(None, description="When it is offered, such as 24x7")
    until: Day | None = Field(None, description="The last day it holds")
    scope: str | None = Field(None, description="What it covers")
    grade: Grade | None = Field(None, description="How well it is shown; a claim without it")
    evidence: str | None = Field(None, description="The id of a piece of evidence")
    offered: bool = Field(True, description="no: asked, and not offered")
    note: str | None = Field(None, description="Anything a reader should know")


class Figure(Model):
    """A number or yes/no offered, and how well that is shown."""

    value: bool | float | str = Field(description="The number, yes (true) or no (false)")
    grade: Grade | None = Field(None, description="How well it is shown; a claim without it")
    evidence: str | None = Field(None, description="The id of a piece of evidence")
    date: Day | None = Field(None, description="When")
    note: str | None = Field(None, description="Anything a reader should know")


class Risk(Model):
    """A risk, shown beside the score and never inside it."""

    what: str = Field(min_length=1, description="What could happen")
    likelihood: Level = Field(description="low, medium or high")
    impact: Level = Field(description="low, medium or high")
    plan: str | None = Field(None, description="What would be done")


class Out(Model):
    """Excluded by decision: kept and shown."""

    why: str = Field(min_length=1, description="The reason")
    by: str = Field(min_length=1, description="Who decided")
    date: Day = Field(description="When")


Offer = Annotated[
    Figure | dict[str, Item | str | bool | None] | tuple[str, ...] | StrictBool | float | str,
    Field(union_mode="left_to_right"),
]
"""What stands under a name of `provides`: a figure, items (with hours, level or terms), or a list.

A mapping with `value` is a figure: tried in this order, its text is never taken for the name of an item.
"""


class Vendor(Model):
    """The whole of a vendor file."""

    name: str = Field(min_length=1, description="As shown")
    kind: Kind = Field(description="What sort of option it is")
    stage: Stage = Field(Stage.SHORT_LIST, description="How far it has come")
    about: str | None = Field(None, description="Who they are, in a sentence or two")
    profile: dict[str, Any] = Field({}, description="Anything for the report: sites, training, similar clients ...")
    evidence: tuple[Evidence, ...] = Field((), description="What was seen")
    measures: dict[str, Quantity] = Field({}, description="The only home of a figure: measure id to quantity")
    provides: dict[str, Offer] = Field({}, description="Channels, languages, certifications and other offers")
    price: Price | None = Field(None, description="The quote")
    costs: ClientCosts = Field(ClientCosts(), description="What it costs the buyer beside the fee")
    true_cost: NonNegative | None = Field(
        None, description="A stated true cost over the term, where there is no cost model"
    )
    settled: bool = Field(
        False, description="Whether the team is in place already, so that there is no ramp at the start"
    )
    automation: Automation | None = Field(None, description="Contacts handled without an agent")
    parts: tuple[Part, ...] = Field((), description="For a mixed option: who does which portion")
    risks: tuple[Risk, ...] = Field((), description="Risks")
    out: Out | None = Field(None, description="Excluded by decision")

    @field_validator("measures", mode="before")
    @classmethod
    def _each_in_its_unit(cls, data: Any, info: ValidationInfo) -> Any:
        return read_measures(data, (info.context or {}).get("measures") or catalogue())

    @model_validator(mode="after")
    def _unique_evidence(self) -> Self:
        ids = [piece.id for piece in self.evidence]
        twice = next((one for one in ids if ids.count(one) > 1), None)
        if twice is not None:
            context = {"id": twice, "hint": "give each piece of evidence its own id"}
            raise PydanticCustomError("evidence_twice", "two pieces of evidence are called {id}", context)
        return self

    @model_validator(mode="after")
    def _parts_of_mixed(self) -> Self:
        if bool(self.parts) != (self.kind is Kind.MIXED):
            hint = "give kind: mixed exactly where there are parts"
            raise PydanticCustomError("mixed_parts", "kind mixed and parts go together", {"hint": hint})
        if self.parts and self.price is not None:
            hint = "remove price; each part's own price counts"
            raise PydanticCustomError("mixed_price", "a mixed option has no price of its own", {"hint": hint})
        return self


class EvidenceFile(Model):
    """Measured evidence, written by a tool beside the profile: vendors/evidence/NAME/*.yaml."""

    vendor: str = Field(description="The option's id")
    evidence: tuple[Evidence, ...] = Field((), description="What was measured")
    measures: dict[str, Quantity] = Field({}, description="Figures; they stand in for the profile's own")

    @field_validator("measures", mode="before")
    @classmethod
    def _each_in_its_unit(cls, data: Any, info: ValidationInfo) -> Any:
        return read_measures(data, (info.context or {}).get("measures") or catalogue())
