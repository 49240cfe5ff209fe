"""What closing an assessment does to its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, update
from sqlmodel import Session, col, select

from app.persistence.tables import (
    Assessment,
    Draft,
    Invitation,
    Network,
    Organisation,
    Participant,
    QuestionnaireFile,
    Response,
)


@dataclass(frozen=True)
class InvitedCount:
    """How many people of one level and one organisation were invited."""

    number: int
    level: str | None
    line: str | None
    sector: str | None
    organisation: str


def hold(session: Session, assessment_id: str) -> Assessment | None:
    """The assessment, which nobody else changes or answers until this transaction ends."""
    statement = select(Assessment).where(Assessment.id == assessment_id).with_for_update()
    return session.exec(statement.execution_options(populate_existing=True)).first()


def network_of(session: Session, assessment: Assessment) -> Network:
    return session.get_one(Network, assessment.network_id)


def past_closing_date(session: Session, today: date) -> Sequence[str]:
    """The ids of the open assessments whose last day of answering is over."""
    statement = select(Assessment.id).where(Assessment.state == "open", col(Assessment.closes_on) < today)
    return session.exec(statement).all()


def under_way(session: Session) -> Sequence[str]:
    """The ids of the assessments that are closing."""
    return session.exec(select(Assessment.id).where(Assessment.state == "closing")).all()


def responses(session: Session, assessment_id: str) -> Sequence[Response]:
    return session.exec(select(Response).where(Response.assessment_id == assessment_id)).all()


def organisation_names(session: Session, network_id: str) -> Mapping[str, str]:
    """Of the organisations of a network, by id."""
    query = select(Organisation.id, Organisation.name).where(Organisation.network_id == network_id)
    return dict(session.exec(query).all())


def invited_groups(session: Session, assessment_id: str) -> Sequence[InvitedCount]:
    """The people invited by organisation, with its sector and line, and by level."""
    groups = (Participant.level, Organisation.line, Organisation.sector, Organisation.name)
    found = session.exec(
        select(func.count(), *groups)  # type: ignore[call-overload]
        .select_from(Invitation)
        .join(Participant, col(Participant.id) == col(Invitation.participant_id))
        .join(Organisation, col(Organisation.id) == col(Participant.organisation_id))
        .where(Invitation.assessment_id == assessment_id)
        .group_by(*groups)
    )
    return [InvitedCount(*row) for row in found]


def earlier_questionnaires(session: Session, assessment: Assessment) -> Sequence[QuestionnaireFile]:
    """Of the closed waves of the same network, the last to close first."""
    query = (
        select(QuestionnaireFile)
        .join(Assessment, col(Assessment.questionnaire_digest) == col(QuestionnaireFile.digest))
        .where(
            Assessment.network_id == assessment.network_id,
            Assessment.state == "closed",
            Assessment.id != assessment.id,
        )
    )
    return session.exec(query.order_by(col(Assessment.closed_on).desc(), col(Assessment.wave).desc())).all()


def invitation_ids(session: Session, assessment_id: str) -> Sequence[str]:
    return session.exec(select(Invitation.id).where(Invitation.assessment_id == assessment_id)).all()


def replace_responses(session: Session, assessment_id: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Put these rows, written in this order, in the place of all that were there."""
    connection = session.connection()
    connection.execute(delete(Response).where(col(Response.assessment_id) == assessment_id))
    if rows:
        connection.execute(insert(Response), [dict(row) for row in rows])


def rewrite_invitations(session: Session, ids: Sequence[str]) -> None:
    """Write each invitation anew, unchanged, in this order: where it lies tells no longer when it changed."""
    if ids:
        session.connection().execute(
            update(Invitation)
            .where(col(Invitation.id) == bindparam("wanted"))
            .values(generation=col(Invitation.generation)),
            [{"wanted": id_} for id_ in ids],
        )


def remove_drafts(session: Session, assessment_id: str) -> None:
    mine = select(Invitation.id).where(Invitation.assessment_id == assessment_id)
    session.connection().execute(delete(Draft).where(col(Draft.invitation_id).in_(mine)))
