from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from app.statistics.agreement import (
    average_deviation,
    mean_absolute_deviation,
    mean_over_items,
    rwg_j,
    variance,
    vdeijk_a,
)
from tests.statistics import r_values

FREQUENCIES = st.integers(3, 12).flatmap(lambda a: st.lists(st.integers(0, 6), min_size=a, max_size=a))
ITEMS = st.lists(st.lists(st.integers(0, 6), min_size=5, max_size=5), min_size=1, max_size=6)


def counted(answers: list[int], values: int = 5) -> NDArray[np.int64]:
    return np.array([answers.count(value) for value in range(1, values + 1)])


class TestVanDerEijk:
    def test_his_own_example(self) -> None:
        """Source: van der Eijk 2001, p. 331; R package agrmt, documentation of `agreement`: 0.6113333."""
        assert vdeijk_a(np.array([30, 40, 210, 130, 530, 50, 10])) == pytest.approx(0.6113333, abs=5e-8)

    @pytest.mark.parametrize(
        ("layer", "agreement"),
        [
            ([1, 1, 1, 1, 1, 1, 1], 0),
            ([1, 1, 1, 1, 1, 1, 0], 0.167),
            ([0, 1, 1, 1, 1, 1, 0], 0.333),
            ([0, 0, 1, 1, 1, 1, 0], 0.5),
            ([0, 0, 1, 1, 1, 0, 0], 0.667),
            ([0, 0, 1, 0, 1, 0, 0], 0.467),
            ([0, 0, 0, 0, 1, 0, 0], 1),
        ],
    )
    def test_the_layers_of_his_example(self, layer: list[int], agreement: float) -> None:
        """Source: van der Eijk 2001, table I, as in the vignette of agrmt."""
        assert vdeijk_a(np.array(layer)) == pytest.approx(agreement, abs=5e-4)

    @pytest.mark.parametrize(
        ("frequencies", "agreement"),
        [
            ([24, 28, 32, 62, 135, 304, 416], 0.61),
            ([16, 26, 82, 210, 293, 270, 103], 0.48),
            ([2, 0, 1, 1], 0.08),
            ([4, 0, 0, 0], 1),
            ([1, 1, 1, 1], 0),
            ([2, 0, 0, 2], -1),
        ],
    )
    def test_published_distributions(self, frequencies: list[int], agreement: float) -> None:
        """Source: vignette of agrmt: the places of PvdA and D66 (van der Eijk 2001), and four small ones."""
        assert vdeijk_a(np.array(frequencies)) == pytest.approx(agreement, abs=5e-3)

    @given(FREQUENCIES)
    def test_it_equals_the_article_written_out(self, frequencies: list[int]) -> None:
        found = vdeijk_a(np.array(frequencies))
        assert found == pytest.approx(written_out(frequencies), abs=1e-12, nan_ok=True)

    @given(FREQUENCIES)
    def test_it_lies_between_minus_one_and_one_and_has_no_direction(self, frequencies: list[int]) -> None:
        forward, backward = vdeijk_a(np.array([frequencies, frequencies[::-1]]))
        assert forward == pytest.approx(backward, abs=1e-12, nan_ok=True)
        if sum(frequencies):
            assert -1 - 1e-12 <= forward <= 1 + 1e-12

    @given(ITEMS)
    def test_many_at_once_equal_each_by_itself(self, items: list[list[int]]) -> None:
        together = vdeijk_a(np.array([items, items]))
        apart = [float(vdeijk_a(np.array(item))) for item in items]
        np.testing.assert_array_equal(together, [apart, apart])

    def test_it_is_undefined_without_answers_or_below_three_values(self) -> None:
        assert np.isnan(vdeijk_a(np.zeros((2, 5), dtype=np.int64))).all()
        assert np.isnan(vdeijk_a(np.array([[4, 4], [8, 0]]))).all()

    def test_long_scales_are_computed_without_a_table(self) -> None:
        ends = np.zeros(101, dtype=np.int64)
        ends[[0, -1]] = 7
        assert vdeijk_a(ends) == pytest.approx(-1)


class TestRwg:
    def test_it_equals_that_of_r(self) -> None:
        """Source: R's multilevel::rwg.j on each network (reference/make.R)."""
        np.testing.assert_allclose(rwg_j(r_values.counts()), r_values.values()["rwg_j"], rtol=1e-12)

    def test_one_item_equals_the_rwg_of_r(self) -> None:
        """Source: R's multilevel::rwg, which for one item is 1 - r."""
        found = rwg_j(r_values.counts()[:, :1])
        np.testing.assert_allclose(found, r_values.values()["rwg_1"], rtol=1e-12)

    def test_it_rises_with_the_number_of_items_by_itself(self) -> None:
        """Source: James, Demaree & Wolf 1984, by hand: 2, 2, 4, 4 has variance 4/3 where chance gives 2; with
        r = 2/3 it is J (1/3) / (J (1/3) + 2/3) = J / (J + 2)."""
        item = counted([2, 2, 4, 4])
        for j in (1, 2, 5, 10):
            assert rwg_j(np.array([item] * j)) == pytest.approx(j / (j + 2), rel=1e-14)

    def test_less_agreement_than_chance_counts_as_none(self) -> None:
        """Source: James, Demaree & Wolf 1984 set such values to 0; CONTRACTS by r = min(r, 1)."""
        assert rwg_j(np.array([counted([1, 1, 5, 5])] * 3)) == 0

    def test_full_agreement_is_one(self) -> None:
        assert rwg_j(np.array([counted([4, 4, 4])])) == 1

    def test_items_with_one_answer_are_left_out_and_not_counted(self) -> None:
        kept = counted([1, 2, 2, 3])
        assert rwg_j(np.array([kept, counted([5]), counted([])])) == rwg_j(np.array([kept]))

    def test_it_is_undefined_without_an_item_of_two_answers(self) -> None:
        assert np.isnan(rwg_j(np.array([counted([5]), counted([])])))

    @given(ITEMS)
    def test_it_lies_between_nothing_and_one(self, items: list[list[int]]) -> None:
        found = float(rwg_j(np.array(items)))
        assert np.isnan(found) or 0 <= found <= 1


class TestAverageDeviation:
    def test_it_equals_that_of_r(self) -> None:
        """Source: R's multilevel::ad.m on each network (reference/make.R)."""
        np.testing.assert_allclose(average_deviation(r_values.counts()), r_values.values()["ad"], rtol=1e-12)

    @pytest.mark.parametrize(
        ("answers", "deviation"),
        [([1, 2, 3, 4, 5], 1.2), ([1, 1, 5, 5], 2), ([3, 3, 3], 0), ([1, 5, 5], 16 / 9)],
    )
    def test_by_hand(self, answers: list[int], deviation: float) -> None:
        """Source: the definition of Burke & Dunlap 2002 worked out by hand."""
        assert mean_absolute_deviation(counted(answers)) == pytest.approx(deviation, rel=1e-14)

    def test_evenly_spread_people_come_near_the_cutoff_on_a_long_scale(self) -> None:
        """Source: Burke & Dunlap 2002: a uniform distribution over A values deviates (A^2 - 1) / 4A (A odd)
        on
        average, and their cutoff is A/6."""
        for values in (5, 7, 9):
            found = float(mean_absolute_deviation(np.ones(values, dtype=np.int64)))
            assert found == pytest.approx((values**2 - 1) / (4 * values), rel=1e-14)
            assert found > values / 6

    def test_items_with_one_answer_are_left_out(self) -> None:
        kept = counted([1, 2, 2, 3])
        assert average_deviation(np.array([kept, counted([5])])) == average_deviation(np.array([kept]))
        assert np.isnan(average_deviation(np.array([counted([5]), counted([])])))

    @given(ITEMS)
    def test_it_is_at_most_half_the_scale(self, items: list[list[int]]) -> None:
        found = float(average_deviation(np.array(items)))
        assert np.isnan(found) or 0 <= found <= 2 + 1e-12


def test_variance_equals_numpys() -> None:
    answers = [1, 2, 2, 5, 4, 4, 4]
    assert variance(counted(answers)) == pytest.approx(np.var(answers, ddof=1), rel=1e-14)
    assert np.isnan(variance(np.array([counted([3]), counted([])]))).all()


def test_a_mean_over_items_leaves_out_those_with_one_answer() -> None:
    items = np.array([counted([1, 5]), counted([3, 3]), counted([2])])
    assert mean_over_items(vdeijk_a(items), items) == 0
    assert np.isnan(mean_over_items(vdeijk_a(items[2:]), items[2:]))


def written_out(frequencies: list[int]) -> float:
    """Van der Eijk's A as the article says it: layer by layer, triple by triple, in fractions."""
    if not sum(frequencies):
        return float("nan")
    left, total = list(frequencies), Fraction(0)
    while any(left):
        height = min(count for count in left if count)
        layer = [count > 0 for count in left]
        total += Fraction(height * sum(layer), sum(frequencies)) * layer_written_out(layer)
        left = [count - height if filled else count for count, filled in zip(left, layer, strict=True)]
    return float(total)


def layer_written_out(layer: list[bool]) -> Fraction:
    k, s = len(layer), sum(layer)
    if s == 1:
        return Fraction(1)
    triples = list(combinations(layer, 3))
    tu = triples.count((True, True, False)) + triples.count((False, True, True))
    tdu = triples.count((True, False, True))
    if tu + tdu == 0:
        return Fraction(0)
    u = Fraction((k - 2) * tu - (k - 1) * tdu, (k - 2) * (tu + tdu))
    return u * (1 - Fraction(s - 1, k - 1))
