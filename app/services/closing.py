"""Closing an assessment: asked for in a request, carried out once by a job, never undone.

Where open answers may be shown, somebody reads them between the last answer and the closing (`reviewing`).
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from random import SystemRandom
from typing import Any, cast

from sqlmodel import Session

from app.domain.kept_rows import row_plan
from app.domain.problems import Conflict, NotFound
from app.domain.questionnaire import Questionnaire
from app.domain.release import InvitedGroup, Occasion, Release, ResponseRow, build_release
from app.domain.terms import Terms
from app.domain.vocabulary import Formality, Level, Line, Phase, Sector, WorkingScale
from app.persistence import closing
from app.persistence import releases as persisted_releases
from app.persistence.tables import Assessment, Response, new_id
from app.questionnaires.loading import parse_questionnaire
from app.services import comments, mails, releases
from app.services.jobs import Jobs
from app.services.letters import questionnaire_of
from app.services.terms import terms_of

Shuffle = Callable[[list[Any]], None]
SHUFFLE: Shuffle = SystemRandom().shuffle


def request_close(session: Session, jobs: Jobs, assessment_id: str, now: datetime) -> None:
    """From now on no answer is accepted or withdrawn and no mail goes out; a job does the rest, after the
    comments have been read if there are any to show.

    Conflict for an assessment that is not open; asking again for one that is no longer changes nothing.
    """
    assessment = _held(session, assessment_id)
    if assessment.state in ("reviewing", "closing"):
        return
    if assessment.state != "open":
        raise Conflict("not-open")
    mails.cancel_waiting(session, assessment_id, mails.CLOSED, now)
    if comments.waiting(session, assessment):
        assessment.state = "reviewing"
        assessment.closes_on = min(assessment.closes_on, max(assessment.opens_on, now.date()))
        session.flush()
        return
    _start(session, jobs, assessment)


def request_release(session: Session, jobs: Jobs, assessment_id: str) -> None:
    """The comments have been read: the results are released. Asking again changes nothing.

    Conflict for an assessment in which answers are still gathered, or that was closed.
    """
    assessment = _held(session, assessment_id)
    if assessment.state == "closing":
        return
    if assessment.state != "reviewing":
        raise Conflict("not-reviewing")
    _start(session, jobs, assessment)


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
    """Release the results and erase what they were made from, in one transaction. Done before: nothing.

    `Database.compact` has to follow, so that what was removed can't be read from the files either.
    """
    assessment = closing.hold(session, assessment_id)
    if assessment is None or assessment.state != "closing":
        return False
    questionnaire = questionnaire_of(session, assessment)
    rows = _response_rows(session, assessment, questionnaire)
    if persisted_releases.of_assessment(session, assessment_id) is None:
        release = _release(session, assessment, questionnaire, rows, today)
        releases.save(session, assessment_id, release, today)
    closing.remove_drafts(session, assessment_id)
    kept = rows_to_keep(questionnaire, rows, terms_of(assessment), assessment_id)
    shuffle(kept)
    closing.replace_responses(session, assessment_id, kept)
    invitations = list(closing.invitation_ids(session, assessment_id))
    shuffle(invitations)
    closing.rewrite_invitations(session, invitations)
    assessment.state, assessment.closed_on = "closed", today
    session.flush()
    return True


def rows_to_keep(
    questionnaire: Questionnaire, rows: Sequence[ResponseRow], terms: Terms, assessment_id: str
) -> list[dict[str, Any]]:
    """What stays of the responses, under new ids: nothing, unless rows may be taken out (PRIVACY, 7).

    Then answers to items and choices stay, with the attributes of the plan that the published breakdowns
    follow too: no organisation, and no open answers.
    """
    plan = row_plan(questionnaire, rows, terms)
    if plan is None:
        return []
    return [
        {
            "id": new_id(),
            "assessment_id": assessment_id,
            "answers": {**row.answers, **{id_: list(chosen) for id_, chosen in row.choices.items()}},
            "receipt_hash": None,
            **asdict(attributes),
        }
        for row, attributes in zip(rows, plan.attributes, strict=True)
    ]


def _held(session: Session, assessment_id: str) -> Assessment:
    assessment = closing.hold(session, assessment_id)
    if assessment is None:
        raise NotFound("not-found")
    return assessment


def _start(session: Session, jobs: Jobs, assessment: Assessment) -> None:
    assessment.state = "closing"
    session.flush()
    jobs.close_assessment(session, assessment.id)


def _response_rows(
    session: Session, assessment: Assessment, questionnaire: Questionnaire
) -> list[ResponseRow]:
    """The responses with the names of their organisations: those are what a report in open mode shows."""
    names = closing.organisation_names(session, assessment.network_id)
    rows = [response_row(questionnaire, each) for each in closing.responses(session, assessment.id)]
    return [
        replace(row, organisation=names.get(row.organisation) if row.organisation else None) for row in rows
    ]


def _release(
    session: Session,
    assessment: Assessment,
    questionnaire: Questionnaire,
    rows: Sequence[ResponseRow],
    today: date,
) -> Release:
    """Without the digest of the answers: who holds the rows that stay, or most of the answers, could try
    which organisations and answers fit it."""
    network = closing.network_of(session, assessment)
    made = build_release(
        questionnaire,
        rows,
        [_invited(group) for group in closing.invited_groups(session, assessment.id)],
        terms_of(assessment),
        Occasion(
            network.name,
            assessment.wave,
            today,
            network.demo,
            cast(Formality, network.formality),
            cast(WorkingScale, network.scale),
            cast(Phase, network.phase),
        ),
        previous=_previous(session, assessment, questionnaire),
    )
    return replace(made, sealed=replace(made.sealed, input_digest=""))


def _invited(group: closing.InvitedCount) -> InvitedGroup:
    return InvitedGroup(
        number=group.number,
        level=cast(Level, group.level),
        line=cast(Line, group.line),
        sector=cast(Sector, group.sector),
        organisation=group.organisation,
    )


def _previous(session: Session, assessment: Assessment, questionnaire: Questionnaire) -> Questionnaire | None:
    """The questionnaire of the last wave before this one that it can be compared with."""
    for file in closing.earlier_questionnaires(session, assessment):
        same = file.questionnaire_id == questionnaire.id
        if same and file.version.split(".")[0] == questionnaire.version.split(".")[0]:
            return parse_questionnaire(file.content, f"{file.questionnaire_id} {file.version}")
    return None


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
