"""The volume by half-hour that agents are staffed for, and the service the buyer wants."""

from __future__ import annotations

from pydantic import Field

from vendoreval.project.model.base import Model
from vendoreval.project.model.quantity import Positive, Share


class ServiceTarget(Model):
    """The share of contacts answered within so many seconds."""

    answered: Share = Field(description="Share of contacts to answer in time")
    within: Positive = Field(description="Seconds")


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
        min_length=48, max_length=48, description="Volume by half-hour from 00:00, any unit"
    )
    hours: str = Field("24x7", description="Opening hours, such as Mon-Sat 08:00-22:00 America/Monterrey")
    target: ServiceTarget = Field(description="The service wanted")
    highest_occupancy: Share | None = Field(None, description="Agents are added until occupancy is no higher")
    patience: Positive | None = Field(None, description="Seconds a customer waits on average before hanging up")
    highest_abandonment: Share | None = Field(None, description="Share that may hang up; needs patience")
    chat_share: Share | None = Field(None, description="Share of the contacts that are chats")
    chat_concurrency: Positive | None = Field(None, description="Chats one agent holds at once")
    deferred: Deferred | None = Field(None, description="Contacts that can wait")
    least_agents: int = Field(0, ge=0, description="Agents present in every open half-hour, whatever the volume")
