import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from app.statistics.grouped import Floats, Indexes, moments
from app.statistics.variance_components import intraclass
from tests.statistics import r_values

SCORES = st.lists(st.tuples(st.integers(0, 4), st.integers(4, 20).map(lambda x: x / 4)), max_size=40)


def of_rows(scores: Floats, groups: Indexes) -> tuple[float, float]:
    return intraclass(*moments(scores, groups, int(groups.max(initial=0)) + 1))


def test_they_equal_those_of_r() -> None:
    """Source: R's multilevel::ICC1 and ICC2 of aov (reference/make.R)."""
    found = of_rows(r_values.answers().mean(axis=1), r_values.networks())
    assert found == pytest.approx((r_values.value("icc1"), r_values.value("icc2")), rel=1e-11)


def test_six_targets_and_four_judges() -> None:
    """Source: Shrout & Fleiss 1979, "Intraclass correlations", table 4: ICC(1,1) = .17, ICC(1,4) = .44."""
    ratings = np.array(
        [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], dtype=float
    )
    single, average = of_rows(ratings.ravel(), np.repeat(np.arange(6), 4))
    assert (round(single, 2), round(average, 2)) == (0.17, 0.44)


@given(SCORES)
def test_the_second_is_one_less_one_over_f(rows: list[tuple[int, float]]) -> None:
    """Source: scipy.stats.f_oneway: ICC(2) = 1 - 1/F."""
    samples = [np.array([score for g, score in rows if g == group]) for group in range(5)]
    samples = [sample for sample in samples if len(sample)]
    _, icc2 = of_rows(np.array([s for _, s in rows]), np.array([g for g, _ in rows], dtype=np.int64))
    people = sum(map(len, samples))
    if len(samples) < 2 or people == len(samples):
        assert np.isnan(icc2)
        return
    means = [sample.mean() for sample in samples]
    if max(means) - min(means) < 1e-12:
        assert np.isnan(icc2)
    elif any(np.ptp(sample) for sample in samples):
        assert icc2 == pytest.approx(1 - 1 / stats.f_oneway(*samples).statistic, rel=1e-9)
    else:
        assert icc2 == 1


def test_equal_groups_have_no_variance_between_them() -> None:
    """Thirds in another order: their means differ by rounding only, which is no variance."""
    scores = np.array([7, 8, 10, 10, 8, 7, 8, 10, 7]) / 3
    single, average = of_rows(scores, np.repeat(np.arange(3), 3))
    assert single == pytest.approx(-1 / 2)
    assert np.isnan(average)


def test_they_may_be_negative() -> None:
    single, average = of_rows(np.array([1.0, 5, 1.5, 5]), np.array([0, 0, 1, 1]))
    assert single < 0
    assert average < 0


@pytest.mark.parametrize(
    ("scores", "groups"),
    [([], []), ([1.0, 2.0], [0, 0]), ([1.0, 2.0], [0, 1]), ([3.0, 3.0, 3.0], [0, 0, 1])],
    ids=["nobody", "one group", "no freedom within", "no variance at all"],
)
def test_they_are_undefined(scores: list[float], groups: list[int]) -> None:
    assert np.isnan(of_rows(np.array(scores), np.array(groups, dtype=np.int64))).all()


def test_groups_without_scores_do_not_count() -> None:
    scores, groups = np.array([1.0, 2, 4, 5, np.nan]), np.array([0, 0, 2, 2, 3])
    assert of_rows(scores, groups) == of_rows(scores[:4], np.array([0, 0, 1, 1]))
