"""What every radar is made of: the wheel's rings and spokes, and the line of one series over it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.charts import style
from app.charts.drawing import Lettering
from app.charts.geometry import Point, Wheel, path, runs, ticks
from app.charts.wording import Wording

HOLE = 0.12
"""The lowest value lies on a small ring rather than in the middle, so that low scores keep their shape."""


@dataclass(frozen=True)
class Grid:
    rings: str
    rim: str
    spokes: str


@dataclass(frozen=True)
class Curve:
    """One series: stretches of line, and a dot where a figure is."""

    stretches: tuple[str, ...]
    dots: tuple[Point, ...]


@lru_cache(maxsize=64)
def grid(wheel: Wheel) -> Grid:
    """The same for every network that answered the same questionnaire."""
    low, high = wheel.radius.minimum, wheel.radius.maximum
    spokes = (
        path([wheel.point(axis, low), wheel.point(axis, high)], closed=False) for axis in range(wheel.axes)
    )
    return Grid(
        rings="".join(path(wheel.ring(value), closed=True) for value in ticks(low, high)[:-1]),
        rim=path(wheel.ring(high), closed=True),
        spokes="".join(spokes),
    )


def curve(wheel: Wheel, means: Sequence[float | None]) -> Curve:
    """A missing mean breaks the line; what stands alone between two gaps keeps its dot."""
    points = [None if mean is None else wheel.point(axis, mean) for axis, mean in enumerate(means)]
    stretches = []
    for run in runs([point is not None for point in points]):
        corners = [point for point in (points[axis] for axis in run) if point is not None]
        if len(corners) > 1:
            stretches.append(path(corners, closed=len(corners) == wheel.axes))
    return Curve(tuple(stretches), tuple(point for point in points if point is not None))


def ring_labels(wheel: Wheel, words: Wording) -> list[Lettering]:
    """The values of the rings, just left of the upright axis."""
    found = []
    for value in ticks(wheel.radius.minimum, wheel.radius.maximum):
        x, y = wheel.point(0, value)
        found.append(Lettering(x - 5, y + 4, (words.whole(value),), "end", 13, style.QUIET))
    return found
