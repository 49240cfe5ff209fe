"""The one row of the house style."""

from sqlmodel import Session

from app.persistence.tables import HouseStyle

HOUSE = "house"


def row(session: Session) -> HouseStyle | None:
    return session.get(HouseStyle, HOUSE)


def put(session: Session, style: HouseStyle) -> None:
    session.merge(style)


def remove(session: Session) -> None:
    if (style := row(session)) is not None:
        session.delete(style)
