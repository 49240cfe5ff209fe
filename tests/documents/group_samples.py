"""A report with groups and findings: eight people of three levels each, who see one criterion differently."""

from app.domain.advice import Actor, FindingText, Intervention
from app.domain.disclosure import Terms
from app.domain.finding import Finding
from app.domain.questionnaire import Questionnaire
from app.domain.release import InvitedGroup, Published, ResponseRow, build_release
from app.domain.report import FindingReport, Report
from app.domain.report_making import make_report
from app.domain.vocabulary import Language, Level, Line
from tests.domain.report_samples import OCCASION, make_questionnaire, rows

SEEN: tuple[tuple[Level, Line, tuple[str, ...]], ...] = (
    ("governance", "defence", ("5544", "4544", "5443", "4453", "5544", "4554", "5533", "4434")),
    ("operations", "midfield", ("2144", "1243", "2254", "1134", "2144", "1243", "2253", "2134")),
    ("residents", "forward", ("4344", "3443", "3354", "4434", "3344", "4343", "3453", "4434")),
)
"""Four items: two of criterion a, on which the work floor scores low, and two of b."""


def questionnaire() -> Questionnaire:
    return make_questionnaire(criteria=2)


def published(terms: Terms | None = None) -> Published:
    asked = questionnaire()
    people = [
        ResponseRow(answers=row.answers, level=level, line=line)
        for level, line, lines in SEEN
        for row in rows(asked, *lines)
    ]
    invited = [InvitedGroup(10, level, line) for level, line, _ in SEEN]
    return build_release(asked, people, invited, terms or Terms(), OCCASION).published


def explained(finding: Finding) -> FindingReport:
    def said(text: str) -> dict[str, str]:
        return {"nl": text, "en": f"{text} (en)"}

    return FindingReport(
        finding,
        FindingText(
            finding.text,
            said(f"Titel van {finding.kind}: {{first}} en {{second}} over {{criterion}}"),
            said("Waarom {group}"),
            said("Of anders {other}"),
            (said("Een vraag over {criterion}?"), said("Nog een vraag?")),
        ),
        (
            Intervention(
                id="samen-op-pad",
                criterion="a",
                facets=(),
                findings=(),
                title=said("Ga samen op pad"),
                text=said("Een middag mee op straat."),
                first_step=said("Prik een datum."),
                shows=said("De kloof wordt kleiner."),
                effort="small",
                actor=Actor(("governance",), (), said("Het bestuur")),
                source="Een bron (2020)",
            ),
        ),
    )


def report(language: Language = "nl", terms: Terms | None = None) -> Report:
    return make_report(questionnaire(), published(terms), None, language, explained)
