"""The volume by half-hour that agents are staffed for, and the service the buyer wants."""

from __future__ import annotations

from typing import Self

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from vendoreval.project.hours import HALF_HOURS_A_DAY, HALF_HOURS_A_WEEK, Hours
from vendoreval.project.model.base import Model
from vendoreval.project.model.quantity import Positive, Share


class ServiceTarget(Model):
    """The share of contacts answered within so many seconds."""

    answered: Share = Field(description="Share of contacts to answer in time; below 1")
    within: Positive = Field(description="Seconds")

    @field_validator("answered")
    @classmethod
    def _not_all(cls, answered: Share) -> Share:
        if answered.stated >= 1:
            context = {"hint": "80 % within 20 seconds is a common target"}
            raise PydanticCustomError("target_all", "no number of agents answers every contact in time", context)
        return answered


class Deferred(Model):
    """Work that can wait, such as e-mail: it fills the idle half-hours."""

    share: Share = Field(description="Share of the contacts that can wait")
    within_hours: Positive = Field(description="Opening hours within which each must be answered")
    handle_time: Positive | None = Field(None, description="Minutes each; the option's handle time without it")


class StaffingProfile(Model):
    """When contacts come, and how fast they must be answered."""

    weekdays: tuple[float, ...] = Field(
        (1.0,) * 7, min_length=7, max_length=7, description="Volume by weekday, Monday first, any unit"
    )
    half_hours: tuple[float, ...] = Field(
        description="Volume by half-hour from 00:00, any unit: 48 of a day, or 336 of a week from Monday"
    )
    hours: str = Field(
        "24x7", description="Opening hours, such as Mon-Sat 08:00-22:00 America/Monterrey; the profile is in their zone"
    )
    target: ServiceTarget = Field(description="The service wanted")
    highest_occupancy: Share | None = Field(
        None, description="Agents are added until occupancy is no higher; 85 % without it, an assumption"
    )
    patience: Positive | None = Field(
        None, description="Seconds a customer waits on average before hanging up; nobody does without it"
    )
    highest_abandonment: Share | None = Field(None, description="Share that may hang up; needs patience")
    chat_share: Share | None = Field(None, description="Share of the contacts that are chats")
    chat_concurrency: Positive | None = Field(
        None, description="Chats one agent holds at once; each then lasts that many times the handle time"
    )
    deferred: Deferred | None = Field(None, description="Contacts that can wait")
    least_agents: int = Field(
        0, ge=0, le=10_000, description="Agents present in every open half-hour, whatever the volume"
    )

    @field_validator("hours")
    @classmethod
    def _readable(cls, hours: str) -> str:
        try:
            Hours.parse(hours)
        except ValueError as refusal:
            context = {"why": str(refusal), "hint": "write 24x7 or Mon-Sat 08:00-22:00, with a time zone at the end"}
            raise PydanticCustomError("hours_text", "{why}", context) from None
        return hours

    @field_validator("weekdays", "half_hours")
    @classmethod
    def _volumes(cls, volumes: tuple[float, ...]) -> tuple[float, ...]:
        if min(volumes, default=0) < 0:
            context = {"found": f"{min(volumes):g}", "hint": "write 0 where nobody contacts"}
            raise PydanticCustomError("profile_negative", "a volume of {found} is below 0", context)
        if sum(volumes) == 0:
            context = {"hint": "write the contacts of each half-hour, or any figures in proportion to them"}
            raise PydanticCustomError("profile_empty", "the profile has no volume at all", context)
        return volumes

    @field_validator("half_hours")
    @classmethod
    def _day_or_week(cls, half_hours: tuple[float, ...]) -> tuple[float, ...]:
        if len(half_hours) not in (HALF_HOURS_A_DAY, HALF_HOURS_A_WEEK):
            context = {"found": len(half_hours), "hint": "give 48 figures for a day, or 336 for a week from Monday"}
            raise PydanticCustomError("profile_length", "half_hours has {found} figures, not 48 or 336", context)
        return half_hours

    @field_validator("highest_occupancy")
    @classmethod
    def _time_to_work(cls, highest: Share | None) -> Share | None:
        if highest is not None and highest.stated <= 0:
            context = {"hint": "write the highest share of their time agents may be busy, such as 85 %"}
            raise PydanticCustomError("occupancy_none", "no contact can be handled at an occupancy of 0", context)
        return highest

    @field_validator("chat_concurrency")
    @classmethod
    def _one_or_more(cls, concurrency: Positive | None) -> Positive | None:
        if concurrency is not None and concurrency.stated < 1:
            context = {"hint": "write 1 or more"}
            raise PydanticCustomError("concurrency_low", "an agent holds at least one chat at once", context)
        return concurrency

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if len(self.half_hours) == HALF_HOURS_A_WEEK and "weekdays" in self.model_fields_set:
            context = {"hint": "remove weekdays; a profile of 336 figures has them in it"}
            raise PydanticCustomError(
                "profile_twice", "a week's profile and weekdays say the same thing twice", context
            )
        if self.highest_abandonment is not None and self.patience is None:
            context = {"hint": "add patience, the seconds a customer waits on average before hanging up"}
            raise PydanticCustomError("needs_patience", "highest_abandonment needs patience", context)
        waiting = self.deferred.share.stated if self.deferred else 0.0
        chats = self.chat_share.stated if self.chat_share else 0.0
        if waiting + chats > 1 + 1e-9:
            context = {"total": f"{waiting + chats:.3f}", "hint": "lower chat_share or the deferred share"}
            raise PydanticCustomError("shares_sum", "chats and deferred contacts together are {total} of all", context)
        week = self.week
        if not any(week[index] for index in Hours.parse(self.hours).half_hours):
            context = {"hours": self.hours, "hint": "check hours, and that half_hours starts at 00:00"}
            raise PydanticCustomError("profile_closed", "the profile has no volume in the hours {hours}", context)
        return self

    @property
    def week(self) -> tuple[float, ...]:
        """Volume by half-hour of the week, Monday 00:00 first: 336 figures in any unit."""
        if len(self.half_hours) == HALF_HOURS_A_WEEK:
            return self.half_hours
        return tuple(day * half_hour for day in self.weekdays for half_hour in self.half_hours)
