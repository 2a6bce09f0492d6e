"""One average week, staffed: agents by half-hour, the hours they work, and what customers meet."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from vendoreval.cost.staffing.deferred import with_deferred
from vendoreval.cost.staffing.erlang import Floats, Service
from vendoreval.cost.staffing.required import Counts, ServiceTarget, required_agents
from vendoreval.cost.staffing.shape import Shape

if TYPE_CHECKING:
    from vendoreval.project.model.staffing import StaffingProfile

DEFAULT_HIGHEST_OCCUPANCY = 0.85
"""An assumption: the upper end of the 75 to 85 % that contact centres commonly plan for."""


@dataclass(frozen=True)
class Week:
    """An average week, staffed.

    Attributes:
        contacts: Over all channels.
        handle_time: Minutes of an agent's time that each takes.
        agents: Logged in, for each of the week's 336 half-hours from Monday 00:00; 0 when closed.
        work: Hours spent handling contacts.
    """

    contacts: float
    handle_time: float
    agents: tuple[int, ...]
    work: float

    @property
    def hours(self) -> float:
        """Logged-in hours."""
        return sum(self.agents) / 2

    @property
    def occupancy(self) -> float:
        """The share of logged-in time spent handling contacts; 0 when nobody is logged in."""
        return self.work / self.hours if self.hours else 0.0


@dataclass(frozen=True, slots=True)
class ChannelMet:
    """What customers of a channel meet over a week, each half-hour counting by its volume; as in `Service`."""

    delayed: float
    answered_in_time: float
    mean_wait: float
    abandoned: float


@dataclass(frozen=True)
class Met:
    """What customers meet by channel; None for a channel nobody uses."""

    phone: ChannelMet | None
    chat: ChannelMet | None


class Desk:
    """The buyer's volume profile with its targets, ready to staff weeks of any volume."""

    def __init__(self, profile: StaffingProfile) -> None:
        self.shape = Shape.of(profile)
        self.target = ServiceTarget(
            share=profile.target.answered.stated,
            within=profile.target.within.stated,
            patience=profile.patience.stated if profile.patience else None,
            abandoned=profile.highest_abandonment.stated if profile.highest_abandonment else None,
        )
        cap = profile.highest_occupancy
        self.highest_occupancy = DEFAULT_HIGHEST_OCCUPANCY if cap is None else cap.stated
        self.occupancy_assumed = cap is None
        self.least_agents = profile.least_agents
        chat_share = profile.chat_share.stated if profile.chat_share else 0.0
        deferred_share = profile.deferred.share.stated if profile.deferred else 0.0
        self.phone_share = max(1 - chat_share - deferred_share, 0.0)
        self.chat_share = chat_share
        self.concurrency = profile.chat_concurrency.stated if profile.chat_concurrency else 1.0
        self.deferred_share, self.deferred_time, self.deferred_wait = deferred_share, 0.0, 1
        if profile.deferred:
            self.deferred_time = profile.deferred.handle_time.stated if profile.deferred.handle_time else 0.0
            self.deferred_wait = max(1, math.floor(profile.deferred.within_hours.stated * 2))

    def weeks(self, contacts: Sequence[float], handle_time: Sequence[float]) -> tuple[Week, ...]:
        """Weeks staffed for so many contacts of so many minutes of an agent's time each."""
        calls, chats = self._calls(contacts, handle_time), self._chats(contacts, handle_time)
        present = np.maximum(calls.agents + chats.agents, self.least_agents)
        live = calls.busy(self.target) + chats.busy(self.target)
        found = []
        for index, (volume, each) in enumerate(zip(contacts, handle_time, strict=True)):
            agents, now = present[index], live[index]
            later = volume * self.deferred_share * (self.deferred_time or each) / 30 * self.shape.deferred
            if later.any():
                agents = with_deferred(agents, now, later, self.deferred_wait, self.highest_occupancy)
            work = float(now.sum() + later.sum()) / 2
            found.append(Week(volume, each, self.shape.over_the_week(agents), work))
        return tuple(found)

    def met(self, week: Week, present: float = 1.0) -> Met:
        """What customers meet in a week when only so large a share of its agents is there, cut alike in every half-hour.

        Agents beyond those the channels need take calls, or chats where nobody calls.
        """
        calls, chats = (
            self._calls([week.contacts], [week.handle_time]),
            self._chats([week.contacts], [week.handle_time]),
        )
        agents = np.array(week.agents, dtype=np.int64)[self.shape.half_hours]
        on_calls = agents - chats.agents if self.phone_share else np.zeros_like(chats.agents)
        return Met(calls.met(self.target, on_calls, present), chats.met(self.target, agents - on_calls, present))

    def _calls(self, contacts: Sequence[float], handle_time: Sequence[float]) -> _Channel:
        return self._channel(contacts, self.phone_share, handle_time, 1.0)

    def _chats(self, contacts: Sequence[float], handle_time: Sequence[float]) -> _Channel:
        return self._channel(contacts, self.chat_share, handle_time, self.concurrency)

    def _channel(
        self, contacts: Sequence[float], share: float, handle_time: Sequence[float], concurrency: float
    ) -> _Channel:
        """A live channel: an agent holds `concurrency` contacts at once, each taking so many times longer."""
        seconds = np.array(handle_time)[:, None] * (60 * concurrency)
        loads = np.outer(contacts, self.shape.live) * share * seconds / 1800
        slots = required_agents(loads, seconds, self.target, self.highest_occupancy)
        return _Channel(loads, seconds, concurrency, np.ceil(slots / concurrency).astype(np.int64))


@dataclass(frozen=True)
class _Channel:
    """One live channel, weeks by open half-hours: its load in contacts held at once, and the agents its target needs."""

    loads: Floats
    seconds: Floats
    concurrency: float
    agents: Counts

    def _service(self, target: ServiceTarget, agents: Counts, present: float = 1.0) -> Service:
        slots = np.floor(agents * (self.concurrency * present) + 1e-9)
        return target.service(self.loads, slots, self.seconds)

    def busy(self, target: ServiceTarget) -> Floats:
        """Agents at work on average; customers who hang up give them none."""
        held: Floats = self.loads / self.concurrency
        if target.patience is None:
            return held
        return held * (1 - self._service(target, self.agents).abandoned)

    def met(self, target: ServiceTarget, agents: Counts, present: float) -> ChannelMet | None:
        """What customers meet over all weeks with a share of so many agents; None when there are no customers."""
        if not self.loads.any():
            return None
        service = self._service(target, agents, present)
        used = self.loads > 0
        share = self.loads[used] / self.loads.sum()
        return ChannelMet(
            *(
                float(share @ figures[used])
                for figures in (service.delayed, service.answered_in_time, service.mean_wait, service.abandoned)
            )
        )
