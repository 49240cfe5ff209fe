"""The first sheet: the answer on one page, with its figures and charts."""

from typing import TYPE_CHECKING

from app.charts.data import CriterionScore, ScoreChart
from app.documents.finding_sentences import FindingSentences
from app.documents.report_charts import FEWEST_AXES, ReportCharts
from app.documents.report_sentences import VERDICTS, ReportSentences
from app.documents.workbook import columns as c
from app.documents.workbook.charts import RADAR_HEIGHT, WIDTH, Charts, distance, height
from app.documents.workbook.formats import LEAD_SIZE
from app.documents.workbook.table import Place, Sheet, Table, Value
from app.documents.workbook.writing import Writing
from app.domain.report import FindingReport, Report

if TYPE_CHECKING:
    from xlsxwriter import Workbook

RANKING = (c.CRITERION, c.MEAN, c.LOW, c.HIGH, c.N, c.VERDICT, c.BELOW, c.ABOVE)
WIDTHS = (34.0, 13.0, 11.0, 11.0, 7.0, 18.0, 14.0, 14.0)
PIXELS_A_ROW = 20


class SummarySheet:
    """Of one report."""

    def __init__(self, report: Report, words: ReportSentences, charts: ReportCharts) -> None:
        self.report = report
        self.words = words
        self.charts = charts
        self.found = FindingSentences(report, words)

    def described(self) -> Sheet:
        """Its tables, for the code book."""
        return Sheet(self.words.gettext("Summary"), self.report.occasion.network, (), self._tables())

    def write(self, writing: Writing, book: "Workbook", criteria: Place) -> None:
        """`criteria`: where the table of all criteria stands."""
        writing.set_widths(WIDTHS)
        self._opening(writing)
        self._points(writing)
        first = 0
        for group, table in zip(self.report.groups, self._tables(), strict=True):
            writing.row += 1
            writing.heading(table.title)
            place = writing.table(table)
            drawn = Charts(book, self.charts.palette, self.charts.overview(group))
            if any(each.figures for each in group.criteria):
                self._draw(writing, drawn, place, criteria, first)
            first += len(group.criteria)

    def _opening(self, writing: Writing) -> None:
        gettext, looks = self.words.gettext, writing.formats
        occasion = self.report.occasion
        writing.title(occasion.network)
        writing.paragraph(
            gettext(
                "wave %(wave)s, closed on %(date)s", wave=occasion.wave, date=self.words.closed(self.report)
            ),
            looks.note,
        )
        if occasion.demo:
            writing.paragraph(gettext("Demonstration: the answers in this report are made up."), looks.strong)
        writing.row += 1
        for sentence in self.found.opening():
            writing.paragraph(sentence, looks.lead, LEAD_SIZE)
        writing.paragraph(self.words.response(self.report.attendance), looks.plain)
        for each in self.found.attendance():
            writing.paragraph(self.found.title(each), looks.plain)

    def _points(self, writing: Writing) -> None:
        if not self.report.points:
            return
        writing.row += 1
        writing.heading(self.words.gettext("Where does it stall?"))
        for place, each in enumerate(self.report.points, start=1):
            self._point(writing, place, each)

    def _point(self, writing: Writing, place: int, each: FindingReport) -> None:
        writing.paragraph(f"{place}. {self.found.title(each)}", writing.formats.strong)
        writing.paragraph(f"{self.found.why(each)} {self.found.certainty(each)}", writing.formats.plain)

    def _tables(self) -> tuple[Table, ...]:
        made = []
        for place, group in enumerate(self.report.groups, start=1):
            title = self.words.gettext(
                "The criteria from high to low, scale %(minimum)s to %(maximum)s",
                minimum=group.minimum,
                maximum=group.maximum,
            )
            rows = tuple(self._row(each) for each in ranked(self.charts.overview(group)))
            made.append(Table(f"ranking_{place}", RANKING, rows, title))
        return tuple(made)

    def _row(self, score: CriterionScore) -> tuple[Value, ...]:
        now = score.current
        verdict = self.report.criterion(score.id).verdict
        shown = (score.label, now.mean, *(now.interval or (None, None)), now.n)
        reach = (distance(score, up=False), distance(score, up=True))
        return (*shown, self.words.gettext(VERDICTS[verdict.kind]), *reach)

    def _draw(self, writing: Writing, drawn: Charts, ranking: Place, criteria: Place, first: int) -> None:
        made = []
        if len(drawn.chart.criteria) >= FEWEST_AXES:
            made.append((drawn.radar(criteria, first), drawn.radar_text()))
        made.append((drawn.bars(ranking, ranked(drawn.chart)), drawn.bars_text()))
        writing.row += 1
        self._caption(writing)
        for place, (chart, text) in enumerate(made):
            writing.sheet.insert_chart(
                *(writing.row, 0, chart),
                {"description": text, "object_position": 2, "x_offset": place * (WIDTH + 8)},
            )
        writing.row += int(max(height(drawn.chart), RADAR_HEIGHT) / PIXELS_A_ROW) + 2

    def _caption(self, writing: Writing) -> None:
        writing.paragraph(
            self.words.gettext(
                "The mean of each criterion; the lines at the bars are 95% intervals. The area inside a radar"
                " has no meaning."
            ),
            writing.formats.note,
        )


def ranked(chart: ScoreChart) -> list[CriterionScore]:
    """From high to low; what is not shown comes last."""
    return sorted(
        chart.criteria,
        key=lambda each: (each.current.mean is None, -(each.current.mean or 0)),
    )
