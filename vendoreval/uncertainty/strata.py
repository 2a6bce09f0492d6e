"""Seeded, stratified draws that depend on an input's own name and on nothing else.

Every input has its own random stream, keyed by the seed and its name. So adding a vendor or an input changes no other
draw, and inputs that options share are the same numbers for all of them (common random numbers).
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from vendoreval.uncertainty.normal import normal_ppf


def stream(seed: int, name: str) -> np.random.Generator:
    """Returns the random stream of one named input: the same for the same seed and name on every machine."""
    digest = hashlib.blake2b(name.encode(), digest_size=16).digest()
    return np.random.Generator(np.random.PCG64([seed, *np.frombuffer(digest, dtype="<u4").tolist()]))


def uniforms(seed: int, name: str, n: int) -> NDArray[np.float64]:
    """Returns n uniforms strictly between 0 and 1 for one named input: each n-th part of the range exactly once.

    The midpoints of n equal strata in an order shuffled by the input's stream: midpoint Latin hypercube sampling (McKay,
    Beckman & Conover 1979).
    """
    return midpoints(n)[order(seed, name, n)]


def normals(seed: int, name: str, n: int) -> NDArray[np.float64]:
    """Returns n standard normals for one named input: `normal_ppf(uniforms(seed, name, n))`, only faster."""
    return _normal_midpoints(n)[order(seed, name, n)]


def order(seed: int, name: str, n: int) -> NDArray[np.int64]:
    """Returns the order in which one named input takes its n strata: a permutation of 0 to n - 1."""
    return stream(seed, name).permutation(n)


@lru_cache(maxsize=8)
def midpoints(n: int) -> NDArray[np.float64]:
    """Returns the midpoints of n equal strata of the range from 0 to 1, rising."""
    middles = (np.arange(n) + 0.5) / n
    middles.flags.writeable = False
    return middles


@lru_cache(maxsize=8)
def _normal_midpoints(n: int) -> NDArray[np.float64]:
    return normal_ppf(midpoints(n))
