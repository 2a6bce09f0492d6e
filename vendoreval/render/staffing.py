"""Agents needed against agents offered, option by option: a bid with too few is a low bid."""

from __future__ import annotations

from collections.abc import Mapping

from vendoreval.cost.staffing.plan import Plan
from vendoreval.cost.staffing.week import Met
from vendoreval.render import figures
from vendoreval.render.table import Column, Paint, plain, table, wrapped
from vendoreval.render.visible import visible

UNKNOWN = "-"


def staffing(
    plans: Mapping[str, Plan | str], names: Mapping[str, str], *, width: int | None = None, paint: Paint = plain
) -> str:
    """The staffing of every option in the first year, ending without a line end.

    Args:
        plans: Option id to its plan, or why there is none.
        names: Option id to name.
        width: Columns of the terminal; None for no limit.
        paint: Colours text.
    """
    held = {option: found for option, found in plans.items() if isinstance(found, Plan)}
    blocks = [
        _table(held, names, width, paint) if held else [],
        [
            line
            for option, found in held.items()
            for line in wrapped(_alarm(visible(names[option]), found), width, "  ", "")
        ],
        [f"{visible(names[option])}: {visible(why)}" for option, why in plans.items() if isinstance(why, str)],
        _basis(held, width),
    ]
    return "\n\n".join("\n".join(line for line in block if line) for block in blocks if any(block))


def _table(plans: Mapping[str, Plan], names: Mapping[str, str], width: int | None, paint: Paint) -> list[str]:
    found = list(plans.values())
    return table(
        [
            Column("Option", tuple(visible(names[option]) for option in plans), right=False, shorten=True),
            Column("Needed", tuple(figures.points(one.mean) for one in found)),
            Column("Peak", tuple(figures.points(one.peak) for one in found)),
            Column("Month", tuple(str(one.busiest) for one in found), drop=2),
            Column("Offered", tuple(_agents(one.team.offered) for one in found)),
            Column("At peak", tuple(_agents(one.team.most) for one in found), drop=1),
            Column("Occupancy", tuple(figures.percent(one.occupancy) for one in found), drop=3),
            Column("In time", tuple(_in_time(one.met) for one in found)),
            Column("As offered", tuple(_in_time(one.short or one.met) for one in found)),
        ],
        width=width,
        paint=paint,
        styles=["bad" if one.missing or one.missing_on_average else "" for one in found],
    )


def _alarm(name: str, found: Plan) -> str:
    """What too few agents mean; empty when the offer suffices or does not say."""
    if found.team.most is None:
        return f"{name} does not say how many agents it offers; ask."
    if not found.missing and not found.missing_on_average:
        return ""
    parts = []
    if found.missing_on_average:
        parts.append(f"{figures.points(found.missing_on_average)} agents short of what an average month needs")
    if found.missing:
        months = figures.counted(len(found.short_months), "month")
        parts.append(
            f"{figures.points(found.missing)} short in month {found.busiest}, and short in {months} of the year"
        )
    return f"Low bid: {name} is {figures.listed(parts)}."


def _basis(plans: Mapping[str, Plan], width: int | None) -> list[str]:
    if not plans:
        return []
    one = next(iter(plans.values()))
    assumed = " (an assumption)" if one.occupancy_assumed else ""
    text = (
        "Full-time agents, first year, new agents slower as they learn, nobody above "
        f"{figures.percent(one.highest_occupancy)} occupancy{assumed}. In time is the share of calls and chats answered "
        "within the target in the busiest month, with the agents needed and with those offered."
    )
    return wrapped(text, width)


def _agents(count: float | None) -> str:
    return UNKNOWN if count is None else f"{count:,g}"


def _in_time(met: Met) -> str:
    service = met.phone or met.chat
    return UNKNOWN if service is None else figures.percent(float(service.answered_in_time))
