"""Held beside scipy.stats and a printed table."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import ttest_rel

from app.statistics.one_sample import t_test_p


@given(st.integers(0, 10_000), st.integers(3, 60), st.floats(-1, 1))
def test_as_the_paired_t_test_of_scipy(seed: int, people: int, shift: float) -> None:
    generator = np.random.default_rng(seed)
    first, second = generator.normal(shift, 1, people), generator.normal(0, 1, people)
    apart = first - second
    ours = t_test_p(np.array([apart.mean()]), np.array([apart.std(ddof=1)]), np.array([people]))
    assert ours.item() == pytest.approx(ttest_rel(first, second).pvalue, abs=1e-12)


def test_by_the_table() -> None:
    """t(.975) with 15 degrees of freedom is 2.131450; the sign makes no difference."""
    mean = 2.131450 * 0.8 / 4
    p = t_test_p(np.array([mean, -mean]), np.array([0.8, 0.8]), np.array([16, 16]))
    assert p == pytest.approx([0.05, 0.05], abs=1e-6)


def test_borders() -> None:
    p = t_test_p(
        np.array([0.5, 0.0, 0.0, 1.0, np.nan, 1.0]),
        np.array([0.0, 0.0, 1.0, 1.0, 1.0, np.nan]),
        np.array([5, 5, 5, 1, 5, 5]),
    )
    assert p[:3] == pytest.approx([0, 1, 1])
    assert np.isnan(p[3:]).all()


def test_no_tests() -> None:
    assert len(t_test_p(np.array([]), np.array([]), np.array([], dtype=np.int64))) == 0
