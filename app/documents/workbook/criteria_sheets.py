"""The sheets with the figures of criteria, facets and items."""

from app.documents.change_sentences import ChangeSentences
from app.documents.report_sentences import AGREEMENTS, VERDICTS, ReportSentences
from app.documents.workbook import columns as c
from app.documents.workbook.table import Column, Sheet, Table, Value
from app.domain.figures import Interval
from app.domain.report import CriterionReport, FacetReport, ItemReport, Report
from app.language import N_

FIGURES = (c.MEAN, c.LOW, c.HIGH, c.N, c.SD, c.AD, c.A)
SPREAD = (c.RWG, c.OWN_LOW, c.OWN_HIGH, c.BOUND_LOW, c.BOUND_HIGH)
CHANGES = (c.BEFORE, c.CHANGE, c.CHANGE_LOW, c.CHANGE_HIGH, c.HAPPENED)
CRITERIA = (c.CRITERION, c.VERDICT, *FIGURES, c.AGREEMENT, *SPREAD, c.NORM, c.CODE)


class CriteriaSheets:
    """Of one report. Criteria stand by scale, else in the order of the questionnaire, so that a chart can
    point at them."""

    def __init__(self, report: Report, words: ReportSentences) -> None:
        self.report = report
        self.words = words
        self.changes = ChangeSentences(words)
        self.criteria = tuple(each for group in report.groups for each in group.criteria)

    def criteria_sheet(self) -> Sheet:
        compared = self.report.previous is not None
        return Sheet(
            self.words.gettext("Criteria"),
            self.words.gettext("The figures of each criterion"),
            (self.words.gettext("An empty cell: not shown, because too few people answered, or not there."),),
            (
                Table(
                    "criteria",
                    (*CRITERIA, *CHANGES) if compared else CRITERIA,
                    tuple(
                        (*self._criterion(each), *(self._change(each) if compared else ()))
                        for each in self.criteria
                    ),
                ),
            ),
        )

    def facets_sheet(self) -> Sheet:
        return Sheet(
            self.words.gettext("Parts"),
            self.words.gettext("The parts of each criterion"),
            (
                self.words.gettext(
                    "The gap between two parts of one criterion often says more than the criterion itself."
                ),
            ),
            (
                Table(
                    "facets",
                    (c.CRITERION, c.FACET, c.MEAN, c.N, c.SD, c.CODE),
                    tuple(
                        (criterion.name, facet.name, *_facet(facet), facet.id)
                        for criterion in self.criteria
                        for facet in criterion.facets
                    ),
                ),
            ),
        )

    def items_sheet(self) -> Sheet:
        values = sorted({value for criterion in self.criteria for value in criterion.values})
        chosen = tuple(
            Column(
                N_("Chose %(value)s"),
                N_(
                    "How many people gave the answer %(value)s. What it stands for is under “The statements”."
                ),
                "whole",
                9,
                {"value": value},
            )
            for value in values
        )
        first = (c.CRITERION, c.FACET, c.ITEM, c.ITEM_KIND, c.N, c.DONT_KNOW)
        return Sheet(
            self.words.gettext("Statements"),
            self.words.gettext("The answers to each statement"),
            (
                self.words.gettext(
                    "Where fewer people than the threshold answered one statement of a criterion, all its"
                    " statements stay empty."
                ),
            ),
            (
                Table(
                    "items",
                    (*first, c.ITEM_MEAN, c.RAW_MEAN, c.SD, c.A, *chosen, c.CODE),
                    tuple(
                        (criterion.name, facet.name, *self._item(criterion, item, values))
                        for criterion in self.criteria
                        for facet in criterion.facets
                        for item in facet.items
                    ),
                ),
            ),
        )

    def verdict(self, criterion: CriterionReport) -> str:
        return self.words.gettext(VERDICTS[criterion.verdict.kind])

    def item_kind(self, item: ItemReport) -> str:
        if item.bipolar:
            return self.words.gettext("balance")
        return self.words.gettext("reversed") if item.reversed else self.words.gettext("ordinary")

    def _criterion(self, criterion: CriterionReport) -> tuple[Value, ...]:
        figures = criterion.figures
        scale = (criterion.rules.norm, criterion.id)
        if figures is None:
            empty = (None,) * (len(CRITERIA) - 2 - len(scale))
            return (criterion.name, self.verdict(criterion), *empty, *scale)
        agreement = self.words.gettext(AGREEMENTS[criterion.agreement]) if criterion.agreement else None
        return (
            criterion.name,
            self.verdict(criterion),
            figures.mean,
            *ends(criterion.verdict.interval),
            figures.n,
            figures.sd,
            figures.ad,
            figures.vdeijk_a,
            agreement,
            figures.rwg_j,
            *ends(figures.ci95),
            *ends(figures.bounds),
            *scale,
        )

    def _change(self, criterion: CriterionReport) -> tuple[Value, ...]:
        before = criterion.previous.mean if criterion.previous else None
        if criterion.change is None:
            return (before, None, None, None, None)
        change = criterion.change
        return (before, change.difference, *ends(change.interval), self.changes.word(criterion))

    def _item(self, criterion: CriterionReport, item: ItemReport, values: list[int]) -> tuple[Value, ...]:
        figures = item.figures
        if figures is None:
            return (item.text, self.item_kind(item), *(None,) * (6 + len(values)), item.id)
        counts = dict(zip(criterion.values, figures.frequencies, strict=True))
        return (
            item.text,
            self.item_kind(item),
            figures.n,
            figures.dont_know,
            figures.mean,
            figures.raw_mean,
            figures.sd,
            figures.vdeijk_a,
            *(counts.get(value) for value in values),
            item.id,
        )


def ends(interval: Interval | None) -> tuple[float | None, float | None]:
    return interval or (None, None)


def _facet(facet: FacetReport) -> tuple[Value, Value, Value]:
    figures = facet.figures
    return (figures.mean, figures.n, figures.sd) if figures else (None, None, None)
