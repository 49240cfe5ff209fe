"""An empty radar to fill in by hand: axes, rings and names, and no figure at all."""

from markupsafe import Markup

from app.charts import lettering, style
from app.charts.data import ScoreChart
from app.charts.drawing import Anchor, Frame, Lettering, fill
from app.charts.geometry import Line, Wheel
from app.charts.radar import MOST_NAMED_AXES
from app.charts.wheel_drawing import HOLE, grid, ring_labels
from app.charts.wording import wording

WIDTH = 720.0
RADIUS = 215.0
GAP = 12.0
NAME_SIZE = 13.0
NAME_STEP = 16.0


def blank_radar_svg(chart: ScoreChart) -> Markup:
    """Takes names and scale from the chart; needs three criteria or more (ValueError)."""
    if len(chart.criteria) < 3:
        raise ValueError("a radar needs at least three criteria")
    wheel, labels = _place(chart)
    foot = max(label.y + label.step * (len(label.lines) - 1) for label in labels)
    names = _names(chart, max(foot, wheel.y + RADIUS) + 24)
    lowest = max([foot, wheel.y + RADIUS, *(name.y + name.step * (len(name.lines) - 1) for name in names)])
    frame = Frame(
        id=f"{chart.id}-blank",
        layout="wide",
        width=WIDTH,
        height=lowest + 10,
        title=chart.title,
        description=blank_radar_description(chart),
    )
    ticks = ring_labels(wheel, wording(chart.language))
    return fill(
        "blank_radar", frame, chart.palette, grid=grid(wheel), ring_labels=ticks, labels=[*labels, *names]
    )


def blank_radar_description(chart: ScoreChart) -> str:
    """Which axes there are to fill in, and on what scale."""
    words = wording(chart.language)
    return words.plural(
        "Empty radar of one criterion to fill in by hand, scale {minimum} to {maximum}: {names}.",
        "Empty radar of {count} criteria to fill in by hand, scale {minimum} to {maximum}: {names}.",
        len(chart.criteria),
        minimum=words.whole(chart.minimum),
        maximum=words.whole(chart.maximum),
        names=", ".join(criterion.label for criterion in chart.criteria),
    )


def _place(chart: ScoreChart) -> tuple[Wheel, list[Lettering]]:
    """The wheel as far down as its highest name needs."""
    radius = Line(chart.minimum, chart.maximum, HOLE * RADIUS, RADIUS)
    level = Wheel(WIDTH / 2, 0, len(chart.criteria), radius)
    names = [_name(level, axis, chart) for axis in range(level.axes)]
    down = 4 - min(name.y - NAME_SIZE for name in names)
    moved = [Lettering(one.x, one.y + down, one.lines, one.anchor, one.size) for one in names]
    return Wheel(level.x, down, level.axes, radius), moved


def _name(wheel: Wheel, axis: int, chart: ScoreChart) -> Lettering:
    across, down = wheel.direction(axis)
    x, y = wheel.at_distance(axis, RADIUS + GAP)
    anchor: Anchor = "start" if across > 0.15 else "end" if across < -0.15 else "middle"
    room = {"start": WIDTH - x, "end": x, "middle": WIDTH / 2}[anchor]
    keyed = len(chart.criteria) > MOST_NAMED_AXES
    lines = (str(axis + 1),) if keyed else lettering.wrap(chart.criteria[axis].label, NAME_SIZE, room, 4)
    height = NAME_STEP * len(lines)
    return Lettering(x, y - height * (1 - down) / 2 + NAME_SIZE, lines, anchor, NAME_SIZE)


def _names(chart: ScoreChart, top: float) -> list[Lettering]:
    """Where the axes bear numbers: which criterion each of them is."""
    if len(chart.criteria) <= MOST_NAMED_AXES:
        return []
    names: list[Lettering] = []
    y = top
    for position, criterion in enumerate(chart.criteria, start=1):
        lines = lettering.wrap(criterion.label, 13, WIDTH - 30, 2)
        names.append(Lettering(18, y, (str(position),), "end", 13, style.INK, bold=True))
        names.append(Lettering(26, y, lines, "start", 13))
        y += 13 * 1.25 * len(lines) + 4
    return names
