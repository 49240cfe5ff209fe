import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statistics.grouped import count_codes, moments, number_pairs
from tests.statistics import r_values

VALUES = st.one_of(st.just(float("nan")), st.integers(1, 5).map(float))
ROWS = st.lists(st.tuples(VALUES, st.integers(0, 3)), max_size=40)


def test_moments_equal_those_of_r() -> None:
    """Source: R's tapply with length, mean and sd (reference/make.R)."""
    n, mean, sd = moments(r_values.answers().mean(axis=1), r_values.networks(), 12)
    assert n.tolist() == r_values.values()["n"]
    np.testing.assert_allclose(mean, r_values.values()["mean"], rtol=1e-13)
    np.testing.assert_allclose(sd, r_values.values()["sd"], rtol=1e-12)


@given(ROWS)
def test_moments_equal_the_standard_library(rows: list[tuple[float, int]]) -> None:
    values = np.array([value for value, _ in rows])
    groups = np.array([group for _, group in rows], dtype=np.int64)
    n, mean, sd = moments(values, groups, 4)
    for group in range(4):
        present = [value for value, member in rows if member == group and not np.isnan(value)]
        assert n[group] == len(present)
        assert mean[group] == pytest.approx(
            statistics.mean(present) if present else np.nan, nan_ok=True, abs=1e-12
        )
        assert sd[group] == pytest.approx(
            statistics.stdev(present) if len(present) > 1 else np.nan, nan_ok=True, abs=1e-12
        )


@given(st.lists(st.integers(1, 60), min_size=1, max_size=60), st.integers(1, 7))
def test_equal_values_have_no_spread_at_all(sizes: list[int], divisor: int) -> None:
    groups = np.repeat(np.arange(len(sizes)), sizes)
    _, mean, sd = moments(groups / divisor, groups, len(sizes))
    assert mean.tolist() == (np.arange(len(sizes)) / divisor).tolist()
    assert not np.nan_to_num(sd).any()


def test_moments_of_a_mean_far_from_zero_keep_their_spread() -> None:
    """Source: the sample variance of 4, 7, 13, 16 is 30, also 1e9 further up, where the schoolbook formula
    fails
    (a common example of catastrophic cancellation)."""
    values = np.array([4.0, 7.0, 13.0, 16.0]) + 1e9
    _, _, sd = moments(values, np.zeros(4, dtype=np.int64), 1)
    assert sd[0] ** 2 == pytest.approx(30, rel=1e-12)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 6)), max_size=50))
def test_codes_are_counted_where_they_stand(rows: list[tuple[int, int]]) -> None:
    groups = np.array([group for group, _ in rows], dtype=np.int64)
    codes = np.array([code for _, code in rows], dtype=np.int16)
    counted = count_codes(codes, groups, n_groups=3, n_codes=7)
    assert counted.tolist() == [[rows.count((group, code)) for code in range(7)] for group in range(3)]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=40))
def test_pairs_are_numbered_apart(rows: list[tuple[int, int]]) -> None:
    first = np.array([one for one, _ in rows], dtype=np.int64)
    second = np.array([two for _, two in rows], dtype=np.int64)
    numbers, owners = number_pairs(first, second)
    assert len(owners) == len(set(rows)) == len(set(numbers.tolist()))
    assert owners[numbers].tolist() == first.tolist()
    assert len(set(zip(rows, numbers.tolist(), strict=True))) == len(set(rows))
