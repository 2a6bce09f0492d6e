from __future__ import annotations

import pytest

from tests.cost.example import BASELINE, buyer
from vendoreval.cost.gate import Plausibility, blamed_on_support, judge
from vendoreval.cost.present import Sums


def test_the_popular_32_percent_is_refused() -> None:
    # "32 % leave after one bad experience", for every issue whose end was not easy: 103 % of today's churn and more.
    popular = buyer(churn_effort=0.32, churn_failed=0.32, churn_dropped=0.32)
    share = blamed_on_support(popular, Sums.over(popular, BASELINE, None).reference)
    assert round(share, 2) == 1.03
    assert judge(share) is Plausibility.REFUSED


@pytest.mark.parametrize(
    ("share", "verdict"),
    [
        (0.084, Plausibility.PLAUSIBLE),
        (0.35, Plausibility.PLAUSIBLE),
        (0.36, Plausibility.DOUBTFUL),
        (0.60, Plausibility.DOUBTFUL),
        (0.61, Plausibility.REFUSED),
    ],
)
def test_the_gate(share: float, verdict: Plausibility) -> None:
    assert judge(share) is verdict


def test_without_churn_nothing_can_be_blamed() -> None:
    calm = buyer(churn=0.0)
    assert blamed_on_support(calm, Sums.over(calm, BASELINE, None).reference) == float("inf")
    calm = buyer(churn=0.0, churn_effort=0.0, churn_failed=0.0, churn_dropped=0.0)
    assert blamed_on_support(calm, Sums.over(calm, BASELINE, None).reference) == 0
