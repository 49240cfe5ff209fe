"""Responses, which nothing ties to an invitation."""

from sqlmodel import Session, col, func, select

from app.persistence.tables import Response


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
