"""Random decision problems for property tests."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays


@st.composite
def problems(draw, *, lowest=0.0, options=6, criteria=5):
    """A matrix, weights that sum to 1, and directions; degenerate columns and zero weights included."""
    rows, columns = draw(st.integers(1, options)), draw(st.integers(1, criteria))
    figures = st.one_of(st.sampled_from([lowest, 0.0, 1.0]), st.floats(lowest, 1e6, width=32))
    matrix = draw(arrays.arrays(np.float64, (rows, columns), elements=figures))
    raw = draw(arrays.arrays(np.float64, columns, elements=st.one_of(st.just(0.0), st.floats(0.01, 1.0))))
    weights = raw / raw.sum() if raw.sum() else np.full(columns, 1 / columns)
    maximise = draw(arrays.arrays(np.bool_, columns))
    return matrix, weights, maximise


def oracle_problem(seed, options=7, criteria=5):
    """A matrix without ties, weights that sum to 1, and directions."""
    generator = np.random.default_rng(seed)
    matrix = generator.uniform(1, 100, (options, criteria))
    weights = generator.dirichlet(np.ones(criteria))
    maximise = generator.random(criteria) < 0.6
    return matrix, weights, maximise
