import numpy as np
import pytest

from vendoreval.uncertainty.weights import Ordered, Points, Ranges, draw_leaves, draw_siblings


def drawn(siblings, n=20_000, **options):
    return draw_siblings(siblings, 1, "all", n, **options)


def test_points_are_dirichlet_with_the_stated_means():
    weights = drawn(Points({"a": 50, "b": 30, "c": 20}))
    assert weights.sum(axis=1) == pytest.approx(np.ones(len(weights)))
    assert weights.mean(axis=0) == pytest.approx([0.5, 0.3, 0.2], abs=0.002)
    assert weights.var(axis=0) == pytest.approx([0.25 / 61, 0.21 / 61, 0.16 / 61], rel=0.05)


def test_spread_multiplies_the_standard_deviation_of_points():
    wide = drawn(Points({"a": 50, "b": 50}), spread=1.5)
    assert wide.std(axis=0) == pytest.approx(1.5 * np.sqrt(0.25 / 61), rel=0.05)


def test_a_weight_of_zero_stays_zero():
    assert set(drawn(Points({"a": 1, "b": 1, "c": 0}))[:, 2]) == {0.0}


def test_ranges_are_drawn_in_points_and_normalised():
    weights = drawn(Ranges({"a": (20, 40), "b": (60, 60)}))
    share = weights[:, 0] / weights[:, 1] * 60
    assert share.min() > 20
    assert share.max() < 40
    assert np.quantile(share, [0.25, 0.5, 0.75]) == pytest.approx([25, 30, 35], abs=0.01)


def test_wide_ranges_never_vanish_together():
    weights = drawn(Ranges({"a": (0, 40), "b": (0, 40)}), spread=1.5)
    assert np.isfinite(weights).all()
    assert weights.min() >= 0


def test_an_order_is_uniform_over_what_respects_it():
    weights = drawn(Ordered([["a"], ["b"], ["c"], ["d"]]))
    assert np.all(np.diff(weights, axis=1) <= 0)
    assert weights.mean(axis=0) == pytest.approx([0.521, 0.271, 0.146, 0.063], abs=0.003)
    # Uniform on the ordered simplex of two: the greater is uniform between 1/2 and 1.
    greater = drawn(Ordered([["a"], ["b"]]))[:, 0]
    assert np.quantile(greater, [0.1, 0.5, 0.9]) == pytest.approx([0.55, 0.75, 0.95], abs=0.01)


def test_ties_share():
    weights = drawn(Ordered([["a"], ["b", "c"]]), n=500)
    np.testing.assert_array_equal(weights[:, 1], weights[:, 2])
    assert weights.sum(axis=1) == pytest.approx(np.ones(500))


@pytest.mark.parametrize(
    ("siblings", "stated"),
    [
        (Points({"a": 50, "b": 30, "c": 20}), [0.5, 0.3, 0.2]),
        (Ranges({"a": (20, 40), "b": (60, 60)}), [1 / 3, 2 / 3]),
        (Ordered([["a"], ["b"]]), [0.75, 0.25]),
    ],
)
def test_no_spread_leaves_the_stated_weights(siblings, stated):
    weights = drawn(siblings, n=3, spread=0)
    assert weights == pytest.approx(np.tile(stated, (3, 1)))


@pytest.mark.parametrize("siblings", [Ordered([["a"], ["b"], ["c"]]), Points({"a": 5, "b": 3, "c": 2})])
def test_spread_keeps_weights_valid(siblings):
    for spread in (0.5, 1.5):
        weights = drawn(siblings, n=2000, spread=spread)
        assert weights.min() >= 0
        assert weights.sum(axis=1) == pytest.approx(np.ones(2000))


def test_leaf_weights_are_products_down_the_tree():
    tree = {"top": Points({"culture": 2, "cost": 1}), "culture": Ordered([["empathy"], ["language"]])}
    weights = draw_leaves(tree, "top", ["cost", "empathy", "language"], 1, 2000)
    assert weights.sum(axis=1) == pytest.approx(np.ones(2000))
    top, below = (draw_siblings(tree[group], 1, group, 2000) for group in ("top", "culture"))
    np.testing.assert_allclose(weights[:, 1], top[:, 0] * below[:, 0])


def test_a_change_elsewhere_leaves_a_groups_draws_alone():
    below = Points({"empathy": 1, "language": 1})
    small = {"top": Points({"culture": 1, "cost": 1}), "culture": below}
    large = {"top": Points({"culture": 1, "cost": 1, "new": 1}), "culture": below}
    before, after = (draw_leaves(tree, "top", ["empathy", "language"], 1, 500) for tree in (small, large))
    np.testing.assert_allclose(before[:, 0] / before[:, 1], after[:, 0] / after[:, 1])
