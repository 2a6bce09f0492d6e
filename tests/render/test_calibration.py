"""Calibrated coefficients on the screen, as YAML to paste and as JSON."""

import json

import numpy as np
import pytest
import yaml

from vendoreval.cost.calibrate.customers import Customers, Outcome
from vendoreval.cost.calibrate.estimate import Calibration, calibrate
from vendoreval.cost.calibrate.exit_survey import ExitSurvey, from_exit_survey
from vendoreval.project.model.buyer import Buyer
from vendoreval.render import calibration as render

GROUPS = {"easy": (2_000, 40), "effort": (20, 3), "failed": (500, 40), "dropped": (60, 4), "none": (300, 1)}


SCREEN = """\
2,580 customers compared: 2,000 had only easy contacts, and 40 of them left. 300 without an issue are not compared.

Worst outcome  Customers    Left  Expected  Excess churn        90 %  Default 90 %
effort                20  15.0 %         -             -           -     0.3-4.0 %
failed               500   8.0 %     2.0 %         6.1 %   4.2-8.4 %    1.5-19.3 %
dropped               60   6.7 %     2.0 %         4.8 %  0.8-11.8 %    1.5-21.1 %

Effort keeps its default: only 20 customers had it; a comparison needs 30.

For vendoreval.yaml, under buyer:

  churn_per_issue:
    failed: {value: 0.0612, p05: 0.0417, p95: 0.0836, grade: measured, source: "customers.csv: 500 customers had it, 40 left"}
    dropped: {value: 0.0476, p05: 0.0104, p95: 0.118, grade: measured, source: "customers.csv: 60 customers had it, 4 left"}

Your customers tell about failed and dropped. The default stays for effort."""


@pytest.fixture(scope="module")
def found() -> Calibration:
    outcomes = [Outcome(name) for name, (count, _) in GROUPS.items() for _ in range(count)]
    churned = [index < leavers for count, leavers in GROUPS.values() for index in range(count)]
    return calibrate(Customers(tuple(outcomes), np.array(churned), np.empty((len(outcomes), 0))))


@pytest.fixture(scope="module")
def survey() -> ExitSurvey:
    return from_exit_survey(30, 200, 0.084, {Outcome.EFFORT: 0.012, Outcome.FAILED: 0.06})


def test_the_screen(found: Calibration) -> None:
    assert render.calibration(found, "customers.csv") == SCREEN


def test_the_most_important_line_is_last(found: Calibration) -> None:
    last = render.calibration(found, "customers.csv").splitlines()[-1]
    assert last == "Your customers tell about failed and dropped. The default stays for effort."


def test_no_line_is_wider_than_the_terminal(found: Calibration) -> None:
    lines = render.calibration(found, "customers.csv", width=72).splitlines()
    assert max(len(line) for line in lines if not line.startswith("    ")) <= 72
    assert "Default 90 %" not in "\n".join(lines)


def test_the_yaml_is_a_buyer_s(found: Calibration) -> None:
    block = yaml.safe_load(render.block(render.calibrated(found, 'my "best"\x1b customers.csv')))
    buyer = Buyer.model_validate({"customers": 1, "margin": 1, "churn": 0.1, "issues": 1, **block["buyer"]})
    assert buyer.churn_per_issue.effort is None
    assert buyer.churn_per_issue.failed is not None
    assert buyer.churn_per_issue.failed.stated == pytest.approx(0.0612)
    assert buyer.churn_per_issue.failed.source == 'my "best"\\x1b customers.csv: 500 customers had it, 40 left'


def test_nothing_to_paste_says_so() -> None:
    assert yaml.safe_load(render.block({})) is None
    nobody = calibrate(Customers((), np.array([], dtype=bool), np.empty((0, 0))))
    assert render.calibration(nobody, "c.csv").endswith("These customers cannot tell, so all defaults stay.")


def test_json(found: Calibration) -> None:
    document = json.loads(render.calibration_json(found, "customers.csv"))
    assert (document["format"], document["version"]) == ("vendoreval-calibration", 1)
    assert document["coefficients"]["effort"]["estimate"] is None
    assert "a comparison needs 30" in document["coefficients"]["effort"]["kept_because"]
    assert document["coefficients"]["failed"]["leavers"] == 40
    assert set(document["churn_per_issue"]) == {"failed", "dropped"}


def test_a_survey(survey: ExitSurvey) -> None:
    text = render.exit_survey(survey)
    assert "30 of 200 leavers named support: 15.0 %" in text
    assert "multiplied by 1.79" in text
    assert set(yaml.safe_load(render.block(render.surveyed(survey)))["buyer"]["churn_per_issue"]) == {
        "effort",
        "failed",
    }
    assert json.loads(render.exit_survey_json(survey))["multiple"] == pytest.approx(0.15 / 0.084)


def test_a_survey_of_few_says_why_nothing_changes() -> None:
    few = from_exit_survey(3, 20, 0.084, {Outcome.FAILED: 0.06})
    assert "The coefficients stay: only 20 leavers were asked" in render.exit_survey(few)
    assert json.loads(render.exit_survey_json(few))["churn_per_issue"] == {}
