"""Weight stability intervals: the closed form against moving the weights in the criteria and weighing again."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vendoreval.insight.stability import leaf_weights, points_by_node, stability
from vendoreval.project.model.criteria import CriteriaFile
from vendoreval.project.tree import weigh


def leaf(name, weight):
    return {"id": name, "weight": weight, "yes_no": name}


def group(name, weight, *children):
    return {"id": name, "weight": weight, "criteria": list(children)}


def tree_of(*criteria, **rest):
    return weigh(CriteriaFile.model_validate({"criteria": list(criteria), **rest}), "criteria/test.yaml")


def totals(tree, points):
    return points @ np.array([node.weight for node in tree.leaves])


def found_for(tree, options, points, name):
    return next(found for found in stability(tree, options, points) if found.criterion == name)


def test_a_worked_example():
    # b leads by 76 to 56; they tie where 100 p + 60 (1 - p) = 20 p + 80 (1 - p)
    tree = tree_of(leaf("quality", 40), leaf("price", 60))
    points = np.array([[20.0, 80.0], [100.0, 60.0]])
    now = found_for(tree, ("a", "b"), points, "quality")
    assert totals(tree, points).tolist() == [56, 76]
    assert (now.low, now.low_leader) == (pytest.approx(0.2), "a")
    assert (now.high, now.high_leader) == (1.0, None)
    assert (now.points, now.low_points, now.high_points) == pytest.approx((40, 20, 100))


def test_a_nested_weight_moves_within_its_group():
    # inside the group (half of the whole) a has 70 and b 40, outside a has 40 and b 60: 55 against 50
    tree = tree_of(group("grasp", 10, leaf("brand", 3), leaf("trade", 1)), leaf("price", 10))
    points = np.array([[80.0, 40.0, 40.0], [40.0, 40.0, 60.0]])
    now = found_for(tree, ("a", "b"), points, "brand")
    assert totals(tree, points) == pytest.approx([55, 50])
    # at p: a 20 + (80 p + 40 (1 - p))/2, b 30 + 20
    assert (now.low, now.low_leader) == (pytest.approx(0.5), "b")
    assert (now.low_points, now.points, now.high_points) == pytest.approx((2, 3, 4))
    assert now.high_leader is None


def test_the_fastest_climber_leads_beyond_a_tie_of_three():
    tree = tree_of(leaf("x", 50), leaf("y", 50))
    points = np.array([[40.0, 80.0], [60.0, 40.0], [80.0, 0.0]])
    # at p = 2/3 all three have 53.3
    now = found_for(tree, ("a", "b", "c"), points, "x")
    assert (now.high, now.high_leader) == (pytest.approx(2 / 3), "c")


def test_options_that_tie_now_leave_no_room():
    tree = tree_of(leaf("x", 50), leaf("y", 50))
    now = found_for(tree, ("a", "b"), np.array([[80.0, 20.0], [20.0, 80.0]]), "x")
    assert (now.low, now.low_leader) == (0.5, "b")
    assert (now.high, now.high_leader) == (1.0, None)


def test_weights_that_cannot_move_anything():
    only = tree_of(group("g", 1, leaf("x", 1)), leaf("y", 1))
    points = np.array([[80.0, 20.0], [20.0, 60.0]])
    assert found_for(only, ("a", "b"), points, "x").low_leader is None
    weightless = tree_of(group("g", 0, leaf("x", 1), leaf("z", 1)), leaf("y", 1))
    inside = found_for(weightless, ("a", "b"), np.array([[0.0, 90, 50], [90, 0, 40]]), "x")
    assert (inside.low, inside.high, inside.low_leader, inside.high_leader) == (0, 1, None, None)


def test_a_weight_of_everything_shares_what_it_gives_up_evenly():
    tree = tree_of(leaf("x", 1), leaf("y", 0), leaf("z", 0))
    now = found_for(tree, ("a", "b"), np.array([[60.0, 0.0, 0.0], [40.0, 30.0, 90.0]]), "x")
    # 60 p = 40 p + 60 (1 - p)
    assert (now.low, now.low_leader) == (pytest.approx(0.75), "b")


def test_an_order_of_importance_is_shown_out_of_100():
    tree = tree_of(leaf("x", None), leaf("y", None), ranked=["x", "y"])
    now = found_for(tree, ("a", "b"), np.array([[80.0, 20.0], [20.0, 60.0]]), "x")
    assert now.points == pytest.approx(75)
    # 80 p + 20 (1 - p) = 20 p + 60 (1 - p)
    assert now.low_points == pytest.approx(40)


def test_no_options_no_intervals():
    assert stability(tree_of(leaf("x", 1)), (), np.empty((0, 1))) == ()


def test_a_group_has_the_weighted_mean_of_its_children():
    tree = tree_of(group("g", 2, leaf("x", 3), leaf("y", 1)), leaf("z", 1))
    on = points_by_node(tree, np.array([[80.0, 40.0, 10.0]]))
    assert on["g"] == pytest.approx([70])
    assert leaf_weights(tree, {}) == pytest.approx([0.5, 1 / 6, 1 / 3])


@st.composite
def weighed_options(draw):
    """Points of the top and the nested criteria as a file states them, and the options' points."""
    weight = st.integers(1, 50)
    top = draw(st.lists(weight, min_size=2, max_size=4))
    nested = draw(st.lists(weight, min_size=2, max_size=4))
    size = len(top) - 1 + len(nested)
    seed = draw(st.integers(0, 10_000))
    options = draw(st.integers(2, 5))
    return top, nested, np.random.default_rng(seed).uniform(0, 100, (options, size))


def written(top, nested):
    children = [leaf(f"n{place}", weight) for place, weight in enumerate(nested)]
    others = [leaf(f"t{place}", weight) for place, weight in enumerate(top[1:], start=1)]
    return tree_of(group("t0", top[0], *children), *others)


def moved(weights, place, share):
    """The stated points with one of them at `share` of all, the others in proportion."""
    total, rest = sum(weights), sum(weights) - weights[place]
    return [total * share if at == place else weight * total * (1 - share) / rest for at, weight in enumerate(weights)]


@settings(max_examples=40, deadline=None)
@given(weighed_options())
def test_a_weight_on_the_tipping_point_ties_the_first_two(problem):
    top, nested, points = problem
    tree = written(top, nested)
    options = [f"option-{place}" for place in range(len(points))]
    leader = int(np.argmax(totals(tree, points)))
    for found in stability(tree, options, points):
        kind, place = found.criterion[0], int(found.criterion[1:])
        assert 0 <= found.low <= found.weight <= found.high <= 1
        for end, taker, beyond in ((found.low, found.low_leader, -1e-4), (found.high, found.high_leader, 1e-4)):
            if taker is None:
                continue

            def at(share, kind=kind, place=place):
                if kind == "t":
                    return written(moved(top, place, share), nested)
                return written(top, moved(nested, place, share))

            tied = totals(at(end), points)
            best = np.sort(tied)[::-1]
            assert best[0] - best[1] == pytest.approx(0, abs=1e-9)
            assert tied[leader] == pytest.approx(best[0], abs=1e-9)
            assert tied[options.index(taker)] == pytest.approx(best[0], abs=1e-9)
            assert leaf_weights(tree, {found.criterion: end}) == pytest.approx(
                [node.weight for node in at(end).leaves], abs=1e-12
            )
            if 0 < end + beyond < 1:
                assert totals(at(end + beyond), points)[leader] < totals(at(end + beyond), points).max()
        for share in np.linspace(found.low, found.high, 5)[1:-1]:
            if 0 < share < 1:
                inside = points @ leaf_weights(tree, {found.criterion: float(share)})
                assert inside[leader] == pytest.approx(inside.max(), abs=1e-9)
