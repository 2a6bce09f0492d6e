"""The fewest agents that reach a service target."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vendoreval.cost.staffing.required import ServiceTarget, required_agents

PATIENT = ServiceTarget(share=0.8, within=20)


def test_ten_erlang_need_fourteen_agents_for_85_percent() -> None:
    assert required_agents(np.array([10.0]), 180, ServiceTarget(0.85, 20)).tolist() == [14]


def test_no_contacts_need_nobody() -> None:
    assert required_agents(np.array([0.0, 0.001]), 180, PATIENT).tolist() == [0, 1]


def test_the_shape_is_kept() -> None:
    assert required_agents(np.full((2, 3), 4.0), 180, PATIENT).shape == (2, 3)


@given(
    st.lists(st.floats(0.01, 150), min_size=1, max_size=6),
    st.floats(0.5, 0.95),
    st.sampled_from([None, 60.0, 300.0]),
    st.sampled_from([1.0, 0.85]),
)
@settings(max_examples=40, deadline=None)
def test_the_target_holds_and_one_fewer_misses_it(
    loads: list[float], share: float, patience: float | None, highest: float
) -> None:
    target = ServiceTarget(share, 20, patience, None if patience is None else 0.05)
    for load, agents in zip(loads, required_agents(np.array(loads), 240, target, highest), strict=True):
        enough = target.service(load, agents, 240)
        short = target.service(load, agents - 1, 240)
        assert target.met_by(enough)
        assert enough.occupancy <= highest
        assert not target.met_by(short) or short.occupancy > highest


def test_customers_who_may_hang_up_need_fewer_agents_than_patient_ones() -> None:
    loads = np.linspace(5, 120, 24)
    impatient = required_agents(loads, 240, ServiceTarget(0.8, 20, 120))
    assert (impatient <= required_agents(loads, 240, PATIENT)).all()
    assert impatient.sum() < required_agents(loads, 240, PATIENT).sum()


def test_a_tighter_limit_on_hanging_up_needs_more_agents() -> None:
    loads = np.array([40.0])
    loose, tight = (required_agents(loads, 240, ServiceTarget(0.1, 20, 120, share)) for share in (0.2, 0.01))
    assert loose[0] < tight[0]


@pytest.mark.parametrize(
    ("figures", "says"),
    [
        ({"share": 1.0, "within": 20}, "service level"),
        ({"share": 0.8, "within": -1}, "below 0"),
        ({"share": 0.8, "within": 20, "patience": 0}, "patience"),
        ({"share": 0.8, "within": 20, "patience": 60, "abandoned": 1.0}, "hanging up"),
        ({"share": 0.8, "within": 20, "abandoned": 0.05}, "needs the customers' patience"),
    ],
)
def test_a_target_that_cannot_be_reached_is_refused(figures: dict[str, float], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        ServiceTarget(**figures)


def test_an_absurd_load_is_refused() -> None:
    with pytest.raises(ValueError, match="erlang"):
        required_agents(np.array([1e9]), 240, PATIENT)
    with pytest.raises(ValueError, match="erlang"):
        required_agents(np.array([-1.0]), 240, PATIENT)
    with pytest.raises(ValueError, match="occupancy"):
        required_agents(np.array([1.0]), 240, PATIENT, 0.0)
