import pytest

from tests.insight.options import option
from vendoreval.evaluation import Certainty, Standing
from vendoreval.insight.verdict import verdict
from vendoreval.project.model.settings import VerdictRule

RULE = VerdictRule()


@pytest.mark.parametrize(
    ("first", "certainty", "sentence"),
    [
        (1.0, Certainty.NAMED, "Alpha: first in every draw."),
        (0.998, Certainty.NAMED, "Alpha: first in over 99 draws of 100."),
        (0.80, Certainty.NAMED, "Alpha: first in 80 draws of 100."),
        (0.7999, Certainty.LEANS, "Leans to Alpha, first in 80 draws of 100."),
        (0.60, Certainty.LEANS, "Leans to Alpha, first in 60 draws of 100."),
        (0.59, Certainty.TOO_CLOSE, "Too close to call: Alpha is first in 59 draws of 100, Beta in 41."),
        (0.502, Certainty.TOO_CLOSE, "Too close to call: Alpha and Beta are each first in 50 draws of 100."),
    ],
)
def test_the_thresholds(first, certainty, sentence):
    found = verdict([option("Alpha", 72, first), option("Beta", 70, 1 - first)], RULE)
    assert (found.certainty, found.sentence, found.leader) == (certainty, sentence, "alpha")
    assert found.first[0] == first


def test_thresholds_are_the_projects():
    options = [option("Alpha", 72, 0.7), option("Beta", 70, 0.3)]
    assert verdict(options, VerdictRule(named=0.65)).certainty is Certainty.NAMED
    assert verdict(options, VerdictRule(leans=0.75)).certainty is Certainty.TOO_CLOSE


def test_too_close_names_the_two_most_often_first():
    options = [option("Alpha", 72, 0.2), option("Beta", 71, 0.45), option("Gamma", 70, 0.35)]
    found = verdict(options, RULE)
    assert found.options == ("beta", "gamma")
    assert found.first == (0.45, 0.35)
    assert found.leader == "alpha"
    assert found.sentence == (
        "Too close to call: Beta is first in 45 draws of 100, Gamma in 35, although Alpha has more points."
    )


def test_says_when_the_one_most_often_first_has_fewer_points():
    found = verdict([option("Alpha", 72, 0.35), option("Beta", 71, 0.65)], RULE)
    assert found.sentence == "Leans to Beta, first in 65 draws of 100, although Alpha has more points."
    assert (found.options, found.leader) == (("beta",), "alpha")


def test_options_that_are_out_do_not_count():
    found = verdict([option("Beta", 71, 1.0), option("Alpha", 72, None, Standing.OUT)], RULE)
    assert (found.certainty, found.options, found.leader) == (Certainty.NAMED, ("beta",), "beta")


def test_a_lone_option_excluded_in_most_draws_is_not_named():
    found = verdict([option("Alpha", 72, 0.3)], RULE)
    said = "Only Alpha is ranked, and it misses no requirement or floor in 30 draws of 100."
    assert (found.certainty, found.sentence) == (Certainty.LEANS, said)


def test_a_lone_option_beats_nobody():
    found = verdict([option("Alpha", 72, 1.0)], RULE)
    said = "Only Alpha is ranked: there is nothing to set it against."
    assert (found.certainty, found.sentence) == (Certainty.NAMED, said)


def test_no_option():
    found = verdict([option("Alpha", 72, None, Standing.OUT)], RULE)
    assert (found.certainty, found.options, found.leader) == (Certainty.NO_OPTION, (), None)


def test_without_draws():
    found = verdict([option("Beta", 71), option("Alpha", 72)], RULE)
    assert found.certainty is Certainty.UNDRAWN
    assert found.sentence == "Alpha has the most points; how surely was not worked out."
    tied = verdict([option("Beta", 71), option("Alpha", 71)], RULE)
    assert tied.sentence == "Beta and Alpha have equally many points; how surely was not worked out."
