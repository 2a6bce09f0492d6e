"""From customers and their cancellations to churn coefficients, each with a 90 % interval, or the reason for none.

A coefficient is the chance that an issue that ended badly costs a customer who would have stayed after an easy contact.
For the customers of one outcome,

    delta = (p - e) / (1 - e)

(Abbott 1925), p the share of them that left, e the share that would have left after easy contacts, from the customers
who had only those, allowing for the controls (indirect standardisation: Breslow & Day 1987). The two rest on different
customers, so they vary independently: p as Beta(k + 1/2, n - k + 1/2) (Jeffreys), e as the Beta of as many customers as it
is precise for. The interval runs from the 5th to the 95th percentile of delta over both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vendoreval.cost.calibrate.baseline import EasyChurn, Expected
from vendoreval.cost.calibrate.customers import Customers, Outcome
from vendoreval.cost.defaults import BUYER
from vendoreval.project.model.quantity import Share
from vendoreval.uncertainty.beta import beta_ppf
from vendoreval.uncertainty.distribution import draw
from vendoreval.uncertainty.strata import uniforms

LEVEL = 0.90
FEWEST = 30
"""Customers on either side of a comparison below which it is not made."""

_DRAWS = 20_000
_SEED = 1
_TAILS = ((1 - LEVEL) / 2, (1 + LEVEL) / 2)
_LARGEST = 0.99


@dataclass(frozen=True)
class Coefficient:
    """What the customers say of one outcome.

    Attributes:
        outcome: effort, failed or dropped.
        customers: How many had it at worst.
        leavers: How many of these left.
        expected: Share of them that would have left after easy contacts; None without a comparison.
        estimate: Excess churn per issue; None without a comparison.
        low, high: Its 90 % interval, which may reach below 0; None without a comparison.
        quantity: The figure for the buyer's file, never below 0; None when the default stays.
        default: The 90 % interval of the default.
        reason: Why the default stays, one sentence; empty when it does not.
    """

    outcome: Outcome
    customers: int
    leavers: int
    expected: float | None
    estimate: float | None
    low: float | None
    high: float | None
    quantity: Share | None
    default: tuple[float, float]
    reason: str = ""

    @property
    def left(self) -> float | None:
        """Share of the customers who left; None without customers."""
        return self.leavers / self.customers if self.customers else None


@dataclass(frozen=True)
class Calibration:
    """The churn coefficients that the buyer's own customers support.

    Attributes:
        coefficients: Of effort, failed and dropped, in this order.
        easy: Customers with only easy contacts.
        easy_leavers: How many of these left.
        without_issue: Customers without any issue, who are not compared.
        control_names: What was allowed for.
    """

    coefficients: tuple[Coefficient, ...]
    easy: int
    easy_leavers: int
    without_issue: int
    control_names: tuple[str, ...] = ()

    @property
    def customers(self) -> int:
        """How many were compared."""
        return self.easy + sum(one.customers for one in self.coefficients)

    @property
    def measured(self) -> tuple[Coefficient, ...]:
        """The coefficients that replace their defaults."""
        return tuple(one for one in self.coefficients if one.quantity is not None)


def calibrate(customers: Customers) -> Calibration:
    """The churn coefficients that these customers support."""
    easy = customers.had(Outcome.EASY)
    churn = EasyChurn(customers.controls[easy], customers.churned[easy]) if easy.sum() >= FEWEST else None
    return Calibration(
        tuple(
            _coefficient(customers, outcome, churn, int(easy.sum()))
            for outcome in (Outcome.EFFORT, Outcome.FAILED, Outcome.DROPPED)
        ),
        easy=int(easy.sum()),
        easy_leavers=int(customers.churned[easy].sum()),
        without_issue=int(customers.had(Outcome.NONE).sum()),
        control_names=customers.control_names,
    )


def default_interval(outcome: Outcome) -> tuple[float, float]:
    """The 90 % interval of an outcome's default coefficient."""
    drawn = _defaults()[outcome]
    low, high = np.quantile(drawn, _TAILS)
    return float(low), float(high)


def _defaults() -> Mapping[Outcome, NDArray[np.float64]]:
    def drawn(name: str) -> NDArray[np.float64]:
        return draw(BUYER[name].quantity, _SEED, f"default.{name}", _DRAWS)

    failed = drawn("churn_failed")
    return {
        Outcome.EFFORT: drawn("churn_effort"),
        Outcome.FAILED: failed,
        Outcome.DROPPED: np.minimum(failed * drawn("dropped_ratio"), 1.0),
    }


def _coefficient(customers: Customers, outcome: Outcome, churn: EasyChurn | None, easy: int) -> Coefficient:
    had = customers.had(outcome)
    count, leavers = int(had.sum()), int(customers.churned[had].sum())
    default = default_interval(outcome)
    if churn is None or count < FEWEST:
        few = f"{count:,} customers had it" if count < FEWEST else f"{easy:,} customers had only easy contacts"
        reason = f"only {few}; a comparison needs {FEWEST}" if count else "no customer had it"
        return Coefficient(outcome, count, leavers, None, None, None, None, None, default, reason)
    expected = churn.expected(customers.controls[had])
    drawn = _drawn(outcome, expected, count, leavers)
    low, high = (float(edge) for edge in np.quantile(drawn, _TAILS))
    estimate = (leavers / count - expected.share) / (1 - expected.share)
    quantity, reason = _supported(estimate, drawn, low, high, default)
    return Coefficient(outcome, count, leavers, expected.share, estimate, low, high, quantity, default, reason)


def _drawn(outcome: Outcome, expected: Expected, count: int, leavers: int) -> NDArray[np.float64]:
    """The coefficient over all that the customers leave open."""
    easy = beta_ppf(
        expected.share * expected.customers + 0.5,
        (1 - expected.share) * expected.customers + 0.5,
        uniforms(_SEED, f"{outcome}.expected", _DRAWS),
    )
    left = beta_ppf(leavers + 0.5, count - leavers + 0.5, uniforms(_SEED, f"{outcome}.left", _DRAWS))
    return np.asarray((left - easy) / (1 - easy))


def _supported(
    estimate: float, drawn: NDArray[np.float64], low: float, high: float, default: tuple[float, float]
) -> tuple[Share | None, str]:
    """The figure for the buyer's file, or why there is none.

    A bad end does not make a customer more loyal, so the file's figure is what the draws say given that it is not below
    0; the interval that is shown is not cut.
    """
    if high <= 0:
        return None, "fewer left than after easy contacts, so these customers differ in something not allowed for"
    least, middle, most = (float(edge) for edge in np.quantile(drawn[drawn > 0], (_TAILS[0], 0.5, _TAILS[1])))
    if low <= 0 and most - least >= default[1] - default[0]:
        return None, "the data cannot tell: it may be nothing, or more than the default"
    if least >= _LARGEST:
        return None, "nearly all of them left; the outcome may have been recorded because they did"
    figures = {"value": estimate if low > 0 else middle, "p05": least, "p95": most}
    return Share.model_validate({name: min(rounded(figure), _LARGEST) for name, figure in figures.items()}), ""


def rounded(figure: float) -> float:
    """Three significant digits, which is more than any of these figures deserves."""
    return float(f"{figure:.3g}")
