"""Generated customer bases whose churn coefficients are known."""

import numpy as np

from vendoreval.cost.calibrate.customers import Customers, Outcome

ENDS = (Outcome.EASY, Outcome.EFFORT, Outcome.FAILED, Outcome.DROPPED)
TRUTH = {Outcome.EFFORT: 0.012, Outcome.FAILED: 0.06, Outcome.DROPPED: 0.06}


def world(seed: int, customers: int, *, controls: bool = True, truth: dict[Outcome, float] = TRUTH) -> Customers:
    """New customers leave more often and are served worse, so comparing without controls would blame support for it."""
    numbers = np.random.default_rng(seed)
    tenure = numbers.exponential(1.0, customers)
    plan = numbers.integers(0, 3, customers)
    worse = np.where(tenure < 0.5, 1.5, 0.9)
    chances = np.outer(worse, [0.25, 0.14, 0.06])
    chances = np.column_stack([1 - chances.sum(axis=1), chances])
    ends = (numbers.random(customers)[:, None] > chances.cumsum(axis=1)).sum(axis=1)
    anyway = np.minimum(0.07 * np.exp(-0.8 * tenure + 0.3 * (plan == 2)), 1.0)
    lost = np.array([0.0, *truth.values()])[ends]
    left = (numbers.random(customers) < anyway) | (numbers.random(customers) < lost)
    figures = np.column_stack([tenure, plan == 1, plan == 2]).astype(float)
    return Customers(
        tuple(ENDS[end] for end in ends),
        left,
        figures if controls else np.empty((customers, 0)),
        ("tenure", "plan") if controls else (),
    )
