"""What the staffing arithmetic says against an offer: too few agents, or agents busier than the volume lets them be."""

from __future__ import annotations

from collections.abc import Iterator

from vendoreval.cost.case import Case
from vendoreval.cost.staffing.offers import AGENTS, PEAK_AGENTS, plans
from vendoreval.cost.staffing.plan import Plan
from vendoreval.diagnostic import Diagnostic
from vendoreval.project.catalogue import found
from vendoreval.project.project import Project, vendor_path

_BUSIER = 0.05
"""Points of occupancy by which a stated figure may be above the planned one."""


def check_staffing(project: Project, case: Case) -> Iterator[Diagnostic]:
    """Every finding about the agents of the options; nothing where the buyer states no volume profile."""
    for option, planned in plans(project, case).items():
        if isinstance(planned, Plan):
            yield from _too_few(project, option, planned)
            yield from _too_busy(project, case, option, planned)


def _too_few(project: Project, option: str, planned: Plan) -> Iterator[Diagnostic]:
    """A low bid: fewer agents than the mean need, or at no time as many as the busiest month needs."""
    document = project.documents[vendor_path(option)]
    provides = project.vendors[option].provides
    if planned.missing_on_average:
        message = (
            f"{planned.team.offered:g} full-time agents are offered, and the volume needs {planned.mean:.1f} on average"
        )
        hint = "Ask how it would be staffed half-hour by half-hour; vendoreval cost staffing shows the need"
        yield found("too-few-agents", document, ("provides", AGENTS), message, hint)
    if planned.missing:
        name = PEAK_AGENTS if PEAK_AGENTS in provides else AGENTS
        message = (
            f"at most {planned.team.most:g} full-time agents are offered, and month {planned.busiest} needs "
            f"{planned.peak:.1f}"
        )
        hint = "Ask who answers in that month; vendoreval cost staffing shows the need"
        yield found("too-few-agents", document, ("provides", name), message, hint)


def _too_busy(project: Project, case: Case, option: str, planned: Plan) -> Iterator[Diagnostic]:
    """An occupancy that the volume, spread over the week as it is, does not let agents reach."""
    own = project.vendors[option].measures.get("occupancy")
    if own is None or case.operations[option].inputs["occupancy"].quantity is not own:
        return  # planned already, or measured from records
    if own.stated > planned.occupancy + _BUSIER:
        message = f"{100 * own.stated:.0f} % occupancy is stated, and the volume allows {100 * planned.occupancy:.0f} %"
        hint = f"Write {planned.occupancy:.2f}, or leave it out, so that it is planned from the volume"
        keypath = ("measures", "occupancy")
        yield found("occupancy-above-plan", project.documents[vendor_path(option)], keypath, message, hint)
