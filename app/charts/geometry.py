"""Where numbers land: pure functions from values to drawing units, y downwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin

Point = tuple[float, float]


@dataclass(frozen=True)
class Line:
    """A linear scale: `minimum` lies at `start`, `maximum` at `end`."""

    minimum: float
    maximum: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The position of a value; what lies off the scale is drawn at its end."""
        inside = min(max(value, self.minimum), self.maximum)
        share = (inside - self.minimum) / (self.maximum - self.minimum)
        return self.start + share * (self.end - self.start)


@dataclass(frozen=True)
class Wheel:
    """Axes at equal angles, the first upright, then clockwise; `radius` turns a value into a distance."""

    x: float
    y: float
    axes: int
    radius: Line

    def direction(self, axis: int) -> Point:
        """The unit vector of an axis."""
        return directions(self.axes)[axis]

    def point(self, axis: int, value: float) -> Point:
        return self.at_distance(axis, self.radius.at(value))

    def at_distance(self, axis: int, distance: float) -> Point:
        across, down = directions(self.axes)[axis]
        return self.x + distance * across, self.y + distance * down

    def ring(self, value: float) -> list[Point]:
        distance = self.radius.at(value)
        return [self.at_distance(axis, distance) for axis in range(self.axes)]


@lru_cache(maxsize=32)
def directions(axes: int) -> tuple[Point, ...]:
    """The unit vectors of so many axes."""
    angles = [2 * pi * axis / axes for axis in range(axes)]
    return tuple((sin(angle), -cos(angle)) for angle in angles)


def runs(present: Sequence[bool]) -> list[list[int]]:
    """The unbroken stretches of a closed row, each as positions; one that passes the end goes on at 0.

    All present: one stretch with every position. [True, False, True] gives [[2, 0]].
    """
    size = len(present)
    if all(present):
        return [list(range(size))] if size else []
    first_gap = present.index(False)
    found: list[list[int]] = []
    follows = False
    for step in range(1, size + 1):
        position = (first_gap + step) % size
        if present[position]:
            if follows:
                found[-1].append(position)
            else:
                found.append([position])
        follows = present[position]
    return found


def ticks(minimum: float, maximum: float) -> list[float]:
    """Whole values from end to end; the ends alone where the scale is not of whole values or very long."""
    span = maximum - minimum
    if span != int(span) or minimum != int(minimum) or span > 10:
        return [minimum, maximum]
    return [minimum + step for step in range(int(span) + 1)]


def path(points: Sequence[Point], *, closed: bool) -> str:
    """The `d` of an SVG path through the points."""
    if not points:
        return ""
    corners = "L".join(f"{x:.2f} {y:.2f}" for x, y in points)
    return f"M{corners}{'Z' if closed else ''}"
