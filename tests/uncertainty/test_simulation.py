import numpy as np
import pytest

from vendoreval.uncertainty import posterior, simulation
from vendoreval.uncertainty.simulation import simulate
from vendoreval.uncertainty.strata import normals
from vendoreval.uncertainty.weights import Points, draw_leaves

N = 2000
POINTS = np.array([[70.0, 60.0], [65.0, 68.0], [30.0, 40.0]])
WEIGHTS = draw_leaves({"top": Points({"a": 1, "b": 1})}, "top", ["a", "b"], 1, N)


def drawn(vendor, sd):
    z = np.stack([normals(1, f"{vendor}/{leaf}", N) for leaf in range(2)], axis=1)
    return np.einsum("dl,dl->d", posterior.draw(POINTS[vendor], np.full(2, sd), None, z), WEIGHTS)


SCORES = np.stack([drawn(vendor, 15.0) for vendor in range(3)], axis=1)


def test_certain_inputs_make_the_leader_first_for_sure():
    even = np.tile([0.5, 0.5], (50, 1))
    found = simulate([(even @ POINTS.T, even)])
    assert found.first.tolist() == [0, 1, 0]
    assert found.percentiles.tolist() == [[65.0] * 3, [66.5] * 3, [35.0] * 3]
    assert found.win[1].tolist() == [1, 0, 1]
    assert found.central_weights[0] is None
    assert found.central_weights[1].tolist() == [0.5, 0.5]


def test_ties_share():
    found = simulate([(np.full((N, 2), 50.0), WEIGHTS)])
    assert found.first.tolist() == [0.5, 0.5]
    assert found.win[0, 1] == 0.5


def test_acceptabilities_sum_to_one_both_ways():
    found = simulate([(SCORES, WEIGHTS)])
    assert found.ranks.shares.sum(axis=0) == pytest.approx(np.ones(3))
    assert found.ranks.shares.sum(axis=1) == pytest.approx(np.ones(3))
    assert found.win + found.win.T + np.eye(3) == pytest.approx(np.ones((3, 3)))
    assert np.all(np.diff(found.percentiles, axis=1) > 0)


def test_central_weights_explain_the_win():
    found = simulate([(WEIGHTS @ POINTS.T, WEIGHTS)])
    of_first, of_second, of_last = found.central_weights
    assert of_first[0] > 0.6
    assert of_second[0] < 0.6
    assert of_last is None
    mixed = found.first[0] * of_first + found.first[1] * of_second
    assert mixed == pytest.approx(WEIGHTS.mean(axis=0))


def test_an_excluded_option_takes_no_rank_and_leaves_its_draws_to_the_others():
    scores = np.tile([40.0, 90.0, -np.inf], (N, 1))
    scores[:500, 1] = -np.inf
    found = simulate([(scores, WEIGHTS)])
    assert found.first.tolist() == [0.25, 0.75, 0]
    assert found.ranks.excluded.tolist() == [0, 0.25, 1]
    assert found.percentiles[1].tolist() == [90, 90, 90]
    assert np.isnan(found.percentiles[2]).all()


def test_pieces_give_the_same_as_the_whole(monkeypatch):
    scores = np.where(np.arange(3 * N).reshape(N, 3) % 7 == 0, -np.inf, SCORES)
    whole = simulate([(scores, WEIGHTS)])
    monkeypatch.setattr(simulation, "PIECE", 700)
    cut = simulate((scores[start : start + 300], WEIGHTS[start : start + 300]) for start in range(0, N, 300))
    np.testing.assert_allclose(cut.ranks.shares, whole.ranks.shares, atol=1e-12)
    np.testing.assert_allclose(cut.win, whole.win, atol=1e-12)
    np.testing.assert_array_equal(cut.percentiles, whole.percentiles)
    np.testing.assert_allclose(cut.central_weights[0], whole.central_weights[0])


def test_many_draws_keep_only_the_first_for_percentiles(monkeypatch):
    monkeypatch.setattr(simulation, "KEPT", 3000)
    assert simulate([(SCORES, WEIGHTS)]).percentiles[0, 1] == pytest.approx(np.median(SCORES[:1000, 0]))


def test_many_options_are_not_compared_pair_by_pair():
    assert simulate([(np.zeros((2, 300)), WEIGHTS[:2])]).win is None


def test_no_draws_are_refused():
    with pytest.raises(ValueError, match="at least one draw"):
        simulate([])


def test_a_vendors_own_evidence_raises_no_others_chance():
    surer = SCORES.copy()
    surer[:, 0] = drawn(0, 6.0)
    before, after = (simulate([(scores, WEIGHTS)]) for scores in (SCORES, surer))
    np.testing.assert_array_equal(before.percentiles[1:], after.percentiles[1:])
    assert before.win[1, 2] == after.win[1, 2]
