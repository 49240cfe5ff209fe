"""The radar: a line and its interval band over the criteria. No area is filled: it means nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from app.charts import lettering, style
from app.charts.data import CriterionScore, ScoreChart
from app.charts.description import radar_description
from app.charts.drawing import Anchor, Frame, Layout, Lettering, fill
from app.charts.geometry import Line, Point, Wheel, path, runs
from app.charts.key import Mark, key
from app.charts.series_label import series_labels
from app.charts.wheel_drawing import HOLE, Curve, curve, grid, ring_labels
from app.charts.wording import Wording, wording
from app.language.formatting import EN_DASH

MOST_NAMED_AXES = 14
NAME_SIZE = 14.0
NAME_STEP = 17.0
VALUE_STEP = 19.0


@dataclass(frozen=True)
class Plan:
    """Sizes of one layout, in drawing units."""

    width: float
    radius: float
    gap: float
    keyed: bool


@dataclass(frozen=True)
class AxisLabel:
    """Name and figures at the end of an axis; `y` is the baseline of the first line."""

    x: float
    y: float
    anchor: Anchor
    lines: tuple[str, ...]
    value: str
    shown: bool
    note: str

    @property
    def height(self) -> float:
        return len(self.lines) * NAME_STEP + VALUE_STEP


def radar_svg(chart: ScoreChart, layout: Layout = "wide") -> Markup:
    """The radar as one SVG; needs three criteria or more (ValueError), with fewer draw the dot plot alone."""
    if len(chart.criteria) < 3:
        raise ValueError("a radar needs at least three criteria")
    words = wording(chart.language)
    plan = _plan(chart, layout)
    wheel, labels, bottom = _place(chart, plan, words)
    names = _names(chart, plan, bottom, words)
    series = series_labels(wheel, chart)
    lowest = max([bottom, *(name.y + name.step * (len(name.lines) - 1) + 6 for name in names)])
    entries, end = key(_marks(chart, bool(series), words), lowest + 8, plan.width)
    frame = Frame(
        id=f"{chart.id}-radar",
        layout=layout,
        width=plan.width,
        height=end + 2,
        title=chart.title,
        description=radar_description(chart),
    )
    return fill(
        "radar",
        frame,
        chart.palette,
        grid=grid(wheel),
        ring_labels=ring_labels(wheel, words),
        band=_band(wheel, chart.criteria),
        current=curve(wheel, [criterion.current.mean for criterion in chart.criteria]),
        previous=_previous(wheel, chart),
        series=series,
        labels=labels,
        name_size=NAME_SIZE,
        name_step=NAME_STEP,
        value_step=VALUE_STEP,
        names=names,
        key=entries,
    )


def _plan(chart: ScoreChart, layout: Layout) -> Plan:
    if layout == "wide":
        return Plan(width=640, radius=170, gap=16, keyed=len(chart.criteria) > MOST_NAMED_AXES)
    return Plan(width=360, radius=128, gap=12, keyed=True)


def _place(chart: ScoreChart, plan: Plan, words: Wording) -> tuple[Wheel, list[AxisLabel], float]:
    """The wheel and its labels, moved down so that the highest label just fits; and where the lowest ends."""
    radius = Line(chart.minimum, chart.maximum, HOLE * plan.radius, plan.radius)
    level = Wheel(plan.width / 2, 0, len(chart.criteria), radius)
    raw = [_axis_label(level, axis, chart, plan, words) for axis in range(level.axes)]
    top = min(label.y - NAME_SIZE for label in raw)
    labels = [_moved(label, 4 - top) for label in raw]
    wheel = Wheel(level.x, 4 - top, level.axes, radius)
    lowest = max(label.y + label.height - NAME_SIZE for label in labels)
    return wheel, labels, max(lowest, max(y for _, y in wheel.ring(chart.maximum)) + 8)


def _axis_label(wheel: Wheel, axis: int, chart: ScoreChart, plan: Plan, words: Wording) -> AxisLabel:
    criterion = chart.criteria[axis]
    across, down = wheel.direction(axis)
    x, y = wheel.at_distance(axis, plan.radius + plan.gap)
    anchor: Anchor = "start" if across > 0.15 else "end" if across < -0.15 else "middle"
    room = {"start": plan.width - x, "end": x, "middle": plan.width / 2}[anchor]
    name = (str(axis + 1),) if plan.keyed else lettering.wrap(criterion.label, NAME_SIZE, room, 3)
    shown = criterion.current.mean is not None
    label = AxisLabel(
        x=x,
        y=0,
        anchor=anchor,
        lines=name,
        value=_value(criterion, plan, words),
        shown=shown,
        note="" if plan.keyed else _was(criterion, words),
    )
    return _moved(label, y - label.height * (1 - down) / 2 + NAME_SIZE)


def _moved(label: AxisLabel, down: float) -> AxisLabel:
    return AxisLabel(label.x, label.y + down, label.anchor, label.lines, label.value, label.shown, label.note)


def _value(criterion: CriterionScore, plan: Plan, words: Wording) -> str:
    """Beside a number there is no room for words: the list of names says what is not shown."""
    if criterion.current.mean is not None:
        return words.score(criterion.current.mean)
    return EN_DASH if plan.keyed else words.text("not shown")


def _was(criterion: CriterionScore, words: Wording) -> str:
    if criterion.previous is None or criterion.previous.mean is None:
        return ""
    return words.text("was {value}", value=words.score(criterion.previous.mean))


def _band(wheel: Wheel, criteria: Sequence[CriterionScore]) -> str:
    """From lower to upper ends: a ring when whole, else a strip per stretch, a thin bar for one axis."""
    intervals = [criterion.current.interval for criterion in criteria]
    parts = []
    for run in runs([interval is not None for interval in intervals]):
        ends = [(axis, interval) for axis in run if (interval := intervals[axis]) is not None]
        lower = [wheel.point(axis, low) for axis, (low, _) in ends]
        upper = [wheel.point(axis, high) for axis, (_, high) in ends]
        if len(run) == wheel.axes:
            parts += [path(upper, closed=True), path(lower, closed=True)]
        elif len(run) > 1:
            parts.append(path([*upper, *reversed(lower)], closed=True))
        else:
            parts.append(_bar(wheel, run[0], lower[0], upper[0]))
    return "".join(parts)


def _bar(wheel: Wheel, axis: int, low: Point, high: Point) -> str:
    across, down = wheel.direction(axis)
    aside, below = -3 * down, 3 * across
    corners = [(high[0] + aside, high[1] + below), (high[0] - aside, high[1] - below)]
    return path([*corners, (low[0] - aside, low[1] - below), (low[0] + aside, low[1] + below)], closed=True)


def _previous(wheel: Wheel, chart: ScoreChart) -> Curve | None:
    if chart.previous_series is None:
        return None
    return curve(wheel, [one.previous.mean if one.previous else None for one in chart.criteria])


def _names(chart: ScoreChart, plan: Plan, top: float, words: Wording) -> list[Lettering]:
    """The list under a keyed radar: number and name, in the order of the axes."""
    if not plan.keyed:
        return []
    names: list[Lettering] = []
    y = top + 20
    for position, criterion in enumerate(chart.criteria, start=1):
        number = words.whole(position)
        note = words.text("not shown") if criterion.current.mean is None else _was(criterion, words)
        name = f"{criterion.label} ({note})" if note else criterion.label
        lines = lettering.wrap(name, 13, plan.width - 30)
        names.append(Lettering(18, y, (number,), "end", 13, style.INK, bold=True))
        names.append(Lettering(26, y, lines, "start", 13))
        y += 13 * 1.25 * len(lines) + 4
    return names


def _marks(chart: ScoreChart, named: bool, words: Wording) -> list[tuple[Mark, str]]:
    """What the key must say: the waves too where their lines bear no name."""
    marks: list[tuple[Mark, str]] = []
    if chart.previous_series is not None and not named:
        marks += [("line", chart.series), ("dashed", chart.previous_series)]
    if any(criterion.current.interval for criterion in chart.criteria):
        marks.append(("band", words.text("95% interval")))
    return marks
