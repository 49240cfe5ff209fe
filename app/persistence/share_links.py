"""Links by which people without an account read a report, its short version or the action plan."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from app.persistence.tables import Assessment, Invitation, Mail, Network, Participant, ShareLink


@dataclass(frozen=True)
class SharedPlace:
    """A link that works, with what it is about."""

    link: ShareLink
    assessment: Assessment
    network: Network


def of_assessment(session: Session, assessment_id: str) -> Sequence[ShareLink]:
    return session.exec(select(ShareLink).where(ShareLink.assessment_id == assessment_id)).all()


def of_kind(session: Session, assessment_id: str, kind: str) -> ShareLink | None:
    query = select(ShareLink).where(ShareLink.assessment_id == assessment_id, ShareLink.kind == kind)
    return session.exec(query.execution_options(populate_existing=True)).first()


def place_of(session: Session, token_hash: str) -> SharedPlace | None:
    """What a link that is switched on opens."""
    query = (
        select(ShareLink, Assessment, Network)
        .join(Assessment, col(Assessment.id) == col(ShareLink.assessment_id))
        .join(Network, col(Network.id) == col(Assessment.network_id))
        .where(ShareLink.token_hash == token_hash, col(ShareLink.active).is_(True))
    )
    row = session.exec(query).first()
    return SharedPlace(*row) if row else None


def save(session: Session, link: ShareLink) -> None:
    session.add(link)
    session.flush()


def readers(session: Session, assessment_id: str) -> Sequence[tuple[Invitation, Participant]]:
    """Everybody who was invited, by name, without who left or whose mail came back."""
    query = (
        select(Invitation, Participant)
        .join(Participant, col(Participant.id) == col(Invitation.participant_id))
        .where(
            Invitation.assessment_id == assessment_id,
            col(Invitation.bounced).is_(False),
            col(Participant.left).is_(False),
        )
    )
    return session.exec(query.order_by(func.lower(Participant.name))).all()


def result_mails(session: Session, assessment_id: str) -> Sequence[tuple[Mail, Participant]]:
    """The mails that bring the results, by the name of who gets them."""
    query = (
        select(Mail, Participant)
        .join(Invitation, col(Invitation.id) == col(Mail.invitation_id))
        .join(Participant, col(Participant.id) == col(Invitation.participant_id))
        .where(Mail.assessment_id == assessment_id, Mail.kind == "results")
    )
    return session.exec(query.order_by(func.lower(Participant.name))).all()
