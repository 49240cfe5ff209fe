"""How few people can a sum be about that follows from published sums? Without graphs: by ranks alone."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np


def fewest_in_a_sum(groups: Sequence[Iterable[int]], rows: Iterable[int]) -> int | None:
    """The fewest people (at least 1) that a weighted sum can be about that follows from the sums over
    `groups`, of whom only `rows` count. None when nothing follows at all.

    People in the same groups always weigh the same, so sets of such people are tried, the smallest first. A
    sum about nobody outside a set follows from the groups just when leaving the set out lowers their rank.
    """
    cells: dict[tuple[bool, ...], int] = {}
    members = [frozenset(group) for group in groups]
    for row in rows:
        key = tuple(row in group for group in members)
        cells[key] = cells.get(key, 0) + 1
    known = np.array(list(cells), dtype=float).reshape(len(cells), len(groups)).T
    rank = _rank(known)
    sizes = list(cells.values())
    for people, chosen in sorted(_sets_of(sizes)):
        outside = [cell for cell in range(len(sizes)) if cell not in chosen]
        if _rank(known[:, outside]) < rank:
            return people
    return None


def _sets_of(sizes: list[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    for number in range(1, len(sizes) + 1):
        for chosen in combinations(range(len(sizes)), number):
            yield sum(sizes[cell] for cell in chosen), chosen


def _rank(matrix: np.ndarray) -> int:
    return int(np.linalg.matrix_rank(matrix)) if matrix.size else 0
