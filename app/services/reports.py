"""Reports: made anew from releases every time they are read."""

import json
from dataclasses import dataclass

from sqlmodel import Session

from app.advice import load_advice
from app.domain.finding import Finding
from app.domain.problems import NotFound
from app.domain.release import Published
from app.domain.release_json import read_published
from app.domain.report import FindingReport, Report
from app.domain.report_making import comparable_wave, make_report
from app.domain.shared_items import comparable_items
from app.domain.vocabulary import Language
from app.persistence import releases
from app.persistence.tables import Assessment
from app.services.letters import kept_questionnaire, questionnaire_of
from app.services.releases import published, published_of_network, sealed


@dataclass(frozen=True)
class ReportLine:
    """One report in the list, with what it publishes."""

    assessment_id: str
    network_id: str
    published: Published


def lines(session: Session) -> list[ReportLine]:
    """Every report: networks by name, the latest wave first."""
    return [
        ReportLine(line.assessment.id, line.network.id, read_published(json.loads(line.published)))
        for line in releases.lines(session)
    ]


def report_of(session: Session, assessment_id: str, language: Language) -> Report:
    """The report of a released assessment, with the wave before it where the two can be compared.

    Raises NotFound while there is no release.
    """
    assessment = session.get(Assessment, assessment_id)
    if assessment is None:
        raise NotFound("not-found")
    questionnaire = questionnaire_of(session, assessment)
    shown = published(session, assessment_id)
    previous = comparable_wave(shown, published_of_network(session, assessment.network_id))
    common = None
    if previous and previous.sources.questionnaire_digest != shown.sources.questionnaire_digest:
        before = kept_questionnaire(session, previous.sources.questionnaire_digest)
        common = comparable_items(before, questionnaire)
    return make_report(
        questionnaire, shown, previous, language, explained, sealed(session, assessment_id), common
    )


def explained(finding: Finding) -> FindingReport:
    """A finding with its words and the interventions that fit it."""
    advice = load_advice()
    return FindingReport(finding, advice.finding_text(finding.text), advice.interventions_for(finding))
