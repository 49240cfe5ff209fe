"""The sheets of groups: their figures, and how they differ."""

from collections.abc import Iterator

from app.documents.group_names import GroupNames
from app.documents.group_pages import SIZES, GroupPages
from app.documents.report_sentences import ReportSentences
from app.documents.workbook import columns as c
from app.documents.workbook.table import Sheet, Table, Value
from app.domain.breakdown import Breakdown, Difference, Group, GroupCriterion
from app.domain.figures import FacetFigures
from app.domain.printed import MEAN_DECIMALS
from app.domain.report import CriterionReport, Report
from app.domain.rounding import rounded
from app.language.vocabulary_texts import DIMENSIONS

WHO = (c.DIMENSION, c.GROUP, c.MEMBERS, c.ANSWERED, c.INVITED)


class GroupSheets:
    """Of one report."""

    def __init__(self, report: Report, words: ReportSentences) -> None:
        self.report = report
        self.words = words
        self.names = GroupNames(words.texts)

    def sheets(self) -> list[Sheet]:
        """The criteria by group always; the rest where there is any."""
        others = [self._parts_sheet(), self._differences_sheet()]
        return [self._groups_sheet(), *(sheet for sheet in others if any(each.rows for each in sheet.tables))]

    def _groups_sheet(self) -> Sheet:
        left_out = GroupPages(self.report, self.words).left_out()
        notes = [left_out] if left_out else []
        if not self.report.breakdowns:
            notes.append(self.words.gettext("There are no results by group in this report."))
        columns = (*WHO, c.CRITERION, c.MEAN, c.N, c.SD, c.AD, c.A, c.CODE)
        rows = tuple(
            (*self._who(breakdown, group), criterion.name, *_figures(group, criterion), criterion.id)
            for breakdown, group in self._groups()
            for criterion in self.report.criteria
        )
        return Sheet(
            self.words.gettext("Groups"),
            self.words.gettext("The criteria by group"),
            tuple(notes),
            (Table("groups", columns, rows),) if rows else (),
        )

    def _parts_sheet(self) -> Sheet:
        columns = (c.DIMENSION, c.GROUP, c.CRITERION, c.FACET, c.ITEM, c.ITEM_MEAN, c.N, c.SD, c.CODE)
        rows = tuple(
            (*self._who(breakdown, group)[:2], criterion.name, *part)
            for breakdown, group in self._groups()
            for criterion in self.report.criteria
            for part in _parts(criterion, group.criteria.get(criterion.id))
        )
        return Sheet(
            self.words.gettext("Groups by statement"),
            self.words.gettext("Parts and statements by group"),
            (self.words.gettext("Without a statement: the figure is of the part as a whole."),),
            (Table("group_parts", columns, rows),) if rows else (),
        )

    def _differences_sheet(self) -> Sheet:
        means = (c.MEAN, c.MEAN_OTHER, c.DIFFERENCE)
        columns = (
            c.DIMENSION,
            c.GROUP,
            c.OTHER,
            c.CRITERION,
            *means,
            c.DELTA,
            c.P,
            c.N,
            c.N_OTHER,
            c.OUTCOME,
        )
        return Sheet(
            self.words.gettext("Differences"),
            self.words.gettext("Differences between groups"),
            (self.words.gettext("With small groups a difference must be large to be told from chance."),),
            (
                Table(
                    "differences", columns, tuple(self._difference(each) for each in self.report.differences)
                ),
            ),
        )

    def _groups(self) -> Iterator[tuple[Breakdown, Group]]:
        for breakdown in self.report.breakdowns:
            for group in breakdown.groups:
                yield breakdown, group

    def _who(self, breakdown: Breakdown, group: Group) -> tuple[Value, ...]:
        members = self.names.members(breakdown.dimension, group)
        return (
            self.words.gettext(DIMENSIONS[breakdown.dimension]),
            self.names.short(breakdown.dimension, group.id),
            self.words.listed(members) if members else None,
            group.respondents,
            group.invited,
        )

    def _difference(self, each: Difference) -> tuple[Value, ...]:
        size = self.words.gettext(SIZES[each.size])
        return (
            self.words.gettext(DIMENSIONS[each.dimension]),
            self.names.short(each.dimension, each.group),
            self.words.gettext("everybody else")
            if each.other is None
            else self.names.short(each.dimension, each.other),
            self.report.criterion(each.criterion).name,
            each.mean,
            each.mean_other,
            rounded(each.mean - each.mean_other, MEAN_DECIMALS),
            each.delta,
            each.p,
            each.n,
            each.n_other,
            self.words.gettext("clear: %(size)s", size=size)
            if each.clear
            else self.words.gettext("no indication of a difference"),
        )


def _figures(group: Group, criterion: CriterionReport) -> tuple[Value, ...]:
    shown = group.criteria.get(criterion.id)
    if shown is None:
        return (None,) * 5
    figures = shown.figures
    return (figures.mean, figures.n, figures.sd, figures.ad, figures.vdeijk_a)


def _parts(criterion: CriterionReport, shown: GroupCriterion | None) -> Iterator[tuple[Value, ...]]:
    """Only what is shown: a breakdown that leaves the parts out has no rows for them."""
    if shown is None:
        return
    for facet in criterion.facets:
        if facet.id in shown.facets:
            yield (facet.name, None, *_part(shown.facets[facet.id]), facet.id)
        for item in facet.items:
            if item.id in shown.items:
                yield (facet.name, item.text, *_part(shown.items[item.id]), item.id)


def _part(figures: FacetFigures) -> tuple[Value, ...]:
    return (figures.mean, figures.n, figures.sd)
