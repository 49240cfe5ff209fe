"""Dots with their intervals as a chart that can be edited: an XY chart whose rows are names.

Names, figures at the right, intervals and the norm are series of their own that show nothing but labels or a
line. An interval is a line between its ends, with an empty row after it: LibreOffice drops error bars.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from app.charts.data import Estimate
from app.charts.lettering import width, wrap
from app.documents.slides.axes_xml import CATEGORIES, VALUES, ValueAxis, value_axis
from app.documents.slides.chart_sheet import Cell, ChartSheet
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
from app.domain.vocabulary import Language

POINTS_AN_INCH = 72
LOOKS = (
    ("circle", 9, "accent1", "accent1"),
    ("diamond", 9, "tx1", "tx1"),
    ("triangle", 9, "accent2", "accent2"),
    ("square", 8, "tx2", "tx2"),
)
"""Mark, size, fill and edge of each series: told apart without their colours."""
BEFORE = ("diamond", 9, "tx2", "tx2")
"""Of the wave before."""
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
    interval: str


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
    drawn: list[str] = []
    if columns.norm:
        drawn.append(_norm(chart, sheet, columns.norm))
    if columns.interval:
        drawn.append(_intervals(len(drawn), sheet, columns.interval))
    aids = list(range(len(drawn)))
    for series, column in zip(chart.series, columns.means, strict=True):
        drawn.append(_series(len(drawn), series, sheet, column))
    for texts, at_value, side in ((chart.labels, chart.minimum, "l"), (chart.figures, chart.maximum, "r")):
        aids.append(len(drawn))
        drawn.append(_lettering(len(drawn), chart, sheet, texts, at_value, side))
    several = len(chart.series) > 1
    plot = (
        f"{_layout(chart, several)}<c:scatterChart>"
        f'<c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{"".join(drawn)}'
        f'<c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/></c:scatterChart>{_axes(chart)}'
    )
    key = legend(chart.language, "b", aids) if several else ""
    return native(sheet, chart_space(plot, chart.language, key, chart.size), at)


@dataclass(frozen=True)
class _Columns:
    """Of the means of each series, of the intervals and of the norm, each with the column of their rows."""

    means: tuple[tuple[int, int], ...]
    interval: tuple[int, int] | None
    norm: tuple[int, int] | None


def _sheet(chart: Dots) -> tuple[ChartSheet, _Columns]:
    """Intervals take three rows each: both ends and an empty one."""
    titles = chart.titles
    head = [titles.corner, titles.place]
    columns: list[list[Cell]] = [[plain(label, 200) for label in chart.labels], [*_rows(chart.labels)]]
    means = []
    for series in chart.series:
        mean, y = len(head), 1
        head.append(plain(series.name, 80))
        columns.append([each.mean for each in series.estimates])
        if any(each.mean is None for each in series.estimates):
            y = len(head)
            head.append(titles.place)
            columns.append([None if one.mean is None else row for one, row in _numbered(series)])
        means.append((mean, y))
    interval, norm = None, None
    if len(chart.series) == 1 and any(each.interval for each in chart.series[0].estimates):
        interval = _add(head, columns, (titles.interval, titles.place), _ends(chart.series[0]))
    if chart.norm is not None:
        across = (0.5, len(chart.labels) + 0.5)
        norm = _add(head, columns, (chart.norm_name, titles.place), ([chart.norm] * 2, [*across]))
    most = max(len(column) for column in columns)
    filled = [[*column, *[None] * (most - len(column))] for column in columns]
    return ChartSheet(tuple(head), tuple(zip(*filled, strict=True))), _Columns(tuple(means), interval, norm)


def _add(
    head: list[str], columns: list[list[Cell]], titles: tuple[str, str], added: Sequence[Sequence[Cell]]
) -> tuple[int, int]:
    first = len(head)
    head += titles
    columns += [[*each] for each in added]
    return first, first + 1


def _ends(series: DotSeries) -> tuple[list[Cell], list[Cell]]:
    """Both ends of each interval and an empty row, and the row of the chart that they lie on."""
    across: list[Cell] = []
    rows: list[Cell] = []
    for each, row in _numbered(series):
        across += [*each.interval, None] if each.interval else [None] * 3
        rows += [row, row, None] if each.interval else [None] * 3
    return across, rows


def _rows(labels: Sequence[str]) -> list[float]:
    return [float(place) for place in range(1, len(labels) + 1)]


def _numbered(series: DotSeries) -> list[tuple[Estimate, float]]:
    return [(each, float(place)) for place, each in enumerate(series.estimates, start=1)]


def _series(number: int, series: DotSeries, sheet: ChartSheet, columns: tuple[int, int]) -> str:
    rows = len(series.estimates)
    return (
        f"<c:ser>{series_head(number, sheet, columns[0])}{stroke(line(None))}{marker(*series.look)}"
        f"{number_cells('xVal', sheet, columns[0], '0.0', rows)}"
        f"{number_cells('yVal', sheet, columns[1], '0', rows)}"
        '<c:smooth val="0"/></c:ser>'
    )


def _intervals(number: int, sheet: ChartSheet, columns: tuple[int, int]) -> str:
    return (
        f"<c:ser>{series_head(number, sheet, columns[0])}{stroke(line('accent3', 3.5))}"
        f"{marker('none', 0, None, None)}"
        f"{number_cells('xVal', sheet, columns[0], '0.0')}{number_cells('yVal', sheet, columns[1], '0')}"
        '<c:smooth val="0"/></c:ser>'
    )


def _norm(chart: Dots, sheet: ChartSheet, columns: tuple[int, int]) -> str:
    label = _label(1, (chart.norm_name,), "b", chart, "tx2")
    return (
        f"<c:ser>{series_head(0, sheet, columns[0])}{stroke(line('tx2', 1, 'sysDash'))}"
        f"{marker('none', 0, None, None)}<c:dLbls>{label}{shown()}</c:dLbls>"
        f"{number_cells('xVal', sheet, columns[0], '0.0')}{number_cells('yVal', sheet, columns[1], '0.0')}"
        '<c:smooth val="0"/></c:ser>'
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
        f"{literal('xVal', [float(value)] * len(texts))}{number_cells('yVal', sheet, 1, '0', len(texts))}"
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


def _axes(chart: Dots) -> str:
    ends = (0.5, len(chart.labels) + 0.5)
    across = ValueAxis(
        *(float(chart.minimum), float(chart.maximum)),
        position="t",
        unit=float(max(1, -(-int(chart.maximum - chart.minimum) // 10))),
        number=CATEGORIES,
        crosses=VALUES,
    )
    down = ValueAxis(*ends, position="l", deleted=True, downwards=True, labels="none")
    return value_axis(across, chart.language) + value_axis(down, chart.language)
