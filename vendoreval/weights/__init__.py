"""Criterion weights from whatever the buyer can state: points, an order, pairwise judgements, swings or ranges.

Pure Python: checking a workspace needs the weights and must not wait for numpy.
"""

from vendoreval.weights.pairwise import PairwiseWeights, Triple, from_pairwise
from vendoreval.weights.points import from_points
from vendoreval.weights.ranges import RangeWeights, from_ranges
from vendoreval.weights.ranked import from_ranking
from vendoreval.weights.result import Weights, WeightsError
from vendoreval.weights.swing import from_swings

__all__ = [
    "PairwiseWeights",
    "RangeWeights",
    "Triple",
    "Weights",
    "WeightsError",
    "from_pairwise",
    "from_points",
    "from_ranges",
    "from_ranking",
    "from_swings",
]
