from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cost.example import BASELINE, buyer, operation, option, options
from vendoreval.cost import inputs
from vendoreval.cost.account import account
from vendoreval.cost.churn import horizon
from vendoreval.cost.inputs import Option
from vendoreval.cost.present import Sums, fee_per_contact, present_values

FLAT = (1.0,) * 12


def test_closed_form_without_season_or_ramp() -> None:
    # N_t = N* + (N - N*) x^t with x = (1 - c) e^{-lambda (chi - chi0)} and N* = c N / (1 - x); all flows are geometric.
    one = buyer(season=FLAT, inflation=0.0)
    team = operation("A", settled=True, cola=0.0, fx=0.0)
    base = operation("E", cola=0.0)
    found = present_values(one, [Option.of(team)], Option.of(base))["A"]
    term, v = one.term, 1.1 ** (-1 / 12)

    def steady(name: str) -> tuple[float, float, float]:
        """Excess churn and contacts per issue, and hours per contact."""
        from vendoreval.cost.inputs import Part
        from vendoreval.cost.workload import Crew

        served = Crew(one, Part(team if name == "A" else base)).next_service()
        return float(served.excess_churn), float(served.ends.contacts), float(served.hours)

    (chi, contacts, hours), (chi0, contacts0, hours0) = steady("A"), steady("E")
    x = 0.98 * np.exp(-0.25 * (chi - chi0))
    level = 0.02 * 60_000 / (1 - x)
    one_each = v * (1 - v**term) / (1 - v)
    customers = level * one_each + (60_000 - level) * v * (1 - (x * v) ** term) / (1 - x * v)
    handled = customers * 0.25 * contacts
    worked = handled * hours
    staffed = worked / 0.7 / 160
    leaving = -np.log(1 - 0.6) / 12
    fee = 8.5 * worked
    operating = (
        fee * 1.1 + 4500 * one_each + 2500 * one_each + handled * (0.02 * 6 + 0.06 * 22) + staffed * 95
        + worked * 60 * 0.82 * 0.012 + 120 * 6 * 0.5 * leaving * staffed + 175e3 + 42e3 * v**term
    )  # fmt: skip
    assert found.operating == pytest.approx(operating, rel=1e-9)
    assert found.lost_margin == pytest.approx(33 * (60_000 * one_each - customers), rel=1e-9)
    missing = 60_000 - (level + (60_000 - level) * x**term)
    rate = 19 * 1.3 * 1.22 + 350 / 160
    each = 0.25 * contacts0
    support = each * (hours0 / 0.7 * rate + 0.12 + 0.44 + hours0 * 60 * 0.82 * 0.012 + hours0 / 0.7 / 160 * 95)
    support += each * hours0 / 0.7 / 160 * 120 * 24.7 * -np.log(0.75) / 12
    expected = missing * (33 - support) / (1.1 ** (1 / 12) - 1 + 0.02) * v**term
    assert found.beyond_horizon == pytest.approx(expected, rel=1e-9)


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from("ABCDE"),
    st.integers(1, 40),
    st.floats(0.001, 0.2),
    st.floats(0.01, 3.0),
    st.floats(0.0, 0.9),
    st.floats(0.2, 1.0),
    st.booleans(),
)
def test_against_itself_nobody_is_lost_and_the_ledger_sums(
    name: str, term: int, churn: float, issues: float, attrition: float, phi: float, settled: bool
) -> None:
    one = buyer(term=term, churn=churn, issues=issues)
    team = option(name, attrition=attrition, first_contact_resolution=phi, settled=settled)
    reference = Sums.over(one, team, None).reference
    held = account(one, team, reference)
    assert (held.lost_margin, held.beyond_horizon, held.churn, held.customers_lost) == (0, 0, 0, 0)
    assert held.true_cost == held.operating
    assert sum(line.present_value for line in held.lines) == pytest.approx(held.operating, rel=1e-9)


def _drawn(count: int) -> tuple[Any, tuple[Option, ...]]:
    rng = np.random.default_rng(7)
    one = buyer(
        margin=rng.uniform(26, 40, count), churn=rng.uniform(0.015, 0.028, count), issues=rng.uniform(0.2, 0.3, count),
        churn_failed=rng.uniform(0.02, 0.15, count), discount=rng.uniform(0.05, 0.15, count),
    )  # fmt: skip
    teams = tuple(
        option(name, handle_time=rng.uniform(8, 12, count), attrition=rng.uniform(0.2, 0.7, count)) for name in "ABCDE"
    )
    return one, teams


def test_a_draw_is_the_stated_case_with_other_figures() -> None:
    one, teams = _drawn(6)
    together = present_values(one, teams, teams[-1])
    for at in range(6):
        figure = _row(one, at)
        single = [_row(team, at) for team in teams]
        alone = present_values(figure, single, single[-1])
        for name, found in alone.items():
            assert np.asarray(together[name].true_cost)[at] == pytest.approx(float(found.true_cost), rel=1e-12)
            assert np.asarray(together[name].hours)[at] == pytest.approx(float(found.hours), rel=1e-12)


def _row(thing: Any, at: int) -> Any:
    """The inputs of one draw as plain figures."""
    cut = inputs.rows(thing, slice(at, at + 1))
    if isinstance(cut, Option):
        (part,) = cut.parts
        return replace(cut, parts=(replace(part, operation=_plain(part.operation)),))
    return _plain(cut)


def _plain(record: Any) -> Any:
    return replace(record, **{k: float(v[0]) for k, v in vars(record).items() if isinstance(v, np.ndarray)})


def test_chunks_do_not_show() -> None:
    one, teams = _drawn(100)
    whole = present_values(one, teams, teams[-1], chunk=1000)
    pieces = present_values(one, teams, teams[-1], chunk=7)
    for name in whole:
        for total in ("operating", "lost_margin", "beyond_horizon", "contacts", "hours"):
            assert np.array_equal(getattr(whole[name], total), getattr(pieces[name], total))


def test_what_does_not_vary_is_repeated() -> None:
    found = present_values(buyer(), (option("A", handle_time=np.array([10.0, 11.0, 12.0])), BASELINE), BASELINE)
    assert np.asarray(found["E"].true_cost).shape == np.asarray(found["A"].true_cost).shape == (3,)


def test_unequal_numbers_of_draws_are_refused() -> None:
    with pytest.raises(ValueError, match="different numbers of draws"):
        present_values(buyer(margin=np.ones(3)), (option("A", handle_time=np.ones(4)),), BASELINE)


def test_fee_per_contact() -> None:
    held = account(buyer(), BASELINE, Sums.over(buyer(), BASELINE, None).reference)
    assert fee_per_contact(buyer(), BASELINE) == pytest.approx(sum(held.lines[0].months) / held.contacts, rel=0.01)


def test_true_costs_do_not_depend_on_who_else_is_there() -> None:
    everybody = present_values(buyer(), options(), BASELINE)
    assert present_values(buyer(), (option("C"),), BASELINE)["C"].true_cost == everybody["C"].true_cost


def test_the_horizon_is_a_perpetuity() -> None:
    one = buyer(discount=0.0)
    assert horizon(one, 100.0, 3.0) == pytest.approx(100 * 30 / 0.02)
