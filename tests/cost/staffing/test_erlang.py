"""Erlang B, C and A against published rows and against the birth-death chains they solve."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.linalg import expm

from vendoreval.cost.staffing.erlang import blocking, impatient_service, patient_service, waiting


def stationary(up: np.ndarray, down: np.ndarray) -> np.ndarray:
    """The long-run distribution of a birth-death chain, solved as a linear system."""
    states = len(up) + 1
    rates = np.diag(up, 1) + np.diag(down, -1)
    balance = (rates - np.diag(rates.sum(axis=1))).T
    balance[-1] = 1.0
    return np.linalg.solve(balance, np.eye(states)[-1])


def queue(load: float, agents: int, patience_rate: float, room: int) -> np.ndarray:
    """States 0 to agents + room of M/M/n+M in units of the handle time, full at the end."""
    busy = np.arange(1, agents + room + 1)
    return stationary(
        np.full(agents + room, load), np.minimum(busy, agents) + patience_rate * np.maximum(busy - agents, 0)
    )


def test_published_row_of_ten_erlang() -> None:
    service = patient_service(10, 14, handle_time=180, within=20)
    assert service.delayed == pytest.approx(0.17413, abs=5e-6)
    assert service.answered_in_time == pytest.approx(0.88835, abs=5e-6)
    assert service.mean_wait == pytest.approx(7.84, abs=5e-3)


def test_published_row_of_thirty_four_agents() -> None:
    service = patient_service(29.17, 34, handle_time=210, within=20)
    assert service.answered_in_time == pytest.approx(0.815, abs=5e-4)


def test_published_row_of_customers_who_hang_up() -> None:
    service = impatient_service(48, 50, handle_time=60, within=20, patience=120)
    assert service.abandoned == pytest.approx(0.0309, abs=5e-5)
    assert service.mean_wait == pytest.approx(3.71, abs=5e-3)


@pytest.mark.parametrize(("load", "agents"), [(0.3, 1), (3.7, 2), (10, 14), (50, 40)])
def test_blocking_is_the_full_state_of_the_loss_system(load: float, agents: int) -> None:
    full = stationary(np.full(agents, load), np.arange(1.0, agents + 1))[-1]
    assert blocking(load, agents) == pytest.approx(full, rel=1e-9)


@pytest.mark.parametrize(("load", "agents"), [(0.5, 1), (3.0, 5), (10, 14)])
def test_waiting_is_the_chance_of_finding_all_busy(load: float, agents: int) -> None:
    chances = queue(load, agents, 0.0, 600)
    assert waiting(load, agents) == pytest.approx(chances[agents:].sum(), rel=1e-6)


@pytest.mark.parametrize("patience", [30.0, 120.0, 900.0])
@pytest.mark.parametrize(("load", "agents"), [(0.5, 1), (8, 10), (12, 10), (30, 10)])
def test_hanging_up_agrees_with_the_birth_death_chain(load: float, agents: int, patience: float) -> None:
    handle_time, within = 200.0, 20.0
    rate = handle_time / patience
    room = 400
    chances = queue(load, agents, rate, room)
    waiting_now = np.maximum(np.arange(agents + room + 1) - agents, 0)
    service = impatient_service(load, agents, handle_time, within, patience)
    assert service.delayed == pytest.approx(chances[agents:].sum(), rel=1e-8)
    assert service.abandoned == pytest.approx(rate * (chances @ waiting_now) / load, rel=1e-7)
    assert service.mean_wait == pytest.approx((chances @ waiting_now) / load * handle_time, rel=1e-7)
    assert service.occupancy == pytest.approx(chances @ np.minimum(np.arange(agents + room + 1), agents) / agents)
    assert service.answered_in_time == pytest.approx(answered_in_time(chances, agents, rate, within / handle_time))


def answered_in_time(chances: np.ndarray, agents: int, rate: float, within: float) -> float:
    """By following one customer through the queue: each step someone ahead leaves, or the customer hangs up."""
    room = 150
    ahead = np.arange(room)
    moves = np.diag((agents + rate * ahead[1:]), -1)  # to one fewer ahead
    leaving = agents + rate * ahead + rate
    generator = np.zeros((room + 1, room + 1))  # the last state: answered
    generator[:room, :room] = moves - np.diag(leaving)
    generator[0, room] = agents
    answered = expm(generator * within)[:room, room]
    return float(chances[:agents].sum() + chances[agents : agents + room] @ answered)


def test_very_patient_customers_meet_erlang_c() -> None:
    patient = patient_service(29.17, 34, 210, 20)
    nearly = impatient_service(29.17, 34, 210, 20, patience=1e8)
    assert nearly.answered_in_time == pytest.approx(patient.answered_in_time, abs=1e-5)
    assert nearly.mean_wait == pytest.approx(patient.mean_wait, rel=1e-4)


def test_customers_without_patience_meet_erlang_b() -> None:
    service = impatient_service(8, 10, 200, 20, patience=1e-4)
    assert service.abandoned == pytest.approx(blocking(8, 10), rel=1e-4)


def test_too_few_agents_never_clear_the_queue() -> None:
    service = patient_service(10, 10, 180, 20)
    assert (service.answered_in_time, service.mean_wait) == (0.0, math.inf)


def test_nobody_calls() -> None:
    assert blocking(0, 0) == 1
    assert blocking(0, 3) == 0
    assert patient_service(0, 0, 180, 20).answered_in_time == 1
    assert impatient_service(0, 0, 180, 20, 60).abandoned == 0


def test_nobody_answers() -> None:
    service = impatient_service(3, 0, 180, 20, 60)
    assert (service.abandoned, service.mean_wait) == (1.0, 60)


@pytest.mark.parametrize(
    ("load", "agents"),
    [(1e4, 10_050), (5e3, 4_000), (0.001, 500), (5.0, 400), (20_000, 19_000), (20_000, 1), (1e-310, 1), (1e-310, 50)],
)
def test_large_and_lopsided_teams_stay_finite(load: float, agents: int) -> None:
    assert 0 <= blocking(load, agents) <= 1
    assert 0 <= waiting(load, agents) <= 1
    service = impatient_service(load, agents, 300, 20, 120)
    assert 0 <= service.answered_in_time <= 1
    assert max(0.0, 1 - agents / load if load > 1 else 0.0) - 1e-12 <= service.abandoned <= 1
    assert service.occupancy <= 1 + 1e-12


def test_a_hopeless_queue_of_very_patient_customers_is_quick_and_exact() -> None:
    """All agents are always busy, and the rest of the customers gives up in the end."""
    service = impatient_service(20_000, 5_000, 300, 20, patience=86_400)
    assert service.abandoned == pytest.approx(0.75)
    assert service.delayed == pytest.approx(1.0)
    assert service.occupancy == pytest.approx(1.0)


@given(st.floats(0.01, 200), st.integers(1, 250), st.floats(30, 900), st.floats(5, 3600))
@settings(max_examples=40, deadline=None)
def test_one_more_agent_never_serves_worse(load: float, agents: int, handle_time: float, patience: float) -> None:
    fewer = impatient_service(load, agents, handle_time, 20, patience)
    more = impatient_service(load, agents + 1, handle_time, 20, patience)
    assert more.abandoned <= fewer.abandoned + 1e-12
    assert more.answered_in_time >= fewer.answered_in_time - 1e-9
    assert 0 <= fewer.delayed <= 1
