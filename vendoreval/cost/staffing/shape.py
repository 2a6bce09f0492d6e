"""When contacts come: the buyer's volume profile as shares of a week's volume, half-hour by half-hour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from vendoreval.cost.staffing.erlang import Floats
from vendoreval.cost.staffing.required import Counts
from vendoreval.project.hours import HALF_HOURS_A_WEEK, Hours

if TYPE_CHECKING:
    from vendoreval.project.model.staffing import StaffingProfile


@dataclass(frozen=True)
class Shape:
    """A week's volume by open half-hour, in the time zone of the opening hours.

    Attributes:
        half_hours: The open half-hours of the week, rising from Monday 00:00; every other array has one figure for each.
        live: Share of the week's live contacts; those profiled while it is closed come when it is open.
        deferred: Share of the week's work that can wait; what arrives while it is closed waits for the next opening.
    """

    half_hours: Counts
    live: Floats
    deferred: Floats

    @classmethod
    def of(cls, profile: StaffingProfile) -> Shape:
        """The shape of a profile."""
        weights = np.array(profile.week, dtype=np.float64)
        half_hours = np.array(sorted(Hours.parse(profile.hours).half_hours), dtype=np.int64)
        live = weights[half_hours]
        opening = np.searchsorted(half_hours, np.arange(HALF_HOURS_A_WEEK)) % half_hours.size
        deferred = np.bincount(opening, weights=weights, minlength=half_hours.size)
        return cls(half_hours, live / live.sum(), deferred / deferred.sum())

    def over_the_week(self, figures: Counts) -> tuple[int, ...]:
        """Figures by open half-hour as 336 figures, 0 where it is closed."""
        week = np.zeros(HALF_HOURS_A_WEEK, dtype=np.int64)
        week[self.half_hours] = figures
        return tuple(week.tolist())
