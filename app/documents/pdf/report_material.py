"""What every part of the diagnostic report is made with: the handout and its words, charts and findings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from app.documents.change_sentences import ChangeSentences
from app.documents.finding_sentences import FindingSentences
from app.documents.group_charts import GroupCharts
from app.documents.group_pages import GroupPages
from app.documents.handout import Handout
from app.documents.report_charts import ReportCharts
from app.documents.report_sentences import ReportSentences
from app.domain.report import Report
from app.language import N_

Told = dict[str, Any]
"""What a template sets: words and figures as the reader reads them, and drawings."""

NUMBERS = (
    *(N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six")),
    *(N_("seven"), N_("eight"), N_("nine"), N_("ten"), N_("eleven"), N_("twelve")),
)

Column = tuple[str, str]
"""The head of a column, and "text" or "number"."""


@dataclass(frozen=True)
class Material:
    """All that the parts of one report share."""

    handout: Handout
    words: ReportSentences
    found: FindingSentences
    changes: ChangeSentences
    charts: ReportCharts
    groups: GroupPages
    group_charts: GroupCharts

    @classmethod
    def of(cls, handout: Handout) -> Self:
        report = handout.report
        words = ReportSentences(report.language)
        return cls(
            handout,
            words,
            FindingSentences(report, words),
            ChangeSentences(words),
            ReportCharts(report, words, handout.palette),
            GroupPages(report, words),
            GroupCharts(report, words, handout.palette),
        )

    @property
    def report(self) -> Report:
        return self.handout.report

    def gettext(self, message: str, **values: object) -> str:
        """A message as templates of pages write it: a percent sign always stands twice."""
        return self.words.texts.gettext(message) % values

    def ngettext(self, one: str, many: str, num: int, **values: object) -> str:
        """Up to twelve in letters, as in a printed text."""
        text = self.words.texts.ngettext(one, many, num)
        number = self.gettext(NUMBERS[num - 1]) if 1 <= num <= len(NUMBERS) else str(num)
        begins = text.startswith("%(num)s")
        return text % {"num": number.capitalize() if begins else number, **values}


def table(caption: str | None, columns: Sequence[Column], rows: Sequence[Sequence[object]]) -> Told:
    return {"caption": caption, "columns": [list(column) for column in columns], "rows": rows}


def picture(svg: object, alt: str, caption: str | None = None) -> Told:
    return {"svg": str(svg), "alt": alt, "caption": caption}
