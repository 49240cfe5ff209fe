"""Is there a way to split a weighted graph in two that crosses little weight?"""

import numpy as np
from numpy.typing import NDArray

Indexes = NDArray[np.int64]

_TAKEN = np.iinfo(np.int64).min // 2
"""So far below 0 that no weight brings a node that was taken back above it."""


def cut_below(weights: Indexes, least: int) -> NDArray[np.bool_] | None:
    """One side of a cut lighter than `least`, or None when no connected part of the graph has one.

    `weights`: int (nodes, nodes), symmetric, at least 0; 0 = no edge. The diagonal is not looked at. Returns
    bool (nodes,): the side lies within one connected part, so that edges do cross; the other side is the rest
    of that part. A node without edges is a part of its own, and has no cut.

    Maximum adjacency orderings (Stoer & Wagner 1997, "A simple min-cut algorithm", Journal of the ACM 44(4)):
    the last node of an ordering is cut from the one before it by nothing lighter than its own edges. The same
    holds for every node beside the edges that lead back from it (Nagamochi & Ibaraki 1992, "Computing
    edge-connectivity in multigraphs and capacitated graphs", SIAM Journal on Discrete Mathematics 5(1)), so
    that all neighbours in the ordering that no light cut parts become one node at once.

    >>> triangles = np.array([[0, 5, 1], [5, 0, 1], [1, 1, 0]])
    >>> cut_below(triangles, 3)
    array([False, False,  True])
    >>> cut_below(triangles, 2) is None
    True
    """
    weights = weights.astype(np.int64)
    np.fill_diagonal(weights, 0)
    members = np.eye(len(weights), dtype=np.int64)
    while weights.any():
        order, attached = _maximum_adjacency(weights)
        if attached[-1] < least:
            side: NDArray[np.bool_] = members[order[-1]] > 0
            return side
        taken_in = _contraction(order, attached >= least, len(weights))
        members = taken_in @ members
        weights = taken_in @ weights @ taken_in.T
        np.fill_diagonal(weights, 0)
    return None


def _maximum_adjacency(weights: Indexes) -> tuple[Indexes, Indexes]:
    """The nodes of one connected part with edges, each time the one that hangs on most to those before it;
    and by how much it does."""
    node = int(weights.any(axis=1).argmax())
    order, strength = [node], [0]
    attached = weights[node].copy()
    attached[node] = _TAKEN
    while attached[node := int(attached.argmax())] > 0:
        order.append(node)
        strength.append(int(attached[node]))
        attached += weights[node]
        attached[node] = _TAKEN
    return np.array(order), np.array(strength)


def _contraction(order: Indexes, joins_previous: NDArray[np.bool_], nodes: int) -> Indexes:
    """int (nodes left, nodes): 1 where a node is taken into one that is left. Nodes outside `order` stay."""
    place = np.full(nodes, -1)
    place[order] = np.cumsum(~joins_previous) - 1
    others = place < 0
    place[others] = place[order].max() + 1 + np.arange(others.sum())
    taken_in = np.zeros((place.max() + 1, nodes), dtype=np.int64)
    taken_in[place, np.arange(nodes)] = 1
    return taken_in
