"""Jobs for the demo: what is asked for on an earlier day has to be done on that day."""

from sqlmodel import Session

from app.mail.handover import Handover, Outcome
from app.mail.messages import compose
from app.services import asked_exports, closing, exports, letters, mails
from app.services.runtime import Runtime

NO_SUCH_MAILBOX = "550 5.1.1 Recipient address rejected: User unknown"


class AtOnce:
    """Jobs that are done where they are asked for, within the same transaction."""

    def __init__(self, runtime: Runtime) -> None:
        self.no_such_mailbox: set[str] = set()
        self._runtime = runtime

    def send_mail(
        self,
        session: Session,
        mail_id: str,
        attempt: int,
        retry: int = 0,
        delay_seconds: float = 0,  # noqa: ARG002
    ) -> None:
        now = self._runtime.clock()
        context = mails.start(session, mail_id, attempt, now)
        if context is None:
            return
        letter = letters.letter_for(session, self._runtime.settings, context, now)
        if context.mail.recipient in self.no_such_mailbox:
            handover = Handover(Outcome.REFUSED, NO_SUCH_MAILBOX)
        else:
            handover = self._runtime.transport.hand_over(compose(letter, self._runtime.settings.mail_from))
        if handover.outcome == Outcome.LATER:
            raise OSError(handover.words)
        mails.settle(session, self, mail_id, attempt, retry, handover, now)

    def close_assessment(self, session: Session, assessment_id: str) -> None:
        closing.close(session, assessment_id, self._runtime.today())

    def make_export(self, session: Session, export_id: str) -> None:
        asked = asked_exports.start(session, export_id)
        if asked:
            asked_exports.keep(session, export_id, exports.make_document(session, *asked))
