"""For which criteria a breakdown may be shown: those of which every figure is safe, items included."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from app.domain.group_merging import Grouping
from app.domain.pairs import large_enough
from app.domain.protection import Protection, counts

Counted = Mapping[str, NDArray[np.bool_]]
"""By criterion id, bool (rows, columns): True where the row counts in a figure."""


def shown_alone(grouping: Grouping, counted: Counted, protection: Protection) -> frozenset[str]:
    """The criteria that this breakdown may be shown for with no other beside it.

    In each figure each group has no answers or enough of them, and so has the whole network.
    """
    return frozenset(
        id_
        for id_, columns in counted.items()
        if protection.guards(columns) and large_enough(counts(grouping, columns), protection.least)
    )


def shown_beside(
    first: Grouping, second: Grouping, counted: Counted, protection: Protection
) -> frozenset[str]:
    """Those of `counted` of which each pair of groups has no answers or enough of them, in each figure."""
    return frozenset(
        id_ for id_, columns in counted.items() if _no_small_pair(first, second, columns, protection.least)
    )


def _no_small_pair(first: Grouping, second: Grouping, columns: NDArray[np.bool_], least: int) -> bool:
    number = len(first.groups) * len(second.groups)
    pair = first.group_of * len(second.groups) + second.group_of
    return all(large_enough(np.bincount(pair[column], minlength=number), least) for column in columns.T)
