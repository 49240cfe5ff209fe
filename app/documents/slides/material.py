"""What slides are made of: the report with its words and its charts, in one language."""

from collections.abc import Sequence

from app.charts import dot_plot_description, radar_description
from app.charts.data import CriterionScore, Estimate, ScoreChart
from app.documents.change_sentences import ChangeSentences
from app.documents.finding_sentences import NUMBER_SIGN, FindingSentences
from app.documents.group_charts import GroupCharts
from app.documents.group_pages import GroupPages
from app.documents.handout import Handout
from app.documents.report_charts import ReportCharts
from app.documents.report_sentences import ReportSentences, within_sentence
from app.documents.slides.chart_xml import NativeChart
from app.documents.slides.deck import Drawn
from app.documents.slides.dots import LOOKS, Dots, DotSeries, DotTitles, dots
from app.documents.slides.radar import radar
from app.documents.slides.text import LONGEST_LABEL, Line, plain
from app.domain.breakdown import Breakdown, Group
from app.domain.report import CriterionReport, FindingReport

Room = tuple[float, float]
WHOLE: Room = (12.13, 4.45)
BESIDE_TEXT: Room = (7.5, 4.45)
LEFT: Room = (5.5, 4.45)
RIGHT: Room = (6.48, 4.45)
"""Width and height of the places of charts, in inches."""
MOST_ROWS = 13
"""More rows of dots can't be read."""


class Material:
    """Of one handout."""

    def __init__(self, handout: Handout) -> None:
        self.handout = handout
        self.report = handout.report
        self.language = handout.report.language
        self.at = handout.released_at
        self.words = ReportSentences(self.language)
        self.found = FindingSentences(self.report, self.words)
        self.changes = ChangeSentences(self.words)
        self.pages = GroupPages(self.report, self.words)
        self.charts = ReportCharts(self.report, self.words, handout.palette)
        self.group_charts = GroupCharts(self.report, self.words, handout.palette)
        self.gettext = self.words.gettext
        self.ngettext = self.words.ngettext

    def radar(self, chart: ScoreChart) -> Drawn:
        return Drawn(radar(chart, self.gettext("Criterion"), self.at), radar_description(chart))

    def score_dots(
        self, chart: ScoreChart, room: Room, norm: float | None, corner: str | None = None
    ) -> Drawn:
        """Rows from high to low, each with its mean and n in figures."""
        ranked = high_to_low(chart.criteria)
        series = [DotSeries(chart.series, tuple(each.current for each in ranked))]
        return Drawn(
            self.dots([each.label for each in ranked], series, chart, room, norm, corner),
            dot_plot_description(chart),
        )

    def dots(
        self,
        labels: Sequence[str],
        series: Sequence[DotSeries],
        scale: ScoreChart | CriterionReport,
        room: Room,
        norm: float | None,
        corner: str | None = None,
        figures: Sequence[str] = (),
    ) -> NativeChart:
        """`figures`: what stands right of the rows; without any, those of the series if there is one."""
        if not figures:
            only = series[0].estimates if len(series) == 1 else ()
            figures = [self._figure(each) for each in only] or [""] * len(labels)
        return dots(
            Dots(
                labels=tuple(plain(label, LONGEST_LABEL) for label in labels),
                figures=tuple(figures),
                series=tuple(series),
                minimum=scale.minimum,
                maximum=scale.maximum,
                norm=norm,
                norm_name="" if norm is None else self.gettext("norm %(norm)s", norm=self.words.border(norm)),
                titles=self._titles(corner or self.gettext("Criterion")),
                language=self.language,
                room=room,
                size=12 if len(labels) <= 9 else 11 if len(labels) <= 11 else 10,
            ),
            self.at,
        )

    def questions(self, points: Sequence[FindingReport]) -> list[Line | str]:
        """For the notes."""
        told: list[Line | str] = []
        for each in points:
            told.append(Line(self.gettext("Questions for the conversation"), lead=True))
            told += [Line(question, bullet=True) for question in self.found.questions(each)]
        return told

    def people(self, n: int) -> str:
        return f"n{NUMBER_SIGN}{n}"

    def group_name(self, breakdown: Breakdown, group: Group) -> str:
        """What a chart calls a group."""
        return self.pages.names.short(breakdown.dimension, group.id)

    def named(self, criteria: Sequence[CriterionReport]) -> str:
        return self.words.listed([within_sentence(each.name) for each in criteria])

    def _figure(self, each: Estimate) -> str:
        if each.mean is None:
            return self.gettext("not shown")
        return self.words.score(each.mean) + ("" if each.n is None else f" ({self.people(each.n)})")

    def _titles(self, corner: str) -> DotTitles:
        return DotTitles(
            corner=corner,
            place=self.gettext("Row"),
            interval=self.gettext("95%% interval") % (),
        )


def high_to_low(criteria: Sequence[CriterionScore]) -> list[CriterionScore]:
    """What is not shown comes last."""
    return sorted(criteria, key=lambda each: (each.current.mean is None, -(each.current.mean or 0)))


def look(place: int) -> tuple[str, int, str, str]:
    return LOOKS[place % len(LOOKS)]


def sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
