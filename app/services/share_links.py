"""Sharing what came out: links for people without an account, and mailing them to all partners."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from sqlmodel import Session

from app.domain.problems import Conflict, NotFound, found
from app.domain.tokens import share_token, token_hash
from app.persistence import assessments, releases, share_links
from app.persistence.share_links import SharedPlace
from app.persistence.tables import Assessment, Invitation, Mail, Participant, ShareLink, new_id
from app.services import mails
from app.services.runtime import Runtime

ShareKind = Literal["report", "summary", "plan"]
SHARE_KINDS: tuple[ShareKind, ...] = get_args(ShareKind)
TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True)
class Share:
    """One thing that can be shared. `address` is None while its link is switched off or was never made."""

    kind: ShareKind
    generation: int
    address: str | None


@dataclass(frozen=True)
class Mailing:
    """Sharing by mail: who has not had a mail with the results, and what became of those that were made."""

    waiting: Sequence[tuple[Invitation, Participant]]
    sent: Sequence[tuple[Mail, Participant]]


def shares(session: Session, assessment_id: str, secret: bytes, address: str) -> dict[ShareKind, Share]:
    """Everything that can be shared of a released assessment. `address`: of the product, without a slash at
    the end."""
    made = {link.kind: link for link in share_links.of_assessment(session, assessment_id)}
    return {kind: _share(kind, made.get(kind), secret, address) for kind in SHARE_KINDS}


def switch_on(session: Session, assessment_id: str, kind: str, secret: bytes) -> ShareLink:
    """The link that works: made when there was none, a new one after switching off; the old stays dead."""
    released(session, assessment_id, hold=True)
    link = share_links.of_kind(session, assessment_id, _known(kind))
    if link is not None:
        return link if link.active else _renewed(session, link, secret)
    link_id = new_id()
    hashed = token_hash(share_token(secret, link_id, 1))
    link = ShareLink(id=link_id, assessment_id=assessment_id, kind=kind, token_hash=hashed)
    share_links.save(session, link)
    return link


def replace(session: Session, assessment_id: str, kind: str, generation: int, secret: bytes) -> ShareLink:
    """A new link in the place of that generation; where that was replaced already, nothing changes."""
    released(session, assessment_id, hold=True)
    link = found(share_links.of_kind(session, assessment_id, _known(kind)))
    return _renewed(session, link, secret) if link.active and link.generation == generation else link


def switch_off(session: Session, assessment_id: str, kind: str) -> None:
    released(session, assessment_id, hold=True)
    link = found(share_links.of_kind(session, assessment_id, _known(kind)))
    link.active = False
    share_links.save(session, link)


def open_link(session: Session, token: str) -> SharedPlace:
    """What a link opens. NotFound (shared-link-dead) for any link that does not work, whatever the cause."""
    place = share_links.place_of(session, token_hash(token)) if TOKEN.fullmatch(token) else None
    if place is None or place.assessment.state != "closed":
        raise NotFound("shared-link-dead")
    return place


def mailing(session: Session, assessment_id: str) -> Mailing:
    """Mails that were stopped wait again."""
    sent = [row for row in share_links.result_mails(session, assessment_id) if row[0].state != "cancelled"]
    had = {(mail.invitation_id, mail.generation) for mail, _ in sent}
    people = share_links.readers(session, assessment_id)
    return Mailing([row for row in people if (row[0].id, row[0].generation) not in had], sent)


def mail_all(session: Session, runtime: Runtime, assessment_id: str, now: datetime) -> int:
    """Mail the links that are on to everybody who was invited, once each; tells how many mails that makes.

    Conflict (nothing-shared) while no link is on.
    """
    assessment = released(session, assessment_id, hold=True)
    if not any(link.active for link in share_links.of_assessment(session, assessment_id)):
        raise Conflict("nothing-shared")
    waiting = [invitation for invitation, _ in mailing(session, assessment_id).waiting]
    return mails.queue_results(session, runtime.jobs, assessment, waiting, now)


def released(session: Session, assessment_id: str, hold: bool = False) -> Assessment:
    """The assessment, once its results are there; else NotFound. `hold` keeps others from changing it, or
    what hangs from it, until this transaction ends."""
    assessment = found((assessments.hold if hold else assessments.get)(session, assessment_id))
    if assessment.state != "closed" or releases.of_assessment(session, assessment_id) is None:
        raise NotFound("not-released")
    return assessment


def _share(kind: ShareKind, link: ShareLink | None, secret: bytes, address: str) -> Share:
    if link is None or not link.active:
        return Share(kind, link.generation if link else 0, None)
    token = share_token(secret, link.id, link.generation)
    return Share(kind, link.generation, f"{address}/shared/{token}")


def _renewed(session: Session, link: ShareLink, secret: bytes) -> ShareLink:
    link.generation += 1
    link.token_hash = token_hash(share_token(secret, link.id, link.generation))
    link.active = True
    share_links.save(session, link)
    return link


def _known(kind: str) -> ShareKind:
    if kind not in SHARE_KINDS:
        raise NotFound("not-found")
    return kind
