"""Native charts: a radar and bars with intervals, which point at the cells of their tables."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from app.charts import radar_description, score_bars_description, style
from app.charts.data import CriterionScore, ScoreChart
from app.charts.palette import Palette
from app.documents.workbook import columns as c
from app.documents.workbook.table import Place
from app.documents.workbook.text import safe, visible

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart

WIDTH, RADAR_HEIGHT = 432, 400
AROUND_BARS, A_BAR, A_THIN_BAR, MANY = 80, 35, 24, 12
"""In pixels."""
QUIET = {"color": style.QUIET, "size": 9}
NAMES = {"color": style.INK, "size": 9}


class Charts:
    """The charts of one scale. Their caches hold what the cells hold, and nothing where a cell is empty."""

    def __init__(self, book: "Workbook", palette: Palette, chart: ScoreChart) -> None:
        self.book = book
        self.palette = palette
        self.chart = chart

    def radar(self, place: Place, first: int) -> "Chart":
        """Over the table of all criteria, in which this scale begins at row `first`."""
        drawn = self.book.add_chart({"type": "radar", "subtype": "with_markers"})
        size = len(self.chart.criteria)
        compared = any(_before(each) is not None for each in self.chart.criteria)
        names = {
            "categories": place.range(c.CRITERION, first, size),
            "categories_data": [safe(each.label) for each in self.chart.criteria],
        }
        if compared:
            drawn.add_series(
                {
                    **names,
                    "name": self.chart.previous_series,
                    "values": place.range(c.BEFORE, first, size),
                    "values_data": [_before(each) for each in self.chart.criteria],
                    "line": {"color": self.palette.second, "width": 1.5, "dash_type": "dash"},
                    "marker": _marker("diamond", style.PAPER, self.palette.second),
                }
            )
        drawn.add_series(
            {
                **names,
                "name": self.chart.series,
                "values": place.range(c.MEAN, first, size),
                "values_data": [each.current.mean for each in self.chart.criteria],
                "line": {"color": self.palette.accent, "width": 2.5},
                "marker": _marker("circle", self.palette.accent, self.palette.accent),
            }
        )
        drawn.set_plotarea({"layout": {"x": 0.24, "y": 0.12, "width": 0.52, "height": 0.7}})
        drawn.set_x_axis({"num_font": NAMES})
        drawn.set_y_axis({**self._scale(), "line": {"none": True}})
        drawn.set_legend({"position": "bottom", "font": QUIET} if compared else {"none": True})
        return self._framed(drawn, RADAR_HEIGHT)

    def bars(self, place: Place, ranked: Sequence[CriterionScore]) -> "Chart":
        """Over the table of this scale from high to low, which has no more rows than criteria."""
        drawn = self.book.add_chart({"type": "bar"})
        drawn.add_series(
            {
                "name": self.chart.series,
                "categories": place.range(c.CRITERION),
                "categories_data": [safe(each.label) for each in ranked],
                "values": place.range(c.MEAN),
                "values_data": [each.current.mean for each in ranked],
                "fill": {"color": self.palette.soft},
                "gap": 70,
                "data_labels": {
                    "value": True,
                    "position": "inside_base",
                    "num_format": "0.0",
                    "font": {"color": style.INK, "size": 9},
                },
                "y_error_bars": {
                    "type": "custom",
                    "plus_values": _formula(place.range(c.ABOVE)),
                    "minus_values": _formula(place.range(c.BELOW)),
                    "plus_data": [distance(each, up=True) for each in ranked],
                    "minus_data": [distance(each, up=False) for each in ranked],
                    "line": {"color": self.palette.accent, "width": 1.75},
                },
            }
        )
        drawn.set_y_axis({"reverse": True, "num_font": NAMES, "line": {"color": style.RIM}})
        drawn.set_x_axis({**self._scale(), "label_position": "high", "line": {"none": True}})
        drawn.set_legend({"none": True})
        return self._framed(drawn, height(self.chart))

    def radar_text(self) -> str:
        return visible(radar_description(self.chart))

    def bars_text(self) -> str:
        return visible(score_bars_description(self.chart))

    def _scale(self) -> dict[str, Any]:
        low, high = self.chart.minimum, self.chart.maximum
        return {
            "min": low,
            "max": high,
            "major_unit": 1 if high - low <= 10 else (high - low) / 5,
            "num_format": "0",
            "num_font": QUIET,
            "major_gridlines": {"visible": True, "line": {"color": style.GRID, "width": 0.75}},
        }

    @staticmethod
    def _framed(drawn: "Chart", tall: int) -> "Chart":
        drawn.set_title({"none": True})
        drawn.set_size({"width": WIDTH, "height": tall})
        drawn.set_chartarea({"border": {"none": True}})
        # XlsxWriter leaves a gap unsaid, as Excel 2007 did; by the standard unsaid means zero.
        drawn._write_disp_blanks_as = lambda: drawn._xml_empty_tag("c:dispBlanksAs", [("val", "gap")])
        return drawn


def height(chart: ScoreChart) -> int:
    """Of the bars, in pixels."""
    number = len(chart.criteria)
    return AROUND_BARS + (A_BAR if number <= MANY else A_THIN_BAR) * number


def distance(score: CriterionScore, up: bool) -> float | None:
    """How far the interval reaches above or below the mean."""
    estimate = score.current
    if estimate.mean is None or estimate.interval is None:
        return None
    low, high = estimate.interval
    return max(0.0, round(high - estimate.mean if up else estimate.mean - low, 9))


def _before(score: CriterionScore) -> float | None:
    return score.previous.mean if score.previous else None


def _marker(kind: str, fill: str, border: str) -> dict[str, Any]:
    return {"type": kind, "size": 7, "fill": {"color": fill}, "border": {"color": border}}


def _formula(place: Sequence[str | int]) -> str:
    from xlsxwriter.utility import quote_sheetname, xl_range_abs

    sheet, first, left, last, right = place
    return f"={quote_sheetname(str(sheet))}!{xl_range_abs(int(first), int(left), int(last), int(right))}"
