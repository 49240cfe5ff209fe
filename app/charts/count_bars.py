"""Count bars: how many people named each thing, most first, the count at the end of the bar."""

from dataclasses import dataclass

from markupsafe import Markup

from app.charts import lettering
from app.charts.data import CountChart
from app.charts.description import by_count, count_bars_description
from app.charts.drawing import Frame, Layout, Lettering, fill
from app.charts.geometry import Line
from app.charts.wording import wording

NAME_SIZE = 14.0
NAME_STEP = 17.5


@dataclass(frozen=True)
class Plan:
    """Where bars start and end; `stacked` puts them under the name."""

    width: float
    name_room: float
    start: float
    end: float
    bar: float
    stacked: bool


WIDE = Plan(640, 196, 206, 600, bar=18, stacked=False)
NARROW = Plan(360, 350, 0, 320, bar=14, stacked=True)


@dataclass(frozen=True)
class Bar:
    y: float
    end: float
    name: Lettering
    count: Lettering
    bottom: float


def count_bars_svg(chart: CountChart, layout: Layout = "wide") -> Markup:
    """The counts as one SVG; a bar over the whole length means everybody."""
    words = wording(chart.language)
    plan = WIDE if layout == "wide" else NARROW
    scale = Line(0, max(chart.total, *(count.count for count in chart.counts), 1), plan.start, plan.end)
    bars: list[Bar] = []
    for count in by_count(chart):
        end = scale.at(count.count)
        top = bars[-1].bottom if bars else 0
        bars.append(_bar(plan, end, count.label, words.whole(count.count), top, chart.palette.accent))
    frame = Frame(
        id=f"{chart.id}-counts",
        layout=layout,
        width=plan.width,
        height=(bars[-1].bottom if bars else 0) + 4,
        title=chart.title,
        description=count_bars_description(chart),
    )
    return fill("count_bars", frame, chart.palette, bars=bars, plan=plan)


def _bar(plan: Plan, end: float, label: str, count: str, top: float, colour: str) -> Bar:
    lines = lettering.wrap(label, NAME_SIZE, plan.name_room, 3)
    block = NAME_STEP * len(lines)
    height = block + plan.bar + 16 if plan.stacked else max(block + 10, 30)
    y = top + block + 4 if plan.stacked else top + (height - plan.bar) / 2
    first = top + 14 if plan.stacked else top + (height - block) / 2 + 13
    return Bar(
        y=y,
        end=end,
        name=Lettering(0, first, lines, size=NAME_SIZE),
        count=Lettering(end + 7, y + plan.bar / 2 + 5, (count,), size=NAME_SIZE, fill=colour, bold=True),
        bottom=top + height,
    )
