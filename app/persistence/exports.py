"""Documents that were asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, delete, func, select

from app.persistence.tables import Export

UNDER_WAY = ("queued", "making")


@dataclass(frozen=True)
class ExportLine:
    """A document in the list, without its content. `size` in bytes, None while there is none."""

    id: str
    kind: str
    language: str
    state: str
    steps_done: int
    steps: int
    problem: str
    name: str
    size: int | None


def lines(session: Session, assessment_id: str, language: str) -> Sequence[ExportLine]:
    query = select_columns(
        col(Export.id),
        col(Export.kind),
        col(Export.language),
        col(Export.state),
        col(Export.steps_done),
        col(Export.steps),
        col(Export.problem),
        col(Export.name),
        func.length(col(Export.content)),
    ).where(col(Export.assessment_id) == assessment_id, col(Export.language) == language)
    return [ExportLine(*row) for row in session.connection().execute(query)]


def add(session: Session, export: Export) -> None:
    session.add(export)
    session.flush()


def hold(session: Session, export_id: str) -> Export | None:
    query = select(Export).where(Export.id == export_id).with_for_update()
    return session.exec(query.execution_options(populate_existing=True)).first()


def get(session: Session, export_id: str) -> Export | None:
    return session.get(Export, export_id)


def of_kind(session: Session, assessment_id: str, kind: str, language: str) -> Export | None:
    query = select(Export).where(
        Export.assessment_id == assessment_id, Export.kind == kind, Export.language == language
    )
    return session.exec(query).first()


def remove(session: Session, ids: Sequence[str]) -> None:
    session.connection().execute(delete(Export).where(col(Export.id).in_(ids)))


def remove_before(session: Session, moment: datetime) -> int:
    """Whatever was asked for before this moment, made or not; tells how many."""
    removed = session.connection().execute(delete(Export).where(col(Export.asked_at) < moment))
    return removed.rowcount


def under_way(session: Session) -> Sequence[str]:
    """The ids of what was asked for and is neither ready nor failed."""
    return session.exec(select(Export.id).where(col(Export.state).in_(UNDER_WAY))).all()


def number_under_way(session: Session, user_id: str) -> int:
    query = select(func.count()).select_from(Export).where(Export.user_id == user_id)
    return session.exec(query.where(col(Export.state).in_(UNDER_WAY))).one()


def settled_of(session: Session, user_id: str) -> Sequence[str]:
    """The ids of what is ready or failed of what this user asked for, the newest first."""
    query = select(Export.id).where(Export.user_id == user_id, col(Export.state).not_in(UNDER_WAY))
    return session.exec(query.order_by(col(Export.asked_at).desc(), Export.id)).all()
