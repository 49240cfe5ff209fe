"""A radar as a chart that can be edited."""

from datetime import datetime

from app.charts.data import Estimate, ScoreChart
from app.charts.lettering import wrap
from app.documents.slides.axes_xml import CATEGORIES, VALUES, ValueAxis, category_axis, value_axis
from app.documents.slides.chart_sheet import ChartSheet
from app.documents.slides.chart_xml import (
    NativeChart,
    chart_space,
    inner_layout,
    legend,
    line,
    marker,
    native,
    number_cells,
    series_head,
    stroke,
    text_cells,
)
from app.documents.slides.text import LONGEST_LABEL, plain

SIZE = 10.5
LOOKS = (
    (stroke(line("accent1", 2.5)), marker("circle", 6, "accent1", "accent1")),
    (stroke(line("tx2", 1.25, "dash")), marker("diamond", 6, "bg1", "tx2")),
)
"""The wave shown, and the wave before it."""


def radar(chart: ScoreChart, corner: str, at: datetime) -> NativeChart:
    """`corner`: what heads the names of the criteria in the workbook."""
    sheet = _sheet(chart, corner)
    drawn = "".join(
        f"<c:ser>{series_head(number, sheet, number + 1)}{LOOKS[number][0]}{LOOKS[number][1]}"
        f"{text_cells('cat', sheet, 0)}{number_cells('val', sheet, number + 1, '0.0')}</c:ser>"
        for number in range(len(sheet.head) - 1)
    )
    axis = ValueAxis(
        *(float(chart.minimum), float(chart.maximum)),
        position="l",
        unit=_unit(chart),
        between="between",
        size=9,
    )
    plot = (
        f'{inner_layout(0.22, 0.12, 0.56, 0.7)}<c:radarChart><c:radarStyle val="marker"/><c:varyColors'
        ' val="0"/>'
        f'{drawn}<c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/></c:radarChart>'
        f"{category_axis(chart.language, False, SIZE, grid=True)}{value_axis(axis, chart.language)}"
    )
    key = legend(chart.language) if chart.previous_series else ""
    return native(sheet, chart_space(plot, chart.language, key), at)


def _sheet(chart: ScoreChart, corner: str) -> ChartSheet:
    names = [
        plain(" ".join(wrap(plain(each.label, LONGEST_LABEL), SIZE, 260, 2)), 80) for each in chart.criteria
    ]
    series = [(chart.series, [each.current for each in chart.criteria])]
    if chart.previous_series:
        series.append((chart.previous_series, [each.previous or Estimate(None) for each in chart.criteria]))
    rows = tuple(
        (name, *(estimates[place].mean for _, estimates in series)) for place, name in enumerate(names)
    )
    return ChartSheet((corner, *(title for title, _ in series)), rows)


def _unit(chart: ScoreChart) -> float:
    """At most about six rings."""
    return float(max(1, -(-int(chart.maximum - chart.minimum) // 6)))
