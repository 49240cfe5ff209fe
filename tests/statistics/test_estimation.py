import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from app.statistics.estimation import confidence_interval, nonresponse_bounds, standard_error
from tests.statistics import r_values


def test_standard_error_of_cochrans_petition_sheets() -> None:
    """Source: Cochran 1977, Sampling Techniques, section 2.6-2.7: of 676 sheets 50 were counted, s = 15.13;
    the
    standard error of the estimated total is 1,392."""
    se = standard_error(np.array([15.13]), np.array([50]), np.array([676]))
    assert 676 * se[0] == pytest.approx(1392, abs=0.5)


def test_standard_error_without_a_population_is_the_plain_one() -> None:
    """Source: scipy.stats.sem."""
    sample = np.array([1.0, 2, 4, 4, 5, 3])
    se = standard_error(np.array([sample.std(ddof=1)]), np.array([6]))
    assert se[0] == pytest.approx(stats.sem(sample), rel=1e-14)


def test_standard_error_is_nothing_when_everybody_answered() -> None:
    assert standard_error(np.array([0.8]), np.array([12]), np.array([12])).tolist() == [0.0]


def test_standard_error_is_undefined_without_a_spread() -> None:
    assert np.isnan(standard_error(np.array([np.nan, np.nan]), np.array([0, 1]), np.array([0, 3]))).all()


def test_interval_equals_that_of_r() -> None:
    """Source: R's t.test on each network (reference/make.R)."""
    known = r_values.values()
    n = np.array(known["n"], dtype=np.int64)
    se = standard_error(np.array(known["sd"]), n)
    low, high = confidence_interval(np.array(known["mean"]), se, n - 1)
    np.testing.assert_allclose(low, known["ci_low"], rtol=1e-12)
    np.testing.assert_allclose(high, known["ci_high"], rtol=1e-12)


@given(st.integers(1, 5000), st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_interval_uses_the_quantile_of_student(df: int, level: float) -> None:
    """Source: scipy.stats.t."""
    low, high = confidence_interval(np.array([0.0]), np.array([1.0]), np.array([df]), level)
    assert high[0] == pytest.approx(stats.t.ppf((1 + level) / 2, df), rel=1e-10)
    assert low[0] == -high[0]


def test_interval_is_undefined_for_one_person() -> None:
    low, high = confidence_interval(np.array([3.0, 3.0]), np.array([np.nan, 0.1]), np.array([0, -1]))
    assert np.isnan([low, high]).all()


def test_interval_may_leave_the_scale() -> None:
    low, _ = confidence_interval(np.array([1.2]), np.array([0.4]), np.array([2]))
    assert low[0] < 1


@given(st.lists(st.integers(1, 5), max_size=20), st.integers(0, 20))
def test_bounds_are_the_means_with_everybody_at_an_end(scores: list[int], missing: int) -> None:
    n, population = len(scores), len(scores) + missing
    mean = np.array([sum(scores) / n if n else np.nan])
    low, high = nonresponse_bounds(mean, np.array([n]), np.array([population]), 1, 5)
    if not population:
        assert np.isnan([low, high]).all()
        return
    assert low[0] == pytest.approx(np.mean([*scores, *[1] * missing]), rel=1e-12)
    assert high[0] == pytest.approx(np.mean([*scores, *[5] * missing]), rel=1e-12)
    if n:
        assert low[0] - 1e-12 <= mean[0] <= high[0] + 1e-12
