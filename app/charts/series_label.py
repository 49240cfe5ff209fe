"""Names for the lines of a radar, put where they cross nothing, or not put at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from math import cos, hypot, inf, pi

from app.charts import lettering, style
from app.charts.data import ScoreChart
from app.charts.drawing import Lettering
from app.charts.geometry import Point, Wheel

SIZE = 13.0
CLEAR_OF_OTHERS = 9.0
"""A name lies about 4 units from its own line."""
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
            NamedLine(chart.series, chart.palette.accent, now),
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
    """The free place beside a line, at an axis or halfway between two, that is furthest from every other."""
    rest = [point for other in others for point in _along(wheel, other)]
    candidates = []
    for point in islice(_along(wheel, line.means), 0, None, STEPS // 2):
        for outward in (1, -1):
            label = _beside(wheel, point, outward, line)
            if label is None or not _free(label, wheel, taken):
                continue
            if (clearance := _clearance(label, rest)) > CLEAR_OF_OTHERS:
                candidates.append((clearance, outward, label))
    return max(candidates, key=lambda one: one[:2])[2] if candidates else None


def _beside(wheel: Wheel, point: Point, outward: int, line: NamedLine) -> Lettering | None:
    """The name just outside or inside a point of its line; None where it would leave the wheel."""
    distance = hypot(point[0] - wheel.x, point[1] - wheel.y)
    if distance == 0:
        return None
    across, down = (point[0] - wheel.x) / distance, (point[1] - wheel.y) / distance
    reach = abs(across) * (lettering.width(line.text, SIZE) / 2 + 4) + abs(down) * (SIZE / 2 + 6)
    place = distance + outward * reach
    if not 0.1 * wheel.radius.end < place < wheel.radius.end - SIZE / 2:
        return None
    x, y = wheel.x + place * across, wheel.y + place * down
    return Lettering(x, y + SIZE / 3, (line.text,), "middle", SIZE, line.colour, bold=True)


def _clearance(label: Lettering, rest: Sequence[Point]) -> float:
    """From the edge of a name to the nearest other line: nobody must take it for that line's name."""
    left, top, right, bottom = _box(label)
    return min(
        (hypot(max(left - x, 0, x - right), max(top - y, 0, y - bottom)) for x, y in rest), default=inf
    )


def _free(label: Lettering, wheel: Wheel, taken: Sequence[Point]) -> bool:
    left, top, right, bottom = _box(label)
    if left < wheel.x + 3 and right > wheel.x - 16 and top < wheel.y:
        return False  # on the numbers of the rings
    rim = wheel.radius.end * cos(pi / wheel.axes)
    if any(hypot(x - wheel.x, y - wheel.y) >= rim for x in (left, right) for y in (top, bottom)):
        return False
    return not any(left < x < right and top < y < bottom for x, y in taken)


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
