"""Networks with their organisations and participants."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from app.persistence.tables import Assessment, Invitation, Network, Organisation, Participant


@dataclass(frozen=True)
class NetworkLine:
    """One network in a list."""

    network: Network
    organisations: int
    participants: int
    latest: Assessment | None


def get(session: Session, network_id: str) -> Network | None:
    return session.get(Network, network_id)


def hold(session: Session, network_id: str) -> Network | None:
    """The network, with nobody else adding people or organisations until this transaction ends."""
    return session.exec(select(Network).where(Network.id == network_id).with_for_update()).first()


def demo_flags(session: Session) -> set[bool]:
    """Which kinds of network there are: made up (True), real (False)."""
    return set(session.exec(select(Network.demo).distinct()))


def lines(session: Session) -> list[NetworkLine]:
    """Every network by name, with its counts and its latest assessment."""
    organisations = _counts(session, Organisation)
    participants = _counts(session, Participant)
    latest: dict[str, Assessment] = {}
    for assessment in session.exec(select(Assessment).order_by(col(Assessment.wave))):
        latest[assessment.network_id] = assessment
    return [
        NetworkLine(
            network, organisations.get(network.id, 0), participants.get(network.id, 0), latest.get(network.id)
        )
        for network in session.exec(select(Network).order_by(func.lower(Network.name)))
    ]


def _counts(session: Session, table: type[Organisation] | type[Participant]) -> dict[str, int]:
    query = select(table.network_id, func.count()).group_by(table.network_id)
    if table is Participant:
        query = query.where(col(Participant.left).is_(False))
    return dict(session.exec(query).all())


def organisations(session: Session, network_id: str) -> Sequence[Organisation]:
    query = select(Organisation).where(Organisation.network_id == network_id)
    return session.exec(query.order_by(func.lower(Organisation.name))).all()


def organisation(session: Session, organisation_id: str) -> Organisation | None:
    return session.get(Organisation, organisation_id)


def organisation_named(session: Session, network_id: str, name: str) -> Organisation | None:
    query = select(Organisation).where(Organisation.network_id == network_id)
    return session.exec(query.where(func.lower(Organisation.name) == name.lower())).first()


def participants(session: Session, network_id: str) -> Sequence[tuple[Participant, Organisation]]:
    """Everybody in the network, by organisation and name; those who left come last."""
    query = (
        select(Participant, Organisation)
        .join(Organisation, col(Organisation.id) == col(Participant.organisation_id))
        .where(Participant.network_id == network_id)
    )
    order = (col(Participant.left), func.lower(Organisation.name), func.lower(Participant.name))
    return session.exec(query.order_by(*order)).all()


def participant(session: Session, participant_id: str) -> Participant | None:
    return session.get(Participant, participant_id)


def participant_with_email(session: Session, network_id: str, email: str) -> Participant | None:
    query = select(Participant).where(Participant.network_id == network_id)
    return session.exec(query.where(Participant.email == email)).first()


def is_invited(session: Session, participant_id: str) -> bool:
    query = select(Invitation.id).where(Invitation.participant_id == participant_id).limit(1)
    return session.exec(query).first() is not None


def has_participants(session: Session, organisation_id: str) -> bool:
    query = select(Participant.id).where(Participant.organisation_id == organisation_id).limit(1)
    return session.exec(query).first() is not None


def has_assessments(session: Session, network_id: str) -> bool:
    query = select(Assessment.id).where(Assessment.network_id == network_id).limit(1)
    return session.exec(query).first() is not None
