"""Sends one mail, in a step that can be broken off anywhere."""

import structlog

from app.mail.handover import Handover, Outcome
from app.mail.messages import compose
from app.persistence.mails import MailContext
from app.services import letters, mails
from app.services.runtime import Runtime

log = structlog.get_logger()


def send_mail(runtime: Runtime, mail_id: str, attempt: int, retry: int) -> None:
    with runtime.database.writing() as session:
        context = mails.start(session, mail_id, attempt, runtime.clock())
    if context is None:
        return
    handover = _hand_over(runtime, context)
    log.info("mail", mail=mail_id, attempt=attempt, retry=retry, outcome=str(handover.outcome))
    with runtime.database.writing() as session:
        mails.settle(session, runtime.jobs, mail_id, attempt, retry, handover, runtime.clock())


def _hand_over(runtime: Runtime, context: MailContext) -> Handover:
    """A mail that can't be written is refused for good; an error while it is offered leaves it uncertain."""
    try:
        with runtime.database.reading() as session:
            letter = letters.letter_for(session, runtime.settings, context, runtime.clock())
        message = compose(letter, runtime.settings.mail_from)
    except ValueError as error:
        return Handover(Outcome.REFUSED, str(error))
    try:
        return runtime.transport.hand_over(message)
    except Exception as error:
        log.error("mail-transport", mail=context.mail.id, error=type(error).__name__)
        return Handover(Outcome.UNCERTAIN, type(error).__name__)
