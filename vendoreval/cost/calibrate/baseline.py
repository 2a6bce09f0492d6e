"""How many would have left anyway: churn after easy contacts, carried over to customers unlike those who had them.

The chance of leaving after an easy contact is a logistic regression on the controls, fitted to the customers whose
contacts were easy and then asked about the others. Firth's penalty (Firth 1993; Heinze & Schemper 2002) keeps it finite
when leavers are few or a control tells them apart completely; the intercept is then moved so that as many leave as
did (FLIC: Puhr et al. 2017), since the penalty alone pulls chances towards one half.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_STEPS = 200
_SETTLED = 1e-9
_LARGEST_STEP = 4.0
_DEPENDENT = 1e-8


@dataclass(frozen=True, slots=True)
class Expected:
    """The share expected to leave, as precise as that many customers seen directly would make it.

    Attributes:
        share: Mean chance of leaving.
        customers: How many customers with one common chance would leave it as uncertain (Korn & Graubard 1998).
    """

    share: float
    customers: float


class EasyChurn:
    """The chance of leaving after an easy contact, given the controls.

    Args:
        controls: Shape (customers, controls), for customers whose contacts were easy.
        churned: Shape (customers,), whether each left.
    """

    def __init__(self, controls: Floats, churned: NDArray[np.bool_]) -> None:
        self._centre = controls.mean(axis=0)
        scale = controls.std(axis=0)
        self._scale = np.where(scale > 0, scale, 1.0)
        design = self._design(controls)
        self._kept = _independent(design)
        design = design[:, self._kept]
        left = churned.astype(np.float64)
        coefficients = _firth(design, left)
        # A share of exactly none or all would leave nothing to be unsure about: half a customer is moved.
        leavers = min(max(float(left.sum()), 0.5), left.size - 0.5)
        self._coefficients = _meet(design, coefficients, leavers)
        self._covariance = np.linalg.inv(_information(design, self._coefficients))

    def expected(self, controls: Floats) -> Expected:
        """The share of these customers who would have left after easy contacts; delta method for its precision."""
        design = self._design(controls)[:, self._kept]
        chances = _chances(design, self._coefficients)
        share = float(chances.mean())
        slope = (chances * (1 - chances)) @ design / chances.size
        return Expected(share, share * (1 - share) / float(slope @ self._covariance @ slope))

    def _design(self, controls: Floats) -> Floats:
        standard = (controls - self._centre) / self._scale
        return np.column_stack([np.ones(len(controls)), standard])


def _independent(design: Floats) -> NDArray[np.intp]:
    """The columns, from the left, that are no combination of those before them."""
    kept: list[int] = []
    basis = np.empty((design.shape[0], 0))
    for index in range(design.shape[1]):
        column = design[:, index]
        rest = column - basis @ (basis.T @ column)
        rest -= basis @ (basis.T @ rest)
        length = float(np.linalg.norm(rest))
        if length > _DEPENDENT * max(float(np.linalg.norm(column)), 1.0):
            kept.append(index)
            basis = np.column_stack([basis, rest / length])
    return np.array(kept, dtype=np.intp)


def _chances(design: Floats, coefficients: Floats) -> Floats:
    return np.asarray(0.5 * (1 + np.tanh(design @ coefficients / 2)))


def _information(design: Floats, coefficients: Floats) -> Floats:
    chances = _chances(design, coefficients)
    return np.asarray(design.T @ (design * (chances * (1 - chances))[:, None]))


def _firth(design: Floats, left: Floats) -> Floats:
    """The coefficients that maximise log-likelihood + half the log-determinant of the information.

    Newton's steps on the modified score X'(y - p + h (1/2 - p)), h the leverages, halved until the maximum is nearer.
    """
    coefficients = np.zeros(design.shape[1])
    reached = _penalised(design, left, coefficients)
    for _ in range(_STEPS):
        chances = _chances(design, coefficients)
        weights = chances * (1 - chances)
        covariance = np.linalg.inv(design.T @ (design * weights[:, None]))
        leverages = weights * np.einsum("ij,ij->i", design @ covariance, design)
        step = covariance @ (design.T @ (left - chances + leverages * (0.5 - chances)))
        step *= min(1.0, _LARGEST_STEP / max(float(np.abs(step).max()), _SETTLED))
        while float(np.abs(step).max()) > _SETTLED:
            tried = _penalised(design, left, coefficients + step)
            if tried > reached:
                coefficients, reached = coefficients + step, tried
                break
            step /= 2
        else:
            break
    return coefficients


def _penalised(design: Floats, left: Floats, coefficients: Floats) -> float:
    score = design @ coefficients
    likelihood = float(left @ score - np.logaddexp(0.0, score).sum())
    return likelihood + 0.5 * float(np.linalg.slogdet(_information(design, coefficients))[1])


def _meet(design: Floats, coefficients: Floats, leavers: float) -> Floats:
    """The same coefficients with the intercept at which so many are expected to leave, by bisection."""
    score = design @ coefficients
    low, high = -60.0, 60.0
    while high - low > _SETTLED:
        middle = (low + high) / 2
        expected = float((0.5 * (1 + np.tanh((score + middle) / 2))).sum())
        low, high = (middle, high) if expected < leavers else (low, middle)
    moved = coefficients.copy()
    moved[0] += (low + high) / 2
    return moved
