"""A report as a workbook: its sheets in order, with its properties."""

from io import BytesIO
from typing import TYPE_CHECKING

from app.documents.handout import Handout
from app.documents.report_charts import ReportCharts
from app.documents.report_sentences import ReportSentences
from app.documents.workbook.codebook_sheets import CodebookSheets
from app.documents.workbook.criteria_sheets import CriteriaSheets
from app.documents.workbook.finding_sheets import FindingSheets
from app.documents.workbook.formats import SIZE, Formats
from app.documents.workbook.group_sheets import GroupSheets
from app.documents.workbook.plan_sheet import plan_sheets
from app.documents.workbook.summary_sheet import SummarySheet
from app.documents.workbook.table import Place, Sheet
from app.documents.workbook.text import shortened
from app.documents.workbook.wave_sheets import WaveSheets
from app.documents.workbook.writing import Writing

if TYPE_CHECKING:
    from xlsxwriter import Workbook

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
FONT = {"font_name": "Arial", "font_size": SIZE}
PRODUCT = "Slagvaardig"


def report_workbook(handout: Handout) -> bytes:
    """The Excel file. The same handout gives the same bytes."""
    from xlsxwriter import Workbook

    content = BytesIO()
    words = ReportSentences(handout.report.language)
    with Workbook(content, {**OPTIONS, "default_format_properties": dict(FONT)}) as book:
        _properties(book, handout, words)
        _Bookmaker(book, handout, words).write()
    return content.getvalue()


class _Bookmaker:
    def __init__(self, book: "Workbook", handout: Handout, words: ReportSentences) -> None:
        self.book = book
        self.handout = handout
        self.words = words
        self.formats = Formats(book, handout.palette.accent, handout.report.language)

    def write(self) -> None:
        report = self.handout.report
        summary = SummarySheet(report, self.words, ReportCharts(report, self.words, self.handout.palette))
        criteria = CriteriaSheets(report, self.words)
        sheets = _content(self.handout, self.words, criteria)
        closing = CodebookSheets(self.handout, self.words, criteria)
        first = summary.described()
        front = self._writing(first.name)
        places: dict[str, Place] = {}
        for sheet in [*sheets, closing.codebook([first, *sheets]), closing.colophon()]:
            writing = self._writing(sheet.name)
            places |= writing.whole(sheet)
            self._printable(writing, sheet.title)
        summary.write(front, self.book, places["criteria"])
        self._printable(front, first.name)
        front.sheet.set_portrait()
        front.sheet.fit_to_pages(1, len(report.groups))
        front.sheet.activate()

    def _writing(self, name: str) -> Writing:
        return Writing(self.book.add_worksheet(name), self.formats, self.words)

    def _printable(self, writing: Writing, subject: str) -> None:
        report = self.handout.report
        wave = self.words.gettext("wave %(wave)s", wave=report.occasion.wave)
        writing.print_setup(
            f"{shortened(report.occasion.network, 70)}, {wave}",
            subject,
            self.handout.house.footer or f"{PRODUCT} · {self.handout.release_id}",
        )


def _content(handout: Handout, words: ReportSentences, criteria: CriteriaSheets) -> list[Sheet]:
    """What the report says, sheet by sheet."""
    waves = WaveSheets(handout.report, words)
    return [
        criteria.criteria_sheet(),
        criteria.facets_sheet(),
        criteria.items_sheet(),
        *GroupSheets(handout.report, words).sheets(),
        waves.waves_sheet(),
        waves.response_sheet(),
        *FindingSheets(handout.report, words).sheets(),
        *plan_sheets(handout.plan, words),
    ]


def _properties(book: "Workbook", handout: Handout, words: ReportSentences) -> None:
    report, sources = handout.report, handout.report.sources
    name = words.gettext(
        "%(network)s, wave %(wave)s", network=report.occasion.network, wave=report.occasion.wave
    )
    author = shortened(handout.house.name, 200) or PRODUCT
    book.set_properties(
        {
            "title": shortened(name, 200),
            "subject": shortened(report.questionnaire_title, 200),
            "author": author,
            "company": author,
            "created": handout.released_at.replace(tzinfo=None),
        }
    )
    versions = {
        "Release": handout.release_id,
        "Questionnaire": f"{sources.questionnaire_id} {sources.questionnaire_version}",
        "Scoring": sources.scoring_version,
        "Language": report.language,
    }
    for name, value in versions.items():
        book.set_custom_property(name, value, "text")
