"""Best attainable ranks and nearest winning weights, against exhaustive search and scipy."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from vendoreval.insight import attainable as module
from vendoreval.insight.attainable import attainable, nearest_weights


def names(count):
    return [f"o{number}" for number in range(count)]


def solved(points, weights):
    return attainable(names(len(points)), names(points.shape[1]), points, np.asarray(weights))


def best_on_two_leaves(points):
    """The best rank of each option: on two leaves ranks change at crossings only."""
    lines = points[:, 1], points[:, 0] - points[:, 1]
    crossings = {0.0, 1.0}
    for one in range(len(points)):
        for other in range(one):
            slope = lines[1][one] - lines[1][other]
            if slope:
                crossings.add(float(np.clip((lines[0][other] - lines[0][one]) / slope, 0, 1)))
    ends = sorted(crossings)
    shares = np.array(ends + [(low + high) / 2 for low, high in pairwise(ends)])
    scores = lines[0][:, None] + lines[1][:, None] * shares
    ahead = (scores[None] > scores[:, None] + 1e-7).sum(axis=1)
    return (1 + ahead.min(axis=1)).tolist()


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 9))
def test_best_ranks_as_an_exhaustive_search_finds_them(seed, options):
    points = np.random.default_rng(seed).uniform(0, 100, (options, 2)).round()
    found = solved(points, [0.3, 0.7])
    assert [one.best_rank for one in found] == best_on_two_leaves(points)
    assert all(one.exact for one in found)


def test_a_compromise_that_never_leads():
    # o4 is always ahead of o0; one of the specialists too, as each stays behind only up to a weight of 2/7 on its leaf
    points = np.array([[50.0, 50, 50], [100, 30, 30], [30, 100, 30], [30, 30, 100], [55, 55, 55]])
    found = solved(points, np.full(3, 1 / 3))
    assert [one.best_rank for one in found] == [3, 1, 1, 1, 1]
    assert found[0].nearest is None
    assert found[0].change is None


def test_the_exact_search_finds_what_samples_miss(monkeypatch):
    monkeypatch.setattr(module, "SAMPLES", 0)
    generator = np.random.default_rng(12)
    points = generator.uniform(0, 100, (14, 4)) + 25 * generator.normal(size=(14, 1))
    weights = np.full(4, 0.25)
    exact = [one.best_rank for one in solved(points, weights)]
    many = generator.dirichlet(np.ones(4), 20_000)
    sampled = [one.rank for one in module.best_tried(points, many)]
    few = [one.rank for one in module.best_tried(points, module.weights_to_try(weights))]
    assert all(best <= tried for best, tried in zip(exact, sampled, strict=True))
    assert exact == sampled
    assert exact != few


def test_too_many_options_give_a_sampled_bound(monkeypatch):
    points = np.random.default_rng(12).uniform(0, 100, (14, 4)) + np.linspace(0, 60, 14)[:, None]
    exact = solved(points, np.full(4, 0.25))
    monkeypatch.setattr(module, "MOST_OPTIONS", 5)
    bound = solved(points, np.full(4, 0.25))
    assert not all(one.exact for one in bound)
    assert all(b.best_rank >= e.best_rank for b, e in zip(bound, exact, strict=True))


def test_what_is_behind_everywhere_stays_behind():
    found = solved(np.array([[90.0, 80.0], [50.0, 60.0], [40.0, 40.0]]), [0.5, 0.5])
    assert [one.best_rank for one in found] == [1, 2, 3]
    assert found[0].change == 0
    assert found[0].nearest == {"o0": 0.5, "o1": 0.5}


def test_a_tie_for_the_lead_is_leading():
    # o2 ties only where the two weights are equal
    found = solved(np.array([[100.0, 0.0], [0.0, 100.0], [50.0, 50.0]]), [0.7, 0.3])
    assert found[2].best_rank == 1
    assert found[2].nearest == pytest.approx({"o0": 0.5, "o1": 0.5})
    assert found[2].change == pytest.approx(40)


def test_no_options():
    assert attainable((), ("x",), np.empty((0, 1)), np.ones(1)) == ()


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 8), st.integers(2, 6))
def test_the_nearest_weights_tie_and_nothing_is_nearer(seed, options, leaves):
    generator = np.random.default_rng(seed)
    points, weights = generator.uniform(0, 100, (options, leaves)), generator.dirichlet(np.ones(leaves))
    for option in range(options):
        found = nearest_weights(points, weights, option)
        # variables: weights, then at least the absolute change of each
        eye = np.eye(leaves)
        oracle = linprog(
            np.concatenate([np.zeros(leaves), np.ones(leaves)]),
            A_ub=np.vstack(
                [
                    np.hstack([points - points[option], np.zeros((options, leaves))]),
                    np.hstack([eye, -eye]),
                    np.hstack([-eye, -eye]),
                ]
            ),
            b_ub=np.concatenate([np.zeros(options), weights, -weights]),
            A_eq=[np.concatenate([np.ones(leaves), np.zeros(leaves)])],
            b_eq=[1.0],
        )
        if found is None:
            assert oracle.status == 2
            continue
        assert found.change == pytest.approx(oracle.fun, abs=1e-7)
        assert found.weights.sum() == pytest.approx(1)
        assert (found.weights >= 0).all()
        scores = points @ found.weights
        assert scores[option] == pytest.approx(scores.max(), abs=1e-9)
