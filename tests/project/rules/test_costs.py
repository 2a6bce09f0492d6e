"""Whatever the cost model would refuse has been found before, with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project.rules.workspace import LINES, build
from vendoreval.cost.defaults import TEAM
from vendoreval.cost.reading import read_case
from vendoreval.project.rules import costs
from vendoreval.project.workspace import Workspace

BUYER = (
    "buyer: {customers: 60000, margin: 33, churn: 2 %, issues: 0.25, "
    "channels: {phone: 60 %, email: 40 %}, after_hours: 20 %}\n"
)
TEAM_FIGURES = {"first_contact_resolution": "76 %", "handle_time": "9", "solved_without_transfer": "80 %"}
PRICE = f"price: {{model: contact, rate: 4.10, tax: 0 %, included: [{LINES}]}}\n"


def vendor(price: str = PRICE, **figures: str | None) -> dict[str, str]:
    """A vendor with a price and figures, of which None takes one away."""
    stated = {name: figure for name, figure in {**TEAM_FIGURES, **figures}.items() if figure is not None}
    measures = "".join(f"  {name}: {{value: {figure}, grade: document}}\n" for name, figure in stated.items())
    return {"project": BUYER, "vendor": f"measures:\n{measures}{price}"}


def mixed(parts: str, buyer: str = BUYER) -> dict[str, str]:
    """A mix of the team in house and others."""
    return {"project": buyer, "vendor": f"kind: mixed\nprice: null\nmeasures: {{}}\nparts: [{parts}]\n"}


REFUSED = [
    vendor(attrition="100 %"),
    vendor(shrinkage="100 %"),
    vendor(occupancy="0 %"),
    vendor(day_one_productivity="0 %"),
    vendor(learning_time="0"),
    vendor(unanswered_share="100 %"),
    vendor(first_contact_resolution="0 %"),
    vendor(first_contact_resolution="5 %"),
    vendor(first_contact_resolution="30 %", first_contact_resolution_lost="40 %"),
    vendor(first_contact_resolution=None),
    vendor(handle_time=None),
    vendor(price="price: null\n"),
    vendor(price=PRICE.replace("model:", "quoted: {currency: MXN}, model:")),
    mixed("{vendor: in-house, share: 60 %}"),
    mixed("{vendor: in-house, share: 60 %}, {vendor: far, share: 60 %}"),
    mixed("{vendor: in-house, rest: true}, {vendor: far, rest: true}"),
    mixed("{vendor: in-house, overflow_above: 9000}"),
    mixed("{vendor: in-house, overflow_above: 9000}, {vendor: far, overflow_above: 5000}, {vendor: far, rest: true}"),
    mixed("{vendor: in-house, channels: [phone]}"),
    mixed("{vendor: in-house, channels: [phone, fax]}"),
    mixed("{vendor: in-house, languages: [en]}"),
    mixed("{vendor: in-house, months: [1, 48]}"),
    mixed("{vendor: in-house, months: [1, 12]}"),
    mixed("{vendor: in-house, after_hours: yes}, {vendor: far, rest: true}", BUYER.replace(", after_hours: 20 %", "")),
    mixed("{vendor: nearshore-hybrid, rest: true}"),
    mixed("{vendor: nobody, rest: true}"),
    {"project": BUYER.replace("churn: 2 %", "churn: 0 %, discount: 0 %")},
    {"project": BUYER + "baseline: far\n"},
]
"""Workspaces that the cost model cannot work with, or makes no sense of."""

FAR = {"vendors/far.yaml": "name: Far\nkind: offshore\n" + vendor()["vendor"]}


def workspace(folder: Path, example: dict[str, str]) -> Workspace:
    others = FAR if "baseline" not in example["project"] else {"vendors/far.yaml": "name: Far\nkind: offshore\n"}
    return build(folder, example, others)


@pytest.mark.parametrize("example", REFUSED)
def test_what_the_model_refuses_is_found_first(example: dict[str, str], tmp_path: Path) -> None:
    read = workspace(tmp_path, example)
    assert read.project is not None
    found = [one for one in read.findings if one.severity.value != "note"]
    assert found
    assert all(one.line for one in found)
    case = read_case(read.project)
    assert case is not None
    refused = {f"vendors/{name}.yaml" for name in case.uncosted}
    if not any(one.path == "vendoreval.yaml" for one in found):
        assert refused <= {one.path for one in found}


@pytest.mark.parametrize(
    "example",
    [
        vendor(),
        vendor(attrition="95 %", shrinkage="45 %", unanswered_share="20 %"),
        mixed("{vendor: in-house, share: 60 %}, {vendor: far, rest: true}"),
        mixed("{vendor: in-house, channels: [phone]}, {vendor: far, channels: [email]}"),
        mixed("{vendor: far, months: [1, 24]}, {vendor: in-house, months: [25, 36]}"),
        mixed("{vendor: in-house, after_hours: no}, {vendor: far, after_hours: yes}"),
        mixed("{vendor: far, overflow_above: 9000}, {vendor: in-house, rest: true}"),
    ],
)
def test_what_can_be_costed_is_not_refused(example: dict[str, str], tmp_path: Path) -> None:
    read = workspace(tmp_path, example)
    assert read.project is not None
    assert [one.code for one in read.findings if one.severity.value == "error"] == []
    case = read_case(read.project)
    assert case is not None
    assert case.uncosted == {}


def test_a_new_agents_loss_is_assumed_as_the_cost_model_assumes_it() -> None:
    assert TEAM["lost_when_new"].quantity.stated == costs.LOST_WHEN_NEW


@pytest.mark.parametrize(
    ("model", "under", "above"),
    [
        ("resolution", 14_000, 16_000),
        ("contact", 70_000, 80_000),
        ("minute", 1_000_000, 1_800_000),
        ("hour", 20_000, 60_000),
        ("FTE", 200, 800),
    ],
)
def test_a_minimum_is_too_high_when_no_month_could_reach_it(model: str, under: int, above: int, tmp_path: Path) -> None:
    for minimum, wanted in ((under, False), (above, True)):
        price = f"price: {{model: {model}, rate: 4.10, minimum: {minimum}, tax: 0 %, included: [{LINES}]}}\n"
        codes = {one.code for one in build(tmp_path, vendor(price=price)).findings}
        assert ("minimum-above-volume" in codes) is wanted
