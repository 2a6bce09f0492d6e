"""True costs in many draws, beside the month loop one would write straight from the formulas.

Run: python -m benchmarks.cost [--rounds N]

16,384 draws x 5 options x 36 months, the starter workspace's inputs drawn. Both sides compute the same true costs, to
1e-9; each is measured in turn, round by round, so that a busy machine slows both alike, and medians are printed. Then how
time grows with draws and with months, and how much memory a run takes beside its inputs and results.
"""

from __future__ import annotations

import argparse
import statistics
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vendoreval.cost.case import Case, Input
from vendoreval.cost.inputs import Buyer, Option, Unit, Value
from vendoreval.cost.present import present_values
from vendoreval.cost.reading import read_case
from vendoreval.front import load
from vendoreval.uncertainty.distribution import draw

Array = NDArray[np.float64]
ROOT = Path(__file__).resolve().parents[1]
DRAWS = 16_384


def drawn(case: Case, draws: int) -> tuple[Buyer, tuple[Option, ...], Option]:
    """The case's inputs in so many draws, and its baseline."""
    kept: dict[str, Value] = {}

    def figure(one: Input) -> Value:
        if one.path not in kept:
            uncertain = one.quantity.uncertain
            kept[one.path] = draw(one.quantity, 1, one.path, draws) if uncertain else one.quantity.stated
        return kept[one.path]

    buyer, options = case.numbers(figure)
    return buyer, tuple(options.values()), options[case.baseline]


def plain(buyer: Buyer, options: Sequence[Option], baseline: Option) -> dict[str, Value]:
    """True costs by a plain month loop over whole arrays, for options of one operation with one tier."""
    d, c, costs = (1 + buyer.discount) ** (1 / 12) - 1, buyer.churn, {}
    chi0: list[Value] = []
    support: Value = 0.0
    for option in (baseline, *(one for one in options if one is not baseline)):
        o = option.parts[0].operation
        a, k = -np.log(1 - o.attrition) / 12, 1 / o.learning_months
        n: Value = buyer.customers
        present: Value = 0.0
        lost: Value = 0.0
        for t in range(1, buyer.term + 1):
            faded = 0.0 if o.settled else np.exp(-(a + k) * (t - 0.5))
            new = faded + a / (a + k) * (1 - faded)
            worked, phi, u = (
                1 - (1 - o.new_productivity) * new,
                o.first_contact_resolution - o.lost_when_new * new,
                o.unanswered,
            )
            q = (1 - u) * (1 - phi) * buyer.repeat_unresolved + u * buyer.repeat_unanswered
            easy = (1 - u) * phi * (1 - o.high_effort)
            effort = (1 - u) * phi * o.high_effort + (1 - u) * phi * q / (1 - q)
            failed = (1 - u) * (1 - phi) * (1 - buyer.repeat_unresolved) / (1 - q)
            dropped = u * (1 - buyer.repeat_unanswered) / (1 - q)
            chi = effort * buyer.churn_effort + failed * buyer.churn_failed + dropped * buyer.churn_dropped
            season, year = buyer.season[(t - 1) % 12], (t - 1) // 12
            issues = n * buyer.issues * season
            contacts = issues * (1 - u) / (1 - q)
            hours = contacts * o.handle_time / 60 / o.occupancy / worked
            fte = hours / (1 - o.shrinkage) / buyer.paid_hours
            minutes = contacts * o.handle_time / worked
            index, own = (1 + o.cola) ** year * (1 + o.fx) ** year, (1 + buyer.inflation) ** year
            units = {
                Unit.HOUR: hours, Unit.FTE: fte, Unit.CONTACT: contacts, Unit.MINUTE: minutes,
                Unit.RESOLUTION: issues * (easy + effort) if o.unit is Unit.RESOLUTION else 0.0,
                Unit.PAID_HOUR: fte * buyer.paid_hours if o.unit is Unit.PAID_HOUR else 0.0,
            }[o.unit]  # fmt: skip
            if o.minimum:
                units = np.maximum(units, o.minimum)
            fee = (o.fixed + o.tiers[0].rate * units) * index * o.currency
            training = (
                o.training_hours * o.training_rate * index * a * fte * o.billed_attrition if o.billed_attrition else 0.0
            )
            if t == 1 and not o.settled:
                training = training + o.training_hours * o.training_rate * index * fte * o.billed_initial
            credit = o.credit * fee * (phi < o.credit_target) if o.credit else 0.0
            flow = (
                fee + training - credit + o.governance_share * fee + o.governance_fixed * own
                + o.quality_share * o.quality_cost * contacts * own + o.seats * fte * own + o.telecom * minutes * own
                + o.travel * own + o.escalation_share * buyer.escalation_cost * contacts * own
            )  # fmt: skip
            if o.tax:
                flow = flow + o.tax * fee
            if buyer.loss_per_failed_issue:
                flow = flow + buyer.loss_per_failed_issue * failed * issues * own
            present = present + flow * (1 + d) ** -t
            lost = lost + buyer.margin * (buyer.customers - n) * (1 + d) ** -t
            if option is baseline:
                chi0.append(chi)
                if t > buyer.term - 12:
                    support = support + flow / n / 12
            n = n * (1 - c) * np.exp(-buyer.issues * season * (chi - chi0[t - 1])) + c * buyer.customers
        once = (
            o.transition + o.parallel_running + o.severance + o.exit_probability * o.exit_cost * (1 + d) ** -buyer.term
        )
        beyond = (buyer.customers - n) * (buyer.margin - support) / (d + c) * (1 + d) ** -buyer.term
        costs[option.id] = present + once + lost + beyond
    return costs


def seconds(action: Callable[[], object]) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def compare(case: Case, rounds: int) -> None:
    """The two beside each other."""
    buyer, options, baseline = drawn(case, DRAWS)
    ours, expected = present_values(buyer, options, baseline), plain(buyer, options, baseline)
    apart = max(float(np.max(np.abs(ours[name].true_cost / cost - 1))) for name, cost in expected.items())
    assert apart < 1e-9, "the two compute different true costs"
    here, loop = [], []
    for _ in range(rounds):
        loop.append(seconds(lambda: plain(buyer, options, baseline)))
        here.append(seconds(lambda: present_values(buyer, options, baseline)))
    mine, theirs = statistics.median(here), statistics.median(loop)
    print(f"{DRAWS:,} draws x {len(options)} options x {buyer.term} months, medians of {rounds} rounds")
    print(f"  {mine * 1e3:.1f} ms   plain month loop {theirs * 1e3:.1f} ms   {mine / theirs:.2f} x (aim 1 x)")
    print(f"  largest relative difference {apart:.1e}")


def growth(case: Case, rounds: int) -> None:
    """Time and memory as draws and months grow."""
    print("  draws      ms us a draw   peak memory beside inputs and results")
    for draws in (DRAWS // 4, DRAWS, DRAWS * 4, DRAWS * 16):
        buyer, options, baseline = drawn(case, draws)
        run = partial(present_values, buyer, options, baseline)
        took = statistics.median(seconds(run) for _ in range(rounds))
        tracemalloc.start()
        found = run()
        peak = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        results = sum(getattr(one, name).nbytes for one in found.values() for name in vars(one)) / 1e6
        print(f"{draws:>7,} {took * 1e3:7.1f} {took / draws * 1e6:8.2f}   {peak - 2 * results:6.1f} MB")
    print("months    ms   us a month")
    for term in (12, 36, 72, 120):
        buyer, options, baseline = drawn(case, DRAWS)
        run = partial(present_values, replace(buyer, term=term), options, baseline)
        took = statistics.median(seconds(run) for _ in range(rounds))
        print(f"{term:>6} {took * 1e3:7.1f} {took / term * 1e6:10.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=11)
    arguments = parser.parse_args()
    case = read_case(load(ROOT))
    assert case is not None
    compare(case, arguments.rounds)
    growth(case, max(3, arguments.rounds // 3))


if __name__ == "__main__":
    main()
