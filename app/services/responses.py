"""Responses: submitting one, seeing it again with its receipt, withdrawing it."""

import re
import secrets
from collections.abc import Sequence

from sqlmodel import Session

from app.domain.answers import Page
from app.domain.problems import Conflict, NotFound, Problem
from app.domain.tokens import token_hash
from app.persistence import drafts as stored_drafts
from app.persistence import invitations, responses
from app.persistence.tables import Response
from app.services import drafts
from app.services.invitations import Visit

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: without the letters that are taken for a digit or for each other."""
GROUPS, GROUP = 5, 5
RECEIPT = re.compile(rf"[{ALPHABET}]{{{GROUPS * GROUP}}}")
MISREAD = str.maketrans("OIL", "011")


def new_receipt() -> str:
    """125 random bits as five groups of five characters that can be copied by hand."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))


def submit(session: Session, visit: Visit, pages: Sequence[Page], receipt: str) -> Response:
    """Makes the response from the draft, once; the same receipt again gives the same response.

    The visit must hold its invitation. Raises Problem (receipt-malformed, nothing-answered), Conflict
    (already-submitted) or what stands in the way.
    """
    hashed = _receipt_hash(visit, receipt)
    if visit.door == "answered":
        return _found(session, visit, hashed, Conflict("already-submitted"))
    visit.require("open")
    answers = drafts.read(session, visit, pages)
    if not answers:
        raise Problem("nothing-answered")
    if not invitations.flag_answered(session, visit.invitation):
        return _found(session, visit, hashed, Conflict("already-submitted"))
    response = Response(
        assessment_id=visit.assessment.id,
        organisation=visit.organisation.id,
        sector=visit.organisation.sector,
        level=visit.participant.level,
        line=visit.organisation.line,
        answers=answers,
        receipt_hash=hashed,
    )
    responses.add(session, response)
    stored_drafts.remove(session, visit.invitation.id)
    return response


def find(session: Session, visit: Visit, receipt: str) -> Response:
    """The stored row of somebody who has both the link and the receipt; NotFound (receipt-unknown)."""
    visit.require("answered")
    return _found(session, visit, _receipt_hash(visit, receipt), NotFound("receipt-unknown"))


def withdraw(session: Session, visit: Visit, receipt: str) -> None:
    """Removes the row; the invitation may be answered anew. The visit must hold its invitation."""
    responses.remove(session, find(session, visit, receipt))
    invitations.flag_unanswered(session, visit.invitation)


def _found(session: Session, visit: Visit, receipt_hash: str, otherwise: Problem) -> Response:
    response = responses.by_receipt(session, visit.assessment.id, receipt_hash)
    if response is None:
        raise otherwise
    return response


def _receipt_hash(visit: Visit, receipt: str) -> str:
    """A receipt works with its own link only: nobody can withdraw a row in another person's place."""
    plain = re.sub(r"[\s-]", "", receipt).upper().translate(MISREAD)
    if not RECEIPT.fullmatch(plain):
        raise Problem("receipt-malformed")
    return token_hash(f"{visit.token}:{plain}")
