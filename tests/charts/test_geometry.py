from itertools import pairwise
from math import atan2, degrees, hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.charts.geometry import Line, Wheel, path, runs, ticks


@pytest.mark.parametrize(
    ("value", "position"), [(1, 100), (5, 300), (3, 200), (0.2, 100), (7, 300), (4.5, 275)]
)
def test_a_line_places_values_evenly_and_keeps_them_on_it(value: float, position: float) -> None:
    assert Line(1, 5, 100, 300).at(value) == pytest.approx(position)


def test_a_line_may_run_backwards() -> None:
    assert Line(0, 10, 50, 0).at(2) == pytest.approx(40)


@given(st.integers(3, 30), st.data())
def test_axes_lie_clockwise_at_equal_angles_from_upright(axes: int, data: st.DataObject) -> None:
    axis = data.draw(st.integers(0, axes - 1))
    value = data.draw(st.floats(1, 5))
    wheel = Wheel(10, 20, axes, Line(1, 5, 12, 100))
    x, y = wheel.point(axis, value)
    assert degrees(atan2(x - 10, 20 - y)) % 360 == pytest.approx(360 * axis / axes, abs=1e-6)
    assert hypot(x - 10, y - 20) == pytest.approx(12 + 88 * (value - 1) / 4)


def test_a_ring_holds_one_point_an_axis_all_at_the_same_distance() -> None:
    ring = Wheel(0, 0, 7, Line(1, 5, 10, 50)).ring(3)
    assert len(ring) == 7
    assert {round(hypot(x, y), 9) for x, y in ring} == {30.0}


@pytest.mark.parametrize(
    ("present", "expected"),
    [
        ([], []),
        ([True, True, True], [[0, 1, 2]]),
        ([False, False], []),
        ([True, False, True], [[2, 0]]),
        ([False, True, True, False, True], [[1, 2], [4]]),
        ([True, True, False, True, False, True], [[3], [5, 0, 1]]),
    ],
)
def test_runs_are_the_unbroken_stretches_of_a_circle(present: list[bool], expected: list[list[int]]) -> None:
    assert runs(present) == expected


@given(st.lists(st.booleans(), min_size=1, max_size=15))
def test_runs_hold_every_present_position_once_in_order(present: list[bool]) -> None:
    found = runs(present)
    assert sorted(position for run in found for position in run) == [
        position for position, here in enumerate(present) if here
    ]
    for run in found:
        assert all((one + 1) % len(present) == other for one, other in pairwise(run))
        if len(run) < len(present):
            assert not present[(run[0] - 1) % len(present)]
            assert not present[(run[-1] + 1) % len(present)]


@pytest.mark.parametrize(
    ("ends", "expected"),
    [((1, 5), [1, 2, 3, 4, 5]), ((0, 10), list(range(11))), ((0, 100), [0, 100]), ((1.5, 4), [1.5, 4])],
)
def test_ticks_are_whole_values_where_that_is_readable(
    ends: tuple[float, float], expected: list[float]
) -> None:
    assert ticks(*ends) == expected


def test_a_path_joins_its_points() -> None:
    assert path([(0, 1), (2.5, 3)], closed=False) == "M0.00 1.00L2.50 3.00"
    assert path([(0, 1), (2.5, 3)], closed=True).endswith("Z")
    assert path([], closed=True) == ""
