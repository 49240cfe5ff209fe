"""What a coordinator sets right about one invitation while the assessment runs."""

from sqlmodel import Session

from app.domain.problems import Conflict, found
from app.persistence import assessments as queries
from app.persistence import networks as stored_networks
from app.persistence.assessments import Follow
from app.persistence.tables import Invitation
from app.services import assessments, invitations, mails, networks
from app.services.networks import ParticipantData
from app.services.runtime import Runtime


def correct_address(session: Session, runtime: Runtime, invitation_id: str, address: str) -> None:
    """The person's address in the network too; the old link dies and a new invitation goes out."""
    follow = _open(session, invitation_id)
    participant = follow.participant
    known = stored_networks.participant_with_email(session, participant.network_id, address)
    if known and known.id != participant.id:
        raise Conflict("participant-email-taken", value=address, name=known.name)
    invitations.raise_generation(session, follow.invitation, runtime.settings.secret)
    participant.email = address
    session.add(participant)
    session.flush()
    assessment = assessments.get(session, follow.invitation.assessment_id)
    mails.queue_invitations(session, runtime.jobs, assessment, [follow.invitation], runtime.clock())


def change_participant(
    session: Session, runtime: Runtime, participant_id: str, data: ParticipantData
) -> bool:
    """Changes what the network knows of a person; tells whether a new invitation goes out.

    It does for another address while an answer is awaited: whoever reads mail there must not see the answers
    that were given so far.
    """
    before = networks.get_participant(session, participant_id).email
    awaited = queries.hold_awaited(session, participant_id) if data.email != before else []
    networks.update_participant(session, participant_id, data)
    session.flush()
    for invitation in awaited:
        invitations.raise_generation(session, invitation, runtime.settings.secret)
        assessment = assessments.get(session, invitation.assessment_id)
        mails.queue_invitations(session, runtime.jobs, assessment, [invitation], runtime.clock())
    return bool(awaited)


def remove_participant(session: Session, participant_id: str) -> None:
    """From the network, and from the assessment that runs: there an answer stays, but an open link dies."""
    networks.remove_participant(session, participant_id)
    for invitation in queries.hold_awaited(session, participant_id):
        invitations.remove_invitation(session, invitation)


def mark_bounced(session: Session, invitation_id: str, bounced: bool) -> Invitation:
    follow = _open(session, invitation_id)
    follow.invitation.bounced = bounced
    session.add(follow.invitation)
    return follow.invitation


def take_back(session: Session, invitation_id: str) -> str:
    """The person leaves; tells which assessment. Who has answered stays counted: Conflict."""
    follow = _open(session, invitation_id)
    assessment_id = follow.invitation.assessment_id
    invitations.remove_invitation(session, follow.invitation)
    follow.participant.left = True
    session.add(follow.participant)
    return assessment_id


def _open(session: Session, invitation_id: str) -> Follow:
    follow = found(queries.followed(session, invitation_id))
    if assessments.get(session, follow.invitation.assessment_id).state != "open":
        raise Conflict("not-open")
    return follow
