"""What an option charges and what else it costs the buyer."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from vendoreval.project.model.base import Day, Model
from vendoreval.project.model.quantity import NonNegative, Positive, Rate, Share


class PriceModel(StrEnum):
    """The unit that is billed."""

    HOUR = "hour"
    FTE = "FTE"
    CONTACT = "contact"
    MINUTE = "minute"
    RESOLUTION = "resolution"
    IN_HOUSE = "in-house"


class CostLine(StrEnum):
    """The cost lines beside the fee; each must be priced, or listed as included in the fee."""

    TRAINING = "training"
    GOVERNANCE = "governance"
    QUALITY_ASSURANCE = "quality_assurance"
    SEATS = "seats"
    TELECOM = "telecom"
    TRAVEL = "travel"
    TAX = "tax"
    TRANSITION = "transition"
    PARALLEL_RUNNING = "parallel_running"
    SEVERANCE = "severance"
    EXIT = "exit"


class Quoted(Model):
    """The quote's own terms."""

    currency: str | None = Field(None, description="The currency the price block is quoted in")
    date: Day | None = Field(None, description="The day of the quote")
    valid_until: Day | None = Field(None, description="The last day the quote stands")
    round: int | None = Field(None, ge=1, description="The round of negotiation")
    source: str | None = Field(None, description="Where the quote stands")


class Tier(Model):
    """A rate for a range of monthly volume."""

    up_to: float | None = Field(None, gt=0, description="The last monthly unit at this rate; the last tier has none")
    rate: NonNegative = Field(description="Per unit")


class Wage(Model):
    """An in-house agent's cost per paid hour: base x burden x overhead + extra per FTE-month / paid hours."""

    base: NonNegative = Field(description="Wage per paid hour")
    burden: Positive = Field(Positive(value=1.0), description="Factor for social charges and benefits")
    overhead: Positive = Field(Positive(value=1.0), description="Factor for supervision and management")
    per_fte: NonNegative = Field(NonNegative(value=0.0), description="Further cost per FTE and month, such as software")


class ServiceCredit(Model):
    """A share of the month's fee handed back when first-contact resolution is under target."""

    first_contact_resolution: Share = Field(description="The target")
    credit: Share = Field(description="Share of that month's fee handed back when it is missed")
    cap: Share | None = Field(None, description="The most handed back in a month, as a share of the fee")
    per_point: bool = Field(False, description="Whether the credit is for each point missed")


class GainShare(Model):
    """A bonus for each point of first-contact resolution above a target."""

    first_contact_resolution: Share = Field(description="The target")
    per_point: NonNegative = Field(description="Bonus a month for each whole point (.01) above the target")
    cap: Share | None = Field(None, description="The most paid in a month, as a share of the fee")


class Price(Model):
    """The quote."""

    quoted: Quoted = Field(Quoted(), description="The quote's own terms")
    model: PriceModel = Field(description="The unit that is billed")
    rate: NonNegative | None = Field(None, description="Per billed unit")
    wage: Wage | None = Field(None, description="In-house only: the wage build-up instead of a rate")
    tiers: tuple[Tier, ...] = Field((), description="Rates by monthly volume instead of one rate")
    tiering: Literal["marginal", "all_units"] = Field(
        "marginal", description="Whether a tier's rate applies to the units inside it, or to all units"
    )
    fixed: NonNegative = Field(NonNegative(value=0.0), description="Fixed fee a month")
    minimum: NonNegative = Field(NonNegative(value=0.0), description="Fewest units billed a month")
    cola: Rate = Field(Rate(value=0.0), description="Yearly rise of the fee written into the contract")
    fx: Rate = Field(Rate(value=0.0), description="Yearly drift of the exchange rate; a currency's drift without it")
    sla: ServiceCredit | None = Field(None, description="Service credits")
    gain_share: GainShare | None = Field(None, description="Bonus")
    tax: Share | None = Field(None, description="Tax on the fee that the buyer cannot reclaim")
    included: tuple[CostLine, ...] = Field((), description="Cost lines the fee already covers")

    @field_validator("tiers")
    @classmethod
    def _rising(cls, tiers: tuple[Tier, ...]) -> tuple[Tier, ...]:
        ends = [tier.up_to for tier in tiers]
        inner = [end for end in ends[:-1] if end is not None]
        if tiers and (None in ends[:-1] or ends[-1] is not None or inner != sorted(set(inner))):
            hint = "let up_to rise from tier to tier and leave it out of the last one"
            raise PydanticCustomError("tiers_order", "the tiers do not follow one another", {"hint": hint})
        return tiers

    @model_validator(mode="after")
    def _one_rate(self) -> Self:
        ways = [name for name in ("rate", "wage") if getattr(self, name) is not None] + (
            ["tiers"] if self.tiers else []
        )
        if len(ways) != 1:
            found = " and ".join(ways) if ways else "none of them"
            context = {"found": found, "hint": "give exactly one of rate, tiers, wage"}
            raise PydanticCustomError("price_rate", "a price needs one of rate, tiers and wage; found {found}", context)
        if self.wage is not None and self.model is not PriceModel.IN_HOUSE:
            hint = "write model: in-house, or give a rate"
            raise PydanticCustomError("price_wage", "a wage build-up is for model in-house", {"hint": hint})
        if self.tax is not None and CostLine.TAX in self.included:
            raise PydanticCustomError(
                "priced_and_included", "tax is priced and listed as included", {"hint": "keep one of the two"}
            )
        return self


class Training(Model):
    """Training of new agents."""

    hours: NonNegative = Field(description="Hours per new agent")
    rate: NonNegative = Field(description="Per hour of training")
    billed_initial: Share = Field(Share(value=1.0), description="Share of the initial training billed to the buyer")
    billed_attrition: Share = Field(Share(value=0.0), description="Share of replacement training billed to the buyer")


class Governance(Model):
    """The buyer's own management of the option."""

    share: Share = Field(Share(value=0.0), description="Of the fee before credits")
    fixed: NonNegative = Field(NonNegative(value=0.0), description="A month")


class QualityAssurance(Model):
    """Contacts the buyer listens to or reads again."""

    share: Share = Field(description="Share of handled contacts reviewed")
    cost: NonNegative = Field(description="Per contact reviewed")


class Exit(Model):
    """Leaving the option at the end of the term."""

    probability: Share = Field(description="Chance of having to")
    cost: NonNegative = Field(description="What it costs then")


class ClientCosts(Model):
    """What the option costs the buyer beside the fee; a line neither here nor `included` is unknown, never 0."""

    training: Training | None = Field(None, description="Training of new agents")
    governance: Governance | None = Field(None, description="Managing the option")
    quality_assurance: QualityAssurance | None = Field(None, description="Reviewing contacts")
    seats: NonNegative | None = Field(None, description="Licences and equipment per FTE and month")
    telecom: NonNegative | None = Field(None, description="Per minute of handling")
    travel: NonNegative | None = Field(None, description="A month")
    transition: NonNegative | None = Field(None, description="Once, at the start")
    parallel_running: NonNegative | None = Field(None, description="Once, at the start")
    severance: NonNegative | None = Field(None, description="Once, at the start")
    exit: Exit | None = Field(None, description="Leaving at the end")
