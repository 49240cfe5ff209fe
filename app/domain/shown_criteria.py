"""For which criteria a breakdown may be shown: those of which every figure is safe, items included."""

from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import NDArray

from app.domain.cuts import large_enough, small_cut
from app.domain.group_merging import Grouping
from app.domain.protection import Protection, counts

Counted = Mapping[str, NDArray[np.bool_]]
"""By criterion id, bool (rows, columns): True where the row counts in a figure. The last column is the score
of the criterion itself."""

OWN_SCORE = -1


def shown_alone(grouping: Grouping, counted: Counted, protection: Protection) -> frozenset[str]:
    """The criteria that this breakdown may be shown for with no other beside it.

    In each figure each group has no answers or enough of them, and so has the whole network: with it, the
    breakdown is a star, of which the smallest cut is the smallest group.
    """
    return frozenset(
        id_
        for id_, columns in counted.items()
        if protection.guards(columns) and large_enough(counts(grouping, columns), protection.least)
    )


def shown_beside(
    first: Grouping, second: Grouping, counted: Counted, protection: Protection
) -> frozenset[str]:
    """Those of `counted` that have no small cut between two breakdowns that are safe by themselves."""
    return frozenset(
        id_ for id_, columns in counted.items() if _no_small_cut(first, second, columns, protection.least)
    )


def detailed_beside(
    first: Grouping, second: Grouping, counted: Counted, protection: Protection
) -> frozenset[str]:
    """Those of `counted` of which groups may show items, facets and spreads too, beside another breakdown.

    Cuts are about sums. But answers are few whole numbers: from an item's mean, spread and n in a group of
    eight an insider can list which answers these were, and an answer that one person in the network gave
    then stands in one group of each breakdown, so in one pair of groups. Where each pair has no answers or
    enough of them, that tells of k people; where not, groups show only the mean of the criterion, in which
    the answers to an item are lost among those to the others (`shown_in_means`).
    """
    return frozenset(
        id_
        for id_, columns in counted.items()
        if all(large_enough(table, protection.least) for table in _tables(first, second, columns))
    )


def shown_in_means(counted: Counted, bare: Collection[str]) -> frozenset[str]:
    """Those of `counted` of which groups may show a mean where they may show nothing else.

    Everybody must have a score, or the numbers of scores would tell in which pair of groups somebody has
    none; and it must be of more than a few items: not `bare`.
    """
    return frozenset(id_ for id_, columns in counted.items() if columns[:, OWN_SCORE].all()) - frozenset(bare)


def _no_small_cut(first: Grouping, second: Grouping, columns: NDArray[np.bool_], least: int) -> bool:
    return all(small_cut(table, least) is None for table in _tables(first, second, columns))


def _tables(first: Grouping, second: Grouping, columns: NDArray[np.bool_]) -> list[NDArray[np.int64]]:
    """How many people of each pair of groups count in each figure, each different table once."""
    shape = (len(first.groups), len(second.groups))
    pair = first.group_of * shape[1] + second.group_of
    tables = {
        tuple(np.bincount(pair[column], minlength=shape[0] * shape[1]).tolist()) for column in columns.T
    }
    return [np.array(table, dtype=np.int64).reshape(shape) for table in sorted(tables)]
