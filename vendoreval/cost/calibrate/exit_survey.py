"""The shortcut where nobody joined tickets to cancellations: the share of leavers who name support as the reason.

The churn coefficients blame a share of today's churn on support, lambda chi / c of the baseline. A survey of leavers
measures that share, so all coefficients are multiplied by the one over the other. What stays assumed is their ratio.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from vendoreval.cost.calibrate.customers import Outcome
from vendoreval.cost.calibrate.estimate import FEWEST, LEVEL, rounded
from vendoreval.project.model.quantity import Share
from vendoreval.uncertainty.beta import beta_ppf


@dataclass(frozen=True)
class ExitSurvey:
    """What a survey of leavers makes of the coefficients.

    Attributes:
        naming: Leavers who named support.
        asked: Leavers who answered.
        share, low, high: The share of leavers it stands for, with its 90 % interval (Jeffreys).
        blamed: The share of today's churn that the coefficients in use blame on support.
        quantities: The coefficients of effort and failed for the buyer's file, by outcome; empty when they stay.
        reason: Why they stay, one sentence; empty when they do not.
    """

    naming: int
    asked: int
    share: float
    low: float
    high: float
    blamed: float
    quantities: Mapping[Outcome, Share]
    reason: str = ""

    @property
    def multiple(self) -> float:
        """By what the coefficients are multiplied."""
        return self.share / self.blamed


def from_exit_survey(naming: int, asked: int, blamed: float, coefficients: Mapping[Outcome, float]) -> ExitSurvey:
    """The coefficients in use, scaled to what leavers say.

    Args:
        naming: Leavers who named support as the main reason.
        asked: Leavers who answered.
        blamed: lambda chi / c of the baseline under the coefficients in use.
        coefficients: Those of effort and failed; that of dropped follows as its ratio to failed.

    Raises:
        ValueError: When the counts contradict each other, or the coefficients in use blame nothing on support.
    """
    if not 0 <= naming <= asked or asked < 1:
        raise ValueError(f"{naming} of {asked} leavers is no share")
    if blamed <= 0:
        raise ValueError("the coefficients in use blame no churn on support, so there is nothing to scale")
    share = naming / asked
    tails = np.array([(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    low, high = (float(edge) for edge in beta_ppf(naming + 0.5, asked - naming + 0.5, tails))
    reason = ""
    if asked < FEWEST:
        reason = f"only {asked} leavers were asked; {FEWEST} are needed"
    elif max(coefficients.values()) * high / blamed >= 1:
        reason = "they would have to exceed 1; check how many leavers named support, and issues and churn"
    used = min(
        max(share, low), high
    )  # where nobody or everybody names support, the interval's end: no share is exactly 0
    scaled = {
        outcome: Share(
            value=rounded(delta * used / blamed), p05=rounded(delta * low / blamed), p95=rounded(delta * high / blamed)
        )
        for outcome, delta in coefficients.items()
        if not reason and delta > 0
    }
    return ExitSurvey(naming, asked, share, low, high, blamed, scaled, reason)
