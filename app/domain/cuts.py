"""Do two breakdowns beside each other give away the sum of a few people? A question about cuts of a graph.

Take one published figure. Of each group of both breakdowns the sum over its people is known (the mean times
the number), and so is the sum over the whole network, since a breakdown holds everybody. An insider knows who
is in which group. From this follow exactly the sums that weigh each person p by a(first group of p) +
b(second group of p), for whatever numbers a and b one likes. Can such a sum be about a few people only?

Draw the groups of both breakdowns as nodes, and each person as an edge between the two groups that the person
is in. Give each first group the height a, each second group the height -b. The weight of a person is then the
difference in height between the two ends of an edge, and the sum is about exactly those whose edge is not
level. If it is about anybody in a connected part of the graph, then heights differ there. Take all nodes of
that part at one of its heights: each edge that leaves them is not level. These edges form a cut, so there are
at least as many people in the sum as the smallest cut of the part has.

So where every connected part has a minimum cut of k or more, no sum, however weighed, is about 1 to k - 1
people. This holds for sums of squares too, so for spreads. The other way round, the smallest cut *is* such
a sum: heights 1 on the one side and 0 on the other weigh its people by 1 and -1. Nothing is withheld that
could not be used.

A group that nobody answered the item in has no edges: it tells nothing and cuts nothing. A group with 1 to
k - 1 answers is a cut by itself. One breakdown is the same with the whole network as the only other node: its
smallest cut is its smallest group.
"""

import numpy as np
from numpy.typing import NDArray

from app.statistics.minimum_cut import cut_below

Counts = NDArray[np.int64]


def large_enough(counts: Counts, k: int) -> bool:
    """Whether each count is 0 or at least `k`. Any shape."""
    return not bool(((counts > 0) & (counts < k)).any())


def small_cut(pairs: Counts, k: int) -> NDArray[np.bool_] | None:
    """The second groups on one side of a cut of fewer than `k` people, or None when there is none.

    `pairs`: int (first groups, second groups), how many people are in both. Returns bool (second groups,).
    With every first and second group large enough, both sides hold second groups.
    """
    if large_enough(pairs, k):  # each cut holds a whole pair
        return None
    firsts, seconds = pairs.shape
    weights = np.zeros((firsts + seconds, firsts + seconds), dtype=np.int64)
    weights[:firsts, firsts:] = pairs
    weights[firsts:, :firsts] = pairs.T
    side = cut_below(weights, k)
    return None if side is None else side[firsts:]


def small_pair(pairs: Counts, k: int) -> NDArray[np.bool_] | None:
    """The second group that shares 1 to `k` - 1 people with a first group, the fewest; None when there is
    none.

    Shapes as in `small_cut`. Stricter than a cut, since every cut holds a whole pair: for answers that may be
    taken out row by row, where both groups stand beside a row.
    """
    if large_enough(pairs, k):
        return None
    fewest = np.where(pairs > 0, pairs, k).min(axis=0)
    found = np.zeros(len(fewest), dtype=bool)
    found[fewest.argmin()] = True
    return found
