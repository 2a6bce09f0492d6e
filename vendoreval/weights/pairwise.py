"""Weights from pairwise judgements: the analytic hierarchy process (Saaty 1980)."""

from __future__ import annotations

import math
import operator
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from vendoreval.weights.result import Weights, WeightsError, listed, to_shares

TOLERANCE = 1e-12
ACCEPTABLE_RATIO = 0.10
"""Saaty's rule of thumb: judgements with a larger consistency ratio should be revisited."""

RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)
"""Mean consistency index of random judgements for 1 to 15 criteria (Saaty 1980, The Analytic Hierarchy Process)."""

# Saaty's scale ends at 9; 10 lets a rounded 1/9, written 0.1 or 0.11, through
LARGEST_JUDGEMENT = 10.0

Matrix = list[list[float]]


@dataclass(frozen=True)
class Triple:
    """Three judgements that contradict one another most.

    Attributes:
        ids: Criteria a, b, c.
        stated: The judgement of a against c.
        implied: What a against b and b against c imply for it, their product.
        gap: |ln(stated / implied)|; 0 when the three agree.
    """

    ids: tuple[str, str, str]
    stated: float
    implied: float
    gap: float


@dataclass(frozen=True)
class PairwiseWeights(Weights):
    """Weights from pairwise judgements, and how far the judgements agree with one another.

    Attributes:
        principal_eigenvalue: The number of criteria when the judgements agree perfectly, else more.
        consistency_ratio: Consistency index over that of random judgements; 0 is perfect.
        revisit: The triple to look at first, None when no three judgements form one.
        missing: How many pairs were not judged.
    """

    principal_eigenvalue: float
    consistency_ratio: float
    revisit: Triple | None
    missing: int

    @property
    def consistent(self) -> bool:
        """Whether the consistency ratio is at most 0.10."""
        return self.consistency_ratio <= ACCEPTABLE_RATIO


def from_pairwise(ids: Sequence[str], judgements: Mapping[tuple[str, str], float]) -> PairwiseWeights:
    """Weights as the principal right eigenvector of the judgements, with their consistency ratio.

    CI = (lambda - n)/(n - 1), CR = CI/RI. Pairs that were not judged are left out of the eigenvector (Harker 1987: 0 in
    their place, one more on the diagonal for each), and make RI smaller.

    Args:
        ids: Criterion ids, in the order the weights come back.
        judgements: (a, b) to how many times a weighs more than b, on Saaty's scale from 1/9 to 9. One of (a, b) and
            (b, a) is enough.

    Raises:
        WeightsError: A judgement is off the scale, names an unknown criterion, compares one with itself or contradicts
            its reverse, or the comparisons leave groups of criteria unconnected (then `groups` names them).
    """
    if not ids:
        raise WeightsError("there is nothing to weight")
    repeated = sorted({name for name in ids if ids.count(name) > 1})
    if repeated:
        raise WeightsError(f"{listed(repeated)} stands more than once among the criteria", repeated)
    ratios = _reciprocal(ids, judgements)
    groups = _groups(ids, ratios)
    if len(groups) > 1:
        apart = "; ".join(listed(group) for group in groups)
        raise WeightsError(f"no comparison connects these groups: {apart}", groups=groups)
    size = len(ids)
    missing = size * (size - 1) // 2 - len(ratios) // 2
    matrix = _harker(ids, ratios)
    vector = _principal_eigenvector(matrix)
    eigenvalue = _eigenvalue(matrix, vector)
    random_index = _random_index(size, missing)
    index = max(eigenvalue - size, 0.0) / max(size - 1, 1)
    return PairwiseWeights(
        shares=to_shares(dict(zip(ids, vector, strict=True))),
        principal_eigenvalue=eigenvalue,
        consistency_ratio=index / random_index if random_index else 0.0,
        revisit=_worst_triple(ids, ratios),
        missing=missing,
    )


def _reciprocal(ids: Sequence[str], judgements: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """Both directions of every judgement between two different criteria."""
    ratios: dict[tuple[str, str], float] = {}
    for (first, second), value in judgements.items():
        pair = f"{first} against {second}"
        unknown = [name for name in (first, second) if name not in ids]
        if unknown:
            raise WeightsError(f"the judgement of {pair} names {listed(unknown)}, which is not weighted here", unknown)
        if not (1 / LARGEST_JUDGEMENT <= value <= LARGEST_JUDGEMENT):
            raise WeightsError(f"the judgement of {pair} is {value:g}, off the scale from 1/9 to 9", (first, second))
        if first == second:
            if value != 1:
                raise WeightsError(f"{first} is compared with itself", (first,))
            continue
        known = ratios.get((first, second), value)
        # written-out reciprocals such as 0.33 for 1/3 are rounded
        if not math.isclose(known, value, rel_tol=0.05):
            raise WeightsError(
                f"the judgements of {pair} contradict each other: {value:g} one way, {1 / known:g} the other",
                (first, second),
            )
        if (first, second) not in ratios:
            ratios[first, second] = value
            ratios[second, first] = 1 / value
    return ratios


def _groups(ids: Sequence[str], ratios: Mapping[tuple[str, str], float]) -> list[list[str]]:
    """The criteria in groups that comparisons connect, in the order of `ids`."""
    group_of = {name: place for place, name in enumerate(ids)}
    for first, second in ratios:
        kept, merged = sorted((group_of[first], group_of[second]))
        group_of = {name: kept if group == merged else group for name, group in group_of.items()}
    members: dict[int, list[str]] = {}
    for name in ids:
        members.setdefault(group_of[name], []).append(name)
    return list(members.values())


def _harker(ids: Sequence[str], ratios: Mapping[tuple[str, str], float]) -> Matrix:
    """Harker's matrix: 0 where a pair was not judged, 1 plus the number of such pairs of the row on the diagonal."""
    rows: Matrix = [[ratios.get((first, second), 0.0) for second in ids] for first in ids]
    for place, row in enumerate(rows):
        row[place] = float(row.count(0.0))  # the diagonal itself is still 0 and is the 1
    return rows


def _principal_eigenvector(matrix: Matrix) -> list[float]:
    """The principal right eigenvector, positive and summing to 1, to within 1e-12.

    Power iteration that squares the matrix at each step: chains of few comparisons converge so slowly under plain
    powers that they would take thousands of steps.
    """
    vector = _row_shares(matrix)
    while True:
        columns = list(zip(*matrix, strict=True))
        matrix = [[sum(map(operator.mul, row, column)) for column in columns] for row in matrix]
        largest = max(max(row) for row in matrix)
        matrix = [[value / largest for value in row] for row in matrix]
        earlier, vector = vector, _row_shares(matrix)
        if max(abs(now - before) for now, before in zip(vector, earlier, strict=True)) <= TOLERANCE:
            return vector


def _row_shares(matrix: Matrix) -> list[float]:
    """Each row's share of the sum of the matrix."""
    sums = [math.fsum(row) for row in matrix]
    total = math.fsum(sums)
    return [value / total for value in sums]


def _eigenvalue(matrix: Matrix, vector: Sequence[float]) -> float:
    """The eigenvalue that belongs to an eigenvector summing to 1: the sum of the product."""
    return math.fsum(value * weight for row in matrix for value, weight in zip(row, vector, strict=True))


def _random_index(size: int, missing: int) -> float:
    """The consistency index to expect of random judgements of `size` criteria with `missing` pairs not judged.

    Beyond 15 criteria the fitted line of Alonso & Lamata (2006), lambda = 2.7699 n - 4.3513; with missing pairs the
    linear decline of Ágoston & Csató (2022), down to 0 when the comparisons form no cycle.
    """
    if size <= len(RANDOM_INDEX):
        complete = RANDOM_INDEX[size - 1]
    else:
        complete = (2.7699 * size - 4.3513 - size) / (size - 1)
    if not missing:
        return complete
    return complete * (1 - 2 * missing / ((size - 1) * (size - 2)))


def _worst_triple(ids: Sequence[str], ratios: Mapping[tuple[str, str], float]) -> Triple | None:
    """The triple with the largest |ln(a_ij a_jk a_ki)|, the earliest in `ids` among equals."""
    worst: Triple | None = None
    for first, second, third in combinations(ids, 3):
        try:
            implied = ratios[first, second] * ratios[second, third]
            stated = ratios[first, third]
        except KeyError:
            continue
        gap = abs(math.log(stated / implied))
        if worst is None or gap > worst.gap + TOLERANCE:
            worst = Triple((first, second, third), stated, implied, gap)
    return worst
