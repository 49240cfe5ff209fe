"""Releases: written once, read for ever."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from app.persistence.tables import Assessment, Network, Release


@dataclass(frozen=True)
class ReleaseLine:
    """One release in a list, with the network it is about."""

    assessment: Assessment
    network: Network
    published: str


def add(session: Session, release: Release) -> None:
    session.add(release)
    session.flush()


def of_assessment(session: Session, assessment_id: str) -> Release | None:
    return session.exec(select(Release).where(Release.assessment_id == assessment_id)).first()


def of_network(session: Session, network_id: str) -> list[Release]:
    """Every wave's release, the first wave first."""
    query = (
        select(Release)
        .join(Assessment, col(Assessment.id) == col(Release.assessment_id))
        .where(Assessment.network_id == network_id)
    )
    return list(session.exec(query.order_by(col(Assessment.wave))).all())


def lines(session: Session) -> list[ReleaseLine]:
    """Every release: networks by name, the latest wave first."""
    query = (
        select(Assessment, Network, Release.published)
        .join(Release, col(Release.assessment_id) == col(Assessment.id))
        .join(Network, col(Network.id) == col(Assessment.network_id))
        .order_by(func.lower(Network.name), col(Assessment.wave).desc())
    )
    return [
        ReleaseLine(assessment, network, published) for assessment, network, published in session.exec(query)
    ]


def of_assessments(session: Session, assessment_ids: Sequence[str]) -> Sequence[Release]:
    return session.exec(select(Release).where(col(Release.assessment_id).in_(assessment_ids))).all()


def assessment(session: Session, assessment_id: str) -> Assessment:
    return session.get_one(Assessment, assessment_id)
