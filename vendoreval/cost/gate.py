"""Is it plausible how much of today's churn the coefficients blame on support?

lambda chi0 / c: the churn per month that the baseline's issues explain, as a share of the churn observed under it. The
popular "32 % leave after one bad experience", applied to every contact that was not easy, comes out above 100 %.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from vendoreval.cost.inputs import MONTHS_PER_YEAR, Buyer
from vendoreval.cost.present import Reference

WARN_ABOVE = 0.35
REFUSE_ABOVE = 0.60


class Plausibility(StrEnum):
    """What the gate says."""

    PLAUSIBLE = "plausible"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"


def blamed_on_support(buyer: Buyer, reference: Reference) -> float:
    """The share of observed churn that support explains, as the mean over the last year of the term, draws included."""
    excess = np.mean([np.mean(one) for one in reference.excess_churn[-MONTHS_PER_YEAR:]])
    churn = float(np.mean(buyer.churn))
    blamed = float(np.mean(buyer.issues)) * float(excess)
    if churn == 0:
        return np.inf if blamed > 0 else 0.0
    return blamed / churn


def judge(share: float) -> Plausibility:
    """Plausible up to 35 %, doubtful up to 60 %, refused above."""
    if share > REFUSE_ABOVE:
        return Plausibility.REFUSED
    return Plausibility.DOUBTFUL if share > WARN_ABOVE else Plausibility.PLAUSIBLE
