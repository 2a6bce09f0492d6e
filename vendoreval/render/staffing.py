"""Agents needed against agents offered, option by option: a bid with too few is a low bid."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from vendoreval.cost.staffing.plan import Plan
from vendoreval.cost.staffing.week import ChannelMet, Met
from vendoreval.render import figures
from vendoreval.render.table import Column, Paint, plain, table, wrapped
from vendoreval.render.visible import visible

UNKNOWN = "-"
VERSION = 1
"""Of the JSON form."""


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
    sentences = [sentence for option, found in held.items() for sentence in _alarms(visible(names[option]), found)]
    unplanned = [f"{visible(names[option])}: {visible(why)}" for option, why in plans.items() if isinstance(why, str)]
    blocks = [
        _table(held, names, width, paint) if held else [],
        _basis(held, width),
        [line for sentence in (*unplanned, *sentences) for line in wrapped(sentence, width, "  ", "")],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _table(plans: Mapping[str, Plan], names: Mapping[str, str], width: int | None, paint: Paint) -> list[str]:
    found = list(plans.values())
    return table(
        [
            Column("Option", tuple(visible(names[option]) for option in plans), right=False, shorten=True),
            Column("Needed", tuple(figures.points(one.mean) for one in found)),
            Column("Offered", tuple(_agents(one.team.offered) for one in found)),
            Column("Needed\nat peak", tuple(figures.points(one.peak) for one in found)),
            Column("Offered\nat peak", tuple(_agents(one.team.most) for one in found)),
            Column("Peak\nmonth", tuple(str(one.busiest) for one in found), drop=2),
            Column("Occupied", tuple(figures.percent(one.occupancy) for one in found), drop=3),
            Column("In time", tuple(_share(one.met, "answered_in_time") for one in found), drop=1),
            Column("Hang up", tuple(_share(one.met, "abandoned") if one.patience else "" for one in found), drop=4),
        ],
        width=width,
        paint=paint,
        styles=["bad" if one.low_bid else "" for one in found],
    )


def _alarms(name: str, found: Plan) -> list[str]:
    """What too few agents mean; nothing when the offer suffices."""
    if found.team.most is None:
        return [f"{name} does not say how many agents it offers: ask."]
    parts = []
    if found.missing_on_average:
        parts.append(f"{figures.points(found.missing_on_average)} agents below the mean need")
    if found.missing:
        short = figures.counted(len(found.short_months), "month")
        peak = f"{figures.points(found.missing)} below the need of month {found.busiest}"
        parts.append(f"{peak} (short in {short} of {len(found.weeks)}{_then(found)})")
    return [f"Low bid: {name} is {figures.listed(parts)}."] if parts else []


def _then(found: Plan) -> str:
    """What customers meet in the busiest month with the agents offered."""
    met = found.short and (found.short.phone or found.short.chat)
    if not met:
        return ""
    hang_up = f", {figures.percent(met.abandoned)} hang up" if found.patience else ""
    return f"; then {figures.percent(met.answered_in_time)} are answered in time{hang_up}"


def _basis(plans: Mapping[str, Plan], width: int | None) -> list[str]:
    if not plans:
        return []
    one = next(iter(plans.values()))
    assumed = " (an assumption)" if one.occupancy_assumed else ""
    text = (
        "Full-time agents, from the volume of the first year half-hour by half-hour, new agents slower as they learn, "
        f"nobody above {figures.percent(one.highest_occupancy)} occupied{assumed}. Answered in time and hanging up are "
        "of the busiest month, with the agents needed."
    )
    return wrapped(text, width)


def _agents(count: float | None) -> str:
    return UNKNOWN if count is None else figures.points(count, 0 if count == int(count) else 1)


def _share(met: Met, name: str) -> str:
    """Of calls, or of chats where nobody calls."""
    channel = met.phone or met.chat
    return UNKNOWN if channel is None else figures.percent(getattr(channel, name))


def staffing_json(plans: Mapping[str, Plan | str]) -> str:
    """The same as a JSON document, with the agents of every half-hour of the busiest month's week.

    Shares are from 0 to 1, times in seconds, agents full-time where it says so; a wait without end is null.
    """
    document = {
        "format": "vendoreval-staffing",
        "version": VERSION,
        "options": {
            option: {"unplanned": found} if isinstance(found, str) else _entry(found) for option, found in plans.items()
        },
    }
    return json.dumps(document, indent=2)


def _entry(found: Plan) -> dict[str, Any]:
    week = found.weeks[found.busiest - 1]
    return {
        "full_time": {
            "months": list(found.full_time),
            "mean": found.mean,
            "peak": found.peak,
            "offered": found.team.offered,
            "offered_at_peak": found.team.most,
        },
        "busiest_month": found.busiest,
        "short_months": list(found.short_months),
        "low_bid": found.low_bid,
        "occupancy": found.occupancy,
        "highest_occupancy": {"share": found.highest_occupancy, "assumed": found.occupancy_assumed},
        "busiest_week": {
            "contacts": week.contacts,
            "handle_time_minutes": week.handle_time,
            "hours": week.hours,
            "agents": list(week.agents),
            "met": _met(found.met),
            "met_with_agents_offered": _met(found.short) if found.short else None,
        },
    }


def _met(met: Met) -> dict[str, Any]:
    return {"phone": _channel(met.phone), "chat": _channel(met.chat)}


def _channel(met: ChannelMet | None) -> dict[str, Any] | None:
    if met is None:
        return None
    return {
        "delayed": met.delayed,
        "answered_in_time": met.answered_in_time,
        "mean_wait_seconds": met.mean_wait if math.isfinite(met.mean_wait) else None,
        "abandoned": met.abandoned,
    }
