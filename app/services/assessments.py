"""An assessment from its first draft until it closes: preparing, sending, following, closing date."""

from dataclasses import dataclass, field
from datetime import date, datetime

from sqlmodel import Session

from app.domain.grouping import DIMENSIONS, MOST_BREAKDOWNS
from app.domain.problems import Conflict, NotFound, Problem, found
from app.domain.questionnaire import Questionnaire
from app.persistence import assessments as queries
from app.persistence import networks
from app.persistence.tables import Assessment, QuestionnaireFile
from app.questionnaires import parse_questionnaire
from app.questionnaires.catalogue import Catalogue
from app.services import invitations, mails
from app.services.runtime import Runtime

OPEN_DIMENSIONS = frozenset({"line", "sector", "organisation"})
"""By which open results may be broken down: an organisation is shown by name, but never a part of it."""


@dataclass(frozen=True)
class AssessmentData:
    questionnaire_digest: str
    mode: str
    threshold: int
    weighting: str
    opens_on: date
    closes_on: date
    words_nl: str
    words_en: str
    reply_to: str
    breakdowns: list[str] = field(default_factory=list)
    row_export: bool = False


def get(session: Session, assessment_id: str) -> Assessment:
    return found(queries.get(session, assessment_id))


def create(session: Session, catalogue: Catalogue, network_id: str, data: AssessmentData) -> Assessment:
    """The network's next wave; Conflict while an earlier one has not been closed."""
    if networks.get(session, network_id) is None:
        raise NotFound("not-found")
    if any(each.state != "closed" for each in queries.of_network(session, network_id)):
        raise Conflict("assessment-unfinished")
    _check(catalogue, data)
    keep_questionnaire(session, catalogue, data.questionnaire_digest)
    wave = queries.last_wave(session, network_id) + 1
    assessment = Assessment(network_id=network_id, wave=wave, **vars(data))
    session.add(assessment)
    session.flush()
    return assessment


def update(session: Session, catalogue: Catalogue, assessment_id: str, data: AssessmentData) -> Assessment:
    assessment = _held(session, assessment_id)
    _require(assessment, "draft", "not-draft")
    _check(catalogue, data)
    keep_questionnaire(session, catalogue, data.questionnaire_digest)
    assessment.sqlmodel_update(vars(data))
    session.add(assessment)
    return assessment


def remove(session: Session, assessment_id: str) -> Assessment:
    """Only an assessment of which nothing has been sent."""
    assessment = _held(session, assessment_id)
    _require(assessment, "draft", "not-draft")
    for mail in queries.test_mails(session, assessment_id):
        session.delete(mail)
    session.flush()
    session.delete(assessment)
    return assessment


def send(session: Session, runtime: Runtime, assessment_id: str, now: datetime) -> int:
    """Invites everybody in the network and freezes the terms; tells how many mails go out."""
    assessment = _held(session, assessment_id)
    _require(assessment, "draft", "not-draft")
    if assessment.closes_on < now.date():
        raise Conflict("closing-date-passed")
    people = queries.uninvited(session, assessment)
    if not people:
        raise Conflict("no-participants")
    assessment.state = "open"
    assessment.frozen_on = now.date()
    session.add(assessment)
    session.flush()
    made = invitations.create_invitations(session, assessment, people, runtime.settings.secret)
    return mails.queue_invitations(session, runtime.jobs, assessment, made, now)


def invite_more(session: Session, runtime: Runtime, assessment_id: str, now: datetime) -> int:
    """Invites who came into the network after sending, and takes up invitations that were stopped."""
    assessment = _held(session, assessment_id)
    _require(assessment, "open", "not-open")
    people = queries.uninvited(session, assessment)
    invitations.create_invitations(session, assessment, people, runtime.settings.secret)
    everybody = [
        row.invitation for row in queries.follow(session, assessment_id) if not row.invitation.answered
    ]
    return mails.queue_invitations(session, runtime.jobs, assessment, everybody, now)


def remind(session: Session, runtime: Runtime, assessment_id: str, round_number: int, now: datetime) -> int:
    assessment = _held(session, assessment_id)
    _require(assessment, "open", "not-open")
    return mails.queue_reminders(session, runtime.jobs, assessment, round_number, now)


def move_closing_date(session: Session, assessment_id: str, closes_on: date, today: date) -> Assessment:
    assessment = _held(session, assessment_id)
    _require(assessment, "open", "not-open")
    if closes_on < max(today, assessment.opens_on):
        raise Problem("closing-date-early")
    assessment.closes_on = closes_on
    session.add(assessment)
    return assessment


def questionnaire_of(session: Session, assessment: Assessment) -> Questionnaire:
    """The questionnaire exactly as this assessment used it."""
    content = queries.questionnaire_content(session, assessment.questionnaire_digest)
    return parse_questionnaire(found(content), "questionnaire.yaml")


def keep_questionnaire(session: Session, catalogue: Catalogue, digest: str) -> None:
    questionnaire = found(catalogue.by_digest(digest))
    queries.keep_questionnaire(
        session,
        QuestionnaireFile(
            digest=digest,
            questionnaire_id=questionnaire.id,
            version=questionnaire.version,
            content=catalogue.content(digest),
        ),
    )


def _check(catalogue: Catalogue, data: AssessmentData) -> None:
    if catalogue.by_digest(data.questionnaire_digest) is None:
        raise NotFound("not-found")
    if data.closes_on < data.opens_on:
        raise Problem("closes-before-opening")
    if data.weighting == "organisation" and data.mode != "open":
        raise Problem("weighting-needs-open")
    if len(data.breakdowns) > MOST_BREAKDOWNS or not set(data.breakdowns) <= set(DIMENSIONS):
        raise Problem("breakdowns-too-many")
    if data.mode == "open" and not set(data.breakdowns) <= OPEN_DIMENSIONS:
        raise Problem("level-not-in-open")
    if data.mode == "open" and data.row_export:
        raise Problem("rows-not-in-open")


def _held(session: Session, assessment_id: str) -> Assessment:
    return found(queries.hold(session, assessment_id))


def _require(assessment: Assessment, state: str, code: str) -> None:
    if assessment.state != state:
        raise Conflict(code)
