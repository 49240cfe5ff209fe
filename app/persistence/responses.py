"""Responses, which nothing ties to an invitation."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Text, cast
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, func, select

from app.persistence.tables import Response


class KeptRow(NamedTuple):
    """What stayed of a response after closing. `answers`: JSON, not read yet."""

    id: str
    organisation: str | None
    sector: str | None
    level: str | None
    line: str | None
    answers: str


def add(session: Session, response: Response) -> None:
    session.add(response)
    session.flush()


def by_receipt(session: Session, assessment_id: str, receipt_hash: str) -> Response | None:
    query = select(Response).where(
        col(Response.receipt_hash) == receipt_hash, Response.assessment_id == assessment_id
    )
    return session.exec(query).first()


def remove(session: Session, response: Response) -> None:
    session.delete(response)
    session.flush()


def of_assessment(session: Session, assessment_id: str) -> list[Response]:
    return list(session.exec(select(Response).where(Response.assessment_id == assessment_id)))


def count(session: Session, assessment_id: str) -> int:
    query = select(func.count()).select_from(Response).where(Response.assessment_id == assessment_id)
    return session.exec(query).one()


def kept_rows(session: Session, assessment_id: str) -> Sequence[KeptRow]:
    """Of a closed assessment, by their random ids. Thousands of them, so no `Response` is made of each."""
    query = select_columns(
        col(Response.id),
        col(Response.organisation),
        col(Response.sector),
        col(Response.level),
        col(Response.line),
        cast(col(Response.answers), Text),
    ).where(col(Response.assessment_id) == assessment_id)
    return sorted(KeptRow(*row) for row in session.connection().execute(query))
