"""The attacker's algebra against brute force on small tables, and its cuts against enumeration."""

import doctest
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.attack import integers
from tests.domain.attack.attacker import isolated
from tests.domain.attack.determined import Bools, cells, determined, every_determined, small_cut

tables = st.tuples(st.integers(1, 3), st.integers(1, 3)).flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(0, 6), min_size=shape[1], max_size=shape[1]),
        min_size=shape[0],
        max_size=shape[0],
    )
)


def groups_of(table: list[list[int]]) -> tuple[list[Bools], list[Bools]]:
    """The people of a table of two breakdowns, by row and by column."""
    row = np.repeat(
        [r for r, line in enumerate(table) for _ in line], [number for line in table for number in line]
    )
    column = np.repeat(
        [c for line in table for c in range(len(line))], [number for line in table for number in line]
    )
    return [row == r for r in range(len(table))], [column == c for c in range(len(table[0]))]


def brute_force(equations: np.ndarray, k: int) -> bool:
    reduced, cell = cells(equations)
    sizes = np.bincount(cell[cell >= 0], minlength=reduced.shape[1])
    return next(every_determined(reduced, sizes, k), None) is not None


@given(tables, st.integers(2, 6))
@settings(max_examples=300)
def test_two_breakdowns_as_a_graph_find_what_brute_force_finds(table: list[list[int]], k: int) -> None:
    rows, columns = groups_of(table)
    if not len(rows[0]):
        return
    found = isolated({"row": rows, "column": columns}, np.ones(len(rows[0]), dtype=bool), k)
    assert (found is not None) == brute_force(np.array([*rows, *columns], dtype=float), k)
    assert found is None or 0 < len(found) < k


@given(tables, st.integers(2, 6), st.data())
@settings(max_examples=300)
def test_any_sums_find_what_brute_force_finds(table: list[list[int]], k: int, data: st.DataObject) -> None:
    """Groups left unpublished, groups that overlap, the sum over everybody known or not."""
    rows, columns = groups_of(table)
    everybody = np.ones(len(rows[0]), dtype=bool)
    shown = data.draw(st.sets(st.integers(0, len(rows) + len(columns) - 1), min_size=1))
    chosen = [each for place, each in enumerate([*rows, *columns]) if place in shown]
    total = data.draw(st.booleans())
    equations = np.array(chosen + [everybody] * total, dtype=float)
    if not equations.any():
        return
    by_dimension = {
        "row": [each for place, each in enumerate(rows) if place in shown],
        "column": [each for place, each in enumerate(columns, len(rows)) if place in shown],
    }
    expected = brute_force(equations, k)
    assert (isolated(by_dimension, everybody, k, total=total) is not None) == expected
    apart = {str(place): [each] for place, each in enumerate(chosen)}
    apart |= {"twice": [everybody], "thrice": [everybody]} if total else {}
    reduced, cell = cells(equations)
    sizes = np.bincount(cell[cell >= 0], minlength=reduced.shape[1])
    assert (determined(reduced, sizes, k) is not None) == expected


@given(st.integers(2, 7), st.integers(2, 6), st.integers(0, 2**32 - 1))
@settings(max_examples=300)
def test_a_cut_below_k_is_found_exactly_where_there_is_one(nodes: int, k: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    upper = np.triu(rng.integers(0, 5, (nodes, nodes)) * rng.integers(0, 2, (nodes, nodes)), 1)
    graph = upper + upper.T
    cuts = {}
    for side in product((False, True), repeat=nodes):
        chosen = np.array(side)
        cuts[tuple(np.flatnonzero(chosen).tolist())] = int(graph[chosen][:, ~chosen].sum())
    found = small_cut(graph, k)
    assert (found is not None) == any(0 < cut < k for cut in cuts.values())
    assert found is None or 0 < cuts[found] < k


def test_a_combination_of_many_small_cells_is_found() -> None:
    """A ring of groups that overlap: no cell and no pair of cells is determined, six together are."""
    rows, columns = groups_of([[1, 1, 1, 9], [1, 1, 1, 9]])
    everybody = np.ones(len(rows[0]), dtype=bool)
    merged = [rows[0], columns[0] | columns[1] | columns[2]]
    reduced, cell = cells(np.array([*merged, everybody], dtype=float))
    sizes = np.bincount(cell, minlength=reduced.shape[1])
    assert determined(reduced, sizes, 7) is not None
    assert isolated({"row": rows, "column": [merged[1]]}, everybody, 7) is not None
    assert isolated({"row": rows, "column": [merged[1]]}, everybody, 6) is None


@pytest.mark.parametrize("seed", range(5))
def test_a_triple_of_cells_that_hang_together_is_found_by_its_lightest_combination(seed: int) -> None:
    """Three people in three cells that only their sum tells of, among cells of ten."""
    rng = np.random.default_rng(seed)
    sizes = np.array([1, 1, 1, 10, 10, 10, 10])
    parts = np.array(
        [[1, 0, 0, 1, 0, 0, 0], [0, 1, 0, 0, 1, 0, 0], [0, 0, 1, 0, 0, 1, 0], [0, 0, 0, 1, 1, 1, 0]]
    )
    mixed = rng.integers(1, 5, (4, 4)) @ parts.astype(float)
    if np.linalg.matrix_rank(mixed) == 4:
        assert set(determined(mixed, sizes, 4) or ()) == {0, 1, 2}
        assert determined(mixed, sizes, 3) is None


def test_the_examples_of_whole_numbers() -> None:
    assert doctest.testmod(integers).failed == 0
