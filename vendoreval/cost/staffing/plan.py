"""A year's staffing for one option: full-time agents needed month by month, against those offered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from vendoreval.cost.staffing.week import Desk, Met, Week

if TYPE_CHECKING:
    from vendoreval.project.model.staffing import StaffingProfile

WEEKS_A_MONTH = 365.25 / 7 / 12


@dataclass(frozen=True, slots=True)
class Team:
    """What staffing needs to know of an option.

    Attributes:
        handle_time: Minutes of an experienced agent's time that a contact takes.
        shrinkage: Share of paid time in which agents are not logged in.
        paid_hours: A full-time agent's, a month.
        offered: Full-time agents offered; None when the offer does not say.
        offered_at_peak: Full-time agents offered for the busiest months; as many as otherwise when None.
    """

    handle_time: float
    shrinkage: float
    paid_hours: float = 160.0
    offered: float | None = None
    offered_at_peak: float | None = None

    def full_time(self, hours_a_week: float) -> float:
        """Full-time agents whose paid time leaves so many logged-in hours a week."""
        return hours_a_week * WEEKS_A_MONTH / (1 - self.shrinkage) / self.paid_hours

    @property
    def most(self) -> float | None:
        """The most full-time agents the offer has in any month; None when it does not say."""
        known = [figure for figure in (self.offered, self.offered_at_peak) if figure is not None]
        return max(known, default=None)


@dataclass(frozen=True)
class Plan:
    """Staffing of one option, an average week for each month.

    Attributes:
        weeks: One for each month.
        full_time: Full-time agents needed, one figure a month.
        team: The option's side.
        desk: What the weeks were staffed by.
    """

    weeks: tuple[Week, ...]
    full_time: tuple[float, ...]
    team: Team
    desk: Desk = field(repr=False, compare=False)

    @property
    def highest_occupancy(self) -> float:
        """The occupancy agents are planned up to."""
        return self.desk.highest_occupancy

    @property
    def occupancy_assumed(self) -> bool:
        """Whether that is the tool's default."""
        return self.desk.occupancy_assumed

    @property
    def patience(self) -> float | None:
        """Mean seconds before a customer hangs up; None when nobody is taken to."""
        return self.desk.target.patience

    @cached_property
    def met(self) -> Met:
        """What customers meet in the busiest month."""
        return self.desk.met(self.weeks[self.busiest - 1])

    @cached_property
    def short(self) -> Met | None:
        """What they meet then with the most agents offered, spread like those needed.

        None when these suffice or the offer does not say.
        """
        if not self.missing or self.team.most is None:
            return None
        return self.desk.met(self.weeks[self.busiest - 1], self.team.most / self.peak)

    @property
    def busiest(self) -> int:
        """The month, from 1, that needs most agents."""
        return self.full_time.index(self.peak) + 1

    @property
    def peak(self) -> float:
        """Full-time agents needed in the busiest month."""
        return max(self.full_time)

    @property
    def mean(self) -> float:
        """Full-time agents needed, over the months."""
        return sum(self.full_time) / len(self.full_time)

    @property
    def occupancy(self) -> float:
        """The share of logged-in time spent handling contacts, over the months; 0 when nobody is needed."""
        return _occupancy(self.weeks)

    @property
    def short_months(self) -> tuple[int, ...]:
        """The months, from 1, that need more agents than the offer has in any month: a low-bid alarm."""
        most = self.team.most
        if most is None:
            return ()
        return tuple(month for month, needed in enumerate(self.full_time, 1) if needed > most)

    @property
    def missing(self) -> float:
        """Full-time agents that the offer lacks in the busiest month; 0 when it has enough or does not say."""
        most = self.team.most
        return 0.0 if most is None else max(self.peak - most, 0.0)

    @property
    def missing_on_average(self) -> float:
        """Full-time agents by which the regular offer is below the mean need: the other low-bid alarm; 0 without."""
        return 0.0 if self.team.offered is None else max(self.mean - self.team.offered, 0.0)

    @property
    def low_bid(self) -> bool:
        """Whether fewer agents are offered than the volume needs."""
        return bool(self.missing or self.missing_on_average)


def plan(
    profile: StaffingProfile, contacts: Sequence[float], team: Team, productivity: Sequence[float] | None = None
) -> Plan:
    """The staffing that a volume needs.

    Args:
        profile: When contacts come and how fast they must be answered.
        contacts: Handled contacts a month, season included, one figure for each month to be staffed.
        team: The option's side.
        productivity: The team's, relative to experienced agents, one figure a month; all experienced without it.

    Raises:
        ValueError: When the team or the volume is impossible, in a plain sentence.
    """
    if not 0 <= team.shrinkage < 1:
        raise ValueError(f"shrinkage of {team.shrinkage:g} leaves nobody at work")
    if team.handle_time <= 0 or team.paid_hours <= 0:
        raise ValueError("handle time and paid hours must be above 0")
    if not contacts or min(contacts) < 0:
        raise ValueError("contacts a month cannot be below 0")
    desk = Desk(profile)
    weeks = _weeks(desk, contacts, team.handle_time, productivity)
    return Plan(weeks, tuple(team.full_time(week.hours) for week in weeks), team, desk)


def planned_occupancy(
    profile: StaffingProfile,
    contacts: Sequence[float],
    handle_time: float,
    productivity: Sequence[float] | None = None,
) -> float:
    """The occupancy of `plan` alone, which takes a fraction of its time."""
    return _occupancy(_weeks(Desk(profile), contacts, handle_time, productivity))


def _weeks(
    desk: Desk, contacts: Sequence[float], handle_time: float, productivity: Sequence[float] | None
) -> tuple[Week, ...]:
    pace = productivity or (1.0,) * len(contacts)
    return desk.weeks([volume / WEEKS_A_MONTH for volume in contacts], [handle_time / one for one in pace])


def _occupancy(weeks: Sequence[Week]) -> float:
    hours = sum(week.hours for week in weeks)
    return sum(week.work for week in weeks) / hours if hours else 0.0
