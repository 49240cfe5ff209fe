"""Dots with their intervals as a chart that can be edited: an XY chart whose rows are names.

Names, figures at the right and the norm are series of their own that show nothing but labels or a line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from app.charts.data import Estimate
from app.charts.lettering import width, wrap
from app.documents.slides.axes_xml import CATEGORIES, VALUES, ValueAxis, value_axis
from app.documents.slides.chart_sheet import Cell, ChartSheet, Less
from app.documents.slides.chart_xml import (
    NativeChart,
    chart_space,
    inner_layout,
    legend,
    line,
    literal,
    marker,
    native,
    number_cells,
    run_look,
    series_head,
    shape,
    shown,
    stroke,
)
from app.documents.slides.text import plain
from app.domain.rounding import rounded
from app.domain.vocabulary import Language

POINTS_AN_INCH = 72
LOOKS = (
    ("circle", 9, "accent1", "accent1"),
    ("diamond", 9, "tx1", "tx1"),
    ("triangle", 9, "accent2", "accent2"),
    ("square", 8, "bg1", "tx2"),
)
"""Mark, size, fill and edge of each series: told apart without their colours."""
BEFORE = ("circle", 9, "bg1", "tx2")
"""Of the wave before: hollow."""
Look = tuple[str, int, str, str]


@dataclass(frozen=True)
class DotSeries:
    name: str
    estimates: tuple[Estimate, ...]
    look: Look = LOOKS[0]


@dataclass(frozen=True)
class DotTitles:
    """What heads the columns of the workbook."""

    corner: str
    place: str
    low: str
    high: str
    below: str
    above: str


@dataclass(frozen=True)
class Dots:
    """Rows from above; every series has an estimate for each. `figures`: what stands right of each row.
    `room`: width and height of the chart in inches."""

    labels: tuple[str, ...]
    figures: tuple[str, ...]
    series: tuple[DotSeries, ...]
    minimum: float
    maximum: float
    norm: float | None
    norm_name: str
    titles: DotTitles
    language: Language
    room: tuple[float, float]
    size: float = 12


def dots(chart: Dots, at: datetime) -> NativeChart:
    sheet, columns = _sheet(chart)
    rows = len(chart.labels)
    ends = (0.5, rows + 0.5)
    drawn, hidden = "", []
    if chart.norm is not None:
        drawn += _norm(chart, sheet, ends)
        hidden.append(0)
    first = len(hidden)
    for number, (series, column) in enumerate(zip(chart.series, columns, strict=True), start=first):
        drawn += _series(number, series, sheet, column)
    for number, (texts, at_value, side) in enumerate(
        ((chart.labels, chart.minimum, "l"), (chart.figures, chart.maximum, "r")),
        start=first + len(chart.series),
    ):
        drawn += _lettering(number, chart, sheet, texts, at_value, side)
        hidden.append(number)
    several = len(chart.series) > 1
    plot = (
        f"{_layout(chart, several)}<c:scatterChart>"
        f'<c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{drawn}'
        f'<c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/></c:scatterChart>{_axes(chart, ends)}'
    )
    key = legend(chart.language, "b", hidden) if several else ""
    return native(sheet, chart_space(plot, chart.language, key, chart.size), at)


def _sheet(chart: Dots) -> tuple[ChartSheet, list[tuple[int, int]]]:
    """The sheet, and for each series the columns of its means and of where its dots lie."""
    titles = chart.titles
    head = [titles.corner, titles.place]
    columns: list[list[Cell]] = [
        [plain(label, 200) for label in chart.labels],
        [float(place) for place in range(1, len(chart.labels) + 1)],
    ]
    found = []
    for series in chart.series:
        mean = len(head)
        head.append(plain(series.name, 80))
        columns.append([each.mean for each in series.estimates])
        y = 1
        if any(each.mean is None for each in series.estimates):
            y = len(head)
            head.append(titles.place)
            columns.append(
                [None if each.mean is None else n for n, each in enumerate(series.estimates, start=1)]
            )
        if any(each.interval for each in series.estimates):
            head += [titles.low, titles.high, titles.below, titles.above]
            columns += _interval_columns(series.estimates, mean, len(columns))
        found.append((mean, y))
    return ChartSheet(tuple(head), tuple(zip(*columns, strict=True))), found


def _interval_columns(estimates: Sequence[Estimate], mean: int, first: int) -> list[list[Cell]]:
    """Both ends, and how far they lie from the mean."""
    made: list[list[Cell]] = [[], [], [], []]
    for each in estimates:
        low, high = each.interval or (None, None)
        below = None if low is None or each.mean is None else rounded(each.mean - low, 1)
        above = None if high is None or each.mean is None else rounded(high - each.mean, 1)
        cells: tuple[Cell, ...] = (low, high, Less(mean, first, below), Less(first + 1, mean, above))
        for column, cell in zip(made, cells, strict=True):
            column.append(cell)
    return made


def _series(number: int, series: DotSeries, sheet: ChartSheet, columns: tuple[int, int]) -> str:
    mean, y = columns
    reach = ""
    if any(each.interval for each in series.estimates):
        below = max(mean, y if y > mean else mean) + 3
        bars = number_cells("plus", sheet, below + 1, "0.0") + number_cells("minus", sheet, below, "0.0")
        reach = (
            '<c:errBars><c:errDir val="x"/><c:errBarType val="both"/><c:errValType val="cust"/>'
            f'<c:noEndCap val="1"/>{bars}{stroke(line("accent3" if number < 2 else "tx2", 5))}</c:errBars>'
        )
    return (
        f"<c:ser>{series_head(number, sheet, mean)}{stroke(line(None))}{marker(*series.look)}{reach}"
        f"{number_cells('xVal', sheet, mean, '0.0')}{number_cells('yVal', sheet, y, '0')}"
        '<c:smooth val="0"/></c:ser>'
    )


def _norm(chart: Dots, sheet: ChartSheet, ends: tuple[float, float]) -> str:
    label = _label(1, (chart.norm_name,), "b", chart, "tx2")
    return (
        f'<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:v>{escape(chart.norm_name)}</c:v></c:tx>'
        f"{stroke(line('tx2', 1, 'sysDash'))}{marker('none', 0, None, None)}"
        f"<c:dLbls>{label}{shown()}</c:dLbls>"
        f"{literal('xVal', [chart.norm or 0.0] * 2)}{literal('yVal', ends)}<c:smooth val=\"0\"/></c:ser>"
    )


def _lettering(
    number: int, chart: Dots, sheet: ChartSheet, texts: Sequence[str], value: float, side: str
) -> str:
    """Labels beside the rows, all at one value of the scale."""
    room = _left(chart) * chart.room[0] * POINTS_AN_INCH if side == "l" else 1e6
    labels = "".join(
        _label(place, wrap(text, chart.size, room * 0.95, 2), side, chart)
        for place, text in enumerate(texts)
        if text
    )
    name = chart.titles.corner if side == "l" else "n"
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:v>{escape(name)}</c:v></c:tx>'
        f"{stroke(line(None))}{marker('none', 0, None, None)}<c:dLbls>{labels}{shown()}</c:dLbls>"
        f"{literal('xVal', [float(value)] * len(texts))}{number_cells('yVal', sheet, 1, '0')}"
        '<c:smooth val="0"/></c:ser>'
    )


def _label(place: int, lines: Sequence[str], side: str, chart: Dots, colour: str = "tx1") -> str:
    align = "r" if side == "l" else "l"
    look = run_look("rPr", chart.size, chart.language, colour)
    paragraphs = "".join(
        f'<a:p><a:pPr algn="{align}"/><a:r>{look}<a:t>{escape(plain(text, 200))}</a:t></a:r></a:p>'
        for text in lines
    )
    return (
        f'<c:dLbl><c:idx val="{place}"/><c:tx><c:rich><a:bodyPr wrap="none" lIns="38100" rIns="38100"/>'
        f"<a:lstStyle/>{paragraphs}</c:rich></c:tx>{shape(None)}"
        f'<c:dLblPos val="{side}"/>{shown(value=True)}</c:dLbl>'
    )


def _left(chart: Dots) -> float:
    """The part of the chart that the names take."""
    longest = max((width(label, chart.size) for label in chart.labels), default=0)
    return min(0.36, longest / POINTS_AN_INCH / chart.room[0] * 0.95 + 0.03)


def _layout(chart: Dots, several: bool) -> str:
    left = _left(chart)
    longest = max((width(text, chart.size) for text in chart.figures), default=0)
    right = min(0.3, longest / POINTS_AN_INCH / chart.room[0] + 0.03)
    under = (0.35 if several else 0) + (0.3 if chart.norm is not None else 0.05)
    top = 0.3 / chart.room[1]
    return inner_layout(left, top, 1 - left - right, 1 - top - under / chart.room[1])


def _axes(chart: Dots, ends: tuple[float, float]) -> str:
    across = ValueAxis(
        *(float(chart.minimum), float(chart.maximum)),
        position="t",
        unit=float(max(1, -(-int(chart.maximum - chart.minimum) // 10))),
        number=CATEGORIES,
        crosses=VALUES,
    )
    down = ValueAxis(*ends, position="l", deleted=True, downwards=True, labels="none")
    return value_axis(across, chart.language) + value_axis(down, chart.language)
