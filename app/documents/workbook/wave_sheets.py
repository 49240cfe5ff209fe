"""The sheets of waves beside each other, and of who took part."""

from collections.abc import Iterable, Iterator

from app.documents.change_sentences import ChangeSentences
from app.documents.finding_sentences import FindingSentences
from app.documents.group_names import GroupNames
from app.documents.report_sentences import ReportSentences
from app.documents.workbook import columns as c
from app.documents.workbook.criteria_sheets import ends
from app.documents.workbook.table import Column, Sheet, Table, Value
from app.domain.figures import CriterionFigures
from app.domain.grouping import Dimension
from app.domain.published import Occasion
from app.domain.report import Attendance, CriterionReport, Report
from app.language import N_
from app.language.vocabulary_texts import DIMENSIONS

CHANGE_COLUMNS = (
    *(c.CRITERION, c.BEFORE, c.NOW, c.CHANGE, c.CHANGE_LOW, c.CHANGE_HIGH),
    *(c.HAPPENED, c.N_BEFORE, c.N_NOW, c.COMMON, c.CODE),
)
RESPONSE = Column(N_("Response"), N_("Answered as a part of invited."), "share")


class WaveSheets:
    """Of one report."""

    def __init__(self, report: Report, words: ReportSentences) -> None:
        self.report = report
        self.words = words
        self.names = GroupNames(words.texts)
        self.changes = ChangeSentences(words)
        self.found = FindingSentences(report, words)

    def waves_sheet(self) -> Sheet:
        note = (
            self.changes.all(self.report)
            if self.report.compared
            else self.words.gettext("There is no earlier wave to compare with.")
        )
        return Sheet(
            self.words.gettext("Waves"),
            self.words.gettext("This wave and the one before")
            if self.report.previous
            else self.words.gettext("This wave"),
            (note,),
            (*self._changes(), self._figures()),
        )

    def response_sheet(self) -> Sheet:
        return Sheet(
            self.words.gettext("Response"),
            self.words.gettext("Who took part"),
            (
                self.words.response(self.report.attendance),
                *(f"{self.found.title(each)} {self.found.why(each)}" for each in self.found.attendance()),
                self.words.gettext(
                    "How many answered is told of groups that are large enough only; elsewhere the cell is"
                    " empty."
                ),
            ),
            (self._response(),),
        )

    def _changes(self) -> Iterator[Table]:
        """What changed, where there is anything to compare."""
        rows = tuple(self._change(each) for each in self.report.criteria if each.change)
        if rows:
            yield Table("changes", CHANGE_COLUMNS, rows, self.words.gettext("What changed"))

    def _figures(self) -> Table:
        columns = (c.CRITERION, c.WAVE, c.CLOSED, c.MEAN, c.N, c.SD, c.AD, c.A, c.CODE)
        rows = [
            (each.name, *_when(self.report.occasion), *_figures(each.figures), each.id)
            for each in self.report.criteria
        ]
        if self.report.previous:
            rows += [
                (each.name, *_when(self.report.previous), *_figures(each.previous), each.id)
                for each in self.report.criteria
            ]
        return Table("waves", columns, tuple(rows), self.words.gettext("The figures of each wave"))

    def _change(self, criterion: CriterionReport) -> tuple[Value, ...]:
        change = criterion.change
        return (
            criterion.name,
            criterion.previous.mean if criterion.previous else None,
            criterion.figures.mean if criterion.figures else None,
            change.difference if change else None,
            *ends(change.interval if change else None),
            self.changes.word(criterion),
            change.n_before if change else None,
            change.n_now if change else None,
            criterion.common,
            criterion.id,
        )

    def _response(self) -> Table:
        attendance, previous = self.report.attendance, self.report.previous_attendance
        columns = (c.WAVE, c.DIMENSION, c.GROUP, c.INVITED, c.ANSWERED, RESPONSE)
        rows: list[tuple[Value, ...]] = [self._whole(self.report.occasion, attendance)]
        if previous and self.report.previous:
            rows.append(self._whole(self.report.previous, previous))
        rows += self._divided("level", attendance.levels.items(), attendance.unknown_levels)
        rows += self._divided("line", attendance.lines.items(), attendance.unknown_lines)
        return Table("response", columns, tuple(rows), self.words.gettext("Invited and answered"))

    def _whole(self, occasion: Occasion, attendance: Attendance) -> tuple[Value, ...]:
        whole = self.words.gettext("Whole network")
        return (occasion.wave, None, whole, attendance.invited, attendance.respondents, attendance.share)

    def _divided(
        self, dimension: Dimension, invited: Iterable[tuple[str, int]], unknown: int
    ) -> Iterator[tuple[Value, ...]]:
        """The invited of each level or line, with the answers where a group of that name is shown."""
        answered = {
            group.id: group.respondents
            for breakdown in self.report.breakdowns
            if breakdown.dimension == dimension
            for group in breakdown.groups
        }
        known = [(id_, self.names.short(dimension, id_), number) for id_, number in invited]
        if known and unknown:
            known.append(("", self.words.gettext("Not known"), unknown))
        for id_, name, number in known:
            came = answered.get(id_)
            share = came / number if came is not None and number else None
            by = self.words.gettext(DIMENSIONS[dimension])
            yield (self.report.occasion.wave, by, name, number, came, share)


def _when(occasion: Occasion) -> tuple[Value, Value]:
    return occasion.wave, occasion.closed_on


def _figures(figures: CriterionFigures | None) -> tuple[Value, ...]:
    if figures is None:
        return (None,) * 5
    return (figures.mean, figures.n, figures.sd, figures.ad, figures.vdeijk_a)
