import numpy as np
import pytest

from vendoreval.uncertainty import posterior, simulation
from vendoreval.uncertainty.simulation import Draws, simulate
from vendoreval.uncertainty.strata import normals
from vendoreval.uncertainty.weights import Points, draw_leaves

POINTS = np.array([[70.0, 60.0], [65.0, 68.0], [30.0, 40.0]])
WEIGHTS = draw_leaves({"top": Points({"a": 1, "b": 1})}, "top", ["a", "b"], 1, 2000)


def drawn(n=2000, options=3, leaves=2):
    points = np.empty((n, options, leaves))
    for option in range(options):
        z = np.stack([normals(1, f"{option}/{leaf}", n) for leaf in range(leaves)], axis=1)
        points[:, option] = posterior.draw(POINTS[option], np.full(leaves, 15.0), None, z)
    return points


def test_certain_inputs_make_the_leader_first_for_sure():
    found = simulate(Draws(POINTS, np.tile([0.5, 0.5], (50, 1))))
    assert found.first.tolist() == [0, 1, 0]
    assert found.percentiles.tolist() == [[65.0] * 3, [66.5] * 3, [35.0] * 3]
    assert found.win[1].tolist() == [1, 0, 1]
    assert found.central_weights[0] is None
    assert found.central_weights[1].tolist() == [0.5, 0.5]


def test_ties_share():
    found = simulate(Draws(np.array([[50.0, 50], [50, 50]]), WEIGHTS))
    assert found.first.tolist() == [0.5, 0.5]
    assert found.win[0, 1] == 0.5


def test_acceptabilities_sum_to_one_both_ways():
    found = simulate(Draws(drawn(), WEIGHTS))
    assert found.ranks.shares.sum(axis=0) == pytest.approx(np.ones(3))
    assert found.ranks.shares.sum(axis=1) == pytest.approx(np.ones(3))
    assert found.win + found.win.T + np.eye(3) == pytest.approx(np.ones((3, 3)))
    assert np.all(np.diff(found.percentiles, axis=1) > 0)


def test_central_weights_explain_the_win():
    found = simulate(Draws(POINTS, WEIGHTS))
    of_first, of_second, of_last = found.central_weights
    assert of_first[0] > 0.6
    assert of_second[0] < 0.6
    assert of_last is None
    mixed = found.first[0] * of_first + found.first[1] * of_second
    assert mixed == pytest.approx(WEIGHTS.mean(axis=0))


def test_an_excluded_option_takes_no_rank_and_leaves_its_draws_to_the_others():
    excluded = np.zeros((2000, 3), dtype=bool)
    excluded[:500, 1] = True
    excluded[:, 2] = True
    found = simulate(Draws(np.array([[40.0, 40], [90, 90], [99, 99]]), WEIGHTS, excluded))
    assert found.first.tolist() == [0.25, 0.75, 0]
    assert found.ranks.excluded.tolist() == [0, 0.25, 1]
    assert found.percentiles[1] == pytest.approx([90, 90, 90])
    assert np.isnan(found.percentiles[2]).all()


def test_pieces_give_the_same_as_the_whole(monkeypatch):
    points, excluded = drawn(), np.arange(6000).reshape(2000, 3) % 7 == 0
    whole = simulate(Draws(points, WEIGHTS, excluded))
    monkeypatch.setattr(simulation, "PIECE", 700)
    cut = simulate(
        Draws(points[start : start + 300], WEIGHTS[start : start + 300], excluded[start : start + 300])
        for start in range(0, 2000, 300)
    )
    np.testing.assert_allclose(cut.ranks.shares, whole.ranks.shares, atol=1e-12)
    np.testing.assert_allclose(cut.win, whole.win, atol=1e-12)
    np.testing.assert_array_equal(cut.scores, whole.scores)
    np.testing.assert_allclose(cut.central_weights[0], whole.central_weights[0])


def test_many_draws_keep_only_the_first_for_percentiles(monkeypatch):
    monkeypatch.setattr(simulation, "KEPT", 3000)
    found = simulate(Draws(drawn(), WEIGHTS))
    assert found.scores.shape == (1000, 3)
    assert found.percentiles[0, 1] == pytest.approx(np.median(found.scores[:, 0]))


def test_no_draws_are_refused():
    with pytest.raises(ValueError, match="at least one draw"):
        simulate([])


def test_a_vendors_own_evidence_raises_no_others_score():
    before, after = drawn(), drawn()
    z = np.stack([normals(1, f"0/{leaf}", 2000) for leaf in range(2)], axis=1)
    after[:, 0] = posterior.draw(POINTS[0], np.full(2, 6.0), None, z)
    first, second = (simulate(Draws(points, WEIGHTS)) for points in (before, after))
    np.testing.assert_array_equal(first.scores[:, 1:], second.scores[:, 1:])
