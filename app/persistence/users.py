"""Staff accounts and the record of what staff did."""

from sqlmodel import Session, col, func, select

from app.persistence.tables import StaffEvent, User


def get(session: Session, user_id: str) -> User | None:
    return session.get(User, user_id)


def by_email(session: Session, email: str) -> User | None:
    return session.exec(select(User).where(User.email == email.strip().lower())).first()


def count(session: Session) -> int:
    return session.exec(select(func.count()).select_from(User)).one()


def events(session: Session, limit: int = 200) -> list[StaffEvent]:
    return list(session.exec(select(StaffEvent).order_by(col(StaffEvent.at).desc()).limit(limit)))
