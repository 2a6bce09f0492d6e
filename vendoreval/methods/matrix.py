"""The decision matrix every method reads: its check, and the ways to make its columns comparable."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

# a spread this small beside the figures themselves is rounding, not a difference
ROUNDING = 1e-12


def checked(
    matrix: npt.ArrayLike, weights: npt.ArrayLike, maximise: npt.ArrayLike | None = None
) -> tuple[Floats, Floats, Flags]:
    """The matrix (options, criteria), weights (..., criteria) and directions (criteria,) as arrays.

    Without `maximise`, more is better on every criterion.

    Raises:
        ValueError: The shapes do not fit, there is no option or criterion, a figure is not finite, or a weight is negative.
    """
    table, directions = checked_matrix(matrix, maximise)
    vectors = np.asarray(weights, dtype=np.float64)
    if vectors.shape[-1:] != directions.shape:
        raise ValueError(f"weights of shape {vectors.shape} do not fit {directions.size} criteria")
    if not (np.isfinite(vectors).all() and (vectors >= 0).all()):
        raise ValueError("a weight is negative or not finite")
    return table, vectors, directions


def checked_matrix(matrix: npt.ArrayLike, maximise: npt.ArrayLike | None = None) -> tuple[Floats, Flags]:
    """The matrix (options, criteria) and directions (criteria,) as arrays.

    Raises:
        ValueError: The shapes do not fit, there is no option or criterion, or a figure is not finite.
    """
    table = np.asarray(matrix, dtype=np.float64)
    if table.ndim != 2 or 0 in table.shape:
        raise ValueError(f"a decision matrix has options and criteria, not the shape {table.shape}")
    if not np.isfinite(table).all():
        raise ValueError("a figure in the decision matrix is not finite")
    criteria = table.shape[1]
    directions = np.ones(criteria, dtype=bool) if maximise is None else np.asarray(maximise, dtype=bool)
    if directions.shape != (criteria,):
        raise ValueError(f"{directions.shape} directions do not fit {criteria} criteria")
    return table, directions


def varies(table: Floats) -> Flags:
    """Which columns (criteria,) hold a difference beyond rounding."""
    lowest, highest = table.min(axis=0), table.max(axis=0)
    spread: Flags = highest - lowest > ROUNDING * np.maximum(np.abs(lowest), np.abs(highest))
    return spread


def min_max_scale(table: Floats, maximise: Flags) -> Floats:
    """Each column from 0 at the worst option to 1 at the best (options, criteria); 0 throughout where all tie."""
    oriented = np.where(maximise, table, -table)
    lowest = oriented.min(axis=0)
    spread = np.where(varies(table), oriented.max(axis=0) - lowest, np.inf)
    scaled: Floats = (oriented - lowest) / spread
    return scaled


def vector_scale(table: Floats) -> Floats:
    """Each column divided by its Euclidean length (options, criteria); a column of zeros stays one."""
    level = np.where(varies(table), table, table[:1])
    # dividing by the largest first keeps the squares of extreme figures in range
    largest = np.abs(level).max(axis=0)
    shrunk = level / np.where(largest > 0, largest, 1.0)
    length = np.sqrt((shrunk * shrunk).sum(axis=0))
    scaled: Floats = shrunk / np.where(length > 0, length, 1.0)
    return scaled


def linear_scale(table: Floats, maximise: Flags) -> Floats:
    """Each column as a share of its best figure (options, criteria): x / max where more is better, min / x where less is.

    From 0 to 1, and 1 for the best. Where all figures are zero every option has 1; where less is better and some are
    zero, those have 1 and the others 0.

    Raises:
        ValueError: A figure is negative: shares of a best figure need a true zero.
    """
    if (table < 0).any():
        raise ValueError("a share of the best figure needs figures from 0 up")
    best = np.where(maximise, table.max(axis=0), table.min(axis=0))
    numerator = np.where(maximise, table, best)
    denominator = np.where(maximise, best, table)
    zero = denominator == 0
    scaled: Floats = np.where(zero, 1.0, numerator / np.where(zero, 1.0, denominator))
    return scaled
