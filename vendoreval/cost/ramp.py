"""How new a team is, month by month, and what that does to its work.

Agents leave at the constant rate a = -ln(1 - attrition) / 12 a month and each is replaced by one who knows nothing;
what is unknown decays at k = 1 / learning_months. The mean share still to be learned, B, solves B' = a - (a + k) B:

    B(t) = a / (a + k) + (1 - a / (a + k)) e^{-(a + k) t}     a new team, taken at the month's middle, t - 1/2
    B    = a / (a + k)                                        a settled one
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from vendoreval.cost.inputs import MONTHS_PER_YEAR, Value


def quit_rate(attrition: Value) -> Value:
    """The monthly rate at which agents leave when a share `attrition` of them leaves in a year."""
    return -np.log1p(-attrition) / MONTHS_PER_YEAR


def newness(attrition: Value, learning_months: Value, *, settled: bool) -> Iterator[Value]:
    """B for the team's first month, its second and so on: 1 all new, 0 all experienced; a settled team's never moves.

    What fades does so by the same factor every month, e^{-(a + k)}.
    """
    leaving = quit_rate(attrition)
    decay = leaving + 1 / learning_months
    level = leaving / decay
    fading = 0.0 if settled else (1 - level) * np.exp(-decay / 2)
    factor = np.exp(-decay)
    while True:
        yield level + fading
        fading = fading * factor


def productivity(new_productivity: Value, newness: Value) -> Value:
    """What the team gets done, relative to an experienced one: 1 - (1 - p0) B."""
    return 1 - (1 - new_productivity) * newness


def unresolved(first_contact_resolution: Value, lost_when_new: Value, newness: Value) -> Value:
    """1 - phi(t): the share of answered contacts the team leaves open, with phi(t) = phi - d_phi B."""
    return (1 - first_contact_resolution) + lost_when_new * newness
