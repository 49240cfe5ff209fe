"""What sums over groups of people determine: the algebra of differencing.

Published sums over groups are linear equations over the people in them. People whom no group tells apart form
a cell. The equations determine something about a set of cells alone when a combination of them, other than
nothing at all, has coefficients on these cells and on no others.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse.csgraph import connected_components

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

TINY = 1e-7


def cells(equations: Floats) -> tuple[Floats, Counts]:
    """People with the same coefficients in every equation taken together, without those in none.

    `equations`: (equations, people). Gives (equations, cells), and of each person the number of the cell, -1
    for nobody's.
    """
    columns = np.ascontiguousarray(equations.T)
    keys = [column.tobytes() for column in columns]
    numbers: dict[bytes, int] = {}
    cell = np.array(
        [
            numbers.setdefault(key, len(numbers)) if columns[place].any() else -1
            for place, key in enumerate(keys)
        ],
        dtype=np.int64,
    )
    first = [int(np.flatnonzero(cell == number)[0]) for number in range(len(numbers))]
    return equations[:, first], cell


def determined(equations: Floats, sizes: Counts, k: int) -> tuple[int, ...] | None:
    """Cells with fewer than k people in all of which the equations (equations, cells) determine something.

    Every cell and every pair is tried; then for each small cell the lightest combination that holds it, by
    weight of people, as a linear programme: exact where the equations are those of a graph. None: none found.
    """
    apart = np.eye(len(sizes)) - np.linalg.pinv(equations) @ equations
    small = [int(cell) for cell in np.flatnonzero(sizes < k)]
    for number in (1, 2):
        for chosen in combinations(small, number):
            block = apart[np.ix_(chosen, chosen)]
            if sizes[list(chosen)].sum() < k and np.linalg.svd(block, compute_uv=False)[-1] < TINY:
                return chosen
    for cell in small:
        found = _lightest_combination(equations, sizes, cell)
        if found and sizes[list(found)].sum() < k:
            return found
    return None


def every_determined(equations: Floats, sizes: Counts, k: int) -> Iterator[tuple[int, ...]]:
    """Brute force: every set of cells with fewer than k people without which the equations lose rank."""
    rank = np.linalg.matrix_rank(equations)
    for number in range(1, len(sizes) + 1):
        for chosen in combinations(range(len(sizes)), number):
            if sizes[list(chosen)].sum() < k:
                rest = np.delete(equations, chosen, axis=1)
                if (np.linalg.matrix_rank(rest) if rest.size else 0) < rank:
                    yield chosen


def small_cut(weights: Counts, k: int) -> tuple[int, ...] | None:
    """The nodes on one side of a cut with 1 to k - 1 people in the graph; None when no cut is that small.

    `weights`: (nodes, nodes), symmetric, people by pair of groups. Nodes that no such cut can separate are
    taken together until a node stands out or one a component is left (Nagamochi & Ibaraki 1992).
    """
    graph = weights.copy()
    node = np.arange(len(graph))
    while True:
        np.fill_diagonal(graph, 0)
        degrees = graph.sum(axis=0)
        few = np.flatnonzero((degrees > 0) & (degrees < k))
        if len(few):
            return tuple(np.flatnonzero(node == few[0]).tolist())
        if not degrees.any():
            return None
        together = graph >= k
        if not together.any():
            together = _surely_together(graph, k)
        number, label = connected_components(together, directed=False)
        merging = np.eye(number, dtype=np.int64)[label]
        graph = merging.T @ graph @ merging
        node = merging.argmax(axis=1)[node]


def _surely_together(graph: Counts, k: int) -> Bools:
    """Pairs of which a maximum adjacency ordering shows that every cut between them has k people or more."""
    together = np.zeros(graph.shape, dtype=bool)
    waiting = np.ones(len(graph), dtype=bool)
    reached = np.zeros(len(graph), dtype=np.int64)
    for _ in range(len(graph)):
        node = int(np.where(waiting, reached, -1).argmax())
        waiting[node] = False
        beside = waiting & (graph[node] > 0)
        reached[beside] += graph[node, beside]
        together[node] = beside & (reached >= k)
    return together


def _lightest_combination(equations: Floats, sizes: Counts, cell: int) -> tuple[int, ...] | None:
    rows, n_cells = equations.shape
    weights = np.concatenate([np.zeros(rows), sizes.astype(float)])
    bounded = np.block([[equations.T, -np.eye(n_cells)], [-equations.T, -np.eye(n_cells)]])
    one = np.concatenate([equations[:, cell], np.zeros(n_cells)])[None, :]
    limits = [(None, None)] * rows + [(0, None)] * n_cells
    solved = linprog(weights, bounded, np.zeros(2 * n_cells), one, [1.0], limits, method="highs")
    if solved.x is None:
        return None
    return tuple(np.flatnonzero(np.abs(solved.x[:rows] @ equations) > TINY).tolist())


def graph_of(partitions: Sequence[Sequence[Bools]], counted: Bools, total: bool = True) -> Counts:
    """People by pair of groups of at most two partitions; those in no group of a partition are its rest.

    `total`: whether the sum over everybody counted is known, and with it that of each rest.
    """
    first, second = (_divided(partition, counted) for partition in (*partitions, (), ())[:2])
    nodes = int(first.max(initial=0)) + 1
    second = np.where(second == 0, nodes if total else 0, second + nodes)
    weights = np.zeros((int(second.max(initial=nodes)) + 1,) * 2, dtype=np.int64)
    np.add.at(weights, (first[counted], second[counted]), 1)
    return weights + weights.T


def _divided(partition: Sequence[Bools], counted: Bools) -> Counts:
    """Of each person the number of the group, 0 for the rest."""
    group = np.zeros(len(counted), dtype=np.int64)
    for number, members in enumerate(partition, start=1):
        group[members] = number
    return group
