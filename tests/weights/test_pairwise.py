"""Pairwise weights against published judgements, and how they refuse."""

from __future__ import annotations

from itertools import chain, combinations, pairwise
from math import exp, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vendoreval.weights import WeightsError, from_pairwise


def judgements(ids, upper):
    return dict(zip(combinations(ids, 2), chain(*upper), strict=True))


HOUSE = (
    "size",
    "transportation",
    "neighbourhood",
    "age",
    "yard",
    "modern facilities",
    "general condition",
    "financing",
)
# Saaty, T.L. (1990). How to make a decision: the Analytic Hierarchy Process. EJOR 48, 9-26 (buying a house)
HOUSE_JUDGEMENTS = judgements(
    HOUSE,
    [
        [5, 3, 7, 6, 6, 1 / 3, 1 / 4],
        [1 / 3, 5, 3, 3, 1 / 5, 1 / 7],
        [6, 3, 4, 6, 1 / 5],
        [1 / 3, 1 / 4, 1 / 7, 1 / 8],
        [1 / 2, 1 / 5, 1 / 6],
        [1 / 5, 1 / 6],
        [1 / 2],
    ],
)
DRINKS = ("coffee", "wine", "tea", "beer", "soda", "milk", "water")
# Saaty, T.L. (2008). Relative measurement and its generalization in decision making. RACSAM 102, 251-318
DRINKS_JUDGEMENTS = judgements(
    DRINKS,
    [
        [9, 5, 2, 1, 1, 1 / 2],
        [1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 9],
        [1 / 3, 1 / 4, 1 / 3, 1 / 9],
        [1 / 2, 1, 1 / 3],
        [2, 1 / 2],
        [1 / 3],
    ],
)


def test_saaty_1990_house_fails_the_consistency_check():
    found = from_pairwise(HOUSE, HOUSE_JUDGEMENTS)
    assert list(found.shares) == list(HOUSE)
    assert list(found.shares.values()) == pytest.approx(
        [0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333], abs=1e-3
    )
    assert found.principal_eigenvalue == pytest.approx(9.669, abs=1e-3)
    assert found.consistency_ratio == pytest.approx(0.169, abs=1e-3)
    assert not found.consistent


def test_saaty_2008_drinks_agree_well_enough():
    found = from_pairwise(DRINKS, DRINKS_JUDGEMENTS)
    assert list(found.shares.values()) == pytest.approx([0.177, 0.019, 0.042, 0.116, 0.19, 0.129, 0.327], abs=1e-3)
    assert found.principal_eigenvalue == pytest.approx(7.1766, abs=1e-4)
    assert found.consistency_ratio == pytest.approx(0.022, abs=1e-3)
    assert found.consistent


def test_three_criteria():
    found = from_pairwise("abc", {("a", "b"): 3, ("a", "c"): 5, ("b", "c"): 3})
    assert list(found.shares.values()) == pytest.approx([0.637, 0.258, 0.105], abs=5e-4)
    assert found.consistency_ratio == pytest.approx(0.033, abs=5e-4)


def test_the_triple_to_revisit_is_the_most_contradictory_one():
    stated = {("a", "b"): 2, ("b", "c"): 2, ("a", "c"): 1 / 4, ("a", "d"): 1, ("b", "d"): 1 / 2, ("c", "d"): 1 / 4}
    triple = from_pairwise("abcd", stated).revisit
    assert triple.ids == ("a", "b", "c")
    assert triple.implied == 4
    assert triple.stated == 0.25
    assert triple.gap == pytest.approx(log(16))


def test_one_and_two_criteria_cannot_contradict_themselves():
    assert from_pairwise(["a"], {}).shares == {"a": 1.0}
    found = from_pairwise(["a", "b"], {("b", "a"): 3})
    assert found.shares == pytest.approx({"a": 0.25, "b": 0.75})
    assert found.consistency_ratio == 0
    assert found.revisit is None


def test_a_chain_of_comparisons_is_enough():
    ids = [f"c{number:02}" for number in range(20)]
    found = from_pairwise(ids, dict.fromkeys(pairwise(ids), 1.5))
    expected = np.array([1.5**-place for place in range(20)])
    assert list(found.shares.values()) == pytest.approx(list(expected / expected.sum()), abs=1e-9)
    assert found.missing == 171
    assert found.consistency_ratio == 0
    assert found.revisit is None


def test_harker_1987_incomplete_judgements():
    # Harker, P.T. (1987). Alternative modes of questioning in the AHP. Mathematical Modelling 9(3-5), 353-360:
    # a twice b, b twice c, a against c not judged
    found = from_pairwise("abc", {("a", "b"): 2, ("b", "c"): 2})
    assert list(found.shares.values()) == pytest.approx([4 / 7, 2 / 7, 1 / 7], abs=1e-12)
    assert found.principal_eigenvalue == pytest.approx(3)


def test_separated_groups_are_named():
    with pytest.raises(WeightsError, match="a and c; b, d and e") as refused:
        from_pairwise("abcde", {("a", "c"): 2, ("b", "e"): 3, ("e", "d"): 1})
    assert refused.value.groups == (("a", "c"), ("b", "d", "e"))


@pytest.mark.parametrize(
    ("stated", "message"),
    [
        ({("a", "b"): 12}, "off the scale"),
        ({("a", "b"): 0}, "off the scale"),
        ({("a", "b"): -3}, "off the scale"),
        ({("a", "b"): float("nan")}, "off the scale"),
        ({("a", "x"): 3}, "x, which is not weighted here"),
        ({("a", "a"): 3}, "compared with itself"),
        ({("a", "b"): 3, ("b", "a"): 3}, "contradict"),
    ],
)
def test_refused_judgements(stated, message):
    with pytest.raises(WeightsError, match=message):
        from_pairwise("ab", stated)


def test_a_reverse_judgement_may_be_a_rounded_reciprocal():
    assert from_pairwise("ab", {("a", "b"): 3, ("b", "a"): 0.33}).shares["a"] == pytest.approx(0.75)


@settings(max_examples=30, deadline=None)
@given(st.integers(3, 16).flatmap(lambda size: st.lists(st.floats(0, 1), min_size=size, max_size=size)))
def test_consistent_judgements_give_back_their_weights(logs):
    ids = [f"c{number}" for number in range(len(logs))]
    found = from_pairwise(ids, {(a, b): exp(logs[int(a[1:])] - logs[int(b[1:])]) for a, b in combinations(ids, 2)})
    expected = np.exp(logs) / np.exp(logs).sum()
    assert list(found.shares.values()) == pytest.approx(list(expected), abs=1e-10)
    assert found.consistency_ratio == pytest.approx(0, abs=1e-9)


@settings(max_examples=30, deadline=None)
@given(st.integers(3, 8).flatmap(lambda size: st.lists(st.floats(1 / 9, 9), min_size=size * (size - 1) // 2)))
def test_the_eigenvector_is_the_one_numpy_finds(values):
    size = next(size for size in range(9, 2, -1) if size * (size - 1) // 2 <= len(values))
    ids = [f"c{number}" for number in range(size)]
    stated = dict(zip(combinations(ids, 2), values, strict=False))
    matrix = np.ones((size, size))
    for (a, b), value in stated.items():
        matrix[int(a[1:]), int(b[1:])], matrix[int(b[1:]), int(a[1:])] = value, 1 / value
    eigenvalues, vectors = np.linalg.eig(matrix)
    principal = np.abs(vectors[:, np.argmax(eigenvalues.real)].real)
    found = from_pairwise(ids, stated)
    assert list(found.shares.values()) == pytest.approx(list(principal / principal.sum()), abs=1e-9)
    assert found.principal_eigenvalue == pytest.approx(eigenvalues.real.max(), abs=1e-9)
