"""For which criteria a breakdown may be shown: those of which every figure is safe, items included."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from app.domain.cuts import large_enough, small_cut
from app.domain.group_merging import Grouping
from app.domain.protection import Protection, counts

Counted = Mapping[str, NDArray[np.bool_]]
"""By criterion id, bool (rows, columns): True where the row counts in a figure."""


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


def _no_small_cut(first: Grouping, second: Grouping, columns: NDArray[np.bool_], least: int) -> bool:
    shape = (len(first.groups), len(second.groups))
    pair = first.group_of * shape[1] + second.group_of
    tables = {
        tuple(np.bincount(pair[column], minlength=shape[0] * shape[1]).tolist()) for column in columns.T
    }
    return all(small_cut(np.array(table, dtype=np.int64).reshape(shape), least) is None for table in tables)
