"""The pitch: the lines of a network from the own goal forwards, each with its people and its mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from app.charts import lettering, style
from app.charts.drawing import Frame, Layout, Lettering, fill
from app.charts.geometry import Line, Point, path
from app.charts.group_data import PitchChart, PitchLine
from app.charts.group_description import pitch_absence, pitch_description, pitch_people
from app.charts.wording import Wording, wording

EDGE = 1.0
PAD = 14.0
NAME_SIZE = 15.0
MEAN_SIZE = 26.0
BAR = 9.0
CIRCLE = 46.0


@dataclass(frozen=True)
class Plan:
    """`band` runs along the pitch, `breadth` across it; upright, the forwards are at the top."""

    width: float
    band: float
    breadth: float
    upright: bool


@dataclass(frozen=True)
class Bar:
    x: float
    y: float
    width: float
    filled: float


@dataclass(frozen=True)
class Band:
    """The place of one line on the pitch; `bar` None where there is no mean to draw."""

    x: float
    y: float
    width: float
    height: float
    texts: tuple[Lettering, ...]
    bar: Bar | None
    empty: bool


def pitch_svg(chart: PitchChart, layout: Layout = "wide") -> Markup:
    """The pitch as one SVG: goal left and forwards right, on a phone goal below and forwards above."""
    words = wording(chart.language)
    plan = _plan(len(chart.lines), layout)
    length = plan.band * len(chart.lines)
    bottom = EDGE + (length if plan.upright else plan.breadth)
    caption = _caption(chart, plan, bottom, words)
    frame = Frame(
        id=f"{chart.id}-pitch",
        layout=layout,
        width=plan.width,
        height=caption[-1].y + caption[-1].step * (len(caption[-1].lines) - 1) + 8,
        title=chart.title,
        description=pitch_description(chart),
    )
    return fill(
        "pitch",
        frame,
        chart.palette,
        bands=[_band(line, place, chart, plan, words) for place, line in enumerate(chart.lines)],
        outline=_box(plan, length, 0, length, 0, plan.breadth),
        markings=_markings(plan, length),
        middle=_at(plan, length, length / 2, plan.breadth / 2),
        circle=CIRCLE,
        bar_height=BAR,
        arrow=_arrow(plan, bottom),
        caption=caption,
    )


def _plan(lines: int, layout: Layout) -> Plan:
    if layout == "wide":
        return Plan(width=640, band=(640 - 2 * EDGE) / max(lines, 1), breadth=236, upright=False)
    return Plan(width=360, band=100, breadth=360 - 2 * EDGE, upright=True)


def _at(plan: Plan, length: float, along: float, across: float) -> Point:
    """A place on the pitch, `along` from the own goal line; in the drawing."""
    if plan.upright:
        return EDGE + across, EDGE + length - along
    return EDGE + along, EDGE + across


def _box(plan: Plan, length: float, start: float, end: float, left: float, right: float) -> str:
    corners = [(start, left), (end, left), (end, right), (start, right)]
    return path([_at(plan, length, along, across) for along, across in corners], closed=True)


def _markings(plan: Plan, length: float) -> str:
    """Halfway line, and at both ends the large and the small box."""
    middle = plan.breadth / 2
    parts = [path([_at(plan, length, length / 2, edge) for edge in (0, plan.breadth)], closed=False)]
    for depth, half in ((0.13 * length, 0.34 * plan.breadth), (0.045 * length, 0.16 * plan.breadth)):
        parts.append(_box(plan, length, 0, depth, middle - half, middle + half))
        parts.append(_box(plan, length, length - depth, length, middle - half, middle + half))
    return "".join(parts)


def _band(line: PitchLine, place: int, chart: PitchChart, plan: Plan, words: Wording) -> Band:
    mean = line.mean if line.state == "shown" else None
    scale, accent = Line(chart.minimum, chart.maximum, 0, 1), chart.palette.accent
    if plan.upright:
        y = EDGE + plan.band * (len(chart.lines) - 1 - place)
        texts, bar = _lying(line, mean, y, plan, scale, accent, words)
        return Band(EDGE, y, plan.breadth, plan.band, texts, bar, line.state == "empty")
    x = EDGE + plan.band * place
    texts, bar = _standing(line, mean, x, plan, scale, accent, words)
    return Band(x, EDGE, plan.band, plan.breadth, texts, bar, line.state == "empty")


def _standing(
    line: PitchLine, mean: float | None, x: float, plan: Plan, scale: Line, accent: str, words: Wording
) -> tuple[tuple[Lettering, ...], Bar | None]:
    """Name above, mean and bar in the middle, people below; all from the band's left side."""
    left, room = x + PAD, plan.band - 2 * PAD
    name = Lettering(left, 32, lettering.wrap(line.label, NAME_SIZE, room, 3), size=NAME_SIZE, bold=True)
    people = Lettering(left, 176, lettering.wrap(pitch_people(line, words), 13, room, 3), fill=style.QUIET)
    if mean is None:
        why = lettering.wrap(pitch_absence(line, words), 14, room, 4)
        return (name, Lettering(left, 120, why, size=14, fill=style.QUIET), people), None
    figure = Lettering(left, 128, (words.score(mean),), size=MEAN_SIZE, fill=accent, bold=True)
    return (name, figure, people), Bar(left, 140, room, room * scale.at(mean))


def _lying(
    line: PitchLine, mean: float | None, y: float, plan: Plan, scale: Line, accent: str, words: Wording
) -> tuple[tuple[Lettering, ...], Bar | None]:
    """Name and people left, mean and bar right."""
    left, half = EDGE + PAD, plan.breadth / 2
    lines = lettering.wrap(line.label, NAME_SIZE, half - PAD, 2)
    name = Lettering(left, y + 30, lines, size=NAME_SIZE, bold=True)
    below = y + 30 + name.step * (len(lines) - 1) + 20
    people = Lettering(
        left, below, lettering.wrap(pitch_people(line, words), 13, half - PAD, 2), fill=style.QUIET
    )
    start, room = EDGE + half + 10, half - 10 - PAD
    if mean is None:
        why = lettering.wrap(pitch_absence(line, words), 14, room, 4)
        return (name, people, Lettering(start, y + 30, why, size=14, fill=style.QUIET)), None
    figure = Lettering(start, y + 50, (words.score(mean),), size=MEAN_SIZE, fill=accent, bold=True)
    return (name, people, figure), Bar(start, y + 62, room, room * scale.at(mean))


def _caption(chart: PitchChart, plan: Plan, bottom: float, words: Wording) -> list[Lettering]:
    direction = Lettering(38, bottom + 22, (words.text("from the back to the front"),), fill=style.QUIET)
    scale = words.text(
        "{subject}: mean on a scale of {minimum} to {maximum}",
        subject=chart.subject,
        minimum=words.whole(chart.minimum),
        maximum=words.whole(chart.maximum),
    )
    if plan.upright:
        return [direction, Lettering(2, bottom + 44, lettering.wrap(scale, 13, plan.width - 6))]
    room = plan.width - 60 - lettering.width(direction.lines[0], 13)
    lines: Sequence[str] = lettering.wrap(scale, 13, room)
    return [direction, Lettering(plan.width - EDGE, bottom + 22, lines, "end")]


def _arrow(plan: Plan, bottom: float) -> str:
    """Which way is forwards."""
    if plan.upright:
        return f"M16 {bottom + 27:.1f}v-18l-4.5 5.5m4.5 -5.5l4.5 5.5"
    return f"M2 {bottom + 17.5:.1f}h26l-6 -4.5m6 4.5l-6 4.5"
