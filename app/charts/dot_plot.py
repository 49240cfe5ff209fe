"""The dot plot: criteria from high to low, each a dot on its interval, with mean and n in figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from app.charts import lettering, style
from app.charts.data import CriterionScore, ScoreChart
from app.charts.description import dot_plot_description
from app.charts.drawing import Frame, Layout, Lettering, fill
from app.charts.geometry import Line, ticks
from app.charts.key import Mark, key
from app.charts.wording import Wording, wording

NAME_SIZE = 14.0
NAME_STEP = 17.5


@dataclass(frozen=True)
class Plan:
    """Where the columns of one layout lie; `stacked` puts the dots under the name instead of beside it."""

    width: float
    head: float
    name_room: float
    start: float
    end: float
    mean: float
    before: float
    people: float
    stacked: bool


WIDE = Plan(640, 28, 190, 206, 470, mean=558, before=600, people=636, stacked=False)
NARROW = Plan(360, 44, 196, 8, 352, mean=262, before=308, people=354, stacked=True)


@dataclass(frozen=True)
class Row:
    """One criterion; positions are None where there is nothing to draw, `middle` is the height of the dot."""

    top: float
    middle: float
    bottom: float
    texts: tuple[Lettering, ...]
    dot: float | None = None
    interval: tuple[float, float] | None = None
    before: float | None = None


def dot_plot_svg(chart: ScoreChart, layout: Layout = "wide") -> Markup:
    """The dot plot as one SVG, for any number of criteria."""
    words = wording(chart.language)
    plan = WIDE if layout == "wide" else NARROW
    scale = Line(chart.minimum, chart.maximum, plan.start, plan.end)
    rows: list[Row] = []
    for criterion in high_to_low(chart.criteria):
        rows.append(_row(criterion, chart, plan, scale, rows[-1].bottom if rows else plan.head, words))
    bottom = rows[-1].bottom if rows else plan.head
    entries, end = key(_marks(chart, words), bottom + 6, plan.width)
    frame = Frame(
        id=f"{chart.id}-dots",
        layout=layout,
        width=plan.width,
        height=end + 2,
        title=chart.title,
        description=dot_plot_description(chart),
    )
    return fill(
        "dot_plot",
        frame,
        chart.palette,
        rows=rows,
        plan=plan,
        values=[scale.at(value) for value in ticks(chart.minimum, chart.maximum)],
        bottom=bottom,
        head=_head(chart, plan, scale, words),
        key=entries,
    )


def high_to_low(criteria: Sequence[CriterionScore]) -> list[CriterionScore]:
    """By mean, highest first; what is not shown comes last, in the order given."""
    return sorted(criteria, key=lambda one: float("inf") if one.current.mean is None else -one.current.mean)


def _row(
    criterion: CriterionScore, chart: ScoreChart, plan: Plan, scale: Line, top: float, words: Wording
) -> Row:
    name = lettering.wrap(criterion.label, NAME_SIZE, plan.name_room, 3)
    block = NAME_STEP * len(name)
    height = block + 36 if plan.stacked else max(36, block + 14)
    middle = top + block + 17 if plan.stacked else top + height / 2
    first = top + 22 if plan.stacked else middle - block / 2 + NAME_STEP / 2 + 4.5
    texts = [Lettering(0, first, name, size=NAME_SIZE)]
    estimate, figures = criterion.current, first if plan.stacked else middle + 4.5
    if estimate.mean is None:
        texts.append(_figure(plan.people, figures, words.text("not shown"), style.QUIET))
        return Row(top, middle, top + (block + 16 if plan.stacked else height), tuple(texts))
    texts.append(
        _figure(
            _mean_column(chart, plan), figures, words.score(estimate.mean), chart.palette.accent, bold=True
        )
    )
    previous = criterion.previous.mean if criterion.previous and chart.previous_series else None
    if previous is not None:
        texts.append(_figure(plan.before, figures, words.score(previous), style.QUIET))
    if estimate.n is not None:
        texts.append(_figure(plan.people, figures, words.whole(estimate.n), style.INK))
    ends = estimate.interval
    return Row(
        top=top,
        middle=middle,
        bottom=top + height,
        texts=tuple(texts),
        dot=scale.at(estimate.mean),
        interval=(scale.at(ends[0]), scale.at(ends[1])) if ends else None,
        before=None if previous is None else scale.at(previous),
    )


def _mean_column(chart: ScoreChart, plan: Plan) -> float:
    return plan.before if chart.previous_series is None else plan.mean


def _figure(x: float, y: float, text: str, colour: str, bold: bool = False) -> Lettering:
    return Lettering(x, y, (text,), "end", 14, colour, bold)


def _head(chart: ScoreChart, plan: Plan, scale: Line, words: Wording) -> list[Lettering]:
    y = plan.head - 10
    values = [
        Lettering(scale.at(value), y, (words.whole(value),), "middle", 13, style.QUIET)
        for value in ticks(chart.minimum, chart.maximum)
    ]
    columns = [(_mean_column(chart, plan), words.text("mean")), (plan.people, words.text("n"))]
    if chart.previous_series is not None:
        columns.append((plan.before, words.text("was")))
    line = 12 if plan.stacked else y
    return [*values, *(Lettering(x, line, (text,), "end", 13, style.QUIET) for x, text in columns)]


def _marks(chart: ScoreChart, words: Wording) -> list[tuple[Mark, str]]:
    """A dot without anything beside it needs no key."""
    marks: list[tuple[Mark, str]] = [("dot", chart.series)]
    if chart.previous_series is not None:
        marks.append(("hollow", chart.previous_series))
    if any(criterion.current.interval for criterion in chart.criteria):
        marks.append(("interval", words.text("95% interval")))
    return marks if len(marks) > 1 else []
