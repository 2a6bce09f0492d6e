"""What an uncertain quantity is worth in numbers: draws, mean, standard deviation, quantiles."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from vendoreval.project.model.quantity import Family, Quantity
from vendoreval.uncertainty.beta import beta_ppf
from vendoreval.uncertainty.normal import normal_ppf
from vendoreval.uncertainty.strata import midpoints, order

PERT_LAMBDA = 4.0
"""How much the mode counts beside the two ends in a PERT distribution (Malcolm et al. 1959)."""
_Z90 = 1.2815515655446004
_Z95 = 1.6448536269514722
_NORMAL_BASED = (Family.NORMAL, Family.LOGNORMAL, Family.LOGIT_NORMAL)


def draw(quantity: Quantity, seed: int, name: str, n: int, *, spread: float = 1.0) -> NDArray[np.float64]:
    """Returns n stratified draws of one named input: `ppf(quantity, uniforms(seed, name, n))`, only faster."""
    return ppf(quantity, midpoints(n), spread=spread)[order(seed, name, n)]


def ppf(quantity: Quantity, u: ArrayLike, *, spread: float = 1.0) -> NDArray[np.float64]:
    """Returns the quantity's inverse distribution function at `u`, in its field's unit and in the shape of `u`.

    Args:
        quantity: Constant or uncertain. Figures outside its field's range are held at the range's end.
        u: Probabilities strictly between 0 and 1.
        spread: Stretches the uncertainty: 1 as stated, 0 the stated figure itself. Percentiles move away from the median on
            the scale on which they are normal; low and high move away from the mode; a counted share counts 1/spread^2 of
            its observations.
    """
    p = np.asarray(u, dtype=np.float64)
    if not quantity.uncertain or spread == 0:
        return np.full(p.shape, quantity.stated)
    family = quantity.family
    if family in _NORMAL_BASED:
        figures = _from_normal(quantity, normal_ppf(p) * spread)
    elif family is Family.BETA:
        figures = beta_ppf(*beta_shape(quantity, spread=spread), p)
    else:
        figures = _between(quantity, p, spread)
    return _held(quantity, figures)


def quantiles(quantity: Quantity, probabilities: ArrayLike, *, spread: float = 1.0) -> NDArray[np.float64]:
    """Returns the figures below which the quantity lies with the given probabilities: `ppf` under its everyday name."""
    return ppf(quantity, probabilities, spread=spread)


def mean(quantity: Quantity) -> float:
    """Returns the quantity's expected figure, in its field's unit."""
    return _moments(quantity)[0]


def sd(quantity: Quantity) -> float:
    """Returns the quantity's standard deviation, in its field's unit; 0 for a constant."""
    return _moments(quantity)[1]


def beta_shape(quantity: Quantity, *, spread: float = 1.0) -> tuple[float, float]:
    """Returns the two parameters of a counted share's Beta: Jeffreys' prior, (k + .5, n - k + .5)."""
    n = quantity.sample_size or 0.0
    share = quantity.successes / n if quantity.successes is not None else quantity.mean or 0.0
    n /= spread * spread
    return share * n + 0.5, (1 - share) * n + 0.5


def pert_shape(low: float, mode: float, high: float) -> tuple[float, float]:
    """Returns the two parameters of the Beta that a PERT scales to [low, high]; their sum is 2 + lambda."""
    width = high - low
    return 1 + PERT_LAMBDA * (mode - low) / width, 1 + PERT_LAMBDA * (high - mode) / width


def _from_normal(quantity: Quantity, z: NDArray[np.float64]) -> NDArray[np.float64]:
    """Figures at z standard deviations from the median, on the scale on which the two percentiles are a normal's."""
    pair = quantity.percentiles
    assert pair is not None
    reach = _Z90 if quantity.p10 is not None else _Z95
    family = quantity.family
    if family is Family.LOGNORMAL:
        return np.asarray(np.exp(_line(math.log(pair[0]), math.log(pair[1]), z / reach)))
    if family is Family.LOGIT_NORMAL:
        low, high = (math.log(share) - math.log1p(-share) for share in pair)
        return np.asarray(1 / (1 + np.exp(-_line(low, high, z / reach))))
    return _line(*pair, z / reach)


def _line(low: float, high: float, position: NDArray[np.float64]) -> NDArray[np.float64]:
    """The straight line through `low` at -1 and `high` at 1."""
    return np.asarray((low + high) / 2 + (high - low) / 2 * position)


def _between(quantity: Quantity, u: NDArray[np.float64], spread: float) -> NDArray[np.float64]:
    """PERT, triangular and uniform: between low and high, both moved away from the mode by `spread`."""
    low, mode, high = _ends(quantity)
    low, high = mode + (low - mode) * spread, mode + (high - mode) * spread
    width = high - low
    if quantity.family is Family.PERT:
        return low + width * beta_ppf(*pert_shape(low, mode, high), u)
    if quantity.family is Family.UNIFORM:
        return low + width * u
    left = np.sqrt(u * width * (mode - low))
    right = np.sqrt((1 - u) * width * (high - mode))
    return np.asarray(np.where(u * width < mode - low, low + left, high - right))


def _ends(quantity: Quantity) -> tuple[float, float, float]:
    """Low, mode and high; the middle of a uniform stands for its mode."""
    assert quantity.low is not None
    assert quantity.high is not None
    middle = quantity.mode if quantity.mode is not None else (quantity.low + quantity.high) / 2
    return quantity.low, middle, quantity.high


def _held(quantity: Quantity, figures: NDArray[np.float64]) -> NDArray[np.float64]:
    """Figures held inside the field's range; where its lower end is itself refused, at a hundredth of the stated figure."""
    field = type(quantity)
    least = field.least
    if field.above:
        least += (quantity.stated - least) / 100
    if math.isinf(least) and math.isinf(field.most):
        return figures
    return np.clip(figures, least, field.most)


def _moments(quantity: Quantity) -> tuple[float, float]:
    """Mean and standard deviation."""
    if not quantity.uncertain:
        return quantity.stated, 0.0
    family = quantity.family
    if family in _NORMAL_BASED:
        return _normal_moments(quantity)
    if family is Family.BETA:
        return _beta_moments(*beta_shape(quantity))
    low, mode, high = _ends(quantity)
    if family is Family.PERT:
        centre, deviation = _beta_moments(*pert_shape(low, mode, high))
        return low + (high - low) * centre, (high - low) * deviation
    if family is Family.UNIFORM:
        return mode, (high - low) / math.sqrt(12)
    squares = low * low + mode * mode + high * high - low * mode - low * high - mode * high
    return (low + mode + high) / 3, math.sqrt(squares / 18)


def _beta_moments(a: float, b: float) -> tuple[float, float]:
    return a / (a + b), math.sqrt(a * b / (a + b + 1)) / (a + b)


def _normal_moments(quantity: Quantity) -> tuple[float, float]:
    """Integrated over z, since holding a figure inside its range leaves no closed form."""
    z = np.linspace(-12, 12, 4801)
    density = np.exp(-z * z / 2)
    density /= density.sum()
    figures = _held(quantity, _from_normal(quantity, z))
    centre = float(density @ figures)
    return centre, math.sqrt(float(density @ (figures - centre) ** 2))
