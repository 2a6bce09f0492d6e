"""Options made of parts, automated handling, and work that moves in-house later."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from vendoreval.project.model.base import Model
from vendoreval.project.model.quantity import NonNegative, Positive, Share


class Automation(Model):
    """Contacts handled without an agent."""

    contained: Share = Field(description="Share of the contacts that never reach an agent")
    first_contact_resolution: Share = Field(description="Share of the contained contacts that are resolved")
    rate: NonNegative = Field(NonNegative(value=0.0), description="Per contained contact")
    fixed: NonNegative = Field(NonNegative(value=0.0), description="A month")


class Part(Model):
    """A portion of the work, done by another option: exactly one way of saying which portion."""

    vendor: str = Field(description="The id of the option that does it")
    share: Share | None = Field(None, description="Share of all issues")
    channels: tuple[str, ...] | None = Field(None, description="The channels it takes")
    languages: tuple[str, ...] | None = Field(None, description="The languages it takes")
    after_hours: bool | None = Field(None, description="Whether it takes the issues outside working hours")
    months: tuple[int, int] | None = Field(None, description="First and last month of the term in which it works")
    overflow_above: Positive | None = Field(None, description="It takes the issues above so many a month")
    rest: bool = Field(False, description="Whether it takes what the other parts leave")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        ways = ("share", "channels", "languages", "after_hours", "months", "overflow_above")
        given = [name for name in ways if getattr(self, name) is not None] + (["rest"] if self.rest else [])
        if len(given) != 1:
            context = {
                "found": ", ".join(given) or "none",
                "hint": "give one of share, channels, languages, after_hours, months, overflow_above, rest",
            }
            raise PydanticCustomError(
                "part_portion", "a part needs one way of saying its portion; found {found}", context
            )
        if self.months and not 1 <= self.months[0] <= self.months[1]:
            context = {"hint": "write [first, last], counted from 1"}
            raise PydanticCustomError("part_months", "the months of a part must rise from 1", context)
        return self
