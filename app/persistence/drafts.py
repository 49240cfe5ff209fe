"""Sealed drafts: what is in them cannot be read here."""

from sqlmodel import Session, col, delete

from app.persistence.tables import Draft


def get(session: Session, invitation_id: str) -> Draft | None:
    return session.get(Draft, invitation_id)


def put(session: Session, invitation_id: str, generation: int, sealed: bytes) -> None:
    session.merge(Draft(invitation_id=invitation_id, generation=generation, sealed=sealed))
    session.flush()


def remove(session: Session, invitation_id: str) -> None:
    session.exec(delete(Draft).where(col(Draft.invitation_id) == invitation_id))
