from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from app.statistics.minimum_cut import cut_below

# Stoer & Wagner 1997, figure 1: nodes 1 to 8, a smallest cut of 4 between {3, 4, 7, 8} and the others.
PAPER = {
    (1, 2): 2,
    (1, 5): 3,
    (2, 3): 3,
    (2, 5): 2,
    (2, 6): 2,
    (3, 4): 4,
    (3, 7): 2,
    (4, 7): 2,
    (4, 8): 2,
    (5, 6): 3,
    (6, 7): 1,
    (7, 8): 3,
}


def graph(edges: dict[tuple[int, int], int], nodes: int) -> NDArray[np.int64]:
    weights = np.zeros((nodes, nodes), dtype=np.int64)
    for (one, other), weight in edges.items():
        weights[one, other] = weights[other, one] = weight
    return weights


def crossing(weights: NDArray[np.int64], side: NDArray[np.bool_]) -> int:
    return int(weights[side][:, ~side].sum())


def smallest_cut(weights: NDArray[np.int64]) -> int | None:
    """By trying every division of the nodes: one that crosses nothing parts no connected part."""
    cuts = {crossing(weights, np.array(side)) for side in product([False, True], repeat=len(weights))} - {0}
    return min(cuts, default=None)


def test_the_paper_s_graph_has_a_cut_of_four() -> None:
    weights = graph({(a - 1, b - 1): weight for (a, b), weight in PAPER.items()}, 8)
    assert cut_below(weights, 4) is None
    side = cut_below(weights, 5)
    assert side is not None
    assert crossing(weights, side) == 4
    assert set(np.flatnonzero(side) + 1) in ({3, 4, 7, 8}, {1, 2, 5, 6})


@pytest.mark.parametrize("nodes", [0, 1, 4])
def test_without_edges_there_is_nothing_to_cut(nodes: int) -> None:
    assert cut_below(graph({}, nodes), 100) is None


def test_parts_that_hang_together_by_nothing_are_looked_at_one_by_one() -> None:
    weights = graph({(0, 1): 5, (2, 3): 4}, 5)
    assert cut_below(weights, 4) is None
    side = cut_below(weights, 5)
    assert side is not None
    assert set(np.flatnonzero(side)) in ({2}, {3})


def test_the_weights_stay_as_they_were() -> None:
    weights = graph({(0, 1): 5, (1, 2): 4}, 3) + 7 * np.eye(3, dtype=np.int64)
    before = weights.copy()
    cut_below(weights, 5)
    assert (weights == before).all()


@st.composite
def graphs(draw: st.DrawFn) -> NDArray[np.int64]:
    nodes = draw(st.integers(2, 8))
    weight = st.sampled_from([0, 0, 1, 2, 3, 4, 6])
    return graph({(a, b): draw(weight) for a in range(nodes) for b in range(a)}, nodes)


@given(weights=graphs(), least=st.integers(1, 12))
def test_a_cut_is_found_just_when_there_is_one(weights: NDArray[np.int64], least: int) -> None:
    smallest = smallest_cut(weights)
    side = cut_below(weights, least)
    assert (side is not None) == (smallest is not None and smallest < least)
    if side is not None:
        assert 0 < crossing(weights, side) < least
