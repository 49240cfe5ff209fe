import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from app.statistics.reliability import (
    CrossProducts,
    Floats,
    cronbach_alpha,
    feldt_interval,
    item_rest_r,
    omega_total,
)
from tests.statistics import r_values

ANSWERS = st.integers(2, 6).flatmap(
    lambda j: arrays(
        np.float64, st.tuples(st.integers(2, 20), st.just(j)), elements=st.integers(1, 5).map(float)
    )
)


def covariance(rows: Floats) -> Floats:
    found = CrossProducts.of(rows)
    return found.scatter() / (found.n * (found.n - 1) or 1)


COVARIANCE = covariance(r_values.answers())
ATTITUDE = covariance(r_values.table("attitude.csv"))


class TestCrossProducts:
    def test_covariances_equal_those_of_numpy(self) -> None:
        np.testing.assert_allclose(COVARIANCE, np.cov(r_values.answers().T), rtol=1e-12)

    def test_rows_with_a_missing_answer_are_left_out(self) -> None:
        rows = r_values.answers().copy()
        rows[3, 2] = rows[10, 0] = np.nan
        found = CrossProducts.of(rows)
        assert found.n == len(rows) - 2
        expected = np.cov(np.delete(rows, [3, 10], axis=0).T)
        np.testing.assert_allclose(covariance(rows), expected, rtol=1e-12)

    def test_two_networks_add_up(self) -> None:
        rows = r_values.answers()
        together = CrossProducts.of(rows[:70]) + CrossProducts.of(rows[70:])
        whole = CrossProducts.of(rows)
        assert together.n == whole.n
        assert together.sums.tolist() == whole.sums.tolist()
        assert together.products.tolist() == whole.products.tolist()

    @pytest.mark.parametrize("rows", [np.empty((0, 3)), np.array([[1.0, 2, 3]]), np.full((4, 3), np.nan)])
    def test_fewer_than_two_rows_have_no_scatter(self, rows: Floats) -> None:
        assert CrossProducts.of(rows).scatter().tolist() == [[0.0] * 3] * 3

    @given(ANSWERS)
    def test_the_same_answer_by_all_has_exactly_no_variance(self, rows: Floats) -> None:
        rows[:, 0] = 4
        assert CrossProducts.of(rows).scatter()[0].tolist() == [0.0] * rows.shape[1]


class TestCronbachAlpha:
    def test_it_equals_that_of_r(self) -> None:
        """Source: R's psych::alpha, raw_alpha (reference/make.R)."""
        assert cronbach_alpha(COVARIANCE) == pytest.approx(r_values.value("alpha"), rel=1e-12)

    def test_it_equals_that_of_r_on_attitude(self) -> None:
        """Source: R's psych::alpha(attitude); its documentation gives .84."""
        assert cronbach_alpha(ATTITUDE) == pytest.approx(r_values.value("attitude_alpha"), rel=1e-12)
        assert round(cronbach_alpha(ATTITUDE), 2) == 0.84

    def test_two_items_follow_spearman_and_brown(self) -> None:
        """Source: Cronbach 1951: for two items of equal variance alpha is 2r / (1 + r)."""
        for r in (0.1, 0.5, 0.9):
            assert cronbach_alpha(np.array([[1, r], [r, 1]])) == pytest.approx(2 * r / (1 + r), rel=1e-14)

    @given(ANSWERS)
    def test_it_is_at_most_one(self, rows: Floats) -> None:
        alpha = cronbach_alpha(covariance(rows))
        assert np.isnan(alpha) or alpha <= 1 + 1e-12

    @given(ANSWERS, st.randoms())
    def test_the_order_of_people_and_items_does_not_matter(self, rows: Floats, random: object) -> None:
        shuffled = np.random.default_rng(5).permutation(rows)[:, ::-1]
        assert cronbach_alpha(covariance(shuffled)) == pytest.approx(
            cronbach_alpha(covariance(rows)), rel=1e-12, nan_ok=True
        )

    def test_it_is_undefined_for_one_item_without_people_and_without_variance(self) -> None:
        assert np.isnan(cronbach_alpha(np.array([[1.0]])))
        assert np.isnan(cronbach_alpha(covariance(np.array([[1.0, 2]]))))
        assert np.isnan(cronbach_alpha(covariance(np.array([[1.0, 5], [5, 1], [2, 4]]))))


class TestFeldtInterval:
    def test_it_equals_that_of_r(self) -> None:
        """Source: R's psych::alpha.ci (Feldt, Woodruff & Salih 1987)."""
        found = feldt_interval(r_values.value("alpha"), len(r_values.answers()), 6)
        assert found == pytest.approx(r_values.values()["feldt"], rel=1e-10)

    @given(st.floats(-1, 1), st.integers(2, 3000), st.integers(2, 12))
    def test_it_uses_the_quantiles_of_fisher(self, alpha: float, n: int, j: int) -> None:
        """Source: scipy.stats.f."""
        low, high = feldt_interval(alpha, n, j)
        f = stats.f(n - 1, (j - 1) * (n - 1))
        assert low == pytest.approx(1 - (1 - alpha) * f.ppf(0.975), rel=1e-8, abs=1e-8)
        assert high == pytest.approx(1 - (1 - alpha) * f.ppf(0.025), rel=1e-8, abs=1e-8)
        assert low <= high

    def test_it_is_undefined_with_its_alpha(self) -> None:
        for arguments in ((np.nan, 10, 3), (0.5, 1, 3), (0.5, 10, 1)):
            assert np.isnan(feldt_interval(*arguments)).all()


class TestOmegaTotal:
    def test_it_equals_that_of_r(self) -> None:
        """Source: R's psych::omega(nfactors = 1)$omega.tot (reference/make.R); R stops iterating earlier."""
        assert omega_total(COVARIANCE) == pytest.approx(r_values.value("omega_total"), abs=1e-6)
        assert omega_total(ATTITUDE) == pytest.approx(r_values.value("attitude_omega_total"), abs=1e-6)

    def test_items_that_measure_alike_have_the_omega_of_their_alpha(self) -> None:
        """Source: McDonald 1999: with equal loadings omega and alpha are the same."""
        alike = np.full((4, 4), 0.36) + np.diag([0.64] * 4)
        assert omega_total(alike) == pytest.approx(cronbach_alpha(alike), rel=1e-10)

    def test_a_scale_of_its_own_for_each_item_changes_nothing(self) -> None:
        sizes = np.array([1, 10, 0.1, 3, 2, 7.0])
        assert omega_total(COVARIANCE * np.outer(sizes, sizes)) == pytest.approx(
            omega_total(COVARIANCE), rel=1e-10
        )

    def test_it_is_undefined_for_two_items_and_for_a_constant_one(self) -> None:
        assert np.isnan(omega_total(COVARIANCE[:2, :2]))
        constant = r_values.answers().copy()
        constant[:, 2] = 3
        assert np.isnan(omega_total(covariance(constant)))
        assert np.isnan(omega_total(np.zeros((3, 3))))

    @given(ANSWERS)
    def test_it_never_exceeds_one(self, rows: Floats) -> None:
        omega = omega_total(covariance(rows))
        assert np.isnan(omega) or omega <= 1


class TestItemRestR:
    def test_it_equals_that_of_r(self) -> None:
        """Source: R's cor of each item with the sum of the others;
        psych::alpha(attitude)$item.stats$r.drop."""
        np.testing.assert_allclose(item_rest_r(COVARIANCE), r_values.values()["item_rest_r"], rtol=1e-12)
        np.testing.assert_allclose(
            item_rest_r(ATTITUDE), r_values.values()["attitude_item_rest_r"], rtol=1e-10
        )

    @given(ANSWERS)
    def test_it_is_a_correlation(self, rows: Floats) -> None:
        for r in item_rest_r(covariance(rows)):
            assert np.isnan(r) or -1 - 1e-9 <= r <= 1 + 1e-9

    def test_it_is_undefined_without_variance(self) -> None:
        rows = np.array([[1.0, 3, 1], [2, 3, 2], [5, 3, 4]])
        assert np.isnan(item_rest_r(covariance(rows))).tolist() == [False, True, False]
        assert np.isnan(item_rest_r(np.array([[2.0]]))).all()
