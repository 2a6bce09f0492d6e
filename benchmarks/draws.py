"""Rank acceptability over many weight vectors, beside a library loop and beside the bare matrix product and sort.

Run: python -m benchmarks.draws

Every pair is measured in turn, round by round, so that a busy machine slows both alike; medians are printed. One thread for
the matrix products: on a small busy machine several threads make small products many times slower.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["MKL_NUM_THREADS"] = "1"

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from vendoreval.methods.topsis import topsis
from vendoreval.methods.weighted_sum import weighted_sum
from vendoreval.uncertainty.ranks import CHUNK, RankAcceptability, RankCounter

Array = NDArray[np.float64]
Method = Callable[[Array, Array], Array]

DRAWS, OPTIONS, CRITERIA = 10_000, 50, 15
MANY_DRAWS, MANY_OPTIONS = 100_000, 5_000


def problem(options: int, draws: int, seed: int = 1) -> tuple[Array, Array]:
    """Points (options, criteria) and weights (draws, criteria)."""
    generator = np.random.default_rng(seed)
    return generator.uniform(0, 100, (options, CRITERIA)), generator.dirichlet(np.ones(CRITERIA), draws)


def acceptability(method: Method, points: Array, weights: Array) -> RankAcceptability:
    """Full rank acceptability, scores held a piece at a time."""
    counter = RankCounter(len(points))
    rows = max(1, CHUNK // len(points))
    for start in range(0, len(weights), rows):
        counter.add(method(points, weights[start : start + rows]))
    return counter.result()


def library_loop(name: str, points: Array, weights: Array) -> Array:
    """The same shares of ranks (options, ranks) from pymcdm, one weight vector at a time."""
    from pymcdm.helpers import rankdata
    from pymcdm.methods import TOPSIS, WSM
    from pymcdm.normalizations import vector_normalization

    method = TOPSIS(vector_normalization) if name == "TOPSIS" else WSM(lambda column, cost: column)
    types = np.ones(CRITERIA)
    options = np.arange(len(points))
    counts = np.zeros((len(points), len(points)))
    for vector in weights:
        counts[options, rankdata(method(points, vector, types), reverse=True).astype(int) - 1] += 1
    return counts / len(weights)


def seconds(action: Callable[[], object]) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def compare(rounds: int) -> None:
    """10,000 draws x 50 options x 15 criteria: additive and TOPSIS."""
    points, weights = problem(OPTIONS, DRAWS)
    print(
        f"{DRAWS:,} draws x {OPTIONS} options x {CRITERIA} criteria, full rank acceptability, medians of {rounds} rounds"
    )
    methods: dict[str, Method] = {"additive": weighted_sum, "TOPSIS": topsis}
    for name, method in methods.items():
        found = acceptability(method, points, weights).shares
        start = time.perf_counter()
        expected = library_loop(name, points, weights)
        library = time.perf_counter() - start
        assert np.allclose(found, expected, atol=2 / DRAWS), "the library ranks otherwise"
        ours, floor = [], []
        for _ in range(rounds):
            floor.append(seconds(lambda: np.argsort(weights @ points.T, axis=1)))
            ours.append(seconds(lambda method=method: acceptability(method, points, weights)))
        here, bare = statistics.median(ours), statistics.median(floor)
        print(
            f"  {name:<9} {here * 1e3:7.1f} ms   pymcdm loop {library * 1e3:8.0f} ms   matmul + argsort {bare * 1e3:6.1f} ms"
        )
        print(
            f"  {'':<9} {library / here:7.0f} x faster than the loop (aim 100 x)   {here / bare:5.2f} x the bare product (aim 2 x)"
        )


def many() -> None:
    """100,000 draws x 5,000 options x 15 criteria in this process, with its peak memory."""
    points, weights = problem(MANY_OPTIONS, MANY_DRAWS)
    start = time.perf_counter()
    shares = acceptability(weighted_sum, points, weights).shares
    elapsed = time.perf_counter() - start
    assert np.allclose(shares.sum(axis=0), 1, atol=1e-3)
    assert np.allclose(shares.sum(axis=1), 1, atol=1e-3)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    scores = MANY_DRAWS * MANY_OPTIONS * 8 / 1e6
    print(f"{MANY_DRAWS:,} draws x {MANY_OPTIONS:,} options x {CRITERIA} criteria, additive")
    print(f"  {elapsed:.1f} s, peak memory {peak:.0f} MB (the scores alone would be {scores:,.0f} MB)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--many", action="store_true", help="only the large case, in this process")
    arguments = parser.parse_args()
    if arguments.many:
        many()
        return
    compare(arguments.rounds)
    # a process of its own, so that its peak memory is its own
    subprocess.run([sys.executable, "-m", "benchmarks.draws", "--many"], check=True)


if __name__ == "__main__":
    main()
