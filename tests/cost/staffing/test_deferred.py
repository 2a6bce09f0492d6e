"""Work that can wait fills idle half-hours; agents are added only where it would be late."""

from collections import deque

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from vendoreval.cost.staffing.deferred import with_deferred


def longest_wait(agents: np.ndarray, live: np.ndarray, deferred: np.ndarray, highest: float, weeks: int = 6) -> int:
    """Half-hours, the one of arrival included, that the slowest item takes: a queue worked off item by item."""
    queue: deque[list[float]] = deque()
    slowest = 0
    for now in range(weeks * agents.size):
        slot = now % agents.size
        queue.append([now, deferred[slot]])
        idle = max(highest * agents[slot] - live[slot], 0.0)
        while queue and (idle > 1e-9 or queue[0][1] <= 1e-9):
            done = min(idle, queue[0][1])
            idle -= done
            queue[0][1] -= done
            if queue[0][1] <= 1e-9:
                slowest = max(slowest, now - int(queue.popleft()[0]) + 1)
    return max([slowest] + [weeks * agents.size - int(arrived) for arrived, left in queue if left > 1e-6])


weeks = st.integers(2, 40)


@given(st.data(), st.integers(1, 20), st.sampled_from([1.0, 0.85]))
@settings(max_examples=40, deadline=None)
def test_everything_is_done_in_time(data: st.DataObject, wait: int, highest: float) -> None:
    size = data.draw(weeks)
    figures = st.lists(st.floats(0, 8), min_size=size, max_size=size)
    live, deferred = (np.array(data.draw(figures)) for _ in range(2))
    present = np.ceil(live / highest).astype(np.int64)
    staffed = with_deferred(present, live, deferred, wait, highest)
    assert (staffed >= present).all()
    assert longest_wait(staffed, live, deferred, highest) <= wait


def test_idle_time_is_used_before_anybody_is_added() -> None:
    present = np.array([10, 10, 10, 10])
    live = np.array([9.0, 9.0, 2.0, 2.0])
    deferred = np.array([5.0, 5.0, 0.0, 0.0])
    assert with_deferred(present, live, deferred, 4, 1.0).tolist() == [10, 10, 10, 10]


def test_what_cannot_wait_needs_agents_at_once() -> None:
    present = np.array([10, 10])
    live = np.array([9.0, 2.0])
    assert with_deferred(present, live, np.array([5.0, 0.0]), 1, 1.0).tolist() == [14, 10]


def test_the_roster_stays_level() -> None:
    nobody = np.zeros(10, dtype=np.int64)
    morning = np.array([30.0] + [0.0] * 9)
    assert with_deferred(nobody, np.zeros(10), morning, 10, 1.0).tolist() == [3] * 10


def test_little_more_than_the_least_possible_is_added() -> None:
    """The least, without whole agents, is a linear program: capacity between any arrival and its deadline."""
    numbers = np.random.default_rng(3)
    size, wait, highest = 60, 8, 0.85
    live = numbers.uniform(0, 30, size)
    present = np.ceil(live / highest).astype(np.int64)
    deferred = numbers.uniform(0, 12, size)
    staffed = with_deferred(present, live, deferred, wait, highest)
    # Each item may be done in any half-hour of its window: a transport problem with added agents at cost 1.
    flows = [(start, (start + step) % size) for start in range(size) for step in range(wait)]
    equal = np.zeros((size, len(flows) + size))
    within = np.zeros((size, len(flows) + size))
    for index, (start, done) in enumerate(flows):
        equal[start, index] = within[done, index] = 1
    within[np.arange(size), len(flows) + np.arange(size)] = -highest
    cost = np.r_[np.zeros(len(flows)), np.ones(size)]
    least = linprog(cost, within, highest * present - live, equal, deferred).fun
    added = int((staffed - present).sum())
    assert least - 1e-6 <= added <= least * 1.05 + 8
