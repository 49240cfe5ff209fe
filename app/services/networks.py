"""Networks, their organisations and their participants, as a coordinator keeps them."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from app.domain.problems import Conflict, NotFound, found
from app.persistence import networks
from app.persistence.tables import Network, Organisation, Participant


@dataclass(frozen=True)
class NetworkData:
    name: str
    purpose: str
    formality: str
    scale: str
    phase: str
    started_on: date | None


@dataclass(frozen=True)
class OrganisationData:
    name: str
    sector: str | None
    line: str | None


@dataclass(frozen=True)
class ParticipantData:
    name: str
    email: str
    organisation_id: str
    level: str | None
    language: str


def get(session: Session, network_id: str) -> Network:
    return found(networks.get(session, network_id))


def create(session: Session, data: NetworkData, demo: bool = False) -> Network:
    network = Network(**vars(data), demo=demo)
    session.add(network)
    session.flush()
    return network


def update(session: Session, network_id: str, data: NetworkData) -> Network:
    network = get(session, network_id)
    network.sqlmodel_update(vars(data))
    session.add(network)
    return network


def remove(session: Session, network_id: str) -> None:
    network = get(session, network_id)
    if networks.has_assessments(session, network_id):
        raise Conflict("network-in-use")
    for participant, _organisation in networks.participants(session, network_id):
        session.delete(participant)
    session.flush()
    for organisation in networks.organisations(session, network_id):
        session.delete(organisation)
    session.flush()
    session.delete(network)


def get_organisation(session: Session, organisation_id: str) -> Organisation:
    return found(networks.organisation(session, organisation_id))


def add_organisation(session: Session, network_id: str, data: OrganisationData) -> Organisation:
    found(networks.hold(session, network_id))
    _refuse_taken_name(session, network_id, data.name, None)
    organisation = Organisation(network_id=network_id, **vars(data))
    session.add(organisation)
    session.flush()
    return organisation


def update_organisation(session: Session, organisation_id: str, data: OrganisationData) -> Organisation:
    organisation = get_organisation(session, organisation_id)
    _refuse_taken_name(session, organisation.network_id, data.name, organisation_id)
    organisation.sqlmodel_update(vars(data))
    session.add(organisation)
    return organisation


def remove_organisation(session: Session, organisation_id: str) -> None:
    organisation = get_organisation(session, organisation_id)
    if networks.has_participants(session, organisation_id):
        raise Conflict("organisation-in-use")
    session.delete(organisation)


def get_participant(session: Session, participant_id: str) -> Participant:
    return found(networks.participant(session, participant_id))


def add_participant(session: Session, network_id: str, data: ParticipantData) -> Participant:
    found(networks.hold(session, network_id))
    _check_participant(session, network_id, data, None)
    participant = Participant(network_id=network_id, **vars(data))
    session.add(participant)
    session.flush()
    return participant


def update_participant(session: Session, participant_id: str, data: ParticipantData) -> Participant:
    participant = get_participant(session, participant_id)
    _check_participant(session, participant.network_id, data, participant_id)
    participant.sqlmodel_update(vars(data))
    session.add(participant)
    return participant


def remove_participant(session: Session, participant_id: str) -> None:
    """Somebody who was ever invited is kept as having left; anybody else is erased."""
    participant = get_participant(session, participant_id)
    if networks.is_invited(session, participant_id):
        participant.left = True
        session.add(participant)
    else:
        session.delete(participant)


def bring_back(session: Session, participant_id: str) -> Participant:
    participant = get_participant(session, participant_id)
    participant.left = False
    session.add(participant)
    return participant


def _check_participant(session: Session, network_id: str, data: ParticipantData, own_id: str | None) -> None:
    organisation = get_organisation(session, data.organisation_id)
    if organisation.network_id != network_id:
        raise NotFound("not-found")
    known = networks.participant_with_email(session, network_id, data.email)
    if known and known.id != own_id:
        raise Conflict("participant-email-taken", value=data.email, name=known.name)


def _refuse_taken_name(session: Session, network_id: str, name: str, own_id: str | None) -> None:
    known = networks.organisation_named(session, network_id, name)
    if known and known.id != own_id:
        raise Conflict("name-taken", value=name)
