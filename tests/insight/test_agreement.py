import math

import numpy as np
import pytest

from tests.insight.options import option
from vendoreval.evaluation import Standing
from vendoreval.insight.agreement import agreement, by_rater, krippendorff, reading

N = math.nan
# Krippendorff 2011, Computing Krippendorff's alpha-reliability: 4 observers, 12 units.
PUBLISHED = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
        [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
    ]
)


@pytest.mark.parametrize(("metric", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_the_published_example(metric, alpha):
    assert krippendorff(PUBLISHED, metric) == pytest.approx(alpha, abs=5e-4)


def test_perfect_agreement_and_none():
    assert krippendorff(np.array([[1.0, 2, 3], [1, 2, 3]])) == 1
    assert krippendorff(np.array([[0.0, 100, 0, 100], [100, 0, 100, 0]])) < 0


@pytest.mark.parametrize("ratings", [[[1.0, N], [N, 2.0]], [[3.0, 3.0], [3.0, 3.0]], [[], []]])
def test_where_it_is_not_defined(ratings):
    assert krippendorff(np.array(ratings)) is None


def test_what_it_means():
    assert [reading(alpha) for alpha in (0.81, 0.80, 0.667, None)] == ["good", "tentative", "low", "unknown"]


POINTS = {
    "ops": {("language", "alpha"): 80.0, ("language", "beta"): 40.0, ("trust", "alpha"): 50.0},
    "brand": {("language", "alpha"): 70.0, ("language", "beta"): 90.0},
    "finance": {},
}
SCORES = {
    ("ops",): [("Alpha", 70), ("Beta", 60)],
    ("brand",): [("Alpha", 55), ("Beta", 65)],
    ("finance",): [],
}


def rescored(raters):
    return [option(name, score) for name, score in SCORES[raters]]


def test_agreement_between_raters():
    found = agreement(POINTS, {"ops": "Operations"}, rescored)
    assert found.leaders == {"ops": "alpha", "brand": "beta"}
    assert found.raters == {"ops": "Operations", "brand": "brand"}
    assert found.widest == (("language", "beta", 50.0), ("language", "alpha", 10.0))
    assert found.reading == "low"


def test_one_rater_agrees_with_nobody():
    assert agreement({"ops": POINTS["ops"], "finance": {}}, {}, rescored) is None
    assert by_rater([], {"ops": "Operations"}, rescored) == ()


def test_who_leads_with_and_without_each_rater():
    before = [option("Alpha", 62), option("Beta", 61), option("Gamma", 10, standing=Standing.OUT)]
    found = by_rater(before, {"ops": "Operations", "brand": "Brand"}, rescored)
    assert [(one.kind, one.name, one.leader, one.tau) for one in found] == [
        ("rater", "Operations", "alpha", 1.0),
        ("rater", "Brand", "beta", -1.0),
        ("without rater", "Operations", "beta", -1.0),
        ("without rater", "Brand", "alpha", 1.0),
    ]


def test_options_that_one_rater_did_not_rate_are_named():
    before = [option("Alpha", 62), option("Beta", 61)]
    only = {("ops",): [option("Alpha", 62), option("Beta", 0, standing=Standing.UNRANKED)], ("brand",): before}
    found = by_rater(before, {"ops": "Operations", "brand": "Brand"}, only.__getitem__)
    assert (found[0].tau, found[0].note) == (None, "not ranked then: Beta")
