"""Assessments, the questionnaires they use, and how far each invitation has come."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from app.persistence.tables import (
    Assessment,
    Invitation,
    Mail,
    Network,
    Organisation,
    Participant,
    QuestionnaireFile,
    Response,
)


@dataclass(frozen=True)
class Follow:
    """One invited person with the newest mail to them."""

    invitation: Invitation
    participant: Participant
    organisation: Organisation
    mail: Mail | None


def get(session: Session, assessment_id: str) -> Assessment | None:
    return session.get(Assessment, assessment_id)


def hold(session: Session, assessment_id: str) -> Assessment | None:
    """The assessment as it is now, kept from changing until this transaction ends."""
    query = select(Assessment).where(Assessment.id == assessment_id).with_for_update()
    return session.exec(query.execution_options(populate_existing=True)).first()


def of_network(session: Session, network_id: str) -> Sequence[Assessment]:
    """The newest wave first."""
    query = select(Assessment).where(Assessment.network_id == network_id)
    return session.exec(query.order_by(col(Assessment.wave).desc())).all()


def last_wave(session: Session, network_id: str) -> int:
    query = select(func.max(Assessment.wave)).where(Assessment.network_id == network_id)
    return session.exec(query).one() or 0


def closed_with_network(session: Session) -> Sequence[tuple[Assessment, Network]]:
    query = select(Assessment, Network).join(Network, col(Network.id) == col(Assessment.network_id))
    query = query.where(Assessment.state == "closed")
    return session.exec(query.order_by(func.lower(Network.name), col(Assessment.wave).desc())).all()


def questionnaire_content(session: Session, digest: str) -> bytes | None:
    row = session.get(QuestionnaireFile, digest)
    return row.content if row else None


def keep_questionnaire(session: Session, row: QuestionnaireFile) -> None:
    if session.get(QuestionnaireFile, row.digest) is None:
        session.add(row)
        session.flush()


def follow(session: Session, assessment_id: str) -> list[Follow]:
    """Everybody invited, by organisation and name."""
    newest: dict[str, Mail] = {}
    mails = select(Mail).where(Mail.assessment_id == assessment_id, col(Mail.invitation_id).is_not(None))
    for mail in session.exec(mails.order_by(col(Mail.queued_at), col(Mail.attempt))):
        newest[str(mail.invitation_id)] = mail
    people = (
        select(Invitation, Participant, Organisation)
        .join(Participant, col(Participant.id) == col(Invitation.participant_id))
        .join(Organisation, col(Organisation.id) == col(Participant.organisation_id))
        .where(Invitation.assessment_id == assessment_id)
        .order_by(func.lower(Organisation.name), func.lower(Participant.name))
    )
    return [
        Follow(invitation, participant, organisation, newest.get(invitation.id))
        for invitation, participant, organisation in session.exec(people)
    ]


def followed(session: Session, invitation_id: str) -> Follow | None:
    invitation = session.get(Invitation, invitation_id)
    if invitation is None:
        return None
    rows = follow(session, invitation.assessment_id)
    return next((row for row in rows if row.invitation.id == invitation_id), None)


def hold_awaited(session: Session, participant_id: str) -> Sequence[Invitation]:
    """The invitations of one person that can still be answered and were not, kept so until this transaction
    ends."""
    query = select(Invitation).join(Assessment, col(Assessment.id) == col(Invitation.assessment_id))
    query = query.where(Invitation.participant_id == participant_id, Assessment.state == "open")
    query = query.where(col(Invitation.answered).is_(False)).with_for_update(of=Invitation)
    return session.exec(query.execution_options(populate_existing=True)).all()


def counts(session: Session, assessment_id: str) -> tuple[int, int]:
    """How many responses there are, and how many people were invited."""
    responses = select(func.count()).select_from(Response).where(Response.assessment_id == assessment_id)
    invited = select(func.count()).select_from(Invitation).where(Invitation.assessment_id == assessment_id)
    return session.exec(responses).one(), session.exec(invited).one()


def uninvited(session: Session, assessment: Assessment) -> Sequence[Participant]:
    """People of the network who take part and have no invitation in this assessment."""
    invited = select(Invitation.participant_id).where(Invitation.assessment_id == assessment.id)
    query = select(Participant).where(
        Participant.network_id == assessment.network_id,
        col(Participant.left).is_(False),
        col(Participant.id).not_in(invited),
    )
    return session.exec(query.order_by(func.lower(Participant.name))).all()


def test_mails(session: Session, assessment_id: str) -> Sequence[Mail]:
    query = select(Mail).where(Mail.assessment_id == assessment_id, Mail.kind == "test")
    return session.exec(query.order_by(col(Mail.queued_at).desc())).all()
