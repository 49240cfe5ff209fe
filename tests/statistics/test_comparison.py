from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import stats

from app.statistics.comparison import (
    Floats,
    cliffs_delta,
    holm,
    permutation_p,
    permutation_ps,
    welch_interval,
)
from tests.statistics import r_values

X = np.array([3.0, 4, 4, 5, 2, 5, 4])
Y = np.array([2.0, 3, 1, 3, 4, 2])
MICE = np.array([94.0, 197, 16, 38, 99, 141, 23]), np.array([52.0, 104, 146, 10, 51, 30, 40, 27, 46])
GROUP = st.lists(st.integers(1, 5).map(float), min_size=1, max_size=15)


def generator() -> np.random.Generator:
    return np.random.default_rng(20210601)


class TestCliffsDelta:
    def test_it_equals_that_of_r(self) -> None:
        """Source: R's mean(sign(outer(x, y, "-"))) (reference/make.R)."""
        assert cliffs_delta(X, Y) == pytest.approx(r_values.value("cliffs_delta"), rel=1e-14)

    @given(GROUP, GROUP)
    def test_it_counts_all_pairs_and_has_a_direction(self, a: list[float], b: list[float]) -> None:
        """Source: Cliff 1993, the definition over all pairs; scipy.stats.mannwhitneyu: 2U / nm - 1."""
        found = cliffs_delta(np.array(a), np.array(b))
        pairs = [(x > y) - (x < y) for x, y in product(a, b)]
        assert found == pytest.approx(sum(pairs) / len(pairs), abs=1e-14)
        u = stats.mannwhitneyu(a, b).statistic
        assert found == pytest.approx(2 * u / (len(a) * len(b)) - 1, abs=1e-12)
        assert cliffs_delta(np.array(b), np.array(a)) == -found

    def test_missing_answers_are_left_out(self) -> None:
        assert cliffs_delta(np.append(X, np.nan), np.append(np.nan, Y)) == cliffs_delta(X, Y)
        assert np.isnan(cliffs_delta(np.array([np.nan]), Y))
        assert np.isnan(cliffs_delta(X, np.array([])))


class TestPermutationP:
    def test_it_equals_that_of_r(self) -> None:
        """Source: R over all combn divisions (reference/make.R)."""
        found = permutation_p(X, Y, generator())
        assert found == pytest.approx(r_values.value("permutation_p"), rel=1e-14)

    def test_the_mice_of_efron_and_tibshirani(self) -> None:
        """Source: scipy.stats.permutation_test, exact, on the data of Efron & Tibshirani 1993, table 2.1;
        two-sided
        by size of the difference."""
        expected = stats.permutation_test(
            list(MICE),
            lambda a, b, axis: np.abs(np.mean(a, axis=axis) - np.mean(b, axis=axis)),
            alternative="greater",
            n_resamples=20_000,
            vectorized=True,
        )
        assert permutation_p(*MICE, generator()) == pytest.approx(expected.pvalue, rel=1e-12)

    def test_drawing_comes_near_to_counting(self) -> None:
        exact = permutation_p(*MICE, generator())
        drawn = permutation_p(*MICE, generator(), exact_up_to=0, samples=20_000)
        assert drawn == pytest.approx(exact, abs=4 * (exact * (1 - exact) / 20_000) ** 0.5)
        assert drawn == permutation_p(*MICE, generator(), exact_up_to=0, samples=20_000)

    def test_a_drawn_p_is_never_zero(self) -> None:
        """Source: Phipson & Smyth 2010: (b + 1) / (m + 1)."""
        low, high = np.zeros(40), np.ones(40)
        assert permutation_p(low, high, generator(), samples=99) == 0.01

    @given(GROUP, GROUP)
    def test_it_has_no_direction_and_is_a_probability(self, a: list[float], b: list[float]) -> None:
        def p(one: list[float], other: list[float]) -> float:
            return permutation_p(np.array(one), np.array(other), generator(), exact_up_to=300, samples=50)

        assert 0 < p(a, b) <= 1
        if len(a) + len(b) <= 8:
            assert p(b, a) == pytest.approx(p(a, b))

    def test_equal_groups_differ_no_more_than_any_division(self) -> None:
        assert permutation_p(np.array([3.0, 3]), np.array([3.0, 3, 3]), generator()) == 1

    def test_it_is_undefined_for_an_empty_group(self) -> None:
        assert np.isnan(permutation_p(np.array([np.nan]), Y, generator()))


class TestPermutationOfManyGroups:
    @given(
        st.lists(
            st.tuples(st.integers(0, 2), st.sampled_from([*range(1, 6), None]), st.integers(1, 5)),
            min_size=1,
            max_size=9,
        )
    )
    def test_counting_each_group_gives_what_it_gives_alone(
        self, people: list[tuple[int, int | None, int]]
    ) -> None:
        """Source: `permutation_p` on one group and one variable, which is held against R and scipy."""
        groups = np.array([group for group, _, _ in people])
        values = np.array([scores for _, *scores in people], dtype=float).T
        found = permutation_ps(values, groups == np.arange(3)[:, None], generator())
        for row, scores in enumerate(values):
            for group in range(3):
                alone = permutation_p(scores[groups == group], scores[groups != group], generator())
                assert found[row, group] == pytest.approx(alone, nan_ok=True)

    def test_drawing_for_many_comes_near_to_counting(self) -> None:
        both = np.concatenate(MICE)
        values = np.array([both, both**2, np.where(both > 190, np.nan, both)])
        members = np.array([np.arange(16) < 7, np.arange(16) % 2 == 0, np.arange(16) > 12])
        exact = permutation_ps(values, members, generator())
        drawn = permutation_ps(values, members, generator(), exact_up_to=0, samples=20_000)
        np.testing.assert_allclose(drawn, exact, atol=4 * (0.25 / 20_000) ** 0.5)

    def test_neither_the_order_of_people_nor_which_group_comes_first_matters(self) -> None:
        values = np.array([[3.0, 1, 4, 1, 5, 2, np.nan, 5, 3, 5, 2, 4]])
        member = np.array([True, False, True, True, False, True, False, True, False, False, True, False])
        order = np.random.default_rng(3).permutation(12)

        def drawn(of: Floats, *groups: NDArray[np.bool_]) -> list[float]:
            found = permutation_ps(of, np.array(groups), generator(), exact_up_to=0, samples=500)
            return list(found[0].tolist())

        first, second = drawn(values, member, ~member)
        assert first == second
        assert drawn(values[:, order], member[order]) == [first]

    def test_a_group_of_nobody_or_of_everybody_has_no_p(self) -> None:
        values, everybody = np.array([[1.0, 2, np.nan]]), np.array([True, True, False])
        found = permutation_ps(values, np.array([everybody, ~everybody, [True, False, False]]), generator())
        assert np.isnan(found).tolist() == [[True, True, False]]
        assert np.isnan(permutation_ps(np.zeros((1, 0)), np.zeros((2, 0), dtype=bool), generator())).all()

    def test_many_people_are_shuffled_in_parts(self) -> None:
        """Source: two equal groups of 30,000; any shuffle is as extreme or more."""
        values = np.tile([1.0, 2.0], 30_000)
        p = permutation_ps(values[None], (np.arange(60_000) < 30_000)[None], generator(), samples=40)
        assert p.tolist() == [[1]]


class TestWelchInterval:
    @staticmethod
    def of(a: list[float], b: list[float], level: float = 0.95) -> tuple[float, float, float]:
        return welch_interval(
            float(np.mean(a)),
            float(np.std(a, ddof=1)),
            len(a),
            float(np.mean(b)),
            float(np.std(b, ddof=1)),
            len(b),
            level,
        )

    def test_it_equals_that_of_r(self) -> None:
        """Source: R's t.test(x, y), at 95% and at 90% (reference/make.R)."""
        known = r_values.values()
        np.testing.assert_allclose(self.of(list(X), list(Y)), known["welch"], rtol=1e-12)
        np.testing.assert_allclose(self.of(list(X), list(Y), 0.9)[1:], known["welch_90"], rtol=1e-12)

    @pytest.mark.filterwarnings("ignore:Precision loss")
    @given(
        st.lists(st.integers(1, 5), min_size=2, max_size=30),
        st.lists(st.integers(1, 5), min_size=2, max_size=30),
    )
    def test_it_equals_that_of_scipy(self, a: list[float], b: list[float]) -> None:
        """Source: scipy.stats.ttest_ind with unequal variances."""
        found = self.of(a, b)
        if len({*a}) == len({*b}) == 1:
            assert found == (a[0] - b[0],) * 3
            return
        expected = stats.ttest_ind(a, b, equal_var=False).confidence_interval()
        assert found[1:] == pytest.approx((expected.low, expected.high), rel=1e-9, abs=1e-9)

    def test_one_person_has_no_interval(self) -> None:
        difference, low, high = welch_interval(4.0, np.nan, 1, 3.0, 1.0, 8)
        assert difference == 1
        assert np.isnan([low, high]).all()


class TestHolm:
    def test_it_equals_that_of_r(self) -> None:
        """Source: R's p.adjust(method = "holm")."""
        found = holm(np.array([0.01, 0.02, 0.03, 0.005, 0.6, 0.04]))
        np.testing.assert_allclose(found, r_values.values()["holm"], rtol=1e-14)

    @given(st.lists(st.floats(0, 1), max_size=12))
    def test_it_raises_within_bonferroni_and_keeps_the_order(self, p: list[float]) -> None:
        values = np.array(p)
        found = holm(values)
        assert (found >= values).all()
        assert (found <= np.minimum(values * max(len(p), 1), 1) + 1e-15).all()
        order = np.argsort(values, kind="stable")
        assert (np.diff(found[order]) >= 0).all()

    def test_tests_that_were_not_made_do_not_count(self) -> None:
        assert holm(np.array([np.nan, 0.01, 0.04]))[1:].tolist() == [0.02, 0.04]
        assert np.isnan(holm(np.array([np.nan]))).all()
