"""How far an observed leaf may be from the truth: evidence grade, age, scale and raters."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from vendoreval.project.model.quantity import Grade
from vendoreval.uncertainty.assumptions import DEFAULT, Assumptions


def error_sd(
    grade: Grade,
    *,
    age_years: float = 0.0,
    step: float = 0.0,
    raters: int = 0,
    pooled: float | None = None,
    observations: float | None = None,
    sampling_sd: float = 0.0,
    assumptions: Assumptions = DEFAULT,
) -> float:
    """Returns the standard deviation of an observed leaf's error, in points of 0 to 100.

    The variances of independent causes add up: the evidence's grade, its age, the scale's coarseness, the raters'
    disagreement and, for a counted figure, its sampling.

    Args:
        grade: The grade of the evidence. Measured evidence with too few observations, or an unknown number of them,
            counts as a reference's word.
        age_years: The evidence's age in years; evidence from the future counts as fresh.
        step: Points between two neighbouring answers of the scale, or the width of a stated interval; spread evenly
            over it, the truth has variance step^2/12.
        raters: How many raters the figure combines; 0 for a figure nobody rated.
        pooled: The raters' residual standard deviation in points, from `rater_sd`; None when no leaf had two raters.
        observations: How many observations stand behind the figure.
        sampling_sd: The counted figure's own standard deviation, in points.
        assumptions: The constants.
    """
    enough = observations is not None and observations >= assumptions.measured_needs
    trusted = Grade.REFERENCE if grade is Grade.MEASURED and not enough else grade
    variance = assumptions.grade_sd[trusted] ** 2
    variance += assumptions.age_variance * max(age_years, 0.0)
    variance += step * step / 12 + sampling_sd * sampling_sd
    return math.sqrt(variance + _judgement_variance(raters, pooled, assumptions))


def _judgement_variance(raters: int, pooled: float | None, assumptions: Assumptions) -> float:
    """Variance of the mean of several raters; a lone rater is never surer than two who agree."""
    if raters < 1:
        return 0.0
    if raters == 1 or pooled is None:
        return max(assumptions.lone_rater_sd, pooled or 0.0) ** 2
    return pooled * pooled / raters


def rater_sd(points: NDArray[np.float64]) -> float | None:
    """Returns the raters' pooled residual standard deviation in points, or None when it cannot be told.

    The residuals are those of the additive model leaf + rater, so that a rater who is stricter everywhere does not
    count as disagreement.

    Args:
        points: Shape (raters, leaves): every leaf of every vendor in one row per rater; NaN where one did not rate.
    """
    given = ~np.isnan(points)
    several = given.sum(axis=0) >= 2
    given, seen = given[:, several], np.where(given, points, 0.0)[:, several]
    raters, leaves = given.shape
    if not leaves:
        return None
    counts = given.sum(axis=0)
    answers = (seen - given * (seen.sum(axis=0) / counts)).ravel()[given.ravel()]
    # One column per rater, less its own mean in every leaf: the additive model with the leaves swept out.
    who = np.eye(raters)[:, :, None] * given[:, None, :] - given[:, None, :] * (given / counts)[None, :, :]
    design = who.transpose(0, 2, 1)[given]
    effects, _, rank, _ = np.linalg.lstsq(design, answers, rcond=None)
    freedom = answers.size - leaves - int(rank)
    if freedom <= 0:
        return None
    residual = answers - design @ effects
    return math.sqrt(float(residual @ residual) / freedom)
