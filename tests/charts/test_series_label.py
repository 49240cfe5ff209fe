from dataclasses import replace
from math import hypot

from hypothesis import given, settings
from hypothesis import strategies as st

from app.charts.data import ScoreChart
from app.charts.geometry import Line, Wheel
from app.charts.lettering import width
from app.charts.series_label import SIZE, series_labels
from tests.charts.samples import scores

WHEEL = Wheel(320, 240, 9, Line(1, 5, 20, 170))
MEANS = st.lists(st.floats(1, 5), min_size=9, max_size=9)


def short(chart: ScoreChart) -> ScoreChart:
    return replace(chart, series="2026", previous_series="2025")


def test_one_wave_needs_no_name() -> None:
    assert series_labels(WHEEL, scores()) == []


def test_waves_on_top_of_each_other_get_no_name_in_the_drawing() -> None:
    assert series_labels(WHEEL, scores([3.0] * 9, [3.0] * 9)) == []


def test_waves_far_apart_are_both_named_beside_their_own_line() -> None:
    now, before = series_labels(
        WHEEL, short(scores([2.5] * 9, [2.0, 2.0, 3.5, 2.0, 2.0, 2.0, 2.0, 1.0, 2.0]))
    )
    assert (now.lines[0], before.lines[0]) == ("2026", "2025")
    assert now.fill != before.fill
    assert hypot(now.x - WHEEL.x, now.y - WHEEL.y) > WHEEL.radius.at(2.5)
    assert before.x > WHEEL.point(2, 3.5)[0]


@settings(max_examples=80, deadline=None)
@given(MEANS, MEANS)
def test_names_cross_neither_line_nor_each_other_nor_the_rim(now: list[float], before: list[float]) -> None:
    labels = series_labels(WHEEL, short(scores(now, before)))
    assert len(labels) in (0, 2)
    boxes = []
    for label in labels:
        half = width(label.lines[0], SIZE) / 2
        boxes.append((label.x - half, label.y - SIZE, label.x + half, label.y + SIZE / 3))
    for left, top, right, bottom in boxes:
        assert all(hypot(x - WHEEL.x, y - WHEEL.y) < 170 for x in (left, right) for y in (top, bottom))
        for means in (now, before):
            for axis, mean in enumerate(means):
                x, y = WHEEL.point(axis, mean)
                assert not (left < x < right and top < y < bottom)
    if boxes:
        (a, b, c, d), (e, f, g, h) = boxes
        assert c < e or g < a or d < f or h < b or abs(a - e) + abs(b - f) > SIZE
