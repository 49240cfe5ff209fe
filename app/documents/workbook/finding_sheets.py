"""The sheets of findings and what can help, of what partners say themselves, and of the action plan."""

from collections.abc import Sequence

from app.documents.finding_sentences import FindingSentences
from app.documents.report_sentences import ReportSentences
from app.documents.workbook import columns as c
from app.documents.workbook.table import Column, Sheet, Table, Value
from app.domain.advice import Intervention
from app.domain.finding import Severity
from app.domain.report import FindingReport, Report
from app.language import N_

SEVERITIES: dict[Severity, str] = {
    "high": N_("weighs heavily"),
    "medium": N_("weighs in"),
    "low": N_("weighs little"),
}
FIRST = Column(N_("First"), N_("Place among the points that deserve attention first."), "whole", 9)
FINDING = Column(N_("Finding"), N_("What the figures say about the collaboration."), width=36)
ABOUT = Column(N_("About"), N_("The criterion that it is about, or the collaboration as a whole."), width=24)
WEIGHT = Column(N_("Weight"), N_("How much it matters for the collaboration."), width=14)
CERTAINTY = Column(N_("How sure"), N_("How sure the figures are about it."), width=26)
WHY = Column(N_("Why we think so"), N_("The reason in words."), width=44)
EVIDENCE = Column(N_("Figures behind it"), N_("The figures that say it, one a line."), width=48)
OTHERWISE = Column(N_("What else could explain it"), N_("Another reading of the same figures."), width=40)
QUESTIONS = Column(N_("Questions for the conversation"), N_("To ask around the table, one a line."), width=52)
HELPS = Column(N_("What can help"), N_("Interventions to choose from, best first."), width=36)
EFFORT = Column(N_("Effort"), N_("How much it asks."), width=22)
TEXT = Column(N_("What it comes down to"), N_("The intervention in a few sentences."), width=c.TEXT_WIDTH)
STEP = Column(N_("First step"), N_("What can be done next week."), width=40)
ACTOR = Column(N_("Who acts"), N_("Who has to take it up."), width=30)
SHOWS = Column(N_("What the next wave would show"), N_("By what one would see that it worked."), width=40)
SOURCE = Column(N_("Source"), N_("Where the intervention comes from."), width=30)
QUESTION = Column(N_("Question"), N_("What was asked."), width=44)
CHOSEN = Column(N_("Times chosen"), N_("How many people chose this criterion."), "whole")
OF = Column(N_("People who chose"), N_("How many people answered the question."), "whole", 13)
ANSWER = Column(
    N_("Answer"),
    N_("In a partner’s own words, in no particular order and without what led back to a person."),
    width=110,
)


class FindingSheets:
    """Of one report."""

    def __init__(self, report: Report, words: ReportSentences) -> None:
        self.report = report
        self.words = words
        self.found = FindingSentences(report, words)
        self.places = {each.finding.id: place for place, each in enumerate(report.points, start=1)}

    def sheets(self) -> list[Sheet]:
        """Those that have something to say."""
        made = [self._findings(), self._interventions(), self._choices(), self._comments()]
        return [sheet for sheet in made if sheet.tables]

    def _findings(self) -> Sheet:
        columns = (FIRST, FINDING, ABOUT, WEIGHT, CERTAINTY, WHY, EVIDENCE, OTHERWISE, QUESTIONS)
        ordered = sorted(self.report.findings, key=lambda each: self.places.get(each.finding.id, 99))
        return self._sheet(
            "findings",
            self.words.gettext("Findings"),
            self.words.gettext("What the figures say about the collaboration"),
            columns,
            [self._finding(each) for each in ordered],
        )

    def _finding(self, each: FindingReport) -> tuple[Value, ...]:
        return (
            self.places.get(each.finding.id),
            self.found.title(each),
            self._about(each),
            self.words.gettext(SEVERITIES[each.finding.severity]),
            self.found.certainty(each),
            self.found.why(each),
            _listed(self.found.evidence(each)),
            self.found.otherwise(each),
            _listed(self.found.questions(each)),
        )

    def _about(self, each: FindingReport) -> str:
        if each.finding.criterion is None:
            return self.words.gettext("The collaboration as a whole")
        return self.report.criterion(each.finding.criterion).name

    def _interventions(self) -> Sheet:
        rows = [
            (self.found.title(each), *self._intervention(one))
            for each in self.report.findings
            for one in each.interventions
        ]
        return self._sheet(
            "interventions",
            self.words.gettext("What can help"),
            self.words.gettext("What can help with each finding"),
            (FINDING, HELPS, EFFORT, TEXT, STEP, ACTOR, SHOWS, SOURCE),
            rows,
        )

    def _intervention(self, one: Intervention) -> tuple[Value, ...]:
        said = self.found.said
        texts = (said(one.text), said(one.first_step), said(one.actor.text), said(one.shows))
        return (said(one.title), self.found.effort(one), *texts, one.source)

    def _choices(self) -> Sheet:
        rows = [
            (choice.text, name, number, choice.n, number / choice.n)
            for choice in self.report.choices
            if choice.n
            for name, number in choice.counts
        ]
        return self._sheet(
            "choices",
            self.words.gettext("Choices"),
            self.words.gettext("What partners say themselves"),
            (QUESTION, c.CRITERION, CHOSEN, OF, c.SHARE),
            rows,
        )

    def _comments(self) -> Sheet:
        rows = [(comment.text, text) for comment in self.report.comments for text in comment.texts or ()]
        return self._sheet(
            "comments",
            self.words.gettext("Own words"),
            self.words.gettext("Answers in partners’ own words"),
            (QUESTION, ANSWER),
            rows,
        )

    @staticmethod
    def _sheet(
        id_: str, name: str, title: str, columns: tuple[Column, ...], rows: Sequence[tuple[Value, ...]]
    ) -> Sheet:
        return Sheet(name, title, (), (Table(id_, columns, tuple(rows)),) if rows else ())


def _listed(sentences: list[str]) -> str:
    return "\n".join(f"• {sentence}" for sentence in sentences)
