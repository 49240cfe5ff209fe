from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cuts import small_cut
from app.domain.group_merging import (
    Grouping,
    by_value,
    ever_coarser,
    merged_beside,
    pair_counts,
    with_company_for_the_merged,
    with_small_groups_merged,
)
from app.domain.grouping import MERGED, UNKNOWN
from tests.domain.disclosure_plan_samples import crowd


def organisations(**sizes: int) -> Grouping:
    return by_value(crowd(by=["organisation"], of={(name,): n for name, n in sizes.items()}), "organisation")


def named(grouping: Grouping) -> dict[str, int]:
    of_group = np.bincount(grouping.group_of, minlength=len(grouping.groups))
    return {grouping.group_id(group): int(size) for group, size in enumerate(of_group)}


def divided(pairs: Mapping[tuple[str, str], int]) -> tuple[Grouping, Grouping]:
    people = crowd(by=["level", "organisation"], of=dict(pairs.items()))
    return by_value(people, "level"), by_value(people, "organisation")


def test_values_stand_in_the_fixed_order_and_others_by_name() -> None:
    people = crowd(by=["sector"], of={("zoo",): 1, ("other",): 1, ("Arts",): 1, ("youth",): 1, (None,): 2})
    grouping = by_value(people, "sector")
    assert grouping.values == ("youth", "other", "Arts", "zoo", UNKNOWN)
    assert named(grouping)[MERGED] == 2


def test_of_groups_of_one_size_the_first_by_name_is_merged_first() -> None:
    grouping = with_small_groups_merged(organisations(c=6, b=6, a=6, d=2), 5)
    assert grouping is not None
    assert named(grouping) == {"b": 6, "c": 6, MERGED: 8}


@pytest.mark.parametrize(("k", "left"), [(3, {"c": 9, MERGED: 3}), (4, {MERGED: 12})])
def test_company_comes_one_by_one_until_there_are_enough(k: int, left: dict[str, int]) -> None:
    assert named(with_company_for_the_merged(organisations(a=1, b=2, c=9).merging(0), k)) == left


def test_ever_coarser_until_two_groups_are_left() -> None:
    steps = [named(grouping) for grouping in ever_coarser(organisations(a=5, b=6, c=7, d=8))]
    assert steps == [
        {"a": 5, "b": 6, "c": 7, "d": 8},
        {"c": 7, "d": 8, MERGED: 11},
        {"d": 8, MERGED: 18},
    ]


def test_a_weak_spot_brings_together_the_smallest_of_both_sides() -> None:
    """One of management works in b: a and b, smallest of both sides, become one."""
    first, second = divided(
        {
            ("management", "a"): 6,
            ("management", "c"): 9,
            ("management", "b"): 1,
            ("operations", "b"): 6,
            ("operations", "d"): 9,
        }
    )
    merged = merged_beside(first, second, 5, small_cut)
    assert merged is not None
    assert named(merged) == {"c": 9, "d": 9, MERGED: 13}


def test_one_group_beside_all_others_is_tried_last() -> None:
    """Step by step all would merge; b alone has four on each side, and all others eight."""
    first, second = divided(
        {
            ("operations", "a"): 12,
            ("operations", "b"): 4,
            ("management", "b"): 4,
            ("management", "c"): 12,
        }
    )
    merged = merged_beside(first, second, 5, small_cut)
    assert merged is not None
    assert named(merged) == {"b": 8, MERGED: 24}


def test_what_no_merging_makes_safe_is_none() -> None:
    first, second = divided({("operations", "a"): 12, ("operations", "b"): 4, ("management", "b"): 12})
    assert merged_beside(first, second, 5, small_cut) is None


CELLS = st.dictionaries(
    st.tuples(st.sampled_from(["governance", "management", "operations"]), st.sampled_from("abcd")),
    st.integers(1, 9),
    min_size=1,
)


@given(pairs=CELLS, k=st.integers(3, 6))
def test_what_is_safe_stays_safe_when_groups_merge(pairs: dict[tuple[str, str], int], k: int) -> None:
    first, second = divided(pairs)
    safe = [small_cut(pair_counts(first, coarser), k) is None for coarser in ever_coarser(second)]
    assert safe == sorted(safe)


@given(pairs=CELLS, k=st.integers(3, 6))
def test_nothing_that_was_merged_beside_can_stand_alone_after_all(
    pairs: dict[tuple[str, str], int], k: int
) -> None:
    first, second = (with_small_groups_merged(grouping, k) for grouping in divided(pairs))
    if first is None or second is None:
        return
    merged = merged_beside(first, second, k, small_cut)
    if merged is None:
        return
    for value in merged.merged - second.merged:
        fewer = Grouping(merged.dimension, merged.values, merged.value_of, merged.merged - {value})
        rest_is_large = fewer.merged_size == 0 or fewer.merged_size >= k
        assert not (rest_is_large and small_cut(pair_counts(first, fewer), k) is None)
