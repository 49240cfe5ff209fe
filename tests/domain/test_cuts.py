"""The cuts against two attackers that know no graphs: one of ranks, one that adds and subtracts groups."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from app.domain.cuts import large_enough, small_cut, small_pair
from tests.domain.plain_attack import fewest_in_a_sum

Pairs = NDArray[np.int64]


def pairs(*lines: tuple[int, ...]) -> Pairs:
    return np.array(lines, dtype=np.int64)


def groups_of(table: Pairs) -> tuple[list[set[int]], int]:
    """The groups of both breakdowns as sets of people, and how many people there are."""
    cells = [cell for cell, people in np.ndenumerate(table) for _ in range(people)]
    firsts = [{p for p, (first, _) in enumerate(cells) if first == g} for g in range(table.shape[0])]
    seconds = [{p for p, (_, second) in enumerate(cells) if second == g} for g in range(table.shape[1])]
    return [*firsts, *seconds], len(cells)


@pytest.mark.parametrize(("counts", "enough"), [((0, 5), True), ((0, 4), False), ((1, 9), False), ((), True)])
def test_large_enough_is_none_or_k(counts: tuple[int, ...], enough: bool) -> None:
    assert large_enough(np.array(counts, dtype=np.int64), 5) == enough


def test_two_breakdowns_that_differ_by_a_few_people_give_these_away() -> None:
    """12 operations and 11 defence: 10 are both, so two and one are what is left of the sums."""
    side = small_cut(pairs((10, 2), (1, 10)), 5)
    assert side is not None
    assert side.sum() == 1


@pytest.mark.parametrize(
    ("across", "safe"), [((2, 2), False), ((2, 3), True), ((0, 5), True), ((0, 4), False)]
)
def test_people_across_count_together(across: tuple[int, int], safe: bool) -> None:
    """Whoever is across can only be had together: x + y of them, weighed 1 and -1."""
    table = pairs((10, across[0]), (across[1], 10))
    assert (small_cut(table, 5) is None) == safe


def test_breakdowns_that_say_the_same_are_safe() -> None:
    assert small_cut(pairs((7, 0), (0, 5)), 5) is None


def test_a_group_without_answers_isolates_nobody() -> None:
    assert small_cut(pairs((6, 6), (0, 0)), 5) is None


def test_a_group_of_four_is_a_cut_by_itself() -> None:
    assert small_cut(pairs((4, 0), (0, 9)), 5) is not None


def test_a_pair_may_be_small_where_the_cut_is_not() -> None:
    table = pairs((10, 3), (3, 10))
    assert small_cut(table, 5) is None
    side = small_pair(table, 5)
    assert side is not None
    assert side.sum() == 1


def test_a_small_pair_is_named_by_its_second_group() -> None:
    side = small_pair(pairs((5, 9, 4), (0, 2, 6)), 5)
    assert side is not None
    assert side.tolist() == [False, True, False]
    assert small_pair(pairs((5, 0), (9, 6)), 5) is None


@st.composite
def tables(draw: st.DrawFn) -> Pairs:
    firsts, seconds = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    cell = st.sampled_from([0, 0, 1, 2, 3, 5, 8])
    return np.array([[draw(cell) for _ in range(seconds)] for _ in range(firsts)], dtype=np.int64)


@given(table=tables(), k=st.integers(3, 6))
def test_no_small_cut_just_when_no_sum_is_about_few_people(table: Pairs, k: int) -> None:
    groups, people = groups_of(table)
    fewest = fewest_in_a_sum(groups, range(people))
    assert (small_cut(table, k) is None) == (fewest is None or fewest >= k)


@given(table=tables(), k=st.integers(3, 6))
def test_adding_and_subtracting_groups_never_leaves_a_few_people(table: Pairs, k: int) -> None:
    if small_cut(table, k) is not None:
        return
    groups, people = groups_of(table)
    inside = np.array([[person in group for person in range(people)] for group in groups], dtype=int)
    for signs in product((-1, 0, 1), repeat=len(groups)):
        about = np.count_nonzero(np.array(signs) @ inside)
        assert about == 0 or about >= k


@given(table=tables(), k=st.integers(3, 6))
def test_where_every_pair_is_large_every_cut_is(table: Pairs, k: int) -> None:
    if small_pair(table, k) is None:
        assert small_cut(table, k) is None
