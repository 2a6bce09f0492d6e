"""The starter passes its own check, says it is fictional, and shows each way of rating and of being in or out."""

from __future__ import annotations

import datetime

from vendoreval.diagnostic import Severity
from vendoreval.project.model.ratings import Rating
from vendoreval.project.model.vendor import Item
from vendoreval.project.project import Project
from vendoreval.project.workspace import Workspace


def given(project: Project) -> list[tuple[str, str, str, Rating]]:
    """Every rating as (rater, criterion, option, rating)."""
    return [
        (rater, criterion, option, rating)
        for rater, file in project.ratings.items()
        for criterion, row in file.ratings.items()
        for option, rating in row.items()
    ]


def test_there_is_nothing_wrong_with_it(workspace: Workspace) -> None:
    assert [finding for finding in workspace.findings if finding.severity is Severity.ERROR] == []


def test_every_option_says_that_it_is_fictional(project: Project) -> None:
    assert all("fictional" in (vendor.about or "") for vendor in project.vendors.values())


def test_there_is_a_second_currency(project: Project) -> None:
    assert project.settings.currency == "USD"
    assert list(project.settings.currencies) == ["PHP"]


def test_three_raters_rate_in_every_way_there_is(project: Project) -> None:
    ratings = [rating for *_, rating in given(project)]
    assert list(project.ratings) == ["ops", "brand", "finance"]
    assert any(rating.low is not None for rating in ratings)
    assert any(rating.abstain for rating in ratings)
    assert any(rating.unknown for rating in ratings)
    assert any(rating.consensus is not None for rating in ratings)
    assert any(rating.note for rating in ratings)
    assert any(rating.evidence for rating in ratings)


def test_the_rater_with_a_conflict_abstains_and_nobody_else_does(project: Project) -> None:
    abstained = {(rater, option) for rater, _, option, rating in given(project) if rating.abstain}
    assert abstained == {("brand", "offshore-budget")}
    rated = [rating for rater, _, option, rating in given(project) if (rater, option) in abstained]
    assert all(rating.abstain for rating in rated)
    assert "offshore-budget" in (project.settings.raters["brand"].conflicts or "")


def test_the_certificate_of_one_option_has_ended(project: Project) -> None:
    ends = {}
    for name, vendor in project.vendors.items():
        certificates = vendor.provides["certifications"]
        assert isinstance(certificates, dict)
        certificate = certificates["PCI DSS"]
        assert isinstance(certificate, Item)
        ends[name] = certificate.until or datetime.date.max
    assert [name for name, until in ends.items() if until < project.settings.as_of] == ["offshore-premium"]
    assert ends["offshore-premium"] == datetime.date(2026, 9, 30)


def test_nobody_quotes_a_piece_of_evidence_that_is_not_there(project: Project) -> None:
    for _, criterion, option, rating in given(project):
        if rating.evidence:
            assert rating.evidence in {piece.id for piece, _ in project.evidence(option)}, (criterion, option)
