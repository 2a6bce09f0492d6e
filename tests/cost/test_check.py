from __future__ import annotations

from pathlib import Path

import pytest

from tests.cost.workspace import AWAY, SETTINGS, project
from vendoreval.cost.check import check_cost
from vendoreval.cost.reading import read_case
from vendoreval.diagnostic import Diagnostic, VendorevalError

BUYER = SETTINGS + "  discount: 8 %\n"


def findings(folder: Path, settings: str = BUYER, **vendors: str) -> tuple[Diagnostic, ...]:
    found = project(folder, settings, **vendors)
    case = read_case(found)
    assert case is not None
    return check_cost(found, case, {})


def codes(folder: Path, settings: str = BUYER, **vendors: str) -> list[str]:
    return [found.code for found in findings(folder, settings, **vendors)]


def test_a_sound_case_has_no_findings(tmp_path: Path) -> None:
    assert codes(tmp_path) == []


def test_coefficients_that_explain_most_of_the_churn_are_refused(tmp_path: Path) -> None:
    popular = BUYER + "  churn_per_issue: {effort: 32 %, failed: 32 %, dropped: 32 %}\n"
    with pytest.raises(VendorevalError) as refused:
        codes(tmp_path, popular)
    (found,) = refused.value.diagnostics
    assert (found.code, found.place) == ("implausible-churn", "vendoreval.yaml:19:20")


def test_coefficients_that_explain_much_of_it_are_doubted(tmp_path: Path) -> None:
    much = BUYER + "  churn_per_issue: {effort: 3 %, failed: 12 %, dropped: 12 %}\n"
    assert codes(tmp_path, much) == ["doubtful-churn"]


def test_a_real_discount_rate(tmp_path: Path) -> None:
    found = findings(tmp_path, SETTINGS + "  discount: 2 %\n")
    assert [(one.code, one.line) for one in found] == [("real-discount-rate", 18)]
    assert codes(tmp_path, SETTINGS + "  discount: 2 %\n", away=AWAY.replace("cola: 4 %", "cola: 1 %")) == []


def test_a_margin_net_of_support(tmp_path: Path) -> None:
    poor = BUYER.replace("{low: 26, mode: 33, high: 40, source: finance}", "1")
    assert codes(tmp_path, poor) == ["unprofitable-customers"]


@pytest.mark.parametrize(("fee", "low"), [(8.0, ["price-low"]), (14.0, [])])
def test_a_fee_far_below_the_others_whatever_they_are_quoted_by(tmp_path: Path, fee: float, low: list[str]) -> None:
    found = project(tmp_path, BUYER, away=AWAY, far=AWAY, near=AWAY)
    case = read_case(found)
    assert case is not None
    fees = {"home": 48.0, "away": fee, "far": 21.0, "near": 24.0}
    findings = [one for one in check_cost(found, case, fees) if one.code == "price-low"]
    assert [one.code for one in findings] == low
    assert all(one.path == "vendors/away.yaml" and "36 %" in one.message for one in findings)
