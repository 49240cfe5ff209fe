"""Invitations: making them, replacing their links, and what a link opens."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlmodel import Session

from app.domain.problems import Conflict, Gone, NotAllowed, NotFound, Problem
from app.domain.tokens import invitation_token, token_hash
from app.domain.vocabulary import Language
from app.persistence import drafts, invitations
from app.persistence.tables import Assessment, Invitation, Network, Organisation, Participant, new_id

TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")

Door = Literal["open", "answered", "not-yet", "closed"]


@dataclass(frozen=True)
class Visit:
    """Somebody at the door with the link of an invitation; `door` says what they find there today."""

    token: str
    invitation: Invitation
    assessment: Assessment
    network: Network
    participant: Participant
    organisation: Organisation
    door: Door
    today: date

    @property
    def language(self) -> Language:
        return "en" if self.participant.language == "en" else "nl"

    def require(self, door: Door) -> None:
        """Raises what stands in the way, where the door is not as asked."""
        if self.door != door:
            raise _in_the_way(self.door, self.assessment, self.today)


def create_invitations(
    session: Session, assessment: Assessment, participants: Iterable[Participant], secret: bytes
) -> list[Invitation]:
    """An invitation for everybody who has none in this assessment yet; returns the new ones.

    People who have left the network are passed over.
    """
    invited = invitations.invited_participants(session, assessment.id)
    made = []
    for participant in participants:
        if participant.left or participant.id in invited:
            continue
        invited.add(participant.id)
        invitation_id = new_id()
        hashed = token_hash(invitation_token(secret, invitation_id, 1))
        made.append(
            Invitation(
                id=invitation_id,
                assessment_id=assessment.id,
                participant_id=participant.id,
                token_hash=hashed,
            )
        )
    invitations.add_all(session, made)
    return made


def token_of(invitation: Invitation, secret: bytes) -> str:
    return invitation_token(secret, invitation.id, invitation.generation)


def link_of(invitation: Invitation, secret: bytes, address: str) -> str:
    """The link for in a mail; `address` is where the product can be reached, without a slash at the end."""
    return f"{address}/a/{token_of(invitation, secret)}"


def raise_generation(session: Session, invitation: Invitation, secret: bytes) -> None:
    """For a corrected address or another person: the link so far dies and its draft goes.

    Raises Conflict when the invitation was answered: its response stays that person's.
    """
    session.refresh(invitation, with_for_update=True)
    if invitation.answered:
        raise Conflict("participant-answered")
    invitation.generation += 1
    invitation.token_hash = token_hash(token_of(invitation, secret))
    invitation.bounced = False
    drafts.remove(session, invitation.id)
    invitations.add_all(session, [invitation])


def remove_invitation(session: Session, invitation: Invitation) -> None:
    """Takes back what was not answered, with its draft and mails; an answer stays counted: Conflict."""
    session.refresh(invitation, with_for_update=True)
    if invitation.answered:
        raise Conflict("participant-answered")
    invitations.remove(session, invitation)


def find_by_token(session: Session, token: str) -> Invitation | None:
    return invitations.by_token_hash(session, token_hash(token))


def enter(session: Session, token: str, secret: bytes, today: date, hold: bool = False) -> Visit:
    """Who comes in with this link. `hold` keeps the invitation and its assessment as they are meanwhile.

    Raises NotFound (link-damaged, link-unknown) or Gone (link-replaced).
    """
    if not TOKEN.fullmatch(token):
        raise NotFound("link-damaged")
    hashed = token_hash(token)
    if hold:
        invitations.hold_assessment(session, hashed)
    place = invitations.place_of(session, hashed, hold)
    if place is None:
        raise Gone("link-replaced") if _was_replaced(session, token, secret) else NotFound("link-unknown")
    return Visit(
        token,
        place.invitation,
        place.assessment,
        place.network,
        place.participant,
        place.organisation,
        _door(place.invitation, place.assessment, today),
        today,
    )


def _door(invitation: Invitation, assessment: Assessment, today: date) -> Door:
    if assessment.state == "draft" or today < assessment.opens_on:
        return "not-yet"
    if assessment.state != "open" or today > assessment.closes_on:
        return "closed"
    return "answered" if invitation.answered else "open"


def _in_the_way(door: Door, assessment: Assessment, today: date) -> Problem:
    if door == "not-yet":
        return NotAllowed("not-yet-open", date=assessment.opens_on)
    if door == "closed":
        return Gone("assessment-closed", date=min(assessment.closes_on, assessment.closed_on or today))
    return Conflict("already-submitted" if door == "answered" else "not-submitted")


def _was_replaced(session: Session, token: str, secret: bytes) -> bool:
    """Whether the link belonged to an earlier generation, of which no trace is stored."""
    return any(
        invitation_token(secret, invitation_id, earlier) == token
        for invitation_id, generation in invitations.with_new_links(session)
        for earlier in range(1, generation)
    )
