"""What a report says about its findings: titles, reasons, figures in words, questions and interventions."""

from collections.abc import Callable, Mapping

from app.documents.group_names import GroupNames
from app.documents.report_sentences import ReportSentences, within_sentence
from app.domain.advice import Effort, Intervention, Texts
from app.domain.breakdown import Part
from app.domain.finding import Certainty, Evidence, EvidenceKind, Finding, FindingKind, Subject
from app.domain.report import CriterionReport, FindingReport, ItemReport, Report
from app.language import N_, format_percentage

ATTENDANCE: tuple[FindingKind, ...] = ("missing", "low-response")

VERDICTS_THEMSELVES: tuple[FindingKind, ...] = ("stalling", "divided")
NUMBER_SIGN = "\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}"
"""Keeps "n = 12" on one line."""

CERTAINTIES: dict[Certainty, str] = {
    "clear": N_("The figures are clear about this."),
    "likely": N_("The figures point this way; talk it over before you act on it."),
    "tentative": N_("This is a first sign, no more: use it as a question."),
}
EFFORTS: dict[Effort, str] = {
    "small": N_("little effort: can start next week"),
    "medium": N_("some effort: takes weeks"),
    "large": N_("much effort: takes months and a decision"),
}


class FindingSentences:
    """The words of the findings of one report."""

    def __init__(self, report: Report, words: ReportSentences) -> None:
        self.report = report
        self.words = words
        self.names = GroupNames(words.texts)
        self._evidence: Mapping[EvidenceKind, Callable[[Evidence, Finding], str]] = {
            "mean": self._mean,
            "contrast": self._contrast,
            "lean": self._lean,
            "agreement": self._agreement,
            "difference": self._difference,
            "count": self._count,
            "share": self._share,
        }

    def opening(self) -> list[str]:
        """The outcome in a few sentences. What comes first of where it stalls leads, unless it is no more
        than a first sign, or a verdict that follows anyway."""
        verdicts = self.words.headline(self.report)
        first = self.report.points[0] if self.report.points else None
        if (
            first is None
            or first.finding.certainty == "tentative"
            or first.finding.kind in VERDICTS_THEMSELVES
        ):
            return verdicts
        return [self.title(first), *verdicts]

    def attendance(self) -> list[FindingReport]:
        """What was found about who took part."""
        return [each for each in self.report.findings if each.finding.kind in ATTENDANCE]

    def about(self, criterion: CriterionReport) -> list[FindingReport]:
        """What was found on a criterion, without what the page says already: at the points that come first,
        and that it stalls where something else says more precisely how."""
        found = [
            each for each in self.report.findings_about(criterion.id) if each.finding.kind not in ATTENDANCE
        ]
        more = any(each.finding.kind not in VERDICTS_THEMSELVES for each in found)
        first = {each.finding.id for each in self.report.points}
        return [
            each
            for each in found
            if each.finding.id not in first and not (more and each.finding.kind == "stalling")
        ]

    def title(self, each: FindingReport) -> str:
        text = self._filled(each.text.title, each.finding)
        return text[:1].upper() + text[1:]

    def why(self, each: FindingReport) -> str:
        reason = self._filled(each.text.why, each.finding)
        if each.finding.kind != "divided" or not each.finding.subjects:
            return reason
        names = self._placeholders(each.finding)
        camps = self.words.gettext(
            "The line runs between %(group)s and %(other)s.", group=names["group"], other=names["other"]
        )
        return f"{reason} {camps}"

    def otherwise(self, each: FindingReport) -> str:
        return self._filled(each.text.otherwise, each.finding)

    def questions(self, each: FindingReport) -> list[str]:
        return [self._filled(question, each.finding) for question in each.text.questions]

    def certainty(self, each: FindingReport) -> str:
        return self.words.gettext(CERTAINTIES[each.finding.certainty])

    def evidence(self, each: FindingReport) -> list[str]:
        """The figures behind a finding, one sentence each."""
        told = (self._evidence[one.kind](one, each.finding) for one in each.finding.evidence)
        return [sentence.replace(" = ", NUMBER_SIGN) for sentence in told]

    def said(self, text: Texts) -> str:
        """A text of the library in the language of the report."""
        return text[self.report.language]

    def effort(self, intervention: Intervention) -> str:
        return self.words.gettext(EFFORTS[intervention.effort])

    def part(self, part: Part) -> str:
        """A criterion or a facet as it stands in a sentence."""
        criterion = self.report.criterion(part.criterion)
        if part.facet is None:
            return within_sentence(criterion.name)
        return within_sentence(next(facet.name for facet in criterion.facets if facet.id == part.facet))

    def _filled(self, text: Texts, finding: Finding) -> str:
        return text[self.report.language].format_map(self._placeholders(finding))

    def _placeholders(self, finding: Finding) -> dict[str, str]:
        groups = [self._subject(subject) for subject in finding.subjects]
        others = self.words.gettext("the others")
        parts = [self.part(part) for part in finding.parts]
        pair = parts if len(parts) > 1 or finding.kind == "imbalance" else groups
        first, second = [*pair, others, others][:2]
        if _others_score_higher(finding):
            first, second = second, first
        return {
            "criterion": self.part(Part(finding.criterion)) if finding.criterion else "",
            "first": first,
            "second": second,
            "group": groups[0] if groups else others,
            "other": groups[1] if len(groups) > 1 else others,
            "pole": self._leaning(finding),
        }

    def _subject(self, subject: Subject | None) -> str:
        if subject is None:
            return self.words.gettext("everybody else")
        return self.names.within(subject.dimension, subject.group)

    def _leaning(self, finding: Finding) -> str:
        leans = [one for one in finding.evidence if one.kind == "lean"]
        return self._pole(leans[0]) if leans else ""

    def _pole(self, lean: Evidence) -> str:
        labels = self._items(lean)[0].labels
        return within_sentence(labels[0] if lean.value < 0 else labels[-1])

    def _items(self, evidence: Evidence) -> tuple[ItemReport, ...]:
        if evidence.part is None:
            raise ValueError("this figure is about no criterion")
        criterion = self.report.criterion(evidence.part.criterion)
        facets = [facet for facet in criterion.facets if facet.id == evidence.part.facet]
        return facets[0].items if facets else criterion.items

    def _mean(self, one: Evidence, _finding: Finding) -> str:
        values = self._values(one)
        if one.subject is not None:
            return self.words.gettext(
                "According to %(group)s “%(part)s” scores %(value)s (n = %(n)s).", **values
            )
        if one.interval is None:
            return self.words.gettext("%(part)s scores %(value)s (n = %(n)s).", **values)
        return self.words.gettext(
            "%(part)s scores %(value)s (95%% interval %(interval)s; n = %(n)s).", **values
        )

    def _contrast(self, one: Evidence, _finding: Finding) -> str:
        values = self._values(one)
        if one.value < 0:
            values["part"], values["other_part"] = values["other_part"], values["part"]
        return self.words.gettext(
            "The same %(n)s people score “%(part)s” %(size)s higher than “%(other_part)s”"
            " (95%% interval of the difference %(interval)s).",
            **values,
        )

    def _lean(self, one: Evidence, _finding: Finding) -> str:
        return self.words.gettext(
            "On “%(part)s” the answers lie %(size)s from the middle on average,"
            " towards “%(pole)s” (n = %(n)s).",
            **self._values(one),
            pole=self._pole(one),
        )

    def _agreement(self, one: Evidence, _finding: Finding) -> str:
        return self.words.gettext(
            "Agreement A on “%(part)s” is %(value)s; the mean deviation is %(second)s.",
            **{**self._values(one), "value": self.words.fine(one.value)},
        )

    def _difference(self, one: Evidence, _finding: Finding) -> str:
        return self.words.gettext(
            "On “%(part)s” the mean of %(group)s is %(size)s %(direction)s than that of %(other)s"
            " (n = %(n)s; Cliff’s delta %(second)s).",
            **self._values(one),
            direction=self.words.gettext("lower") if one.value < 0 else self.words.gettext("higher"),
        )

    def _count(self, one: Evidence, _finding: Finding) -> str:
        if one.subject is None:
            return self.words.ngettext(
                "It is about %(num)s person.", "It is about %(num)s people.", int(one.value)
            )
        return self.words.gettext(
            "Invited from %(group)s: %(number)s.", group=self._subject(one.subject), number=int(one.value)
        )

    def _share(self, one: Evidence, _finding: Finding) -> str:
        share = format_percentage(one.value, self.report.language)
        if one.subject is None:
            return self.words.gettext("%(share)s of those invited answered.", share=share)
        return self.words.gettext(
            "%(share)s of those invited belong to %(group)s.", share=share, group=self._subject(one.subject)
        )

    def _values(self, one: Evidence) -> dict[str, object]:
        ends = one.interval
        if ends and one.kind in ("contrast", "lean") and one.value < 0:
            ends = (-ends[1], -ends[0])
        part = self.part(one.part) if one.part else ""
        return {
            "part": part if one.kind != "mean" or one.subject else part[:1].upper() + part[1:],
            "other_part": self.part(one.other_part) if one.other_part else "",
            "group": self._subject(one.subject),
            "other": self._subject(one.other),
            "value": self.words.score(one.value),
            "size": self.words.score(abs(one.value)),
            "second": self.words.fine(one.second),
            "interval": self.words.span(ends),
            "n": one.n,
        }


def _others_score_higher(finding: Finding) -> bool:
    """Whether a group that is set beside everybody else scores lower: texts name the higher side first."""
    main = finding.evidence[0] if finding.kind in ("line-gap", "group-gap") and finding.evidence else None
    return main is not None and main.other is None and main.value < 0
