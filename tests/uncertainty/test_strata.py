import subprocess
import sys

import numpy as np
from scipy import stats

from vendoreval.uncertainty.strata import normals, uniforms


def test_every_stratum_is_drawn_once():
    u = uniforms(7, "margin", 1000)
    assert sorted((u * 1000).astype(int).tolist()) == list(range(1000))
    assert 0 < u.min() < u.max() < 1


def test_draws_depend_on_seed_and_name_only():
    first = uniforms(7, "margin", 100)
    uniforms(7, "another input", 100)
    np.testing.assert_array_equal(first, uniforms(7, "margin", 100))
    assert not np.array_equal(first, uniforms(8, "margin", 100))
    assert not np.array_equal(first, uniforms(7, "churn", 100))


def test_another_process_draws_the_same():
    code = "from vendoreval.uncertainty.strata import uniforms; print(uniforms(7, 'Größe', 50).tolist())"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == str(uniforms(7, "Größe", 50).tolist())


def test_inputs_are_uncorrelated():
    draws = np.stack([uniforms(1, f"input {index}", 10_000) for index in range(12)])
    off = np.corrcoef(draws)[np.triu_indices(12, 1)]
    assert np.abs(off).max() < 0.04


def test_normals_are_the_inverse_of_the_uniforms():
    np.testing.assert_allclose(normals(3, "a", 99), stats.norm.ppf(uniforms(3, "a", 99)), rtol=1e-12)
