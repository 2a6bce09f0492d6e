"""The five options' figures, transcribed from the worked example of docs/cost.md: nobody tunes them to get a winner."""

from __future__ import annotations

import pytest

from vendoreval.cost.model import CostModel
from vendoreval.project.model.price import ClientCosts, Price, PriceModel
from vendoreval.project.model.quantity import Quantity
from vendoreval.project.model.vendor import Vendor
from vendoreval.project.project import Project

OPTIONS = ("offshore-budget", "offshore-premium", "nearshore-hybrid", "onshore-outcome", "in-house")

MEASURES = {
    "first_contact_resolution": (0.60, 0.73, 0.76, 0.79, 0.80),
    "first_contact_resolution_lost": (0.18, 0.12, 0.10, 0.09, 0.09),
    "unanswered_share": (0.07, 0.02, 0.015, 0.01, 0.02),
    "high_effort_share": (0.10, 0.06, 0.05, 0.04, 0.05),
    "handle_time": (11.0, 9.6, 9.0, 8.6, 8.5),
    "escalation_share": (0.06, 0.04, 0.035, 0.03, 0.02),
    "attrition": (0.60, 0.35, 0.30, 0.35, 0.25),
    "day_one_productivity": (0.45, 0.55, 0.60, 0.60, 0.60),
    "learning_time": (2.5, 2.0, 1.8, 1.8, 1.8),
    "occupancy": (0.82,) * 5,
    "shrinkage": (0.30,) * 5,
}
SAMPLES = {
    "first_contact_resolution": (40, 80, 80, 80, 800),
    "unanswered_share": (150, 150, 150, 150, 1500),
}
RANGES = {"attrition": (0.7, 1.5), "handle_time": (0.9, 1.2)}

PRICES = {
    "offshore-budget": (PriceModel.HOUR, 8.50, 0, 0, 0.05, -0.01),
    "offshore-premium": (PriceModel.FTE, 2250, 0, 0, 0.04, -0.01),
    "nearshore-hybrid": (PriceModel.CONTACT, 4.10, 6000, 13000, 0.04, 0.01),
    "onshore-outcome": (PriceModel.RESOLUTION, 7.60, 0, 0, 0.03, 0),
}
TRAINING = ((6, 1, 0.5), (9, 1, 0), (12, 1, 0), (20, 1, 0), (24.70, 0, 1))
GOVERNANCE = ((0.10, 4500), (0.08, 4500), (0.06, 3500), (0.05, 3000), (0, 0))
TRAVEL = (2500, 2500, 1200, 400, 0)
TRANSITION = ((45, 60, 70), (60, 60, 70), (55, 45, 70), (50, 45, 70), (0, 0, 0))
EXIT = ((0.30, 140_000), (0.20, 140_000), (0.15, 110_000), (0.15, 110_000), (0, 0))


def vendors(project: Project) -> list[Vendor]:
    return [project.vendors[name] for name in OPTIONS]


def prices(project: Project) -> dict[str, Price]:
    quoted = {name: vendor.price for name, vendor in project.vendors.items()}
    return {name: price for name, price in quoted.items() if price is not None}


def triple(quantity: Quantity) -> tuple[float | None, float | None, float | None]:
    return quantity.low, quantity.mode, quantity.high


def test_there_are_these_five_options(project: Project) -> None:
    assert set(project.vendors) == set(OPTIONS)


@pytest.mark.parametrize("measure", MEASURES)
def test_measures(project: Project, measure: str) -> None:
    stated = [vendor.measures[measure].stated for vendor in vendors(project)]
    assert stated == pytest.approx(MEASURES[measure])


@pytest.mark.parametrize("measure", SAMPLES)
def test_shares_counted_in_samples(project: Project, measure: str) -> None:
    assert tuple(vendor.measures[measure].n for vendor in vendors(project)) == SAMPLES[measure]


@pytest.mark.parametrize("measure", RANGES)
def test_ranges_round_the_stated_figure(project: Project, measure: str) -> None:
    low, high = RANGES[measure]
    for vendor in vendors(project):
        figure = vendor.measures[measure]
        assert triple(figure) == pytest.approx((low * figure.stated, figure.stated, high * figure.stated))


@pytest.mark.parametrize("option", PRICES)
def test_prices(project: Project, option: str) -> None:
    price = prices(project)[option]
    model, rate, fixed, minimum, cola, fx = PRICES[option]
    assert price.model is model
    assert price.rate is not None
    found = (price.rate, price.fixed, price.minimum, price.cola, price.fx)
    assert [one.stated for one in found] == [rate, fixed, minimum, cola, fx]
    assert price.included == ()


def test_only_the_nearshore_offer_has_service_credits(project: Project) -> None:
    credits = {name: price.sla for name, price in prices(project).items() if price.sla is not None}
    assert list(credits) == ["nearshore-hybrid"]
    credit = credits["nearshore-hybrid"]
    assert credit is not None
    assert (credit.first_contact_resolution.stated, credit.credit.stated) == (0.75, 0.05)


def test_the_wage_of_the_own_team(project: Project) -> None:
    price = prices(project)["in-house"]
    wage = price.wage
    assert wage is not None
    assert price.model is PriceModel.IN_HOUSE
    found = (wage.base, wage.burden, wage.overhead, wage.per_fte, price.cola)
    assert [one.stated for one in found] == [19, 1.30, 1.22, 350, 0.035]
    assert project.vendors["in-house"].settled


def test_costs_beside_the_fee(project: Project) -> None:
    for position, vendor in enumerate(vendors(project)):
        costs = vendor.costs
        assert all(getattr(costs, line) is not None for line in ClientCosts.model_fields)
        assert costs.training is not None
        assert costs.governance is not None
        assert costs.quality_assurance is not None
        assert costs.exit is not None
        training = costs.training
        assert training.hours.stated == 120
        assert (training.rate.stated, training.billed_initial.stated, training.billed_attrition.stated) == TRAINING[
            position
        ]
        assert (costs.governance.share.stated, costs.governance.fixed.stated) == GOVERNANCE[position]
        assert (costs.quality_assurance.share.stated, costs.quality_assurance.cost.stated) == (0.02, 6)
        assert [line.stated for line in (costs.seats, costs.telecom, costs.travel) if line] == [
            95,
            0.012,
            TRAVEL[position],
        ]
        once = (costs.transition, costs.parallel_running, costs.severance)
        assert tuple(line.stated / 1000 for line in once if line) == TRANSITION[position]
        assert (costs.exit.probability.stated, costs.exit.cost.stated) == EXIT[position]
        assert vendor.price is not None
        assert vendor.price.tax is not None
        assert vendor.price.tax.stated == 0


def test_the_buyer(project: Project) -> None:
    buyer = project.settings.buyer
    assert buyer is not None
    assert buyer.customers.stated == 60_000
    assert triple(buyer.margin) == (26, 33, 40)
    assert triple(buyer.churn) == pytest.approx((0.015, 0.020, 0.028))
    assert triple(buyer.issues) == (0.20, 0.25, 0.32)
    assert buyer.season == (0.95, 0.85, 0.90, 0.90, 0.90, 0.90, 0.95, 0.95, 1.00, 1.05, 1.25, 1.40)
    assert buyer.term == 36
    assert buyer.discount is not None
    assert buyer.discount.stated == 0.10
    unresolved, unanswered = buyer.repeat.unresolved, buyer.repeat.unanswered
    assert unresolved is not None
    assert (unresolved.mean, unresolved.n) == (0.70, 40)
    assert unanswered is not None
    assert unanswered.stated == 0.80
    assert buyer.escalation_cost is not None
    assert buyer.escalation_cost.stated == 22
    assert buyer.loss_per_failed_issue is not None
    assert buyer.loss_per_failed_issue.stated == 0
    assert buyer.paid_hours is not None
    assert buyer.paid_hours.stated == 160


def test_the_files_cost_what_the_worked_example_says(project: Project) -> None:
    model = CostModel.of(project)
    assert model is not None
    thousands = [round(model.true_costs[name] / 1000, 1) for name in OPTIONS]
    assert thousands == [7989.7, 5237.5, 4475.8, 4573.4, 5037.4]
