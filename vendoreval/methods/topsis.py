"""TOPSIS, the technique for order preference by similarity to the ideal solution (Hwang & Yoon 1981, pp. 128-140)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vendoreval.methods.matrix import Floats, checked, vector_scale


class Separation(NamedTuple):
    """Euclidean distances of each option (..., options) in the weighted, vector-normalised matrix.

    Attributes:
        ideal: From the best figure of every criterion.
        anti_ideal: From the worst figure of every criterion.
    """

    ideal: Floats
    anti_ideal: Floats


def separation(matrix: npt.ArrayLike, weights: npt.ArrayLike, *, maximise: npt.ArrayLike | None = None) -> Separation:
    """Distances from the ideal and the anti-ideal, each (..., options).

    The ideal is the same option for all weights, as weights are not negative; so with R normalised before weighting and R*
    its ideal, D^2 = (w w) @ ((R - R*)(R - R*))^T elementwise: one matrix product for all weight vectors.

    Args:
        matrix: Figures (options, criteria).
        weights: Weights (..., criteria).
        maximise: Whether more is better (criteria,), everywhere by default.
    """
    table, vectors, directions = checked(matrix, weights, maximise)
    scaled = vector_scale(table)
    oriented = np.where(directions, scaled, -scaled)
    squares = vectors * vectors
    ideal = squares @ np.square(oriented - oriented.max(axis=0)).T
    anti_ideal = squares @ np.square(oriented - oriented.min(axis=0)).T
    return Separation(np.sqrt(ideal, out=ideal), np.sqrt(anti_ideal, out=anti_ideal))


def topsis(matrix: npt.ArrayLike, weights: npt.ArrayLike, *, maximise: npt.ArrayLike | None = None) -> Floats:
    """Closeness to the ideal D-/(D+ + D-) (..., options), from 0 to 1, higher better.

    Vector normalisation of every column, then weighting, then Euclidean distances: the variant of the book. Where all
    options tie on every weighted criterion they are as close to the best as to the worst: .5.

    Args:
        matrix: Figures (options, criteria).
        weights: Weights (..., criteria).
        maximise: Whether more is better (criteria,), everywhere by default.
    """
    ideal, anti_ideal = separation(matrix, weights, maximise=maximise)
    ideal += anti_ideal
    level = ideal == 0
    if level.any():
        ideal[level] = 2.0
        anti_ideal[level] = 1.0
    closeness: Floats = np.divide(anti_ideal, ideal, out=anti_ideal)
    return closeness
