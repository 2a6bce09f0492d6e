"""What the observed ratings say about the truth: a calibrated posterior, one vendor at a time.

Simulating noise around the observed ratings overstates how sure the leader is: the leader is also the luckiest
(regression to the mean), and the errors within one vendor share a halo. So the truth is given a prior that does not
depend on the other vendors, and its posterior is drawn (see docs/confidence.md).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vendoreval.uncertainty.assumptions import DEFAULT, Assumptions

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Posterior:
    """The truth about one vendor's leaves, given what was observed: a multivariate normal.

    Attributes:
        mean: Shape (leaves,), points.
        covariance: Shape (leaves, leaves), points squared.
    """

    mean: Array
    covariance: Array


def posterior(
    points: Array, sd: Array, missing: NDArray[np.bool_] | None = None, *, assumptions: Assumptions = DEFAULT
) -> Posterior:
    """Returns one vendor's posterior.

    With prior mean m and covariance C = prior_sd^2 ((1 - shared) I + shared J), and error covariance
    R = D(sd) ((1 - halo) I + halo J) D(sd), the mean is m + C (C + R)^-1 (x - m) and the covariance C - C (C + R)^-1 C.

    Args:
        points: Shape (leaves,), the observed points; ignored where missing.
        sd: Shape (leaves,), the standard deviation of each observation's error; 0 for a leaf that is certain.
        missing: Shape (leaves,), true where nothing was observed: such a leaf keeps its prior, whatever the others say.
        assumptions: The constants.
    """
    leaves = len(points)
    absent = np.zeros(leaves, dtype=bool) if missing is None else np.asarray(missing, dtype=bool)
    seen = ~absent
    mean = np.full(leaves, assumptions.prior_mean)
    covariance = _alike(np.full(leaves, assumptions.prior_sd), assumptions.shared)
    covariance[np.ix_(seen, absent)] = covariance[np.ix_(absent, seen)] = 0.0
    if seen.any():
        block = np.ix_(seen, seen)
        prior = covariance[block]
        observed, deviation = (np.asarray(given, dtype=np.float64)[seen] for given in (points, sd))
        gain = np.linalg.solve(prior + _alike(deviation, assumptions.halo), prior).T
        believed = assumptions.prior_mean + gain @ (observed - assumptions.prior_mean)
        mean[seen] = np.where(deviation == 0, observed, believed)
        covariance[block] = prior - gain @ prior
    return Posterior(mean, (covariance + covariance.T) / 2)


def draw(
    points: Array,
    sd: Array,
    missing: NDArray[np.bool_] | None,
    normals: Array,
    *,
    assumptions: Assumptions = DEFAULT,
    spread: float = 1.0,
) -> Array:
    """Returns draws of one vendor's leaves, shape (draws, leaves), in points held between 0 and 100.

    Judged and measured leaves belong here, a measure's own distribution as part of its `sd`. A leaf computed from cost is
    drawn in money and pushed through its value function; write such columns beside these.

    Args:
        points: As in `posterior`.
        sd: As in `posterior`.
        missing: As in `posterior`.
        normals: Shape (draws, leaves), independent standard normals; one named stream per vendor and leaf.
        assumptions: The constants.
        spread: Multiplies the errors' standard deviations; 0 leaves the observed points, and the prior mean where nothing
            was observed.
    """
    if spread == 0:
        absent = np.zeros(len(points), dtype=bool) if missing is None else missing
        return np.broadcast_to(np.where(absent, assumptions.prior_mean, points), normals.shape).copy()
    belief = posterior(points, np.asarray(sd) * spread, missing, assumptions=assumptions)
    drawn = normals @ _root(belief.covariance).T
    drawn += belief.mean
    return np.asarray(np.clip(drawn, 0.0, 100.0, out=drawn))


def _alike(sd: Array, correlation: float) -> Array:
    """The covariance of variables with these standard deviations and one correlation between any two."""
    covariance = correlation * np.outer(sd, sd)
    np.fill_diagonal(covariance, sd * sd)
    return covariance


def _root(covariance: Array) -> Array:
    """A lower triangular L with L L' = covariance; a leaf that is certain has a row of zeros."""
    certain = np.diag(covariance) <= 1e-9
    root = np.zeros_like(covariance)
    open_leaves = np.ix_(~certain, ~certain)
    root[open_leaves] = np.linalg.cholesky(covariance[open_leaves])
    return root
