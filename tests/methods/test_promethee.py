"""PROMETHEE II against published cases, pymcdm and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from pymcdm.methods import PROMETHEE_II

from tests.methods.problems import oracle_problem, problems
from tests.methods.published import SITES, SITES_WEIGHTS
from vendoreval.methods import promethee as module
from vendoreval.methods.promethee import Preference, Shape, promethee
from vendoreval.methods.ranking import ranks


def test_papathanasiou_ploskas_2018_sites():
    flows = promethee(SITES, SITES_WEIGHTS, preferences=Preference(Shape.LINEAR, q=1, p=2))
    assert flows == pytest.approx([-0.26, -0.52, -0.22, 0.36, 0.7, -0.06], abs=0.0051)
    assert ranks(flows).tolist() == [5, 6, 4, 2, 1, 3]


def test_ziemba_2017_wind_farm():
    # Ziemba, P., Wątróbski, J., Zioło, M. & Karczmarczyk, A. (2017). Using the PROSA method in offshore wind farm location
    # problems. Energies 10(11), 1755
    matrix = [
        [16347.0, 9.0, 73.8, 36.7, 1.5, 3730.0, 2.0, 1.0, 38.8, 4.0, 1720524.0, 40012.0],
        [14219.0, 8.5, 55.0, 36.0, 2.0, 3240.0, 1.0, 1.0, 33.1, 2.0, 1496512.0, 34803.0],
        [8160.0, 9.0, 64.8, 28.5, 2.0, 1860.0, 2.0, 2.0, 45.8, 4.0, 858830.0, 19973.0],
        [8160.0, 8.5, 62.5, 29.5, 1.5, 1860.0, 1.0, 3.0, 27.3, 3.0, 858830.0, 19973.0],
    ]
    weights = [0.199980002, 0.0499950005, 0.0499950005, 0.0166983302, 0.0166983302, 0.1166883312, 0.1166883312]
    weights += [0.0499950005, 0.0499950005, 0.1666833317, 0.0832916708, 0.0832916708]
    maximise = [place in (5, 8, 10, 11) for place in range(12)]
    thresholds = [7280.0, 4.0, 13.4, 7.4, 3.0, 1662.0, 3.0, 3.0, 13.8, 3.0, 766240.0, 17820.0]
    preferences = [Preference(Shape.V_SHAPE, p=threshold) for threshold in thresholds]
    flows = promethee(matrix, weights, maximise=maximise, preferences=preferences)
    assert flows == pytest.approx([-0.0445, 0.1884, -0.0954, -0.0485], abs=1e-4)
    assert ranks(flows).tolist() == [2, 1, 4, 3]


@pytest.mark.parametrize(
    ("shape", "theirs"),
    [
        (Shape.USUAL, "usual"),
        (Shape.U_SHAPE, "ushape"),
        (Shape.V_SHAPE, "vshape"),
        (Shape.LEVEL, "level"),
        (Shape.LINEAR, "vshape_2"),
    ],
)
def test_pymcdm_agrees(shape, theirs):
    matrix, weights, maximise = oracle_problem(11)
    oracle = PROMETHEE_II(theirs, p=[40.0] * 5, q=[10.0] * 5)(matrix, weights, np.where(maximise, 1, -1))
    flows = promethee(matrix, weights, maximise=maximise, preferences=Preference(shape, q=10, p=40))
    assert flows == pytest.approx(oracle)


@pytest.mark.parametrize(
    ("preference", "expected"),
    [
        # Brans & Vincke (1985), the six generalised criteria at differences -5, 0, 1, 2, 3, 4, 5
        (Preference(Shape.USUAL), [0, 0, 1, 1, 1, 1, 1]),
        (Preference(Shape.U_SHAPE, q=2), [0, 0, 0, 0, 1, 1, 1]),
        (Preference(Shape.V_SHAPE, p=4), [0, 0, 0.25, 0.5, 0.75, 1, 1]),
        (Preference(Shape.LEVEL, q=2, p=4), [0, 0, 0, 0, 0.5, 0.5, 1]),
        (Preference(Shape.LINEAR, q=2, p=4), [0, 0, 0, 0, 0.5, 1, 1]),
        (Preference(Shape.GAUSSIAN, s=2), [0, 0, *(1 - np.exp(-np.square([1, 2, 3, 4, 5]) / 8))]),
        (Preference(Shape.V_SHAPE, p=0), [0, 0, 1, 1, 1, 1, 1]),
        (Preference(Shape.GAUSSIAN, s=0), [0, 0, 1, 1, 1, 1, 1]),
        (Preference(Shape.LINEAR, q=2, p=2), [0, 0, 0, 0, 1, 1, 1]),
        (Preference(Shape.LEVEL, q=2, p=2), [0, 0, 0, 0, 1, 1, 1]),
    ],
)
def test_the_six_preference_functions(preference, expected):
    assert preference.degree(np.array([-5.0, 0, 1, 2, 3, 4, 5])) == pytest.approx(expected)


@pytest.mark.parametrize("thresholds", [{"q": -1}, {"p": float("nan")}, {"q": 3, "p": 2}])
def test_contradictory_thresholds_are_refused(thresholds):
    with pytest.raises(ValueError, match="threshold"):
        Preference(Shape.LINEAR, **thresholds)


def test_a_lone_option_has_no_flow():
    assert promethee([[3.0]], [1.0]).tolist() == [0.0]


def test_one_preference_for_each_criterion():
    with pytest.raises(ValueError, match="2 preferences do not fit 3 criteria"):
        promethee([[1.0, 2.0, 3.0]], [0.2, 0.3, 0.5], preferences=[Preference(), Preference()])


def test_chunks_make_no_difference(monkeypatch):
    matrix, weights, maximise = oracle_problem(3, options=23)
    whole = promethee(matrix, weights, maximise=maximise)
    monkeypatch.setattr(module, "CHUNK", 50)
    assert promethee(matrix, weights, maximise=maximise).tolist() == whole.tolist()


@settings(max_examples=40, deadline=None)
@given(problems())
def test_flows_sum_to_zero(problem):
    matrix, weights, maximise = problem
    flows = promethee(matrix, weights, maximise=maximise, preferences=Preference(Shape.GAUSSIAN, s=3))
    assert flows.sum() == pytest.approx(0, abs=1e-9)
    assert (np.abs(flows) <= 1 + 1e-9).all()
