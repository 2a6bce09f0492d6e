"""The buyer's side of the cost model: what all options share."""

from __future__ import annotations

from typing import Self

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from vendoreval.project.model.base import Model
from vendoreval.project.model.quantity import NonNegative, OpenShare, Positive, Rate, Share
from vendoreval.project.model.staffing import StaffingProfile

MONTHS = 12


class ChurnPerIssue(Model):
    """Excess chance that an issue costs the customer, relative to an easy contact."""

    effort: Share | None = Field(None, description="Resolved, but after repeats or with high effort (delta R)")
    failed: Share | None = Field(None, description="Gave up unresolved (delta F)")
    dropped: Share | None = Field(None, description="Never answered (delta D); instead of dropped_ratio")
    dropped_ratio: NonNegative | None = Field(None, description="delta D as a multiple of delta F")

    @model_validator(mode="after")
    def _one_dropped(self) -> Self:
        if self.dropped is not None and self.dropped_ratio is not None:
            hint = "keep either dropped or dropped_ratio"
            raise PydanticCustomError(
                "two_of_one", "dropped and dropped_ratio say the same thing twice", {"hint": hint}
            )
        return self


class RepeatContact(Model):
    """How often a customer whose issue is still open contacts again."""

    unresolved: OpenShare | None = Field(None, description="After an answer that did not resolve it (rho f)")
    unanswered: OpenShare | None = Field(None, description="After no answer at all (rho u)")


class Buyer(Model):
    """The customers, their worth, what they ask for and how that moves; every option is costed against this."""

    customers: Positive = Field(description="Customers at the start")
    margin: NonNegative = Field(
        description="Contribution margin per customer and month, before support cost, in the project's currency"
    )
    churn: OpenShare = Field(description="Share of customers lost a month under the baseline, as observed")
    issues: Positive = Field(description="Issues (not contacts) per customer and month")
    season: tuple[float, ...] | None = Field(
        None, description="Twelve factors with mean 1, first month of the term first"
    )
    term: int = Field(36, ge=1, le=120, description="Months over which every option is costed")
    discount: Rate | None = Field(None, description="Nominal discount rate per year")
    inflation: Rate | None = Field(None, description="Yearly rise of the buyer's own cost lines")
    repeat: RepeatContact = Field(RepeatContact(), description="Chance of another contact while an issue is open")
    churn_per_issue: ChurnPerIssue = Field(ChurnPerIssue(), description="Excess churn per issue, by how it ended")
    escalation_cost: NonNegative | None = Field(None, description="Buyer's cost of one contact escalated to it")
    loss_per_failed_issue: NonNegative | None = Field(None, description="Refund, return or chargeback per failed issue")
    paid_hours: Positive | None = Field(None, description="Paid hours per full-time agent and month")
    channels: dict[str, Share] = Field({}, description="Share of the issues by channel, for mixed options")
    languages: dict[str, Share] = Field({}, description="Share of the issues by language, for mixed options")
    after_hours: Share | None = Field(None, description="Share of the issues outside working hours, for mixed options")
    staffing: StaffingProfile | None = Field(None, description="Volume by half-hour and service target")

    @field_validator("season")
    @classmethod
    def _whole_year(cls, season: tuple[float, ...] | None) -> tuple[float, ...] | None:
        if season is None:
            return None
        if len(season) != MONTHS:
            context = {"found": len(season), "hint": "give one factor for each of the twelve months"}
            raise PydanticCustomError("season_length", "season has {found} factors, not 12", context)
        mean = sum(season) / MONTHS
        if min(season) < 0 or abs(mean - 1) > 0.01:
            context = {"mean": f"{mean:.3f}", "hint": "divide every factor by their mean, and keep all at 0 or more"}
            raise PydanticCustomError("season_mean", "season has a mean of {mean}, not 1", context)
        return season

    @field_validator("channels", "languages")
    @classmethod
    def _shares_sum(cls, shares: dict[str, Share]) -> dict[str, Share]:
        total = sum(share.stated for share in shares.values())
        if shares and abs(total - 1) > 0.005:
            context = {"total": f"{total:.3f}", "hint": "make the shares add up to 1"}
            raise PydanticCustomError("shares_sum", "the shares add up to {total}, not 1", context)
        return shares
