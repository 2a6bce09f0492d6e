"""Staffing of a project's options: the volume each would handle, the agents that needs, and the agents it offers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from vendoreval.cost.case import Case, Input
from vendoreval.cost.inputs import MONTHS_PER_YEAR, Buyer, Operation, Option
from vendoreval.cost.staffing.plan import Plan, Team, plan, planned_occupancy
from vendoreval.cost.term import assemble, months
from vendoreval.project.model.quantity import Share
from vendoreval.project.model.settings import FILE
from vendoreval.project.model.staffing import StaffingProfile
from vendoreval.project.model.vendor import Figure
from vendoreval.project.project import Project

AGENTS = "agents_offered"
PEAK_AGENTS = "peak_agents_offered"
"""Names below `provides`: full-time agents, all year and in the busiest months."""


@dataclass(frozen=True)
class Volume:
    """The first year of one operation, as if no customer were lost: one figure a month.

    Attributes:
        contacts: Handled contacts.
        productivity: The team's, relative to experienced agents.
    """

    contacts: tuple[float, ...]
    productivity: tuple[float, ...]

    @classmethod
    def of(cls, buyer: Buyer, operation: Operation) -> Volume:
        """The volume of an operation that does all the work."""
        option = Option.of(operation)
        handling = operation.handle_time / (60 * operation.occupancy)
        contacts, productivity = [], []
        for month in months(buyer, option, assemble(buyer, option)):
            if month.number > MONTHS_PER_YEAR:
                break
            contacts.append(float(month.work[0].contacts))
            productivity.append(float(handling / month.work[0].service.hours))
        return cls(tuple(contacts), tuple(productivity))


def staffing_profile(project: Project) -> StaffingProfile | None:
    """The buyer's volume profile, where it states one."""
    return project.settings.buyer.staffing if project.settings.buyer else None


def plans(project: Project, case: Case) -> Mapping[str, Plan | str]:
    """The staffing of every option, or why it cannot be planned; nothing without a profile.

    A mixed option is not planned: its parts are, as if each did all the work.
    """
    profile = staffing_profile(project)
    if profile is None:
        return {}
    buyer, options = case.numbers()
    found: dict[str, Plan | str] = {}
    for name in case.operations:
        operation = options[name].parts[0].operation
        team = Team(
            handle_time=float(operation.handle_time),
            shrinkage=float(operation.shrinkage),
            paid_hours=float(buyer.paid_hours),
            offered=_agents(project, name, AGENTS),
            offered_at_peak=_agents(project, name, PEAK_AGENTS),
        )
        volume = Volume.of(buyer, operation)
        try:
            found[name] = plan(profile, volume.contacts, team, volume.productivity)
        except ValueError as impossible:
            found[name] = str(impossible)
    found |= dict.fromkeys(case.mixes, "a mixed option; see its parts, each staffed as if it did all the work")
    found |= {name: f"it cannot be costed; {why}" for name, why in case.uncosted.items()}
    return found


def with_planned_occupancy(project: Project, case: Case) -> Case:
    """The case with the occupancy that the volume allows, for each option whose file states none."""
    profile = staffing_profile(project)
    if profile is None:
        return case
    buyer, options = case.numbers()
    basis = f"{project.place(FILE, ('buyer', 'staffing'), key=True)}, planned half-hour by half-hour"
    operations = dict(case.operations)
    for name, held in case.operations.items():
        if not held.inputs["occupancy"].is_default:
            continue
        operation = options[name].parts[0].operation
        volume = Volume.of(buyer, operation)
        try:
            share = planned_occupancy(profile, volume.contacts, float(operation.handle_time), volume.productivity)
        except ValueError:
            continue
        if share > 0:
            planned = _planned(held.inputs["occupancy"], share, basis)
            operations[name] = replace(held, inputs={**held.inputs, "occupancy": planned})
    return replace(case, operations=operations)


def _planned(stated: Input, share: float, basis: str) -> Input:
    return replace(stated, quantity=Share(value=share), basis=basis, trust="buyer", is_default=False)


def _agents(project: Project, option: str, name: str) -> float | None:
    """So many agents as the offer says; None when it does not."""
    offer = project.vendors[option].provides.get(name)
    figure = offer.value if isinstance(offer, Figure) else offer
    if isinstance(figure, bool) or not isinstance(figure, int | float):
        return None
    return float(figure)
