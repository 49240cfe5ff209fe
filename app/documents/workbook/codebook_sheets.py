"""The last sheets: what every column and code means, by which rules, and where the figures come from."""

from collections.abc import Iterator, Sequence

from app.documents.handout import Handout
from app.documents.report_sentences import VERDICT_MEANINGS, VERDICTS, ReportSentences
from app.documents.workbook.criteria_sheets import CriteriaSheets
from app.documents.workbook.table import Column, Kind, Sheet, Table, Value
from app.domain.report import CriterionReport, ItemReport, ScaleGroup
from app.language import N_
from app.language.vocabulary_texts import DIMENSIONS, LANGUAGES, MODES

KINDS: dict[Kind, str] = {
    "text": N_("text"),
    "whole": N_("whole number"),
    "score": N_("scale points, 1 decimal"),
    "signed": N_("scale points, 1 decimal"),
    "fine": N_("2 decimals"),
    "border": N_("scale points"),
    "p": N_("3 decimals"),
    "share": N_("percentage"),
    "date": N_("date"),
}
WHERE = Column(N_("Sheet"), N_("Name of the sheet."), width=24)
NAME = Column(N_("Column"), N_("Name above the column."), width=30)
MEANING = Column(N_("Meaning"), N_("What it stands for."), width=80)
KIND = Column(N_("In the cell"), N_("What kind of value it holds."), width=34)
CODE = Column(
    N_("Code"), N_("Fixed code in the questionnaire: the same in every wave and language."), width=24
)
CALLED = Column(N_("Name"), N_("What it is called in reports."), width=30)
PART_OF = Column(N_("Belongs to"), N_("The criterion and the part of it."), width=30)
ITEM = Column(N_("Statement"), N_("What partners were asked, word for word."), width=80)
ANSWERS = Column(N_("Answers"), N_("What each value of the scale stands for."), width=60)
RULE = Column(N_("Rule"), N_("What is decided."), width=24)
SAYS = Column(N_("Border"), N_("The border, in figures."), width=30)


class CodebookSheets:
    """Of one handout, over sheets that were made already."""

    def __init__(self, handout: Handout, words: ReportSentences, criteria: CriteriaSheets) -> None:
        self.handout = handout
        self.report = handout.report
        self.words = words
        self.criteria = criteria

    def codebook(self, sheets: Sequence[Sheet]) -> Sheet:
        gettext = self.words.gettext
        items = tuple(self._item(criterion, item) for criterion, item in self._items())
        return Sheet(
            gettext("Code book"),
            gettext("What everything in this workbook means"),
            (),
            (
                Table("rules", (RULE, SAYS, MEANING), tuple(self._rules()), gettext("The rules")),
                Table(
                    "code_criteria",
                    (CODE, CALLED, MEANING, KIND),
                    tuple(self._parts()),
                    gettext("The criteria"),
                ),
                Table("code_items", (CODE, PART_OF, ITEM, ANSWERS), items, gettext("The statements")),
                Table(
                    "code_columns",
                    (WHERE, NAME, MEANING, KIND),
                    tuple(self._columns(sheets)),
                    gettext("The columns of each sheet"),
                ),
            ),
        )

    def _columns(self, sheets: Sequence[Sheet]) -> Iterator[tuple[Value, ...]]:
        for sheet in sheets:
            columns = dict.fromkeys(
                (
                    self.words.gettext(column.title, **column.values),
                    self.words.gettext(column.meaning, **column.values),
                    column.kind,
                )
                for table in sheet.tables
                for column in table.columns
            )
            for title, meaning, kind in columns:
                yield (sheet.name, title, meaning, self.words.gettext(KINDS[kind]))

    def _parts(self) -> Iterator[tuple[Value, ...]]:
        for criterion in self.criteria.criteria:
            scale = self.words.gettext(
                "scale %(minimum)s to %(maximum)s", minimum=criterion.minimum, maximum=criterion.maximum
            )
            yield (criterion.id, criterion.name, criterion.definition, scale)
            for facet in criterion.facets:
                of = self.words.gettext("Part of %(criterion)s.", criterion=criterion.name)
                yield (facet.id, facet.name, of, scale)

    def _items(self) -> Iterator[tuple[CriterionReport, ItemReport]]:
        for criterion in self.criteria.criteria:
            for item in criterion.items:
                yield criterion, item

    def _item(self, criterion: CriterionReport, item: ItemReport) -> tuple[Value, ...]:
        facet = next(each for each in criterion.facets if item in each.items)
        named = [
            f"{value} = {label}" for value, label in zip(criterion.values, item.labels, strict=True) if label
        ]
        return (
            item.id,
            f"{criterion.name}, {facet.name} ({self.criteria.item_kind(item)})",
            item.text,
            "; ".join(named),
        )

    def _rules(self) -> Iterator[tuple[Value, ...]]:
        gettext = self.words.gettext
        yield (
            gettext("Empty cell"),
            None,
            gettext("Not shown, because too few people answered, or not there."),
        )
        yield (
            gettext("Threshold"),
            gettext("at least %(threshold)s people", threshold=self.report.terms.threshold),
            gettext(
                "A figure is shown only if at least that many people answered that very question. Where fewer"
                " answered one statement of a criterion, all its statements and parts are left out."
            ),
        )
        yield (gettext("Score"), None, gettext(SCORE))
        yield (gettext("Weighting"), self._weighting(), gettext("How much each person counts in a mean."))
        by_organisation = self.report.weighting == "organisation"
        yield (
            gettext("Interval"),
            "95%",
            gettext(INTERVAL_OF_ORGANISATIONS if by_organisation else INTERVAL),
        )
        for group in self.report.groups:
            yield from self._borders(group)
        for kind, name in VERDICTS.items():
            yield (gettext("Verdict"), gettext(name), gettext(VERDICT_MEANINGS[kind]))
        yield (gettext("Text that looks like a formula"), "“=”, “+”, “-”, “@”", gettext(APOSTROPHE))

    def _borders(self, group: ScaleGroup) -> Iterator[tuple[Value, ...]]:
        gettext, rules = self.words.gettext, group.criteria[0].rules
        scale = gettext("scale %(minimum)s to %(maximum)s", minimum=group.minimum, maximum=group.maximum)
        yield (
            gettext("Norm"),
            f"{self.words.border(rules.norm)} ({scale})",
            gettext(
                "Strong: the whole interval lies at or above it. Stalling: the whole interval lies below it."
            ),
        )
        yield (
            gettext("Divided"),
            gettext(
                "mean deviation above %(deviation)s and A at most %(agreement)s (%(scale)s)",
                deviation=self.words.fine(rules.deviation),
                agreement=self.words.fine(rules.agreement),
                scale=scale,
            ),
            gettext("Decided first: partners contradict each other, and the mean hides it."),
        )

    def _weighting(self) -> str:
        if self.report.weighting == "organisation":
            return self.words.gettext("every organisation weighs equally")
        return self.words.gettext("every person weighs equally")

    def colophon(self) -> Sheet:
        return Sheet(
            self.words.gettext("Colophon"),
            self.words.gettext("Where this comes from"),
            (),
            (Table("colophon", (SUBJECT, CONTENT), tuple(self._origins())),),
        )

    def _origins(self) -> Iterator[tuple[Value, ...]]:
        gettext, report, sources = self.words.gettext, self.report, self.report.sources
        chosen = [gettext(DIMENSIONS[each]) for each in report.terms.breakdowns]
        yield (gettext("Network"), report.occasion.network)
        yield (gettext("Wave"), str(report.occasion.wave))
        yield (gettext("Closed on"), self.words.closed(report))
        yield (gettext("Release"), self.handout.release_id)
        yield (gettext("Questionnaire"), report.questionnaire_title)
        yield (gettext("Version"), f"{sources.questionnaire_id} {sources.questionnaire_version}")
        yield (gettext("Checksum of the questionnaire"), sources.questionnaire_digest)
        yield (gettext("Scoring"), gettext("version %(version)s", version=sources.scoring_version))
        yield (gettext("Weighting"), self._weighting())
        yield (gettext("How the results are shown"), gettext(MODES[report.terms.mode]))
        if chosen:
            yield (gettext("Groups that results may be shown for"), self.words.listed(chosen))
        yield (gettext("Source"), report.source)
        yield (gettext("Language"), LANGUAGES[report.language])
        yield (gettext("Made by"), self.handout.house.name or "Slagvaardig")
        if self.handout.house.footer:
            yield (gettext("Remark"), self.handout.house.footer)
        if report.occasion.demo:
            yield (gettext("Remark"), gettext("Demonstration: the answers in this report are made up."))


SUBJECT = Column(N_("Subject"), N_("What is told."), width=36)
CONTENT = Column(N_("Content"), N_("What there is to tell about it."), width=80)
SCORE = N_(
    "A person’s score on a criterion is the mean of the statements that they answered, if they answered at"
    " least half of them. Higher is better. On questions about balance the middle is best: the further from"
    " the middle, the lower the score."
)
INTERVAL = N_(
    "Mean ± t times standard deviation / √n, cut off at the ends of the scale: where the mean of partners"
    " like these lies with 95% confidence. Verdicts use it as printed."
)
INTERVAL_OF_ORGANISATIONS = N_(
    "Mean ± t times the standard error of the means of organisations, cut off at the ends of the scale."
    " Verdicts use it as printed."
)
APOSTROPHE = N_(
    "A text that begins with one of these signs has an apostrophe before it, so that no spreadsheet runs it,"
    " also when this sheet is saved as CSV. A text that is too long for one cell goes on in the next row."
)
