"""Whatever is planned, for any people and any gaps: attacked by plain arithmetic."""

import random
from collections import Counter
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.domain.disclosure_plan import plan_disclosure
from app.domain.grouping import DIMENSIONS, MERGED, UNKNOWN, Attributes
from app.domain.terms import Terms
from tests.domain.disclosure_plan_samples import (
    Counted,
    all_terms,
    dimensions,
    networks,
)
from tests.domain.plain_attack import fewest_in_a_sum


@given(network=networks(), terms=all_terms())
def test_everybody_is_in_one_group_of_k_or_more(
    network: tuple[list[Attributes], Counted], terms: Terms
) -> None:
    people, counted = network
    plan = plan_disclosure(people, counted, terms)
    assert len(plan.breakdowns) <= 2
    assert not {*dimensions(plan)} & {*plan.left_out}
    for breakdown in plan.breakdowns:
        assert len(breakdown.groups) >= 2
        assert sorted(row for group in breakdown.groups for row in group.rows) == list(range(len(people)))
        assert all(len(group.rows) >= terms.threshold for group in breakdown.groups)
        assert [group.id for group in breakdown.groups].count(MERGED) <= 1
        for group in breakdown.groups:
            values = {getattr(people[row], breakdown.dimension) or UNKNOWN for row in group.rows}
            assert values == set(group.values)


@given(network=networks(), terms=all_terms())
def test_no_sum_that_follows_is_about_few_people(
    network: tuple[list[Attributes], Counted], terms: Terms
) -> None:
    """Of who answered at all, and of who counts in each figure of each criterion."""
    people, counted = network
    everyone = range(len(people))
    for seen in (counted, {}):
        plan = plan_disclosure(people, seen, terms)
        groups = [group.rows for breakdown in plan.breakdowns for group in breakdown.groups]
        fewest = fewest_in_a_sum(groups, everyone)
        assert fewest is None or fewest >= terms.threshold
    plan = plan_disclosure(people, counted, terms)
    for id_, columns in counted.items():
        shown = [b for b in plan.breakdowns if id_ in b.criteria]
        groups = [group.rows for breakdown in shown for group in breakdown.groups]
        for column in columns.T if shown else ():
            fewest = fewest_in_a_sum([everyone, *groups], np.flatnonzero(column).tolist())
            assert fewest is None or fewest >= terms.threshold


@given(network=networks(), terms=all_terms())
def test_rows_keep_what_k_of_them_share_and_what_is_published_by(
    network: tuple[list[Attributes], Counted], terms: Terms
) -> None:
    people, counted = network
    plan = plan_disclosure(people, counted, terms)
    allowed = terms.row_export and len(people) >= 3 * terms.threshold
    assert (plan.rows is not None) == allowed
    if plan.rows is None:
        return
    kept = plan.rows.attributes
    assert len(kept) == len(people)
    assert min(Counter(kept).values()) >= terms.threshold
    shown = {breakdown.dimension: breakdown for breakdown in plan.breakdowns}
    assert "organisation" not in shown
    for dimension in DIMENSIONS:
        told = {row: getattr(attributes, dimension) for row, attributes in enumerate(kept)}
        groups = shown[dimension].groups if dimension in shown else ()
        expected = {row: group.id for group in groups for row in group.rows if group.id != MERGED}
        assert {row: value for row, value in told.items() if value is not None} == expected


@given(network=networks(), terms=all_terms(), shuffle=st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(
    network: tuple[list[Attributes], Counted], terms: Terms, shuffle: random.Random
) -> None:
    people, counted = network
    order = list(range(len(people)))
    shuffle.shuffle(order)
    moved = {id_: columns[order] for id_, columns in counted.items()}
    plan = plan_disclosure(people, counted, terms)
    again = plan_disclosure([people[row] for row in order], moved, terms)
    assert again.left_out == plan.left_out
    for one, other in zip(plan.breakdowns, again.breakdowns, strict=True):
        assert (one.dimension, one.criteria) == (other.dimension, other.criteria)
        for group, same in zip(one.groups, other.groups, strict=True):
            assert (group.id, group.values) == (same.id, same.values)
            assert group.rows == tuple(sorted(order[row] for row in same.rows))


@given(network=networks(), k=st.integers(3, 6))
def test_nothing_is_left_out_that_some_merging_would_save(
    network: tuple[list[Attributes], Counted], k: int
) -> None:
    """All ways to keep some lines by themselves beside the levels, tried one by one."""
    people, _ = network
    plan = plan_disclosure(people, {}, Terms(threshold=k, breakdowns=("level", "line")))
    if dimensions(plan) != ["level"]:
        return
    levels = [group.rows for group in plan.breakdowns[0].groups]
    lines = sorted({person.line for person in people if person.line})
    for number in range(1, len(lines) + 1):
        for kept in combinations(lines, number):
            groups = [[row for row, person in enumerate(people) if person.line == line] for line in kept]
            rest = [row for row, person in enumerate(people) if person.line not in kept]
            divided = [*groups, rest] if rest else groups
            if len(divided) >= 2:
                assert (fewest_in_a_sum([*levels, *divided], range(len(people))) or 0) < k


@given(network=networks(), k=st.integers(3, 6))
def test_in_open_mode_whatever_follows_is_about_whole_organisations(
    network: tuple[list[Attributes], Counted], k: int
) -> None:
    """All people of an organisation are in the same groups; so are those of no known one, among k or more."""
    people, counted = network
    plan = plan_disclosure(people, counted, Terms(mode="open", threshold=k))
    groups = [group.rows for breakdown in plan.breakdowns for group in breakdown.groups]
    places: dict[str | None, set[tuple[bool, ...]]] = {}
    together: Counter[tuple[bool, ...]] = Counter()
    for row, person in enumerate(people):
        place = tuple(row in group for group in groups)
        places.setdefault(person.organisation, set()).add(place)
        together[place] += 1
    assert all(len(place) == 1 for place in places.values())
    assert "level" not in dimensions(plan)
    if groups and None in places:
        assert together[places[None].pop()] >= k
