"""Names for the lines of a radar, put where they cross nothing, or not put at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class NamedLine:
    text: str
    colour: str
    means: Means


def series_labels(wheel: Wheel, chart: ScoreChart) -> list[Lettering]:
    """Both waves named beside their own line; empty with one wave, or when either finds no free place."""
    if chart.previous_series is None:
        return []
    now = [one.current.mean for one in chart.criteria]
    before = [one.previous.mean if one.previous else None for one in chart.criteria]
    return line_labels(
        wheel,
        [
            NamedLine(chart.series, style.ACCENT, now),
            NamedLine(chart.previous_series, style.QUIET, before),
        ],
    )


def line_labels(wheel: Wheel, named: Sequence[NamedLine]) -> list[Lettering]:
    """Every line's name beside itself; empty when one of them finds no free place."""
    taken = [point for line in named for point in _along(wheel, line.means)]
    labels: list[Lettering] = []
    for line in named:
        others = [other.means for other in named if other is not line]
        label = _best_place(wheel, line, others, taken)
        if label is None:
            return []
        labels.append(label)
        taken += _outline(label)
    return labels


def _best_place(
    wheel: Wheel, line: NamedLine, others: Sequence[Means], taken: Sequence[Point]
) -> Lettering | None:
    """The free place beside a line where it lies furthest from every other."""
    candidates = []
    for axis, own in enumerate(line.means):
        beside = [other[axis] for other in others]
        near = [value for value in beside if value is not None]
        if own is None or len(near) < len(beside) or own in near:
            continue
        distance, nearest = min(
            ((abs(own - value), value) for value in near), default=(0.0, wheel.radius.minimum)
        )
        outward = 1 if own > nearest else -1
        label = _beside(wheel, axis, own, outward, line.text, line.colour)
        if label is not None and _free(label, wheel, taken):
            candidates.append((distance, label))
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
