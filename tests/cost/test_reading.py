from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.cost.workspace import AWAY, HOME, MIXED, SETTINGS, case, project
from vendoreval.cost.account import account
from vendoreval.cost.inputs import Portion, Tier, Unit
from vendoreval.cost.present import Sums, fee_per_contact
from vendoreval.cost.reading import read_case
from vendoreval.cost.sample import sample


def test_no_buyer_no_case(tmp_path: Path) -> None:
    assert read_case(project(tmp_path, SETTINGS.partition("buyer:")[0])) is None


def test_a_figure_keeps_its_place_source_and_trust(tmp_path: Path) -> None:
    found = case(tmp_path)
    margin = found.buyer["margin"]
    assert (margin.basis, margin.trust, margin.is_default) == ("vendoreval.yaml:11 (finance)", "buyer", False)
    resolution = found.operations["away"].inputs["first_contact_resolution"]
    assert (resolution.basis, resolution.trust) == ("vendors/away.yaml:6", "measured")
    assert found.operations["away"].inputs["handle_time"].trust == "claim"
    assert found.operations["away"].inputs["rate"].trust == "document"
    assert found.operations["away"].inputs["governance_share"].trust == "buyer"


def test_what_no_file_says_is_a_default_with_its_source(tmp_path: Path) -> None:
    found = case(tmp_path)
    for one in found.inputs():
        assert one.basis, one.path
        assert one.is_default == (one.basis.startswith("assumption") or one.trust == "published"), one.path
    failed = found.buyer["churn_failed"]
    assert (failed.quantity.stated, failed.trust) == (0.06, "published")
    assert "SQM Group 2022" in failed.basis
    assert "already in the figure" in failed.basis
    assert found.buyer["dropped_ratio"].quantity.high == 1.8


def test_an_unpriced_line_is_unknown_and_never_free(tmp_path: Path) -> None:
    found = case(tmp_path)
    assert set(found.operations["away"].unknown) == {
        "tax", "training", "quality_assurance", "seats", "travel", "parallel_running", "severance",
    }  # fmt: skip
    buyer, options = found.numbers()
    held = account(buyer, options["away"], Sums.over(buyer, options["home"], None).reference)
    by_name = {line.id: line for line in held.lines}
    fee = by_name["fee"].present_value
    assert by_name["seats"].present_value == pytest.approx(0.04 * fee)
    assert by_name["severance"].at_start == pytest.approx(0.04 * fee)
    assert by_name["severance"].months == (0.0,) * 24
    assert by_name["telecom"].present_value == 0
    assert sum(by_name["seats"].months[:12]) == pytest.approx(0.04 * sum(by_name["fee"].months[:12]))


def test_an_unknown_one_off_is_not_in_the_support_cost(tmp_path: Path) -> None:
    bare = HOME.replace("  included: [governance, tax, travel, transition, parallel_running, severance, exit]\n", "")
    plain, found = case(tmp_path, home=HOME), case(tmp_path, home=bare)
    buyer, options = found.numbers()
    support = Sums.over(buyer, options["home"], None).reference.support_cost
    before = Sums.over(plain.numbers()[0], plain.numbers()[1]["home"], None).reference.support_cost
    fee = account(buyer, options["home"], Sums.over(buyer, options["home"], None).reference).lines[0]
    recurring = (0.08 + 0.02 + 0.015) * sum(fee.months[-12:]) / 12 / 1000  # governance, tax, travel
    assert support == pytest.approx(before + recurring)


def test_a_quote_in_another_currency(tmp_path: Path) -> None:
    team = case(tmp_path).numbers()[1]["away"].parts[0].operation
    assert (team.currency, team.fx, team.cola) == (0.02, -0.01, 0.04)
    own = AWAY.replace("  cola: 4 %\n", "  cola: 4 %\n  fx: 3 %\n")
    assert case(tmp_path, away=own).numbers()[1]["away"].parts[0].operation.fx == 0.03


def test_quotes_in_one_currency_share_its_draws(tmp_path: Path) -> None:
    unsure = SETTINGS.replace("PHP: {rate: 0.02, drift: -1 %", "PHP: {rate: {p10: 0.018, p90: 0.022}, drift: -1 %")
    found = case(tmp_path, unsure, other=AWAY.replace("Away", "Other"))
    drawn = sample(found, seed=1, draws=200).inputs
    assert np.ptp(drawn["away.currency"]) > 0
    assert drawn["away.currency"].tolist() == drawn["other.currency"].tolist()


def test_a_figure_is_trusted_as_it_is_in_the_score(tmp_path: Path) -> None:
    """The best of the evidence for it counts, wherever it stands in the file."""
    call = "  - {id: call, what: A call, grade: reference, date: 2026-10-02, for: [first_contact_resolution]}\n"
    found = case(tmp_path, away=AWAY.replace("evidence:\n", f"evidence:\n{call}"))
    assert found.operations["away"].inputs["first_contact_resolution"].trust == "measured"


def test_a_quote_in_an_unknown_currency_is_not_costed(tmp_path: Path) -> None:
    found = case(tmp_path, away=AWAY.replace("PHP", "EUR"))
    assert found.uncosted["away"] == "vendoreval.yaml gives no rate for EUR, the currency of the quote"


def test_a_wage_is_built_up(tmp_path: Path) -> None:
    team = case(tmp_path).numbers()[1]["home"].parts[0].operation
    assert team.unit is Unit.PAID_HOUR
    assert team.tiers == (Tier(19 * 1.3 * 1.2 + 320 / 160),)
    assert team.settled


def test_tiers_credits_and_bonus(tmp_path: Path) -> None:
    tiers = "  tiering: all_units\n  tiers: [{up_to: 350, rate: 220}, {rate: 180}]\n"
    points = "{first_contact_resolution: 74 %, credit: 5 %, cap: 4 %, per_point: true}"
    away = AWAY.replace("  rate: 200\n", tiers).replace(
        "{first_contact_resolution: 74 %, credit: 5 %, cap: 4 %}", points
    )
    team = case(tmp_path, away=away).numbers()[1]["away"].parts[0].operation
    assert team.tiers == (Tier(220.0, 350.0), Tier(180.0))
    assert (team.all_units, team.credit_per_point) == (True, True)
    assert (team.credit, team.credit_target, team.credit_cap) == (0.05, 0.74, 0.04)
    assert (team.bonus, team.bonus_target, team.bonus_cap) == (1000.0, 0.70, 0.10)
    assert (team.contained, team.automation_resolution, team.automation_rate, team.automation_fixed) == (
        0.1,
        0.6,
        0.3,
        100,
    )


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    found = case(tmp_path, away="name: Away\nkind: offshore\nmeasures: {handle_time: 9}\n")
    assert found.uncosted == {"away": "vendors/away.yaml gives no price and no first_contact_resolution"}


def test_nonsense_is_set_aside_with_its_reason(tmp_path: Path) -> None:
    found = case(tmp_path, away=AWAY.replace("unanswered_share: 5 %", "attrition: 100 %"))
    assert "nobody would be left" in found.uncosted["away"]
    assert found.options == ("home",)


def test_an_unknown_escalation_costs_a_multiple_of_the_baselines_contact(tmp_path: Path) -> None:
    found = case(tmp_path, SETTINGS.replace("  escalation_cost: 22\n", ""))
    buyer, options = found.numbers()
    each = fee_per_contact(buyer, options["home"])
    assert buyer.escalation_cost == pytest.approx(3 * each)
    assert f"{each:,.2f} USD" in found.buyer["escalation_cost"].basis


def test_dropped_says_what_the_ratio_would(tmp_path: Path) -> None:
    ratio = case(tmp_path, SETTINGS + "  churn_per_issue: {failed: 5 %, dropped_ratio: 2}\n").numbers()[0]
    stated = case(tmp_path, SETTINGS + "  churn_per_issue: {failed: 5 %, dropped: 10 %}\n").numbers()[0]
    assert ratio.churn_dropped == stated.churn_dropped == 0.10


PARTS = {
    "channels": ("  - {vendor: away, channels: [email, chat]}\n  - {vendor: home, channels: [phone]}\n", 0.4),
    "after hours": ("  - {vendor: away, after_hours: true}\n  - {vendor: home, after_hours: false}\n", 0.2),
    "share": ("  - {vendor: away, share: 30 %}\n  - {vendor: home, rest: true}\n", 0.3),
}


@pytest.mark.parametrize("how", PARTS)
def test_parts_of_a_mixed_option(tmp_path: Path, how: str) -> None:
    text, share = PARTS[how]
    found = case(tmp_path, both=MIXED + text)
    away, home = found.numbers()[1]["both"].parts
    assert away.share == pytest.approx(share)
    assert home.portion is Portion.REST or home.share == pytest.approx(1 - share)
    assert len([one for one in found.inputs() if one.path == "buyer.channels.email"]) == 1


def test_moving_in_house(tmp_path: Path) -> None:
    found = case(tmp_path, both=MIXED + "  - {vendor: away, months: [1, 10]}\n  - {vendor: home, rest: true}\n")
    away, home = found.numbers()[1]["both"].parts
    assert (away.first, away.last, home.first, home.last) == (1, 10, 11, 24)


def test_overflow(tmp_path: Path) -> None:
    found = case(tmp_path, both=MIXED + "  - {vendor: away, overflow_above: 450}\n  - {vendor: home, rest: true}\n")
    away, home = found.numbers()[1]["both"].parts
    assert (away.portion, away.above, home.portion) == (Portion.OVERFLOW, 450.0, Portion.REST)
    assert (home.first, home.last) == (1, 24)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("  - {vendor: away, share: 30 %}\n", "30% of the work"),
        ("  - {vendor: away, languages: [fr]}\n  - {vendor: home, rest: true}\n", "by fr"),
        ("  - {vendor: nobody, share: 30 %}\n  - {vendor: home, rest: true}\n", "part nobody"),
    ],
)
def test_parts_that_cannot_be_costed(tmp_path: Path, text: str, reason: str) -> None:
    assert reason in case(tmp_path, both=MIXED + text).uncosted["both"]
