import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from app.statistics.one_factor import LARGEST, SMALLEST, Floats, uniquenesses
from tests.statistics import r_values


def model(loadings: list[float]) -> Floats:
    """Correlations of items with exactly one factor."""
    correlation = np.outer(loadings, loadings)
    np.fill_diagonal(correlation, 1)
    return correlation


def sample(seed: int, items: int, people: int) -> Floats:
    generator = np.random.default_rng(seed)
    loadings = generator.uniform(0, 1, items)
    common = generator.normal(size=(people, 1)) * loadings
    rows = common + generator.normal(size=(people, items)) * np.sqrt(1 - loadings**2)
    return np.asarray(np.corrcoef(rows.T), dtype=np.float64)


def discrepancy(unique: Floats, correlation: Floats) -> float:
    """Half the sum of the squares of what the best single factor leaves."""
    values = np.linalg.eigvalsh(correlation - np.diag(unique))
    return float((values[:-1] ** 2).sum()) / 2


@pytest.mark.parametrize("name", ["", "attitude_"])
def test_they_equal_those_of_r(name: str) -> None:
    """Source: R's psych::fa(nfactors = 1, fm = "minres") (reference/make.R); R stops iterating earlier."""
    rows = r_values.table("attitude.csv") if name else r_values.answers()
    correlation = np.asarray(np.corrcoef(rows.T), dtype=np.float64)
    found = uniquenesses(correlation)
    np.testing.assert_allclose(found, r_values.values()[f"{name}uniquenesses"], atol=2e-5)


@given(st.lists(st.floats(0.1, 0.95), min_size=3, max_size=8))
def test_one_exact_factor_is_found_back(loadings: list[float]) -> None:
    np.testing.assert_allclose(uniquenesses(model(loadings)), 1 - np.square(loadings), atol=1e-7)


def test_spearmans_solution_for_three_items() -> None:
    """Source: Spearman 1904: with three items the loading of the first is sqrt(r12 r13 / r23)."""
    correlation = np.array([[1, 0.6, 0.5], [0.6, 1, 0.4], [0.5, 0.4, 1]])
    expected = [1 - 0.6 * 0.5 / 0.4, 1 - 0.6 * 0.4 / 0.5, 1 - 0.5 * 0.4 / 0.6]
    np.testing.assert_allclose(uniquenesses(correlation), expected, atol=1e-9)


def test_an_item_that_would_have_none_is_held_at_the_edge() -> None:
    """Harman & Fukuda 1966: r12 r13 / r23 > 1 has no proper solution (a Heywood case)."""
    found = uniquenesses(np.array([[1, 0.8, 0.8], [0.8, 1, 0.5], [0.8, 0.5, 1]]))
    assert found[0] == SMALLEST
    assert (found[1:] > SMALLEST).all()


def test_unrelated_items_share_nothing() -> None:
    assert uniquenesses(np.eye(4)).tolist() == [LARGEST] * 4


def test_identical_items_share_everything() -> None:
    np.testing.assert_allclose(uniquenesses(np.ones((4, 4))), SMALLEST)


@settings(max_examples=40, deadline=None)
@example(seed=38868, items=3, people=300)  # a valley so flat that principal-axis steps alone hardly move
@given(st.integers(0, 10**6), st.integers(3, 8), st.integers(10, 300))
def test_no_better_uniquenesses_lie_nearby(seed: int, items: int, people: int) -> None:
    """Source: scipy.optimize's L-BFGS-B in the same box, started from what was found."""
    correlation = sample(seed, items, people)
    found = uniquenesses(correlation)
    assert ((found >= SMALLEST) & (found <= LARGEST)).all()
    better = minimize(
        discrepancy, found, args=(correlation,), method="L-BFGS-B", bounds=[(SMALLEST, LARGEST)] * items
    )
    assert discrepancy(found, correlation) <= better.fun + 1e-9


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(3, 7))
def test_the_order_of_items_does_not_matter(seed: int, items: int) -> None:
    correlation = sample(seed, items, 200)
    order = np.random.default_rng(seed).permutation(items)
    turned = uniquenesses(correlation[np.ix_(order, order)])
    assert discrepancy(turned, correlation[np.ix_(order, order)]) == pytest.approx(
        discrepancy(uniquenesses(correlation), correlation), abs=1e-9
    )
