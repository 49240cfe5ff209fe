"""The paired plot: what two levels see of the same criterion, joined by a line that is as long as the gap."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from app.charts import lettering, style
from app.charts.drawing import Frame, Layout, Lettering, fill
from app.charts.geometry import Line, ticks
from app.charts.group_data import PairedChart, PairedRow
from app.charts.group_description import paired_description
from app.charts.key import Mark, key
from app.charts.paired_order import gap, in_order
from app.charts.wording import Wording, wording

NAME_SIZE = 14.0
NAME_STEP = 17.5
SERIES_SIZE = 13.0
BESIDE = 12.0
"""From the middle of a mark to the figure beside it."""


@dataclass(frozen=True)
class Plan:
    """Where the columns of one layout lie; `stacked` puts the marks under the name instead of beside it."""

    width: float
    head: float
    name_room: float
    start: float
    end: float
    gap: float
    stacked: bool


WIDE = Plan(640, 28, 186, 228, 466, gap=554, stacked=False)
NARROW = Plan(360, 44, 216, 36, 324, gap=278, stacked=True)


@dataclass(frozen=True)
class Row:
    """One criterion; positions are None where there is nothing to draw, `middle` is the marks' height."""

    top: float
    middle: float
    bottom: float
    texts: tuple[Lettering, ...]
    upper: float | None
    lower: float | None
    clear: bool


def paired_svg(chart: PairedChart, layout: Layout = "wide") -> Markup:
    """The paired plot as one SVG, for any number of rows."""
    words = wording(chart.language)
    plan = WIDE if layout == "wide" else NARROW
    scale = Line(chart.minimum, chart.maximum, plan.start, plan.end)
    ordered = in_order(chart)
    names = _series_names(chart, ordered, plan, scale, words)
    room = max((name.step * len(name.lines) + 4 for name in names), default=0)
    rows: list[Row] = []
    for row in ordered:
        extra = 0 if rows else room
        rows.append(_row(row, chart, plan, scale, rows[-1].bottom if rows else plan.head, extra, words))
    bottom = rows[-1].bottom if rows else plan.head
    entries, end = key([] if names else _marks(chart, words), bottom + 6, plan.width)
    frame = Frame(
        id=f"{chart.id}-pairs",
        layout=layout,
        width=plan.width,
        height=end + 2,
        title=chart.title,
        description=paired_description(chart),
    )
    return fill(
        "paired",
        frame,
        chart.palette,
        rows=rows,
        plan=plan,
        values=[scale.at(value) for value in ticks(chart.minimum, chart.maximum)],
        bottom=bottom,
        head=_head(chart, plan, scale, words),
        names=[_at_height(name, rows[0].middle - 16) for name in names],
        key=entries,
    )


def _row(
    row: PairedRow, chart: PairedChart, plan: Plan, scale: Line, top: float, extra: float, words: Wording
) -> Row:
    """`extra`: the height that the names of both levels take above the marks of the first row."""
    name = lettering.wrap(row.label, NAME_SIZE, plan.name_room, 3)
    block = NAME_STEP * len(name)
    if plan.stacked:
        first, middle = top + 22, top + block + 22 + extra
        bottom = middle + 19
    else:
        height = max(38, block + 14)
        middle = top + extra + height / 2
        first, bottom = middle - block / 2 + NAME_STEP / 2 + 4.5, top + extra + height
    upper, lower = _place(row.upper.mean, scale), _place(row.lower.mean, scale)
    texts = [Lettering(0, first, name, size=NAME_SIZE)]
    texts += _gap_texts(row, plan, first if plan.stacked else middle + 4.5, words)
    if upper is not None and row.upper.mean is not None:
        before = lower is not None and upper <= lower
        texts.append(_figure(upper, middle, before, words.score(row.upper.mean), chart.palette.accent))
    if lower is not None and row.lower.mean is not None:
        before = upper is not None and lower < upper
        texts.append(_figure(lower, middle, before, words.score(row.lower.mean), style.INK))
    return Row(top, middle, bottom, tuple(texts), upper, lower, row.clear)


def _place(mean: float | None, scale: Line) -> float | None:
    return None if mean is None else scale.at(mean)


def _figure(x: float, middle: float, before: bool, text: str, colour: str) -> Lettering:
    if before:
        return Lettering(x - BESIDE, middle + 4.5, (text,), "end", 14, colour, bold=True)
    return Lettering(x + BESIDE, middle + 4.5, (text,), "start", 14, colour, bold=True)


def _gap_texts(row: PairedRow, plan: Plan, y: float, words: Wording) -> list[Lettering]:
    size = gap(row)
    if size is None:
        return [Lettering(plan.width - 2, y, (words.text("not shown"),), "end", 14, style.QUIET)]
    texts = [Lettering(plan.gap, y, (words.score(size),), "end", 14, style.INK, bold=row.clear)]
    if row.clear:
        texts.append(Lettering(plan.gap + 8, y, (words.text("clear"),), "start", 14, style.INK, bold=True))
    return texts


def _head(chart: PairedChart, plan: Plan, scale: Line, words: Wording) -> list[Lettering]:
    y = plan.head - 10
    values = [
        Lettering(scale.at(value), y, (words.whole(value),), "middle", 13, style.QUIET)
        for value in ticks(chart.minimum, chart.maximum)
    ]
    line = 12 if plan.stacked else y
    column = Lettering(plan.gap, line, (words.text("difference"),), "end", 13, style.QUIET)
    return [*values, column]


def _series_names(
    chart: PairedChart, ordered: Sequence[PairedRow], plan: Plan, scale: Line, words: Wording
) -> list[Lettering]:
    """Both levels named over their marks in the first row, each away from the other; none where one finds
    no room. Heights are given later."""
    if not ordered or ordered[0].upper.mean is None or ordered[0].lower.mean is None:
        return []
    upper, lower = scale.at(ordered[0].upper.mean), scale.at(ordered[0].lower.mean)
    sides = (
        (chart.upper, chart.upper_n, upper, upper <= lower, chart.palette.accent),
        (chart.lower, chart.lower_n, lower, lower < upper, style.INK),
    )
    middle = (upper + lower) / 2
    found = []
    for label, n, x, leftwards, colour in sides:
        edge = min(x + 6, middle - 4) if leftwards else max(x - 6, middle + 4)
        lines = (label, *((words.text("n = {count}", count=words.whole(n)),) if n is not None else ()))
        room = edge if leftwards else plan.width - edge
        if max(lettering.width(line, SERIES_SIZE) for line in lines) * 1.08 > room:
            return []
        found.append(
            Lettering(edge, 0, lines, "end" if leftwards else "start", SERIES_SIZE, colour, bold=True)
        )
    return found


def _at_height(name: Lettering, last: float) -> Lettering:
    """The baseline of the last line lies at `last`."""
    y = last - name.step * (len(name.lines) - 1)
    return Lettering(name.x, y, name.lines, name.anchor, name.size, name.fill, name.bold)


def _marks(chart: PairedChart, words: Wording) -> list[tuple[Mark, str]]:
    return [
        ("dot", words.group(chart.upper, chart.upper_n)),
        ("diamond", words.group(chart.lower, chart.lower_n)),
    ]
