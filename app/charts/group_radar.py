"""Radars of groups: up to three over one another, or one small radar a group with the whole behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from app.charts import lettering, style
from app.charts.drawing import Anchor, Frame, Layout, Lettering, fill
from app.charts.geometry import Line, Point, Wheel
from app.charts.group_data import (
    MOST_OVERLAID,
    GroupRadarChart,
    RadarAxis,
    RadarGroup,
    SmallMultiples,
)
from app.charts.group_description import group_radar_description, small_radar_description
from app.charts.key import Mark, key
from app.charts.palette import GroupLook
from app.charts.series_label import NamedLine, line_labels
from app.charts.wheel_drawing import HOLE, curve, grid, ring_labels
from app.charts.wording import Wording, wording

MARKS: tuple[Mark, ...] = ("group1", "group2", "group3")
MOST_NAMED_AXES = 14
NAME_SIZE = 14.0
SMALL_SIZE = 13.0


@dataclass(frozen=True)
class Plan:
    """Sizes of one layout, in drawing units; `keyed`: axes bear numbers and a list names them."""

    width: float
    radius: float
    gap: float
    keyed: bool


@dataclass(frozen=True)
class GroupCurve:
    """The line of one group, with a mark where a figure is."""

    look: GroupLook
    stretches: tuple[str, ...]
    dots: tuple[Point, ...]


def group_radar_svg(chart: GroupRadarChart, layout: Layout = "wide") -> Markup:
    """One to three groups in one radar of three axes or more, else ValueError."""
    if not 1 <= len(chart.groups) <= MOST_OVERLAID:
        raise ValueError("a radar holds one to three groups")
    words = wording(chart.language)
    keyed = layout == "narrow" or len(chart.axes) > MOST_NAMED_AXES
    plan = Plan(640, 170, 16, keyed) if layout == "wide" else Plan(360, 128, 14, keyed)
    wheel, names, bottom = _place(chart.axes, chart.minimum, chart.maximum, plan, words)
    listed = _listed(chart.axes, plan, bottom, words)
    lowest = max([bottom, *(name.y + name.step * (len(name.lines) - 1) + 6 for name in listed)])
    series = _series_names(chart, wheel)
    people, after = _people(chart, plan, lowest + 8, words) if series else ([], lowest + 8)
    marks = [] if series else _marks(chart, words)
    entries, end = key(marks, after, plan.width)
    looks = chart.palette.groups.values()
    frame = Frame(
        id=f"{chart.id}-groups",
        layout=layout,
        width=plan.width,
        height=end + 2,
        title=chart.title,
        description=group_radar_description(chart),
    )
    return fill(
        "group_radar",
        frame,
        chart.palette,
        grid=grid(wheel),
        ring_labels=ring_labels(wheel, words),
        curves=[_curve(wheel, group, look) for group, look in zip(chart.groups, looks, strict=False)],
        series=series,
        labels=names,
        names=[*listed, *people],
        key=entries,
    )


def small_radar_svg(chart: SmallMultiples, group: RadarGroup) -> Markup:
    """One of the small multiples: numbered axes, the whole as a broad grey line behind the group."""
    plan = Plan(width=176, radius=64, gap=11, keyed=True)
    words = wording(chart.language)
    wheel, names, bottom = _place(chart.axes, chart.minimum, chart.maximum, plan, words)
    frame = Frame(
        id=f"{chart.id}-{chart.groups.index(group)}",
        layout="small",
        width=plan.width,
        height=bottom,
        title=group.label,
        description=small_radar_description(chart, group),
    )
    return fill(
        "small_radar",
        frame,
        chart.palette,
        grid=grid(wheel),
        whole=curve(wheel, chart.whole.means),
        group=curve(wheel, group.means),
        labels=names,
    )


def _place(
    axes: Sequence[RadarAxis], minimum: float, maximum: float, plan: Plan, words: Wording
) -> tuple[Wheel, list[Lettering], float]:
    """The wheel and the names at its axes, the highest just inside; and where the lowest ends."""
    if len(axes) < 3:
        raise ValueError("a radar needs at least three criteria")
    radius = Line(minimum, maximum, HOLE * plan.radius, plan.radius)
    level = Wheel(plan.width / 2, 0, len(axes), radius)
    raw = [_axis_name(level, place, axis, plan, words) for place, axis in enumerate(axes)]
    down = 4 - min(name.y - name.size for name in raw)
    names = [_moved(name, down) for name in raw]
    wheel = Wheel(level.x, down, level.axes, radius)
    lowest = max(name.y + name.step * (len(name.lines) - 1) + 5 for name in names)
    return wheel, names, max(lowest, max(y for _, y in wheel.ring(maximum)) + 8)


def _axis_name(wheel: Wheel, place: int, axis: RadarAxis, plan: Plan, words: Wording) -> Lettering:
    across, down = wheel.direction(place)
    x, y = wheel.at_distance(place, plan.radius + plan.gap)
    if plan.keyed:
        return Lettering(x, y + SMALL_SIZE / 3, (words.whole(place + 1),), "middle", SMALL_SIZE, style.QUIET)
    anchor: Anchor = "start" if across > 0.15 else "end" if across < -0.15 else "middle"
    room = {"start": plan.width - x, "end": x, "middle": plan.width / 2}[anchor]
    lines = lettering.wrap(axis.label, NAME_SIZE, room, 3)
    height = NAME_SIZE * 1.25 * len(lines)
    return Lettering(x, y - height * (1 - down) / 2 + NAME_SIZE, lines, anchor, NAME_SIZE)


def _moved(name: Lettering, down: float) -> Lettering:
    return Lettering(name.x, name.y + down, name.lines, name.anchor, name.size, name.fill, name.bold)


def _curve(wheel: Wheel, group: RadarGroup, look: GroupLook) -> GroupCurve:
    drawn = curve(wheel, group.means)
    return GroupCurve(look, drawn.stretches, drawn.dots)


def _series_names(chart: GroupRadarChart, wheel: Wheel) -> list[Lettering]:
    lines = [
        NamedLine(group.label, look.colour, group.means)
        for group, look in zip(chart.groups, chart.palette.groups.values(), strict=False)
    ]
    return line_labels(wheel, lines)


def _people(chart: GroupRadarChart, plan: Plan, top: float, words: Wording) -> tuple[list[Lettering], float]:
    """How many people each line stands for, where its name is beside it; and where that ends."""
    known = [words.group(group.label, group.n) for group in chart.groups if group.n is not None]
    if not known:
        return [], top
    lines = lettering.wrap(" · ".join(known), 13, plan.width)
    return [Lettering(0, top + 14, lines, fill=style.QUIET)], top + 14 + 16.25 * (len(lines) - 1) + 6


def _marks(chart: GroupRadarChart, words: Wording) -> list[tuple[Mark, str]]:
    return [
        (mark, words.group(group.label, group.n)) for group, mark in zip(chart.groups, MARKS, strict=False)
    ]


def _listed(axes: Sequence[RadarAxis], plan: Plan, top: float, words: Wording) -> list[Lettering]:
    """The list under a keyed radar: number and name, in the order of the axes."""
    if not plan.keyed:
        return []
    names: list[Lettering] = []
    y = top + 20
    for place, axis in enumerate(axes, start=1):
        lines = lettering.wrap(axis.label, 13, plan.width - 30)
        names.append(Lettering(18, y, (words.whole(place),), "end", 13, style.INK, bold=True))
        names.append(Lettering(26, y, lines, "start", 13))
        y += 13 * 1.25 * len(lines) + 4
    return names
