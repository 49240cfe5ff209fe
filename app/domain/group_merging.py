"""Small groups taken together until none can be told apart from the rest, as few of them as will do.

Groups are made from what an insider can know of the people who answered, never from their answers. Which
groups merge depends on their sizes and, between groups of one size, on the fixed order; never on the order of
the rows.

What is safe stays safe when groups merge. To merge second groups is to make one node of several in the graph
of `cuts`: each cut that is left was a cut, or several together, before. And a sum of numbers that are 0 or at
least k is 0 or at least k.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from app.domain.cuts import Counts, large_enough
from app.domain.grouping import MERGED, UNKNOWN, Attributes, Dimension
from app.domain.vocabulary import LEVELS, LINES, SECTORS

FIXED_ORDER: dict[Dimension, tuple[str, ...]] = {"level": LEVELS, "line": LINES, "sector": SECTORS}

WeakSpot = Callable[[Counts, int], NDArray[np.bool_] | None]
"""`cuts.small_cut` or `cuts.small_pair`: from people per pair of groups, and k, the second groups on one side
of where these can be told apart."""


@dataclass(frozen=True, eq=False)
class Grouping:
    """All rows, divided by one dimension.

    `values`: those that occur, in the fixed order, `UNKNOWN` last. `value_of`: int (rows,), the position of
    each row's value. `merged`: positions of the values that are taken together.
    """

    dimension: Dimension
    values: tuple[str, ...]
    value_of: NDArray[np.int64]
    merged: frozenset[int] = frozenset()

    @cached_property
    def sizes(self) -> Counts:
        """Rows of each value, int (values,)."""
        return np.bincount(self.value_of, minlength=len(self.values))

    @cached_property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """The positions of the values of each group, the merged one last."""
        alone = tuple((value,) for value in range(len(self.values)) if value not in self.merged)
        return (*alone, tuple(sorted(self.merged))) if self.merged else alone

    @cached_property
    def group_of(self) -> NDArray[np.int64]:
        """The position of each row's group, int (rows,)."""
        of_value = np.zeros(len(self.values), dtype=np.int64)
        for group, values in enumerate(self.groups):
            of_value[list(values)] = group
        return of_value[self.value_of]

    @property
    def kept(self) -> tuple[int, ...]:
        """The values that stand by themselves, the one with the fewest rows first."""
        alone = (value for value in range(len(self.values)) if value not in self.merged)
        return tuple(sorted(alone, key=lambda value: (self.sizes[value], value)))

    @property
    def merged_size(self) -> int:
        return int(self.sizes[list(self.merged)].sum())

    def group_id(self, group: int) -> str:
        values = self.groups[group]
        return MERGED if self.merged and group == len(self.groups) - 1 else self.values[values[0]]

    def merging(self, *more: int) -> "Grouping":
        return replace(self, merged=self.merged | set(more))


def by_value(people: Sequence[Attributes], dimension: Dimension) -> Grouping:
    """A group for each value that occurs; who has none is in the merged one."""
    labels = [getattr(person, dimension) for person in people]
    known = sorted({label for label in labels if label is not None}, key=lambda v: place(dimension, v))
    values = (*known, UNKNOWN) if None in labels else tuple(known)
    position_of = {label: position for position, label in enumerate(known)}
    value_of = np.array([position_of.get(label, len(known)) for label in labels], dtype=np.int64)
    unnamed = {position for position, value in enumerate(values) if value == MERGED}
    if None in labels:
        unnamed.add(len(known))
    return Grouping(dimension, values, value_of, frozenset(unnamed))


def with_small_groups_merged(grouping: Grouping, k: int) -> Grouping | None:
    """Groups of fewer than `k` rows taken together, and the smallest other one with them where that is still
    too few. None where fewer than two groups are left."""
    grouping = grouping.merging(*(value for value in grouping.kept if grouping.sizes[value] < k))
    return _if_divided(with_company_for_the_merged(grouping, k), k)


def with_company_for_the_merged(grouping: Grouping, k: int) -> Grouping:
    """The smallest groups join a merged one of fewer than `k` rows until it has these, or there are no
    more."""
    while 0 < grouping.merged_size < k and grouping.kept:
        grouping = grouping.merging(grouping.kept[0])
    return grouping


def merged_beside(first: Grouping, second: Grouping, k: int, weak_spot: WeakSpot) -> Grouping | None:
    """`second` with more groups merged, until it has no weak spot beside `first`; None where that can't be.

    Where a weak spot parts the second groups in two, the smallest group of each side goes into the merged
    one, so that it is parted no more. Where this ends without groups, each group is tried alone beside all
    others merged, the largest first: since what is safe stays safe when groups merge, None says that no
    merging whatever is safe. At last, what was merged without need is taken out again, the largest group
    first.
    """
    if weak_spot(pair_counts(first, second), k) is None:
        return second
    merged = _stepwise(first, second, k, weak_spot) or _one_alone(first, second, k, weak_spot)
    return merged and _without_needless_merging(first, merged, second.merged, k, weak_spot)


def ever_coarser(grouping: Grouping) -> Iterator[Grouping]:
    """The grouping itself, then with the smallest group merged, and the next, as long as there are two."""
    while len(grouping.groups) >= 2:
        yield grouping
        grouping = grouping.merging(*grouping.kept[: 1 if grouping.merged else 2])


def pair_counts(first: Grouping, second: Grouping) -> Counts:
    """How many rows are in both groups, int (first groups, second groups)."""
    firsts, seconds = len(first.groups), len(second.groups)
    pairs = np.bincount(first.group_of * seconds + second.group_of, minlength=firsts * seconds)
    return pairs.reshape(firsts, seconds)


def place(dimension: Dimension, value: str) -> tuple[int, str, str]:
    """By which known values are sorted in the fixed order, others by name after them."""
    order = FIXED_ORDER.get(dimension, ())
    return (order.index(value) if value in order else len(order), value.casefold(), value)


def _if_divided(grouping: Grouping, k: int) -> Grouping | None:
    sizes = np.bincount(grouping.group_of, minlength=len(grouping.groups))
    return grouping if len(grouping.groups) >= 2 and large_enough(sizes, k) else None


def _stepwise(first: Grouping, grouping: Grouping, k: int, weak_spot: WeakSpot) -> Grouping | None:
    while (side := weak_spot(pair_counts(first, grouping), k)) is not None:
        joining = [_smallest(grouping, side), _smallest(grouping, ~side)]
        grouping = grouping.merging(*(value for value in joining if value is not None))
        if _if_divided(grouping, k) is None:
            return None
    return grouping


def _one_alone(first: Grouping, grouping: Grouping, k: int, weak_spot: WeakSpot) -> Grouping | None:
    for value in reversed(grouping.kept):
        alone = grouping.merging(*(other for other in grouping.kept if other != value))
        if _if_divided(alone, k) and weak_spot(pair_counts(first, alone), k) is None:
            return alone
    return None


def _smallest(grouping: Grouping, side: NDArray[np.bool_]) -> int | None:
    """The smallest value on this side; None where the merged group is there already."""
    if grouping.merged and side[-1]:
        return None
    here = {grouping.groups[group][0] for group in np.flatnonzero(side)}
    return next(value for value in grouping.kept if value in here)


def _without_needless_merging(
    first: Grouping, grouping: Grouping, needed: frozenset[int], k: int, weak_spot: WeakSpot
) -> Grouping:
    for value in sorted(grouping.merged - needed, key=lambda value: (-grouping.sizes[value], value)):
        fewer = replace(grouping, merged=grouping.merged - {value})
        if _if_divided(fewer, k) and weak_spot(pair_counts(first, fewer), k) is None:
            grouping = fewer
    return grouping
