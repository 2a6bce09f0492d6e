"""Who does which portion of the month's issues, when several operations divide the work.

Shares are taken first, of all issues. An overflow takes what exceeds its level of what is left, and the rest takes
the remainder. An issue stays with its part until it ends: a repeat goes where the first attempt went.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from vendoreval.cost.inputs import Part, Portion, Value
from vendoreval.cost.workload import Crew


def divide(crews: Sequence[Crew], issues: Value, month: int) -> list[tuple[Crew, Value]]:
    """The crews at work in the month, each with its issues; together they have all of them."""
    if len(crews) == 1:
        return [(crews[0], issues)]
    working = [crew for crew in crews if crew.works(month)]
    taken = {id(crew): crew.part.share * issues for crew in working if crew.part.portion is Portion.SHARE}
    left = issues - sum(taken.values())
    for crew in working:
        if crew.part.portion is Portion.OVERFLOW:
            taken[id(crew)] = np.maximum(left - crew.part.above, 0.0)
            left = left - taken[id(crew)]
    for crew in working:
        if crew.part.portion is Portion.REST:
            taken[id(crew)] = left
    return [(crew, taken[id(crew)]) for crew in working]


def shared_out(parts: Sequence[Part], month: int, term: int) -> float:
    """The sum of the stated shares of the parts at work in a month."""
    working = [part for part in parts if part.first <= month <= (part.last or term)]
    return float(sum(np.mean(part.share) for part in working if part.portion is Portion.SHARE))
