"""What the cost model takes where a file says nothing, each with its source or the word assumption.

Money has no default in a currency: an unknown cost line is taken as a share of the option's own fee, and an unknown
cost of an escalation as a multiple of what the baseline's agents cost per contact.
"""

from __future__ import annotations

from dataclasses import dataclass

from vendoreval.project.model.quantity import NonNegative, OpenShare, Positive, Quantity, Rate, Share

SQM_2022 = (
    "SQM Group 2022: 5 % say they will leave when resolved first time, 9 % after two or more calls, 25 % unresolved"
)
INTENT = f"{SQM_2022}; times an assumed 0.3 from intent to action, already in the figure"
HALPERIN_2022 = "Halperin, Ho, List and Muir 2022: one bad trip lowers later spend 5 to 10 %"
ACCENT = (
    "Walsh et al. 2012: accent and location have no effect; "
    "Whitaker et al. 2019: outsourcing lowers satisfaction onshore and offshore alike"
)
"""Why no country or accent carries a penalty."""


@dataclass(frozen=True)
class Default:
    """A figure that stands in, and why.

    Attributes:
        quantity: The figure and its uncertainty.
        basis: Its source, or what is assumed.
        trust: published or assumption.
    """

    quantity: Quantity
    basis: str
    trust: str = "assumption"


def _share(**figures: float) -> Share:
    return Share.model_validate(figures)


def _range(low: float, mode: float, high: float) -> Share:
    return _share(low=low, mode=mode, high=high)


BUYER = {
    "discount": Default(Rate(value=0.10), "assumption: a nominal rate for a business of ordinary risk"),
    "inflation": Default(Rate(value=0.0), "assumption: the buyer's own costs stay as they are"),
    "repeat_unresolved": Default(OpenShare(mean=0.7, n=40), "assumption: 7 of 10 try again, worth 40 observations"),
    "repeat_unanswered": Default(OpenShare(mean=0.8, n=40), "assumption: 8 of 10 try again, worth 40 observations"),
    "churn_effort": Default(_share(value=0.012, p10=0.004, p90=0.03), f"{INTENT}; {HALPERIN_2022}", "published"),
    "churn_failed": Default(_share(value=0.06, p10=0.02, p90=0.15), f"{INTENT}; {HALPERIN_2022}", "published"),
    "dropped_ratio": Default(
        NonNegative(low=0.6, mode=1.0, high=1.8), "assumption: as bad as giving up unresolved; no measurement found"
    ),
    "escalation_multiple": Default(
        NonNegative(low=1.5, mode=3.0, high=6.0),
        "assumption: an escalated contact costs the buyer three times the baseline's fee per contact",
    ),
    "loss_per_failed_issue": Default(NonNegative(value=0.0), "assumption: a failed issue is refunded nothing"),
    "paid_hours": Default(Positive(value=160.0), "assumption: 40 hours a week, 48 weeks a year"),
}
"""By field of the buyer."""

TEAM = {
    "lost_when_new": Default(_range(0.05, 0.10, 0.20), "assumption: a new agent resolves 10 points fewer"),
    "unanswered": Default(_range(0.005, 0.02, 0.10), "assumption: 2 of 100 attempts stay unanswered"),
    "high_effort": Default(_range(0.02, 0.05, 0.12), "assumption: 5 of 100 resolutions take four people or five days"),
    "escalation_share": Default(_range(0.01, 0.04, 0.08), "assumption: 4 of 100 contacts come back to the buyer"),
    "attrition": Default(
        _range(0.15, 0.30, 0.60),
        "Holman, Batt and Holtgrewe 2007: 25 to over 50 % a year in the United States, by sector, less in-house",
        "published",
    ),
    "new_productivity": Default(_range(0.40, 0.60, 0.80), "assumption: a new agent handles 6 contacts for 10"),
    "learning_months": Default(
        Positive(low=1.0, mode=2.0, high=4.0), "assumption: two thirds of the gap close in two months"
    ),
    "occupancy": Default(_range(0.75, 0.82, 0.88), "assumption: within the usual target band of 75 to 85 %"),
    "shrinkage": Default(_range(0.25, 0.30, 0.38), "assumption: 30 % of paid time is not logged in"),
}
"""By field of the operation; first-contact resolution and handle time have none, without them nothing is costed."""

_IT = "for outsourced IT work"
LINES = {
    "training": Default(_range(0.01, 0.03, 0.08), "assumption: share of the option's fee"),
    "governance": Default(
        _range(0.06, 0.08, 0.10), f"Barthelemy 2001: 8 % of the fee; Overby 2003: 6 to 10 %, {_IT}", "published"
    ),
    "quality_assurance": Default(_range(0.01, 0.025, 0.06), "assumption: share of the option's fee"),
    "seats": Default(_range(0.01, 0.04, 0.10), "assumption: share of the option's fee"),
    "telecom": Default(_range(0.01, 0.025, 0.07), "assumption: share of the option's fee"),
    "travel": Default(_range(0.0, 0.015, 0.06), "assumption: share of the option's fee"),
    "tax": Default(_range(0.0, 0.02, 0.10), "assumption: share of the option's fee"),
    "transition": Default(_range(0.02, 0.025, 0.03), f"Overby 2003: 2 to 3 % of the fee, {_IT}", "published"),
    "parallel_running": Default(_range(0.01, 0.02, 0.05), "assumption: share of the option's fee"),
    "severance": Default(_range(0.03, 0.04, 0.05), f"Overby 2003: 3 to 5 % of the fee, {_IT}", "published"),
    "exit": Default(_range(0.0, 0.01, 0.04), "assumption: share of the option's fee, weighted by its probability"),
}
"""Unknown cost lines, each as a share of the present value of the option's fee."""
