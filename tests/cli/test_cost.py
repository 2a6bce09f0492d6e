"""`vendoreval cost`: lines explained, coefficients calibrated, staffing against offers."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from vendoreval.project.model.buyer import Buyer

from .conftest import Run, change


@pytest.fixture
def customers(tmp_path: Path) -> Path:
    """9,000 customers: 2 % leave after easy contacts, 8 % after failed ones; nobody was dropped."""
    draw = random.Random(7)
    rows = ["customer,worst,left,plan"]
    for number in range(9000):
        outcome = draw.choices(("easy", "effort", "failed", "none"), (60, 20, 15, 5))[0]
        chance = {"easy": 0.02, "effort": 0.035, "failed": 0.08, "none": 0.01}[outcome]
        rows.append(f"c{number},{outcome},{'yes' if draw.random() < chance else 'no'},{draw.choice(('basic', 'plus'))}")
    path = tmp_path / "customers.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def copied(out: str) -> Buyer:
    """The buyer with the lines that a command says to copy, between the blank lines around them."""
    lines = yaml.safe_load(out[out.index("  churn_per_issue:") :].partition("\n\n")[0])
    return Buyer.model_validate({"customers": 1, "margin": 1, "churn": 0.02, "issues": 1, **lines})


def test_rate_card_and_true_cost_in_every_form(cli: Callable[..., Run], starter: Path) -> None:
    run = cli("cost", "--draws", "200")
    assert run.code == 0
    assert "1  Offshore Budget      8.82  1  Nearshore Hybrid  4,476" in run.out
    assert run.out.splitlines()[-1].startswith("Lowest rate: Offshore Budget. Lowest true cost: Nearshore Hybrid")
    rows = cli("cost", "--format", "csv", "--draws", "0").out.splitlines()
    assert [row.split(",")[2] for row in rows[1::4]] == ["nearshore-hybrid", "offshore-budget"]
    document = json.loads(cli("cost", "-f", "json", "--draws", "0", "--vendors", "offshore-budget").out)
    assert document["format"] == "vendoreval/cost/1"
    assert list(document["cost"]["accounts"]) == ["in-house", "offshore-budget"]
    assert "| By true cost |" in cli("cost", "-f", "markdown", "--draws", "0").out
    two = cli("cost", "--draws", "0", "--vendors", "offshore-budget").out
    assert "1  Offshore Budget     8.82  1  In-house         5,037" in two


def test_a_line_is_explained_to_its_inputs(cli: Callable[..., Run], starter: Path) -> None:
    run = cli("cost", "--explain", "fee", "--vendors", "nearshore-hybrid")
    assert run.code == 0
    assert "rate = 4.1  USD per contact; vendors/nearshore-hybrid.yaml:" in run.out
    assert run.out.count("Fee, ") == 1
    assert cli("cost", "--explain", "fee").out.count("Fee, ") == 5
    assert cli("cost", "--explain", "all", "--vendors", "in-house").out.count(", in-house\n") > 5


def test_an_unknown_line_is_usage(cli: Callable[..., Run], starter: Path) -> None:
    run = cli("cost", "--explain", "fees")
    assert run.code == 2
    assert "Did you mean fee?" in run.err


def test_without_a_buyer_there_is_nothing_to_cost(cli: Callable[..., Run], starter: Path) -> None:
    text = Path("vendoreval.yaml").read_text(encoding="utf-8")
    Path("vendoreval.yaml").write_text(text[: text.index("buyer:")], encoding="utf-8")
    run = cli("cost", "staffing")
    assert run.code == 1
    assert "the files give no buyer" in run.err


def test_calibration_prints_lines_that_the_project_file_takes(cli: Callable[..., Run], customers: Path) -> None:
    run = cli("cost", "calibrate", customers, "--outcome", "worst", "--churned", "left")
    assert run.code == 0, run.err
    assert "Dropped keeps its default: no customer had it" in run.out
    churn = copied(run.out).churn_per_issue
    assert churn.failed is not None
    assert churn.failed.p05 is not None
    assert churn.failed.p95 is not None
    assert churn.failed.p05 < 0.0612 < churn.failed.p95  # (.08 - .02) / (1 - .02)
    assert churn.dropped is None
    assert "allowing for plan" in run.out
    assert run.out.splitlines()[-1].startswith("Your customers tell about effort and failed.")


def test_calibration_can_be_pasted_and_parsed(cli: Callable[..., Run], customers: Path) -> None:
    named = ("cost", "calibrate", customers, "--outcome", "worst", "--churned", "left", "--control", "plan", "--format")
    block = yaml.safe_load(cli(*named, "yaml").out)["buyer"]["churn_per_issue"]
    document = json.loads(cli(*named, "json").out)
    assert (document["format"], document["version"]) == ("vendoreval-calibration", 1)
    assert document["churn_per_issue"] == block
    survey = json.loads(cli("cost", "exit-survey", "42", "310", "--format", "json").out)
    assert survey["format"] == "vendoreval-exit-survey"


def test_bad_rows_are_shown_where_they_stand(cli: Callable[..., Run], customers: Path) -> None:
    text = customers.read_text(encoding="utf-8").replace("c3,easy", "c3,eesy", 1).replace("c7,", "c6,", 1)
    customers.write_text(text, encoding="utf-8-sig")
    run = cli("cost", "calibrate", customers, "--outcome", "worst", "--churned", "left")
    assert run.code == 1
    assert "Did you mean easy?" in run.err
    assert "customer c6 already stands in line 8" in run.err


def test_a_column_that_is_not_there_is_an_error_in_the_file(cli: Callable[..., Run], customers: Path) -> None:
    run = cli("cost", "calibrate", customers, "--churned", "left")
    assert run.code == 1
    assert "outcome" in run.err
    run = cli("cost", "calibrate", customers.with_name("none.csv"))
    assert run.code == 2
    assert "No such file" in run.err


def test_an_exit_survey_scales_the_coefficients(cli: Callable[..., Run], starter: Path) -> None:
    run = cli("cost", "exit-survey", "42", "310")
    assert run.code == 0
    assert "42 of 310 leavers named support: 13.5 %" in run.out
    churn = copied(run.out).churn_per_issue
    assert churn.failed is not None
    assert churn.effort is not None
    assert churn.failed.stated / churn.effort.stated == pytest.approx(5, rel=0.01)
    assert cli("cost", "exit-survey", "311", "310").code == 2


def test_staffing_names_the_offer_with_too_few_agents(cli: Callable[..., Run], starter: Path) -> None:
    run = cli("cost", "staffing")
    assert run.code == 0
    assert "Low bid: Offshore Budget is " in run.out
    assert "Low bid: Onshore Outcome" not in run.out
    change(Path("vendors/onshore-outcome.yaml"), "  agents_offered:", "  agents_in_town:")
    change(Path("vendors/onshore-outcome.yaml"), "  peak_agents_offered:", "  agents_in_reach:")
    assert "Onshore Outcome does not say how many agents it offers" in cli("cost", "staffing").out
    budget = json.loads(cli("cost", "staffing", "--vendors", "offshore-budget", "--format", "json").out)["options"]
    assert list(budget) == ["offshore-budget"]
    assert budget["offshore-budget"]["low_bid"]


def test_staffing_needs_a_volume_profile(cli: Callable[..., Run], starter: Path) -> None:
    text = Path("vendoreval.yaml").read_text(encoding="utf-8")
    Path("vendoreval.yaml").write_text(text[: text.index("  staffing:")], encoding="utf-8")
    run = cli("cost", "staffing")
    assert run.code == 2
    assert "no volume profile" in run.err
