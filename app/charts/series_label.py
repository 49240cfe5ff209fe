"""Names for the two lines of a radar, put where they cross nothing, or not put at all."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, hypot, pi

from app.charts import lettering, style
from app.charts.data import ScoreChart
from app.charts.drawing import Lettering
from app.charts.geometry import Point, Wheel

SIZE = 13.0
STEPS = 8
"""How many places of a line are looked at between two axes."""

Means = Sequence[float | None]


def series_labels(wheel: Wheel, chart: ScoreChart) -> list[Lettering]:
    """Both waves named beside their own line; empty with one wave, or when either finds no free place."""
    if chart.previous_series is None:
        return []
    now = [one.current.mean for one in chart.criteria]
    before = [one.previous.mean if one.previous else None for one in chart.criteria]
    lines = [*_along(wheel, now), *_along(wheel, before)]
    first = _named(wheel, (now, before), chart.series, style.ACCENT, lines)
    if first is None:
        return []
    taken = [*lines, *_outline(first)]
    second = _named(wheel, (before, now), chart.previous_series, style.QUIET, taken)
    return [] if second is None else [first, second]


def _named(
    wheel: Wheel, means: tuple[Means, Means], text: str, colour: str, taken: Sequence[Point]
) -> Lettering | None:
    """The free place beside the first of two lines where they lie furthest apart."""
    candidates = []
    for axis, (own, other) in enumerate(zip(*means, strict=True)):
        if own is None or other is None or own == other:
            continue
        label = _beside(wheel, axis, own, 1 if own > other else -1, text, colour)
        if label is not None and _free(label, wheel, taken):
            candidates.append((abs(own - other), label))
    return max(candidates, key=lambda one: one[0])[1] if candidates else None


def _beside(wheel: Wheel, axis: int, value: float, outward: int, text: str, colour: str) -> Lettering | None:
    across, down = wheel.direction(axis)
    reach = abs(across) * (lettering.width(text, SIZE) / 2 + 4) + abs(down) * (SIZE / 2 + 6)
    distance = wheel.radius.at(value) + outward * reach
    if not 0.1 * wheel.radius.end < distance < wheel.radius.end - SIZE / 2:
        return None
    x, y = wheel.at_distance(axis, distance)
    return Lettering(x, y + SIZE / 3, (text,), "middle", SIZE, colour, bold=True)


def _free(label: Lettering, wheel: Wheel, taken: Sequence[Point]) -> bool:
    left, top, right, bottom = _box(label)
    scale = left < wheel.x + 3 and right > wheel.x - 16 and top < wheel.y
    rim = wheel.radius.end * cos(pi / wheel.axes)
    inside = all(hypot(x - wheel.x, y - wheel.y) < rim for x, y in _outline(label))
    return inside and not scale and not any(left < x < right and top < y < bottom for x, y in taken)


def _box(label: Lettering) -> tuple[float, float, float, float]:
    half = lettering.width(label.lines[0], SIZE) / 2
    return label.x - half, label.y - SIZE, label.x + half, label.y + SIZE / 3


def _outline(label: Lettering) -> list[Point]:
    left, top, right, bottom = _box(label)
    return [
        (left + share * (right - left) / 6, y)
        for share in range(7)
        for y in (top, (top + bottom) / 2, bottom)
    ]


def _along(wheel: Wheel, means: Means) -> Iterator[Point]:
    points = [None if mean is None else wheel.point(axis, mean) for axis, mean in enumerate(means)]
    for one, other in pairwise([*points, points[0]]):
        if one is not None and other is not None:
            for step in range(STEPS):
                share = step / STEPS
                yield one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])
