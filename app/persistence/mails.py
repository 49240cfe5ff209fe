"""Mails: who gets which, and how far each has come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from app.persistence.tables import Assessment, Invitation, Mail, Network, Participant


@dataclass(frozen=True)
class MailContext:
    """A mail with all that it is about; a test mail has no invitation and no participant."""

    mail: Mail
    assessment: Assessment
    network: Network
    invitation: Invitation | None
    participant: Participant | None


def by_id(session: Session, mail_id: str) -> Mail | None:
    return session.get(Mail, mail_id, populate_existing=True)


def of_assessment(session: Session, assessment_id: str) -> Sequence[Mail]:
    """Every mail of an assessment, the newest last."""
    return session.exec(
        select(Mail).where(Mail.assessment_id == assessment_id).order_by(col(Mail.queued_at), col(Mail.id))
    ).all()


def with_context(session: Session, mail: Mail) -> MailContext:
    found = session.exec(
        select(Assessment, Network)
        .join(Network, col(Network.id) == col(Assessment.network_id))
        .where(Assessment.id == mail.assessment_id)
        .execution_options(populate_existing=True)
    ).one()
    partner = session.exec(
        select(Invitation, Participant)
        .join(Participant, col(Participant.id) == col(Invitation.participant_id))
        .where(Invitation.id == mail.invitation_id)
        .execution_options(populate_existing=True)
    ).first()
    invitation, participant = partner or (None, None)
    return MailContext(mail, *found, invitation, participant)


def add_new(session: Session, mail: Mail) -> bool:
    """Insert a mail unless its invitation has one of that generation, kind and round already."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    values = mail.model_dump()
    statement = insert(Mail).values(**values).on_conflict_do_nothing().returning(col(Mail.id))
    return session.connection().execute(statement).first() is not None


def same_as(session: Session, mail: Mail) -> Mail | None:
    """The mail that stands where this one would stand."""
    return session.exec(
        select(Mail)
        .where(
            Mail.invitation_id == mail.invitation_id,
            Mail.generation == mail.generation,
            Mail.kind == mail.kind,
            Mail.round == mail.round,
        )
        .execution_options(populate_existing=True)
    ).first()


def move(session: Session, mail_id: str, sources: Iterable[str], at_attempt: int, **values: object) -> bool:
    """Change a mail only if it is still at that attempt and in one of those states; tells whether it was."""
    moved = session.connection().execute(
        update(Mail)
        .where(col(Mail.id) == mail_id, col(Mail.state).in_(list(sources)), col(Mail.attempt) == at_attempt)
        .values(**values)
    )
    return moved.rowcount == 1


def move_all(session: Session, assessment_id: str, sources: Iterable[str], **values: object) -> int:
    """Change every mail of an assessment that is in one of those states; tells how many."""
    moved = session.connection().execute(
        update(Mail)
        .where(col(Mail.assessment_id) == assessment_id, col(Mail.state).in_(list(sources)))
        .values(**values)
    )
    return moved.rowcount


def last_round(session: Session, assessment_id: str, kind: str) -> int:
    """The number of the last round of that kind; 0 when there was none."""
    statement = select(func.max(Mail.round)).where(Mail.assessment_id == assessment_id, Mail.kind == kind)
    return session.exec(statement).one() or 0


def planned_until(session: Session, today: date) -> Sequence[Mail]:
    """The planned mails of open assessments whose opening day has come."""
    return session.exec(
        select(Mail)
        .join(Assessment, col(Assessment.id) == col(Mail.assessment_id))
        .where(Mail.state == "planned", Assessment.state == "open", col(Assessment.opens_on) <= today)
    ).all()


def unsettled_since(session: Session, before: datetime) -> Sequence[Mail]:
    """Mails that have long been on their way."""
    return session.exec(
        select(Mail).where(col(Mail.state).in_(("queued", "sending")), col(Mail.queued_at) < before)
    ).all()


def to_remind(session: Session, assessment_id: str) -> Sequence[tuple[Invitation, Participant]]:
    """Who has not answered and was reached: a mail to the present address was accepted and did not bounce."""
    reached = select(Mail.invitation_id).where(
        col(Mail.invitation_id) == col(Invitation.id),
        col(Mail.generation) == col(Invitation.generation),
        col(Mail.state) == "accepted",
    )
    return session.exec(
        select(Invitation, Participant)
        .join(Participant, col(Participant.id) == col(Invitation.participant_id))
        .where(
            Invitation.assessment_id == assessment_id,
            col(Invitation.answered).is_(False),
            col(Invitation.bounced).is_(False),
            col(Participant.left).is_(False),
            reached.exists(),
        )
    ).all()


def participants_of(session: Session, invitations: Sequence[Invitation]) -> dict[str, Participant]:
    """The participants of those invitations, by participant id."""
    wanted = [invitation.participant_id for invitation in invitations]
    found = session.exec(select(Participant).where(col(Participant.id).in_(wanted))).all()
    return {participant.id: participant for participant in found}
