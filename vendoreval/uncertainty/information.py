"""What finding out would be worth: the value of perfect information on one uncertain input, or on all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vendoreval.uncertainty.strata import order

Array = NDArray[np.float64]

BINS = 20
PERMUTATIONS = 16


@dataclass(frozen=True, slots=True)
class Information:
    """What one input is worth knowing.

    Attributes:
        value: Expected gain from choosing after learning the input exactly, in the unit of the scores; at least 0.
        variance_share: Share of the variance of the gap between the two options in question that the input explains.
    """

    value: float
    variance_share: float


def perfect_information(worth: Array) -> float:
    """Returns the expected gain from choosing after learning everything, in the unit of `worth`: E[max] - max E.

    Args:
        worth: Shape (draws, options), all finite.
    """
    return max(0.0, float(worth.max(axis=1).mean() - worth.mean(axis=0).max()))


def partial_information(
    inputs: Iterable[Array], worth: Array, pair: tuple[int, int], *, seed: int = 1
) -> list[Information]:
    """Returns what each input is worth knowing (EVPPI), in the order given.

    EVPPI = E_x[max_d E(S_d | x)] - max_d E(S_d). The draws are sorted by x into 20 bins of equal size; a bin's mean scores
    stand for E(S_d | x) (Strong & Oakley 2013). Since the greatest of noisy means is too great on average, the same figure
    for bins filled at random is subtracted.

    Args:
        inputs: Shape (draws,) each.
        worth: What each option is worth in each draw, shape (draws, options), all finite. An option that is out in a
            draw is worth what the buyer would be left with, on a score usually 0.
        pair: Positions of the two options whose gap is explained.
        seed: Of the random bins.
    """
    draws = len(worth)
    bins = _Bins(draws)
    gap = worth[:, pair[0]] - worth[:, pair[1]]
    variance = float(gap.var())
    centred = np.ascontiguousarray((worth - worth.mean(axis=0).max()).T)
    chance = [
        _explained(bins, centred, pair, order(seed, f"random bins {number}", draws)) for number in range(PERMUTATIONS)
    ]
    value_by_chance, variance_by_chance = np.mean(chance, axis=0).tolist()
    rounding = (1e-12 * float(np.abs(worth).max())) ** 2
    found = []
    for values in inputs:
        value, explained = _explained(bins, centred, pair, np.argsort(values, kind="stable"))
        share = (explained - variance_by_chance) / variance if variance > rounding else 0.0
        found.append(Information(max(0.0, value - value_by_chance), min(max(0.0, share), 1.0)))
    return found


class _Bins:
    """Where each of 20 bins of equal size starts in the sorted draws, and how many draws it holds."""

    def __init__(self, draws: int) -> None:
        count = min(BINS, draws)
        self.starts = np.arange(count) * draws // count
        self.sizes = np.diff(np.append(self.starts, draws))

    def means(self, values: Array) -> Array:
        """Returns the mean of each bin of sorted values (options, draws), shape (options, bins)."""
        return np.asarray(np.add.reduceat(values, self.starts, axis=1) / self.sizes)


def _explained(bins: _Bins, centred: Array, pair: tuple[int, int], rows: NDArray[np.int64]) -> tuple[float, float]:
    """The gain from choosing bin by bin, and the variance of the pair's gap between the bins."""
    means = bins.means(np.take(centred, rows, axis=1))
    gain = float(np.average(means.max(axis=0), weights=bins.sizes))
    gaps = means[pair[0]] - means[pair[1]]
    spread = float(np.average((gaps - np.average(gaps, weights=bins.sizes)) ** 2, weights=bins.sizes))
    return gain, spread
