"""Closing an assessment: asked for in a request, carried out once by a job, never undone."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date, datetime
from random import SystemRandom
from typing import Any, cast

from sqlmodel import Session

from app.domain.disclosure import Terms
from app.domain.grouping import Attributes
from app.domain.problems import Conflict, NotFound
from app.domain.questionnaire import Questionnaire
from app.domain.release import InvitedGroup, Occasion, Release, ResponseRow, build_release
from app.domain.separation import separated
from app.domain.vocabulary import Level, Line, Mode, Weighting
from app.persistence import closing
from app.persistence import releases as persisted_releases
from app.persistence.tables import Assessment, Response, new_id
from app.services import mails, releases
from app.services.jobs import Jobs
from app.services.letters import questionnaire_of

Shuffle = Callable[[list[Any]], None]
SHUFFLE: Shuffle = SystemRandom().shuffle


def request_close(session: Session, jobs: Jobs, assessment_id: str, now: datetime) -> None:
    """From now on no answer is accepted and no mail goes out; a job does the rest.

    Conflict for an assessment that is not open; asking for one that is closing already changes nothing.
    """
    assessment = closing.hold(session, assessment_id)
    if assessment is None:
        raise NotFound("not-found")
    if assessment.state == "closing":
        return
    if assessment.state != "open":
        raise Conflict("not-open")
    assessment.state = "closing"
    session.flush()
    mails.cancel_waiting(session, assessment_id, mails.CLOSED, now)
    jobs.close_assessment(session, assessment_id)


def request_close_where_due(session: Session, jobs: Jobs, now: datetime) -> int:
    """Close the assessments whose last day of answering is over; tells how many."""
    due = closing.past_closing_date(session, now.date())
    for assessment_id in due:
        request_close(session, jobs, assessment_id, now)
    return len(due)


def take_up_again(session: Session, jobs: Jobs) -> None:
    """Ask again for what is closing: a job that is still there is not doubled, one that failed runs anew
    once the engine has forgotten it.
    """
    for assessment_id in closing.under_way(session):
        jobs.close_assessment(session, assessment_id)


def close(session: Session, assessment_id: str, today: date, shuffle: Shuffle = SHUFFLE) -> bool:
    """Release the results and cut what ties answers to people, in one transaction. Done before: nothing.

    `Database.compact` has to follow, so that what was removed can't be read from the files either.
    """
    assessment = closing.hold(session, assessment_id)
    if assessment is None or assessment.state != "closing":
        return False
    questionnaire = questionnaire_of(session, assessment)
    responses = closing.responses(session, assessment_id)
    if persisted_releases.of_assessment(session, assessment_id) is None:
        release = _release(session, assessment, questionnaire, responses, today)
        releases.save(session, assessment_id, release, today)
    closing.remove_drafts(session, assessment_id)
    rows = separated_rows(responses, assessment.threshold, cast(Mode, assessment.mode))
    shuffle(rows)
    closing.replace_responses(session, assessment_id, rows)
    invitations = list(closing.invitation_ids(session, assessment_id))
    shuffle(invitations)
    closing.rewrite_invitations(session, invitations)
    assessment.state, assessment.closed_on = "closed", today
    session.flush()
    return True


def _release(
    session: Session,
    assessment: Assessment,
    questionnaire: Questionnaire,
    responses: Sequence[Response],
    today: date,
) -> Release:
    network = closing.network_of(session, assessment)
    groups = closing.invited_groups(session, assessment.id)
    return build_release(
        questionnaire,
        [response_row(questionnaire, response) for response in responses],
        [InvitedGroup(number, cast(Level, level), cast(Line, line)) for level, line, number in groups],
        Terms(cast(Mode, assessment.mode), assessment.threshold, cast(Weighting, assessment.weighting)),
        Occasion(network.name, assessment.wave, today, network.demo),
    )


def response_row(questionnaire: Questionnaire, response: Response) -> ResponseRow:
    """A stored response as the release takes it; what the questionnaire does not ask is left out."""
    answers = response.answers
    kinds = {question.id: question.kind for question in questionnaire.questions}
    return ResponseRow(
        answers={key: value for key, value in answers.items() if key in questionnaire.item_by_id},
        choices={key: tuple(value) for key, value in answers.items() if kinds.get(key) == "choose-criteria"},
        texts={key: value for key, value in answers.items() if kinds.get(key) == "open"},
        organisation=response.organisation,
        sector=response.sector,
        level=cast(Level, response.level),
        line=cast(Line, response.line),
    )


def separated_rows(responses: Sequence[Response], threshold: int, mode: Mode) -> list[dict[str, Any]]:
    """The same answers under new ids, without receipts and with only the attributes that may stay."""
    attributes = [Attributes(row.organisation, row.sector, row.level, row.line) for row in responses]
    return [
        {
            "id": new_id(),
            "assessment_id": response.assessment_id,
            "answers": response.answers,
            "receipt_hash": None,
            **asdict(kept),
        }
        for response, kept in zip(responses, separated(attributes, threshold, mode), strict=True)
    ]
