"""Bars as charts that can be edited: lying, one below the other, with their numbers beside them."""

from dataclasses import dataclass
from datetime import datetime

from app.charts.lettering import width
from app.charts.style import legible_on
from app.documents.slides.axes_xml import CATEGORIES, VALUES, ValueAxis, category_axis, value_axis
from app.documents.slides.chart_sheet import ChartSheet
from app.documents.slides.chart_xml import (
    NativeChart,
    chart_space,
    inner_layout,
    legend,
    line,
    native,
    number_cells,
    series_head,
    shape,
    shown,
    text_cells,
    text_look,
)
from app.documents.slides.text import plain
from app.domain.vocabulary import Language

COUNT = "0"
SEEN_COUNT = "0;-0;"
"""Says nothing where the number is zero."""
POINTS_AN_INCH = 72


@dataclass(frozen=True)
class Bars:
    """`rows`: a name and one number for each of the `series`; None: not shown. `size` in points, `room`: the
    width of the chart in inches. `colours`: of the theme or `#rrggbb`, one for each of the series."""

    corner: str
    series: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]
    colours: tuple[str, ...]
    language: Language
    room: float
    size: float = 12

    @property
    def sheet(self) -> ChartSheet:
        named = tuple((plain(name, 200), *values) for name, values in self.rows)
        return ChartSheet((self.corner, *(plain(each, 80) for each in self.series)), named)


def bars(chart: Bars, at: datetime) -> NativeChart:
    """Counts; more than one series lie close together."""
    several = len(chart.series) > 1
    drawn = "".join(
        _series(chart, number, _label(chart, COUNT, "outEnd", "tx1"), line("tx2", 0.75) if number else "")
        for number in range(len(chart.series))
    )
    plot = (
        f"{_layout(chart, 0.4, 0.12 if several else 0.02)}"
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{drawn}<c:gapWidth val="{60 if several else 45}"/><c:overlap val="0"/>{_axes(chart, 0.0, None)}'
    )
    key = legend(chart.language, "t") if several else ""
    return native(chart.sheet, chart_space(plot, chart.language, key), at)


def shares(chart: Bars, at: datetime) -> NativeChart:
    """Each row cut up from edge to edge; the numbers are the counts."""
    drawn = "".join(
        _series(
            chart,
            number,
            _label(chart, SEEN_COUNT, "ctr", legible_on(chart.colours[number])),
            line("bg1", 1.5),
        )
        for number in range(len(chart.series))
    )
    plot = (
        f"{_layout(chart, 0.52, 0.14)}"
        '<c:barChart><c:barDir val="bar"/><c:grouping val="percentStacked"/><c:varyColors val="0"/>'
        f'{drawn}<c:gapWidth val="55"/><c:overlap val="100"/>{_axes(chart, None, None)}'
    )
    return native(chart.sheet, chart_space(plot, chart.language, legend(chart.language, "t")), at)


def _series(chart: Bars, number: int, label: str, outline: str) -> str:
    sheet = chart.sheet
    return (
        f"<c:ser>{series_head(number, sheet, number + 1)}{shape(chart.colours[number], outline)}"
        f'<c:invertIfNegative val="0"/>{label}'
        f"{text_cells('cat', sheet, 0)}{number_cells('val', sheet, number + 1, COUNT)}</c:ser>"
    )


def _label(chart: Bars, code: str, place: str, name: str) -> str:
    name = "tx1" if name == "#000000" else "bg1" if name == "#ffffff" else name
    return (
        f'<c:dLbls><c:numFmt formatCode="{code}" sourceLinked="0"/>{shape(None)}'
        f'{text_look(chart.size, chart.language, name)}<c:dLblPos val="{place}"/>{shown(value=True)}'
        "</c:dLbls>"
    )


def _layout(chart: Bars, most: float, top: float) -> str:
    """Room for the names at the left, as much as they need up to a part of the chart."""
    names = [plain(name, 200) for name, _ in chart.rows]
    longest = max((width(name, chart.size) for name in names), default=0) / POINTS_AN_INCH
    left = min(most, longest / chart.room + 0.03)
    return inner_layout(left, top, 0.93 - left, 0.97 - top)


def _axes(chart: Bars, minimum: float | None, maximum: float | None) -> str:
    axis = ValueAxis(minimum, maximum, deleted=True, grid=False, between="between", unit=_unit(chart))
    return (
        f'<c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/></c:barChart>'
        f"{category_axis(chart.language, True, chart.size)}{value_axis(axis, chart.language)}"
    )


def _unit(chart: Bars) -> float:
    most = max((value or 0 for _, values in chart.rows for value in values), default=0)
    return float(max(1, most // 5))
