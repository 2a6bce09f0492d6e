"""Work that can wait, such as e-mail: it fills idle half-hours, and where these do not suffice, agents are added."""

from __future__ import annotations

import math

import numpy as np

from vendoreval.cost.staffing.erlang import Floats
from vendoreval.cost.staffing.required import Counts

_SETTLED = 1e-9
"""Agent half-hours below which a backlog is rounding."""


def with_deferred(agents: Counts, live: Floats, deferred: Floats, wait: int, highest_occupancy: float) -> Counts:
    """The agents of each open half-hour with enough added that all deferred work is done in time.

    Deferred work is done first come, first served, in the time that live work leaves under the highest occupancy, and
    the week repeats for ever. Where work would be late, agents join the thinnest half-hours between its arrival and its
    deadline, so that rosters stay level.

    Args:
        agents: Present anyway, by open half-hour of the week.
        live: Agent half-hours of work that cannot wait.
        deferred: Agent half-hours of work that arrives in each half-hour and can wait.
        wait: The half-hours within which it must be done, counting the one in which it arrives, opening hours only.
        highest_occupancy: The share of the agents' time that all work may take.
    """
    staffed = agents.copy()
    everywhere = np.arange(staffed.size)
    work = float((deferred + live).sum())
    fresh = _fresh(deferred, wait)
    while True:
        overdue = backlog(highest_occupancy * staffed - live, deferred) - fresh
        due = int((overdue > _SETTLED).argmax())
        late = float(overdue[due])
        window = everywhere if wait >= staffed.size else np.arange(due - wait + 1, due + 1) % staffed.size
        if late <= _SETTLED:
            # In time for two weeks; but a backlog that grows from week to week would be late in the end.
            late, window = work - highest_occupancy * float(staffed.sum()), everywhere
        if late <= _SETTLED:
            return staffed
        _add_to_thinnest(staffed, window, math.ceil(late / highest_occupancy - _SETTLED))


def backlog(idle: Floats, deferred: Floats) -> Floats:
    """What is still to be done after each half-hour of two weeks in a row, the first starting with nothing.

    W_t = max(0, W_{t-1} + arrivals - idle), which is the running sum less its running minimum. As long as a week's idle
    time covers a week's work, the second of the two weeks repeats itself.
    """
    change = deferred - np.maximum(idle, 0.0)
    sums = np.cumsum(np.concatenate((change, change)))
    return sums - np.minimum(np.minimum.accumulate(sums), 0.0)


def _fresh(deferred: Floats, wait: int) -> Floats:
    """What has arrived by the end of each half-hour of two weeks, and is not yet due then."""
    arrived = np.concatenate(([0.0], np.cumsum(np.concatenate((deferred, deferred)))))
    ends = np.arange(1, arrived.size)
    return arrived[ends] - arrived[np.maximum(ends - wait + 1, 0)]


def _add_to_thinnest(staffed: Counts, window: Counts, count: int) -> None:
    """Adds so many agents one by one, each to the half-hour of the window that has fewest, the earliest first."""
    present = staffed[window]
    # The highest level to which the whole window can be raised without using up the count ...
    ordered = np.sort(present)
    cost = ordered * np.arange(1, ordered.size + 1) - np.cumsum(ordered)
    thin = int(np.flatnonzero(cost <= count)[-1]) + 1
    level = int((count + ordered[:thin].sum()) // thin)
    raised = np.maximum(present, level)
    # ... and what is left goes one each to the earliest half-hours on that level.
    left = count - int((raised - present).sum())
    raised[np.flatnonzero(present <= level)[:left]] += 1
    staffed[window] = raised
