"""Action plans: what was agreed after the report of each wave."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from app.persistence.tables import Assessment, Organisation, PlannedAction, Release


@dataclass(frozen=True)
class Agreed:
    """One action with the organisation that takes care of it, if any."""

    action: PlannedAction
    organisation: Organisation | None


@dataclass(frozen=True)
class Wave:
    """One released assessment of a network."""

    assessment: Assessment
    published: str
    sealed: str


def get(session: Session, action_id: str) -> PlannedAction | None:
    return session.get(PlannedAction, action_id)


def save(session: Session, action: PlannedAction) -> None:
    session.add(action)
    session.flush()


def remove(session: Session, action: PlannedAction) -> None:
    session.delete(action)
    session.flush()


def of_network(session: Session, network_id: str) -> Sequence[Agreed]:
    """Every action of a network: what has a date first, by date."""
    query = (
        select(PlannedAction, Organisation)
        .join(Organisation, col(Organisation.id) == col(PlannedAction.organisation_id), isouter=True)
        .where(PlannedAction.network_id == network_id)
    )
    undated = col(PlannedAction.due_on).is_(None)
    order = (undated, col(PlannedAction.due_on), col(PlannedAction.title), col(PlannedAction.id))
    return [Agreed(*row) for row in session.exec(query.order_by(*order))]


def waves(session: Session, network_id: str) -> Sequence[Wave]:
    """Every released assessment of a network with its release."""
    query = (
        select(Assessment, Release.published, Release.sealed)
        .join(Release, col(Release.assessment_id) == col(Assessment.id))
        .where(Assessment.network_id == network_id)
    )
    return [Wave(*row) for row in session.exec(query)]
