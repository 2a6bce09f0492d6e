from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from tests.insight.workspace import ranked, scoring
from vendoreval.cost.case import Input
from vendoreval.insight import drawing
from vendoreval.insight.asking import ask_cost, ask_leaf, cases_needed, for_figure
from vendoreval.insight.questions import questions
from vendoreval.project.model.quantity import Positive, Quantity, Share
from vendoreval.uncertainty.distribution import sd
from vendoreval.uncertainty.strata import uniforms


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    return scoring(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def options(held):
    return ranked(held)


@pytest.fixture(scope="module")
def drawn(held, options):
    return drawing.draw(held, options, None, seed=1, draws=4000)


def test_the_most_valuable_question_comes_first(held, options, drawn):
    found = questions(held, options, drawn)
    values = [question.value for question in found]
    assert values == sorted(values, reverse=True)
    assert values[0] > 0.3
    assert (found[0].option, found[0].input) == ("near", "language")
    assert found[0].sentence == "Near: can agents leave the script?"
    assert found[0].now == "4, claimed"
    assert all(question.option in {"home", "near"} for question in found)
    assert questions(held, options, drawn) == found


def test_the_worth_is_on_the_scores_scale(held, options, drawn):
    settings = held.project.settings
    scaled = settings.model_copy(update={"score": settings.score.model_copy(update={"out_of": 1000})})
    other = replace(held, project=replace(held.project, settings=scaled))
    tenfold = [question.value for question in questions(other, options, drawn)]
    assert tenfold == pytest.approx([10 * question.value for question in questions(held, options, drawn)])


def test_what_the_yardstick_costs_is_asked_though_it_cannot_win(held, options, drawn, monkeypatch):
    """The baseline's cost moves everybody's, also when it is out of the ranking or far behind."""
    pay = uniforms(1, "pay", 4000)
    scores = drawn.scores + np.stack([(30 * pay - 15) * (name == "near") for name in drawn.options], axis=1)
    costs = SimpleNamespace(true_costs={}, inputs={"far.wage_base": pay})
    inputs = [Input("far.wage_base", "Base wage", "USD", Positive(low=20, mode=30, high=40), "x.yaml:3", "claim")]
    monkeypatch.setattr("vendoreval.insight.questions.read_case", lambda _: SimpleNamespace(inputs=lambda: inputs))
    found = questions(held, options, replace(drawn, scores=scores, costs=costs))
    assert (found[0].input, found[0].option) == ("far.wage_base", "far")
    assert found[0].sentence == "Far: what does base wage really come to?"


def test_a_cost_input_is_asked_about_in_points_and_in_money(held, options, drawn, monkeypatch):
    margin = uniforms(1, "margin", 4000)
    price = uniforms(1, "price", 4000)
    scores = drawn.scores + np.stack([(40 * margin - 20) * (name == "near") for name in drawn.options], axis=1)
    costs = SimpleNamespace(
        true_costs={name: (5000 - 900 * margin if name == "near" else 4600 + price) for name in drawn.options},
        inputs={"buyer.margin": margin, "near.rate": price},
    )
    inputs = [
        Input("buyer.margin", "Margin", "USD", Positive(low=20, mode=30, high=40), "x.yaml:3", "buyer"),
        Input("near.rate", "Rate", "USD", Positive(low=20, mode=30, high=40), "x.yaml:3", "document"),
    ]
    monkeypatch.setattr("vendoreval.insight.questions.read_case", lambda _: SimpleNamespace(inputs=lambda: inputs))
    with_costs = replace(drawn, scores=scores, costs=costs)
    found = questions(held, options, with_costs)
    assert (found[0].input, found[0].option) == ("buyer.margin", "")
    assert found[0].money == pytest.approx(np.mean(np.maximum(399.5 - 900 * margin, 0)), rel=0.05)
    assert found[0].sentence == "How sure is your own figure for margin?"
    assert all(question.money is None for question in found if "." not in question.input)
    assert "near.rate" not in [question.input for question in found[:3]]


def test_a_clear_lead_is_still_given_a_question_by_variance(tmp_path):
    counted = (
        "\nmeasures:\n  first_contact_resolution: {{successes: {}, trials: 1000, grade: measured, date: 2026-10-20}}\n"
    )
    clear = {
        "vendors/home.yaml": "name: Home\nkind: in-house" + counted.format(900),
        "vendors/near.yaml": "name: Near\nkind: nearshore" + counted.format(450),
        "vendors/far.yaml": "name: Far\nkind: offshore" + counted.format(450),
        "vendors/ratings/ops.yaml": "rater: ops\nratings:\n  language: {home: 5, near: 1, far: 1}\n  trust: {home: 5, near: 1}\n",
    }
    held = scoring(tmp_path, clear)
    options = ranked(held)
    drawn = drawing.draw(held, options, None, seed=1, draws=4000)
    found = questions(held, options, drawn)
    assert found[0].value < 0.05
    shares = [question.variance_share for question in found]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > 0.1


def test_one_option_raises_no_question(held, options):
    alone = drawing.draw(held, options[:1], None, seed=1, draws=500)
    assert questions(held, options[:1], alone) == ()
    assert questions(held, options, None) == ()


def test_what_would_answer_a_rating(held, options):
    home, near, far = (next(one for one in options if one.id == name) for name in ("home", "near", "far"))
    assert ask_leaf(held, home, "language").evidence == "the same 40 cases before a rater who has not judged them yet"
    assert ask_leaf(held, near, "language").evidence == (
        "30 cases judged against the anchors; or ask a reference already found (calls with two clients); "
        "another rating, by Brand"
    )
    assert ask_leaf(held, near, "trust").evidence == "30 cases judged against the anchors"
    assert ask_leaf(held, far, "language").evidence == (
        "30 cases judged against the anchors; or two references the vendor names"
    )
    unrated = ask_leaf(held, far, "trust")
    assert (unrated.now, unrated.evidence) == (
        "not known", "a first rating by Operations, from 30 observed cases or a reference's word"
    )  # fmt: skip


def test_what_would_answer_a_measure(held, options):
    near = next(one for one in options if one.id == "near")
    asked = ask_leaf(held, near, "solved")
    assert asked.sentence.startswith("Near: of the issues that customers brought, what share")
    assert asked.now == "75 %, measured"
    assert asked.evidence == "count 130 more cases beside the 40 there are: that halves the doubt"


@pytest.mark.parametrize("now", [Share(successes=30, trials=40), Share(p10=0.6, p90=0.8), Share(mean=0.9, n=200)])
def test_the_cases_asked_for_halve_the_doubt(now):
    n = cases_needed(now)
    later = Share(mean=now.stated, n=n)
    assert sd(later) == pytest.approx(sd(now) / 2, rel=0.05)


def test_figures_that_are_no_counts_ask_for_records():
    assert for_figure(Quantity(low=1, mode=2, high=3), "minutes").startswith("the records")
    assert for_figure(Share(low=0.2, mode=0.3, high=0.4), "share a year").startswith("the records")
    assert for_figure(Share(value=0.3), "share") == "30 cases or more, counted from the records"
    assert for_figure(Share(successes=4000, trials=5000), "share") == "all cases of the last twelve months, counted"


def test_a_default_asks_for_ones_own_figure():
    lost = Input(
        "buyer.churn_failed", "Leaves", "share of issues", Share(value=0.06), "SQM 2022", "published", is_default=True
    )
    assert ask_cost(lost, "").now == "6 %, assumed"
    assert ask_cost(lost, "").evidence == "your own tickets joined to cancellations: vendoreval cost calibrate FILE.csv"
    of_vendor = Input("near.seats", "Seats", "USD", Positive(value=95), "assumption", "assumption", is_default=True)
    assert ask_cost(of_vendor, "Near").sentence == "Near: what does seats really come to?"
