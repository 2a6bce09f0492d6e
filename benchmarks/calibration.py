"""Does a stated chance of being first come true as often as stated? Generated worlds with a known best vendor.

Run: python -m benchmarks.calibration [worlds]

In each world the vendors' true leaves vary about a common mean, with a general factor that makes good vendors good at
several things; what is observed carries errors of the evidence's grade, with a halo within each vendor. The rating model
knows neither the world's mean nor its spread, factor or halo. Beside it stands the naive simulation, which scatters noise
around what was observed. The true weights are a draw about those stated.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vendoreval.project.model.quantity import Grade
from vendoreval.uncertainty import posterior
from vendoreval.uncertainty.assumptions import DEFAULT
from vendoreval.uncertainty.weights import Points, draw_siblings

Array = NDArray[np.float64]
BANDS = ((0.40, 0.55), (0.55, 0.70), (0.70, 0.85), (0.85, 1.01))
DRAWS = 1000
OPINIONS = (Grade.CLAIM, Grade.DOCUMENT, Grade.REFERENCE)


@dataclass(frozen=True)
class World:
    """What is true, what is observed of it, and how far observations err: (vendors, leaves); weights: (leaves,)."""

    truth: Array
    observed: Array
    error_sd: Array
    weights: Array
    true_weights: Array

    @property
    def best(self) -> int:
        """The vendor that is truly first."""
        return int(np.argmax(self.truth @ self.true_weights))


@dataclass(frozen=True)
class Band:
    """The worlds whose leader was said to be first with a chance between `low` and `high`."""

    low: float
    high: float
    worlds: int
    stated: float
    true: float


def generate(rng: np.random.Generator, grades: Sequence[Grade] = OPINIONS, noise: float = 1.0) -> World:
    """Returns a world with evidence of these grades; `noise` multiplies the errors but not what is assumed of them."""
    vendors, leaves = int(rng.integers(3, 7)), int(rng.integers(5, 13))
    mean, deviation = rng.uniform(40, 65), rng.uniform(12, 30)
    factor, halo = rng.uniform(0, 0.5, 2)
    truth = np.clip(mean + deviation * _related(rng, vendors, leaves, factor), 0, 100)
    sd = rng.choice([DEFAULT.grade_sd[grade] for grade in grades], size=(vendors, leaves))
    observed = np.clip(truth + noise * sd * _related(rng, vendors, leaves, halo), 0, 100)
    weights = rng.dirichlet(np.full(leaves, 4.0))
    return World(truth, observed, sd, weights, rng.dirichlet(DEFAULT.concentration * weights))


def _related(rng: np.random.Generator, vendors: int, leaves: int, correlation: float) -> Array:
    """Standard normals of which any two of one vendor have this correlation."""
    own, common = rng.standard_normal((vendors, leaves)), rng.standard_normal((vendors, 1))
    return np.sqrt(1 - correlation) * own + np.sqrt(correlation) * common


def first(world: World, rng: np.random.Generator, seed: int, *, naive: bool) -> Array:
    """Returns each vendor's share of the draws in which it is first."""
    stated = Points({str(leaf): weight for leaf, weight in enumerate(world.weights)})
    weights = draw_siblings(stated, seed, "all", DRAWS)
    totals = np.empty((DRAWS, len(world.truth)))
    for vendor, (points, sd) in enumerate(zip(world.observed, world.error_sd, strict=True)):
        normals = rng.standard_normal((DRAWS, len(points)))
        drawn = np.clip(points + sd * normals, 0, 100) if naive else posterior.draw(points, sd, None, normals)
        totals[:, vendor] = np.einsum("dl,dl->d", drawn, weights)
    return np.bincount(np.argmax(totals, axis=1), minlength=len(world.truth)) / DRAWS


def calibrate(
    worlds: int, *, seed: int = 1, grades: Sequence[Grade] = OPINIONS, noise: float = 1.0
) -> Iterator[tuple[str, Array]]:
    """Yields (`naive` or `calibrated`, rows of (chance stated for the leader, whether it is truly first))."""
    for name in ("naive", "calibrated"):
        rng, rows = np.random.default_rng(seed), []
        for number in range(worlds):
            world = generate(np.random.default_rng([seed, number]), grades, noise)
            chances = first(world, rng, number, naive=name == "naive")
            leader = int(np.argmax(chances))
            rows.append((chances[leader], leader == world.best))
        yield name, np.array(rows, dtype=np.float64)


def banded(rows: Array) -> list[Band]:
    """Returns the mean chance stated and the share that came true, by band of the chance stated."""
    bands = []
    for low, high in BANDS:
        inside = rows[(rows[:, 0] >= low) & (rows[:, 0] < high)]
        stated, true = inside.mean(axis=0) if len(inside) else (np.nan, np.nan)
        bands.append(Band(low, high, len(inside), float(stated), float(true)))
    return bands


def main() -> None:
    worlds = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    print(f"{worlds} worlds: chance stated for the leader / share in which it is truly first (worlds in the band)")
    print(" " * 48 + "".join(f"{f'{low:.2f}-{min(high, 1):.2f}':>18}" for low, high in BANDS) + "  .80 or more")
    report("opinions only", worlds, OPINIONS, 1.0)
    report("some of it measured", worlds, tuple(Grade), 1.0)
    report("opinions, errors 1.5 times assumed", worlds, OPINIONS, 1.5)


def report(title: str, worlds: int, grades: Sequence[Grade], noise: float) -> None:
    for name, rows in calibrate(worlds, grades=grades, noise=noise):
        cells = (f"{band.stated:.2f}/{band.true:.2f} ({band.worlds})" for band in banded(rows))
        sure = (rows[:, 0] >= 0.8).mean()
        print(f"{f'{title}, {name}':<48}" + "".join(f"{cell:>18}" for cell in cells) + f"{sure:>12.0%}")


if __name__ == "__main__":
    main()
