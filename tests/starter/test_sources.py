"""Everything the sources of the product ask for has its place in the starter: a criterion, a requirement or a cost."""

from __future__ import annotations

import pytest

from vendoreval.project.model.buyer import Buyer, ChurnPerIssue
from vendoreval.project.model.mix import Part
from vendoreval.project.model.vendor import Kind
from vendoreval.project.project import Project
from vendoreval.project.tree import weigh

CRITERIA = {
    "understood the first time by the customers' own ear": ["intelligibility"],
    "unscripted talk": ["unscripted_language"],
    "shared culture, congeniality": ["congeniality"],
    "basic geography and business of the customers' country": ["local_knowledge"],
    "people with empathy, patience, resourcefulness, web savvy": ["recruitment_and_selection"],
    "support understands the brand": ["brand_values"],
    "understands the industry": ["product_knowledge"],
    "trains experts, or has worked for similar companies": [
        "training_of_experts",
        "similar_clients",
        "knowledge_upkeep",
    ],
    "empowered to fix it": ["empowerment"],
    "four people, a supervisor and nearly a week is a failure": [
        "people_per_issue",
        "solved_without_transfer",
        "days_to_resolution",
    ],
    "likely problems simulated with the vendor's people": ["scripted_scenarios"],
    "help desk, social media, chat, e-mail, phone": ["channel_coverage", "shared_history"],
    "hours and languages": ["after_hours", "language_coverage"],
    "no e-mail ignored": ["unanswered", "mail_routing", "first_reply"],
    "every address and form ever published is probed": ["published_addresses"],
    "tens of thousands of e-mails a day": ["volume_proven"],
    "what people say of the vendor's other clients' support": [
        "other_clients_reviews",
        "references",
        "client_retention",
    ],
    "quality control": ["quality_control", "supervisor_span"],
    "trust": ["candour"],
    "e-mail staff write well": ["writing_quality", "questions_answered", "next_step_stated"],
    "exit": ["exit_and_handover"],
    "how many customers one may be pushing away": ["true_cost"],
}

DRIVERS = {
    "24-hour or new languages": "new_hours_and_languages",
    "growth": "growth",
    "money": "cost",
    "learning how before going in-house": "learning",
    "seasonal or erratic volume": "seasonal_volume",
}


@pytest.mark.parametrize(("row", "leaves"), CRITERIA.items())
def test_what_the_sources_ask_for_is_a_criterion(project: Project, row: str, leaves: list[str]) -> None:
    known = {node.id for node in weigh(project.criteria, project.criteria_path).leaves}
    assert set(leaves) <= known, row


def test_no_criterion_is_without_a_source(project: Project) -> None:
    known = {node.id for node in weigh(project.criteria, project.criteria_path).leaves}
    assert known == {leaf for leaves in CRITERIA.values() for leaf in leaves}


@pytest.mark.parametrize(("reason", "driver"), DRIVERS.items())
def test_each_reason_to_outsource_is_a_driver(project: Project, reason: str, driver: str) -> None:
    assert driver in project.drivers, reason
    assert project.drivers[driver].driver == driver
    assert project.drivers[driver].weights
    assert project.drivers[driver].add
    assert project.drivers[driver].requirements


def test_the_requirements_are_there(project: Project) -> None:
    assert {requirement.id for requirement in project.criteria.requirements} >= {
        "pci_dss",
        "scale",
        "spanish_around_the_clock",
        "quality_minimum",
    }


def test_lost_customers_refunds_and_returns_are_in_the_cost_model() -> None:
    assert {"failed", "effort", "dropped"} <= set(ChurnPerIssue.model_fields)
    assert "loss_per_failed_issue" in Buyer.model_fields


def test_a_portion_of_the_work_can_be_outsourced(project: Project) -> None:
    assert {"share", "channels", "languages", "after_hours", "months", "overflow_above"} <= set(Part.model_fields)
    buyer = project.settings.buyer
    assert buyer is not None
    assert buyer.channels
    assert buyer.languages
    assert buyer.after_hours is not None
    assert buyer.staffing is not None


def test_the_own_team_is_an_option_and_the_baseline(project: Project) -> None:
    assert project.settings.baseline == "in-house"
    assert project.vendors["in-house"].kind is Kind.IN_HOUSE
    assert Kind.CAPTIVE in Kind
