"""Answers under way: sealed with a key that only the invitation's link yields."""

import json
import os
from collections.abc import Mapping, Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlmodel import Session

from app.domain.answers import Checked, Given, Page, Value, check, merge, restrict
from app.domain.tokens import derived_key
from app.persistence import drafts
from app.persistence.tables import Invitation
from app.services.invitations import Visit

NONCE = 12
BLOCK = 4096
"""Drafts are filled up to a multiple of this, so that their size says little about what is in them."""


def read(session: Session, visit: Visit, pages: Sequence[Page]) -> dict[str, Value]:
    """The answers given so far. A draft that this link can't open counts as none."""
    draft = drafts.get(session, visit.invitation.id)
    if draft is None:
        return {}
    return restrict(_unseal(draft.sealed, visit.token, visit.invitation), pages)


def save_page(session: Session, visit: Visit, pages: Sequence[Page], page: Page, given: Given) -> Checked:
    """Puts what is good on one page into the draft and leaves all other pages as they are.

    The visit must hold its invitation, or a save at the same moment could be lost.
    """
    visit.require("open")
    checked = check(page, given)
    before = read(session, visit, pages)
    after = merge(before, page, checked)
    if after != before:
        sealed = _seal(after, visit.token, visit.invitation)
        drafts.put(session, visit.invitation.id, visit.invitation.generation, sealed)
    return checked


def _seal(answers: Mapping[str, Value], token: str, invitation: Invitation) -> bytes:
    plain = json.dumps(answers, ensure_ascii=False, separators=(",", ":")).encode()
    filled = plain.ljust(-(-len(plain) // BLOCK) * BLOCK)
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(derived_key(token, "draft")).encrypt(nonce, filled, _bound_to(invitation))


def _unseal(sealed: bytes, token: str, invitation: Invitation) -> dict[str, object]:
    cipher = AESGCM(derived_key(token, "draft"))
    try:
        plain = cipher.decrypt(sealed[:NONCE], sealed[NONCE:], _bound_to(invitation))
    except (InvalidTag, ValueError):
        return {}
    answers: dict[str, object] = json.loads(plain)
    return answers


def _bound_to(invitation: Invitation) -> bytes:
    return f"{invitation.id}:{invitation.generation}".encode()
