"""Invitations, and who and what belongs to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import CursorResult, bindparam
from sqlmodel import Session, col, delete, select, update

from app.persistence.tables import Assessment, Draft, Invitation, Network, Organisation, Participant


@dataclass(frozen=True)
class Place:
    """An invitation with the rows that give it its meaning."""

    invitation: Invitation
    assessment: Assessment
    network: Network
    participant: Participant
    organisation: Organisation


_PLACE = (
    select(Invitation, Assessment, Network, Participant, Organisation)  # type: ignore[call-overload]
    .join(Assessment, col(Invitation.assessment_id) == Assessment.id)
    .join(Network, col(Assessment.network_id) == Network.id)
    .join(Participant, col(Invitation.participant_id) == Participant.id)
    .join(Organisation, col(Participant.organisation_id) == Organisation.id)
    .where(Invitation.token_hash == bindparam("token_hash"))
)
_HELD_PLACE = _PLACE.with_for_update(of=Invitation)
_HELD_ASSESSMENT = (
    select(Assessment.id)
    .where(
        Assessment.id
        == select(Invitation.assessment_id)
        .where(Invitation.token_hash == bindparam("token_hash"))
        .scalar_subquery()
    )
    .with_for_update(read=True)
)
"""Made once: partners ask these on every page."""


def hold_assessment(session: Session, token_hash: str) -> None:
    """Keeps the assessment from being closed until this transaction ends (SQLite has one writer anyway)."""
    session.exec(_HELD_ASSESSMENT, params={"token_hash": token_hash}).first()


def place_of(session: Session, token_hash: str, hold: bool = False) -> Place | None:
    """`hold` makes other transactions on the same invitation wait for this one."""
    query = _HELD_PLACE if hold else _PLACE
    row = session.exec(query, params={"token_hash": token_hash}).first()
    return Place(*row) if row else None


def by_token_hash(session: Session, token_hash: str) -> Invitation | None:
    return session.exec(select(Invitation).where(Invitation.token_hash == token_hash)).first()


def of_assessment(session: Session, assessment_id: str) -> list[Invitation]:
    return list(session.exec(select(Invitation).where(Invitation.assessment_id == assessment_id)))


def invited_participants(session: Session, assessment_id: str) -> set[str]:
    query = select(Invitation.participant_id).where(Invitation.assessment_id == assessment_id)
    return set(session.exec(query))


def with_new_links(session: Session) -> list[tuple[str, int]]:
    """Id and generation of those in open assessments whose first link was replaced."""
    query = (
        select(Invitation.id, Invitation.generation)
        .join(Assessment, col(Invitation.assessment_id) == Assessment.id)
        .where(Assessment.state == "open", col(Invitation.generation) > 1)
    )
    return list(session.exec(query))


def add_all(session: Session, invitations: Iterable[Invitation]) -> None:
    session.add_all(invitations)
    session.flush()


def flag_answered(session: Session, invitation: Invitation) -> bool:
    """From not answered to answered; False when it was already, or its link was replaced."""
    return _flag(session, invitation, answered=True)


def flag_unanswered(session: Session, invitation: Invitation) -> bool:
    """Back again; False when it was not answered."""
    return _flag(session, invitation, answered=False)


def remove(session: Session, invitation: Invitation) -> None:
    session.exec(delete(Draft).where(col(Draft.invitation_id) == invitation.id))
    session.delete(invitation)
    session.flush()


def _flag(session: Session, invitation: Invitation, answered: bool) -> bool:
    change = (
        update(Invitation)
        .where(
            col(Invitation.id) == invitation.id,
            col(Invitation.generation) == invitation.generation,
            col(Invitation.answered) == (not answered),
        )
        .values(answered=answered)
    )
    result = cast("CursorResult[Any]", session.exec(change))
    return result.rowcount == 1
