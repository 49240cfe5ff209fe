"""Sends one mail, in two steps: handing over, which is never done twice, and writing down what came of it."""

from email.message import EmailMessage

import structlog
from sqlmodel import Session

from app.mail.handover import Handover, Outcome
from app.mail.messages import compose
from app.persistence.mails import MailContext
from app.services import letters, mails
from app.services.runtime import Runtime

log = structlog.get_logger()


def hand_over(runtime: Runtime, mail_id: str, attempt: int) -> Handover | None:
    """Write `sending`, then offer the mail. None: there was nothing to send, or it is uncertain by now."""
    with runtime.database.writing() as session:
        context = mails.start(session, mail_id, attempt, runtime.clock())
        message = _composed(session, runtime, context) if context else None
    if message is None:
        return None
    if isinstance(message, Handover):
        return message
    try:
        return runtime.transport.hand_over(message)
    except Exception as error:
        log.error("mail-transport-failed", mail=mail_id, error=type(error).__name__)
        return Handover(Outcome.UNCERTAIN, type(error).__name__)


def _composed(session: Session, runtime: Runtime, context: MailContext) -> EmailMessage | Handover:
    """The message; one that can't be written, for want of a proper address, is refused."""
    try:
        letter = letters.letter_for(session, runtime.settings, context, runtime.clock())
        return compose(letter, runtime.settings.mail_from)
    except ValueError as error:
        return Handover(Outcome.REFUSED, str(error))


def settle(runtime: Runtime, mail_id: str, attempt: int, retry: int, handover: Handover) -> None:
    log.info("mail", mail=mail_id, attempt=attempt, retry=retry, outcome=str(handover.outcome))
    with runtime.database.writing() as session:
        mails.settle(session, runtime.jobs, mail_id, attempt, retry, handover, runtime.clock())
