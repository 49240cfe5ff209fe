"""Address lists become organisations and participants: shown first, carried out once that is confirmed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, cast

from sqlmodel import Session

from app.domain.address_plan import AddressPlan, OrganisationData, ParticipantData, PlannedOrganisation
from app.domain.address_planning import plan_addresses
from app.domain.problems import Gone, NotFound, found
from app.domain.vocabulary import Language, Level, Line, Sector
from app.files.address_lists import AddressList, read_address_list
from app.files.address_problems import AddressListRefused
from app.persistence import assessments, networks, uploads
from app.persistence.tables import Assessment, Network, Organisation, Participant, Upload

KEPT = timedelta(days=1)
LONGEST_FILE_NAME = 200


@dataclass(frozen=True)
class Preview:
    """What a list would do to its network now. `assessment`: the one that is open there, if any."""

    upload: Upload
    network: Network
    addresses: AddressList
    plan: AddressPlan
    assessment: Assessment | None

    @property
    def digest(self) -> str:
        """The same for the same plan, so that nothing is carried out but what was shown."""
        return sha256(repr(self.plan).encode()).hexdigest()


def keep(session: Session, network_id: str, user_id: str, name: str, content: bytes, now: datetime) -> Upload:
    """Puts a file aside for its preview; files that were forgotten are removed."""
    found(networks.get(session, network_id))
    uploads.remove_before(session, now - KEPT)
    upload = Upload(
        network_id=network_id, user_id=user_id, name=_shown_name(name), content=content, uploaded_at=now
    )
    session.add(upload)
    session.flush()
    return upload


def get(session: Session, upload_id: str, user_id: str) -> Upload:
    """The user's own file with a list; Gone when it was carried out, cancelled or forgotten."""
    upload = uploads.get(session, upload_id)
    if upload is None:
        raise Gone("upload-gone")
    if upload.user_id != user_id or upload.network_id is None:
        raise NotFound("not-found")
    return upload


def read(upload: Upload) -> AddressList:
    """The list in a file that is kept. Takes a while for a large one: not to be done in a transaction."""
    try:
        return read_address_list(upload.content)
    except AddressListRefused:
        raise NotFound("not-found") from None


def preview(session: Session, upload: Upload, addresses: AddressList) -> Preview:
    network_id = str(upload.network_id)
    plan = plan_addresses(
        addresses.people,
        [_participant(*row) for row in networks.participants(session, network_id)],
        [_organisation(row) for row in networks.organisations(session, network_id)],
    )
    waves = assessments.of_network(session, network_id)
    return Preview(
        upload=upload,
        network=found(networks.get(session, network_id)),
        addresses=addresses,
        plan=plan,
        assessment=next((wave for wave in waves if wave.state == "open"), None),
    )


def preview_to_confirm(session: Session, upload: Upload, addresses: AddressList) -> Preview:
    """The same, with nobody else changing who is in the network until this transaction ends."""
    found(networks.hold(session, str(upload.network_id)))
    get(session, upload.id, upload.user_id)
    return preview(session, upload, addresses)


def carry_out(session: Session, shown: Preview) -> None:
    """Makes and changes what the plan says, and forgets the file."""
    network_id = shown.network.id
    organisation_ids = _carry_out_organisations(session, network_id, shown.plan.organisations)
    known = {person.email: person for person, _ in networks.participants(session, network_id)}
    for row in shown.plan.rows:
        if row.participant and row.action in ("create", "update"):
            values = _values(row.participant, organisation_ids)
            person = known.get(row.participant.email)
            session.add(
                person.sqlmodel_update(values) if person else Participant(network_id=network_id, **values)
            )
    cancel(session, shown.upload)


def cancel(session: Session, upload: Upload) -> None:
    session.delete(get(session, upload.id, upload.user_id))
    session.flush()


def _carry_out_organisations(
    session: Session, network_id: str, planned: Iterable[PlannedOrganisation]
) -> dict[str, str]:
    """The ids of all organisations of the network by name, the new ones included."""
    rows = {row.name: row for row in networks.organisations(session, network_id)}
    for each in planned:
        row = rows.setdefault(each.data.name, Organisation(network_id=network_id, name=each.data.name))
        row.sector, row.line = each.data.sector, each.data.line
        session.add(row)
    session.flush()
    return {name: row.id for name, row in rows.items()}


def _values(participant: ParticipantData, organisation_ids: Mapping[str, str]) -> dict[str, Any]:
    return {
        "name": participant.name,
        "email": participant.email,
        "organisation_id": organisation_ids[participant.organisation],
        "level": participant.level,
        "language": participant.language,
    }


def _participant(participant: Participant, organisation: Organisation) -> ParticipantData:
    return ParticipantData(
        name=participant.name,
        email=participant.email,
        organisation=organisation.name,
        level=cast(Level | None, participant.level),
        language=cast(Language, participant.language),
        left=participant.left,
    )


def _organisation(organisation: Organisation) -> OrganisationData:
    return OrganisationData(
        organisation.name,
        cast(Sector | None, organisation.sector),
        cast(Line | None, organisation.line),
    )


def _shown_name(name: str) -> str:
    """The name of a file without its folders and without what can't be shown or stored."""
    base = name.replace("\\", "/").rpartition("/")[2]
    return "".join(character for character in base if character.isprintable())[:LONGEST_FILE_NAME]
