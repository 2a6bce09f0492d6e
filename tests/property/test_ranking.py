"""What must hold of every ranking, whatever the files say."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.builder import Builder, rated
from tests.property.workspaces import RATED, RATERS, workspaces
from vendoreval.evaluation import Certainty, Standing
from vendoreval.insight.drawing import draw
from vendoreval.pipeline import evaluate
from vendoreval.render.screen import screen
from vendoreval.render.screen.points import contributions
from vendoreval.scoring.score import score
from vendoreval.uncertainty.simulation import simulate

few = settings(max_examples=12, deadline=None)
DRAWS = 200


def without(built: Builder, name: str) -> Builder:
    rest = deepcopy(built)
    del rest.vendors[name]
    for given_ in rest.ratings.values():
        for options in given_.values():
            options.pop(name, None)
    return rest


@few
@given(workspaces(least=3), st.data())
def test_dropping_an_option_changes_no_others_points(built: Builder, data: st.DataObject) -> None:
    dropped = data.draw(st.sampled_from(list(built.vendors)[1:]))
    before, after = built.evaluate(), without(built, dropped).evaluate()
    points = {option.id: (option.score, option.standing) for option in before.options if option.id != dropped}
    assert {option.id: (option.score, option.standing) for option in after.options} == points


@few
@given(workspaces(), st.floats(0.01, 50))
def test_rescaling_siblings_changes_nothing(built: Builder, factor: float) -> None:
    scaled = deepcopy(built)
    for child in scaled.criteria[0]["criteria"]:
        child["weight"] *= factor
    for top in scaled.criteria:
        top["weight"] *= factor
    assert scaled.scores() == pytest.approx(built.scores(), abs=1e-9)


@few
@given(workspaces(), st.randoms(use_true_random=False))
def test_the_order_of_options_and_raters_changes_nothing(built: Builder, random: Any) -> None:
    shuffled = deepcopy(built)
    names = list(shuffled.vendors)
    shuffled.settings["baseline"] = names[0]
    random.shuffle(names)
    shuffled.vendors = {name: shuffled.vendors[name] for name in names}
    assert shuffled.evaluate(draws=DRAWS).options == built.evaluate(draws=DRAWS).options


@few
@given(workspaces(), st.data())
def test_who_is_at_least_as_good_everywhere_is_never_below(built: Builder, data: st.DataObject) -> None:
    better = deepcopy(built)
    name = data.draw(st.sampled_from(list(built.vendors)[1:]))
    better.vendors["omega"] = deepcopy(better.vendors[name])
    better.vendors["omega"]["true_cost"] -= data.draw(st.integers(0, 20))
    for rater in RATERS:
        for leaf in RATED:
            word = better.ratings[rater][leaf][name]
            raised = min(5, word + data.draw(st.integers(0, 2))) if isinstance(word, float) else word
            better.ratings[rater][leaf]["omega"] = raised
    found = better.evaluate(draws=DRAWS)
    assert (found.option("omega").score or 0) >= (found.option(name).score or 0) - 1e-9
    if found.option("omega").rank and found.option(name).rank:
        assert (found.option("omega").rank or 0) <= (found.option(name).rank or 0)


@few
@given(workspaces(), st.integers(0, 99))
def test_the_same_inputs_and_seed_give_the_same_bytes(built: Builder, seed: int) -> None:
    project = built.load()
    texts = set()
    for _ in range(2):
        texts.add(screen(evaluate(project, seed=seed, draws=DRAWS), width=100).encode())
    assert len(texts) == 1


@few
@given(workspaces(), st.sampled_from([1, 10, 100, 500, 1000]))
def test_printed_contributions_sum_to_the_printed_total(built: Builder, out_of: int) -> None:
    built.settings["score"] = {"out_of": out_of}
    found = built.evaluate()
    for option in found.options:
        if option.score is not None:
            printed = contributions(found, option)
            assert f"{sum(printed.values()):.1f}" in {f"{option.score:.1f}", f"{option.score + 1e-9:.1f}"}


@few
@given(workspaces(least=3), st.data())
def test_own_evidence_raises_nobody_elses_points_or_draws(built: Builder, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(list(built.vendors)[1:]))
    changed = deepcopy(built)
    piece = {"id": "new", "what": "New", "grade": "measured", "n": 400, "date": "2026-10-30", "for": list(RATED)}
    changed.vendors[name]["evidence"] = [piece]
    changed.vendors[name].setdefault("measures", {})["first_contact_resolution"] = {"mean": 0.99, "n": 400}
    before, after = built.evaluate(draws=DRAWS), changed.evaluate(draws=DRAWS)
    for option in before.options:
        if option.id != name:
            other = after.option(option.id)
            assert (other.score, dict(other.cells)) == (option.score, dict(option.cells))
            if option.confidence and other.confidence:
                now, then = option.confidence, other.confidence
                assert (then.p10, then.p50, then.p90) == (now.p10, now.p50, now.p90)


@few
@given(workspaces())
def test_without_uncertainty_the_leader_is_always_first(built: Builder) -> None:
    for given_ in built.ratings.values():
        for options in given_.values():
            options.update({name: 3.0 for name, word in options.items() if not isinstance(word, float)})
    for vendor in built.vendors.values():
        vendor.setdefault("measures", {"first_contact_resolution": 0.7})
        vendor["provides"]["channels"]["chat"] = vendor["provides"]["channels"]["chat"] or "no"
    found = built.scoring()
    ranked = [option for option in score(found) if option.standing is Standing.RANKED]
    assume(ranked)
    drawn = draw(found, ranked, None, seed=1, draws=100, spread=0.0)
    first = simulate([(drawn.scores, drawn.weights)]).first
    top = [option for option in ranked if option.rank == 1]
    assert first[: len(top)].sum() == pytest.approx(1)
    assert drawn.scores[0] == pytest.approx([option.score for option in ranked])


@few
@given(workspaces(least=3))
def test_rank_acceptabilities_sum_to_one_both_ways(built: Builder) -> None:
    found = built.evaluate(draws=DRAWS)
    shares = [option.confidence.acceptability for option in found.ranked if option.confidence]
    for row in (*shares, *zip(*shares, strict=True)):
        assert sum(row) == pytest.approx(1)
    for option, acceptability in zip(found.ranked, shares, strict=True):
        assert option.confidence is not None
        assert option.confidence.first == pytest.approx(acceptability[0])


@few
@given(workspaces(), st.floats(0.5, 1), st.floats(0.34, 0.5))
def test_the_verdict_follows_its_thresholds(built: Builder, named: float, leans: float) -> None:
    built.settings["verdict"] = {"named": named, "leans": leans}
    found = built.evaluate(draws=DRAWS)
    said = found.insight.verdict
    if not found.ranked:
        assert said.certainty is Certainty.NO_OPTION
        return
    best = max(option.confidence.first for option in found.ranked if option.confidence)
    expected = Certainty.NAMED if best >= named else Certainty.LEANS if best >= leans else Certainty.TOO_CLOSE
    if len(found.ranked) > 1:
        assert said.certainty is expected
    assert said.first[0] == best
    assert said.leader == found.ranked[0].id


@few
@given(st.integers(2, 10), st.sampled_from(["claim", "document", "reference", "measured"]))
def test_a_lone_raters_interval_is_never_narrower_than_that_of_two_who_agree(half: int, grade: str) -> None:
    def width(raters: tuple[str, ...]) -> float:
        piece = {"id": "seen", "what": "Seen", "grade": grade, "n": 40, "date": "2026-10-01", "for": ["talk"]}
        ratings = {rater: {"talk": {"x": half / 2}} for rater in raters}
        built = Builder([rated("talk")], {"x": {"evidence": [piece]}}, ratings)
        built.settings["raters"] = {"ops": {}, "brand": {}}
        confidence = built.evaluate(draws=1000).option("x").confidence
        assert confidence is not None
        return confidence.p90 - confidence.p10

    assert width(("ops", "brand")) <= width(("ops",)) + 1e-9


@few
@given(workspaces(), st.sampled_from([1, 100, 1000]))
def test_every_lever_applied_to_the_files_makes_its_option_first(built: Builder, out_of: int) -> None:
    built.settings["score"] = {"out_of": out_of}
    for lever in built.evaluate(thorough=True).insight.levers:
        for share, first in ((1.0, True), (0.99, False)):
            figure = lever.now + share * (lever.needed - lever.now)
            changed = deepcopy(built)
            if lever.kind == "measure":
                changed.vendors[lever.option]["measures"][lever.input] = figure
            else:
                for given_ in changed.ratings.values():
                    given_[lever.input][lever.option] = figure
            leaders = [option.id for option in changed.evaluate().options if option.rank == 1]
            assert (leaders == [lever.option]) is first, lever
