"""Do two breakdowns beside each other tell something of a few people? A question about pairs of groups.

An insider knows who is in which group. Of each group of both breakdowns a sum over its people is known (the
mean times the number), and so is a sum of squares (the spread). People who are in the same two groups are
told apart by nothing: they are a **pair**, and what is known of anybody is known of the pair.

Added and subtracted, sums never give fewer people than the smallest cut of the graph of groups: groups as
nodes, the people of a pair as the edge between its two groups. It would seem enough that each cut has k
people. It is not, because answers are few whole numbers. Of eight people whose answers have a mean and a
spread, an insider can list which answers these were; and whoever alone answered 1 stands in one group of each
breakdown of which the figures tell so: in one pair, whatever the cuts are. Take 7 and 9 people in two levels,
10 and 6 in two lines, and one person in the first level and the second line. Every cut has five people or
more, and yet a single low answer is that person's if it stands in both groups.

So every pair has nobody in it or k people, in each figure. Each cut holds a whole pair, so every cut has k
people then as well, and no sum, however weighed, is about 1 to k - 1 people.

Who skipped an item is told by the numbers of answers in the same way. A pair has k people or more to hide
among, whether they answered or not.
"""

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]


def large_enough(counts: Counts, k: int) -> bool:
    """Whether each count is 0 or at least `k`. Any shape."""
    return not bool(((counts > 0) & (counts < k)).any())


def small_pair(pairs: Counts, k: int) -> NDArray[np.bool_] | None:
    """The second group that shares 1 to `k` - 1 people with a first group, the fewest; None when there is
    none.

    `pairs`: int (first groups, second groups), how many people are in both. Returns bool (second groups,).
    """
    if large_enough(pairs, k):
        return None
    fewest = np.where(pairs > 0, pairs, k).min(axis=0)
    found = np.zeros(len(fewest), dtype=bool)
    found[fewest.argmin()] = True
    return found
