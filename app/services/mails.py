"""Mails to partners: one per invitation, generation, kind and round, and never one of them twice.

A mail is `planned` until its assessment opens, then `queued`. The job that sends it writes `sending` and
commits before it speaks to the mail server: who finds `sending` cannot know what became of the mail, and
marks it `uncertain` for the coordinator to decide. `accepted`, `refused` and `cancelled` are the other ends.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlmodel import Session

from app.domain.problems import Conflict, NotFound
from app.domain.vocabulary import Language
from app.mail.handover import Handover, Outcome
from app.persistence import mails, share_links
from app.persistence.mails import MailContext
from app.persistence.tables import Assessment, Invitation, Mail, Participant
from app.services.jobs import Jobs

WAITING = ("planned", "queued")
RETRY_AFTER_SECONDS = (60, 300, 900, 1800, 3600, 7200, 14400)
"""How long to wait after each try that handed nothing over; then the mail counts as refused."""

LONG = timedelta(days=2)
"""Longer than all retries together, and than the engine remembers a job that failed."""

STOPPED, CLOSED, ANSWERED, OUTDATED, LEFT = "stopped", "closed", "answered", "outdated", "left"
UNSHARED = "unshared"
"""Why a mail was cancelled: by the coordinator, or because there was no more reason to send it."""


def queue_invitations(
    session: Session, jobs: Jobs, assessment: Assessment, invitations: Sequence[Invitation], now: datetime
) -> int:
    """Invite those who were not yet invited at their present address; tells how many mails that makes.

    Mails of an assessment that opens on a later day stay planned until then.
    """
    people = mails.participants_of(session, invitations)
    return sum(
        _queue(
            session, jobs, assessment, _mail(invitation, people[invitation.participant_id], "invitation", now)
        )
        for invitation in invitations
    )


def next_reminder_round(session: Session, assessment_id: str) -> int:
    """The round that the next reminder belongs to. A form carries it, so that posting twice reminds once."""
    return mails.last_round(session, assessment_id, "reminder") + 1


def queue_reminders(
    session: Session, jobs: Jobs, assessment: Assessment, round_number: int, now: datetime
) -> int:
    """Remind who was reached and has not answered; tells how many. Conflict for any round but the next."""
    if assessment.state != "open":
        raise Conflict("not-open")
    if round_number != next_reminder_round(session, assessment.id):
        raise Conflict("already-reminded")
    return sum(
        _queue(session, jobs, assessment, _mail(invitation, participant, "reminder", now, round_number))
        for invitation, participant in mails.to_remind(session, assessment.id)
    )


def queue_results(
    session: Session, jobs: Jobs, assessment: Assessment, invitations: Sequence[Invitation], now: datetime
) -> int:
    """Tell where the results of a closed assessment are, once each; tells how many mails that makes."""
    if assessment.state != "closed":
        raise Conflict("not-released")
    people = mails.participants_of(session, invitations)
    return sum(
        _queue(
            session, jobs, assessment, _mail(invitation, people[invitation.participant_id], "results", now)
        )
        for invitation in invitations
    )


def queue_test(
    session: Session, jobs: Jobs, assessment: Assessment, recipient: str, language: Language, now: datetime
) -> Mail:
    """The invitation as partners will get it, marked as a test, to the coordinator who asks for it."""
    mail = Mail(
        assessment_id=assessment.id, kind="test", recipient=recipient, language=language, queued_at=now
    )
    mails.add_new(session, mail)
    jobs.send_mail(session, mail.id, mail.attempt)
    return mail


def _mail(
    invitation: Invitation, participant: Participant, kind: str, now: datetime, round_number: int = 1
) -> Mail:
    return Mail(
        assessment_id=invitation.assessment_id,
        invitation_id=invitation.id,
        generation=invitation.generation,
        kind=kind,
        round=round_number,
        recipient=participant.email,
        language=participant.language,
        queued_at=now,
    )


def _queue(session: Session, jobs: Jobs, assessment: Assessment, mail: Mail) -> bool:
    """Whether the mail is new; one that the coordinator stopped earlier is taken up again."""
    early = assessment.state == "open" and assessment.opens_on > mail.queued_at.date()
    mail.state = "planned" if early else "queued"
    if not mails.add_new(session, mail):
        there = mails.same_as(session, mail)
        if there is None or there.state != "cancelled":
            return False
        mails.move(
            session,
            there.id,
            ("cancelled",),
            there.attempt,
            state=mail.state,
            reason="",
            attempt=there.attempt + 1,
            settled_at=None,
        )
        mail.id, mail.attempt = there.id, there.attempt + 1
    if mail.state == "queued":
        jobs.send_mail(session, mail.id, mail.attempt)
    return True


def queue_planned(session: Session, jobs: Jobs, today: date) -> int:
    """Queue the mails whose assessment has opened; tells how many."""
    count = 0
    for mail in mails.planned_until(session, today):
        if mails.move(session, mail.id, ("planned",), mail.attempt, state="queued"):
            jobs.send_mail(session, mail.id, mail.attempt)
            count += 1
    return count


def take_up_again(session: Session, jobs: Jobs, now: datetime) -> None:
    """Ask again for mails that have been on their way for days: a job that is still there is not doubled."""
    for mail in mails.unsettled_since(session, now - LONG):
        jobs.send_mail(session, mail.id, mail.attempt)


def start(session: Session, mail_id: str, attempt: int, now: datetime) -> MailContext | None:
    """Take a mail up for handing over: commit right after, then hand over, then `settle`. None: do not send.

    Run again after a crash, it finds its own `sending` and marks the mail uncertain.
    """
    mail = mails.by_id(session, mail_id)
    if mail is None or mail.attempt != attempt:
        return None
    if mail.state == "sending":
        mails.move(session, mail_id, ("sending",), attempt, state="uncertain", settled_at=now)
        return None
    if mail.state != "queued":
        return None
    context = mails.with_context(session, mail)
    if reason := _pointless(session, context):
        # Together with the moment of queueing, this one would tell when the person answered.
        settled_at = None if reason == ANSWERED else now
        mails.move(
            session, mail_id, ("queued",), attempt, state="cancelled", reason=reason, settled_at=settled_at
        )
        return None
    return context if mails.move(session, mail_id, ("queued",), attempt, state="sending") else None


def _pointless(session: Session, context: MailContext) -> str:
    """Why there is no more reason to send the mail, or nothing."""
    if context.mail.kind == "test":
        return ""
    brings_results = context.mail.kind == "results"
    if context.assessment.state != ("closed" if brings_results else "open"):
        return CLOSED
    if context.invitation is None or context.participant is None or context.participant.left:
        return LEFT
    if context.invitation.generation != context.mail.generation:
        return OUTDATED
    if brings_results:
        links = share_links.of_assessment(session, context.assessment.id)
        return "" if any(link.active for link in links) else UNSHARED
    return ANSWERED if context.invitation.answered else ""


def settle(
    session: Session,
    jobs: Jobs,
    mail_id: str,
    attempt: int,
    retry: int,
    handover: Handover,
    now: datetime,
) -> None:
    """Write down what came of handing over; what could not be handed over is queued again for later."""
    if handover.outcome == Outcome.LATER and retry < len(RETRY_AFTER_SECONDS):
        if mails.move(session, mail_id, ("sending",), attempt, state="queued", reason=handover.words):
            jobs.send_mail(session, mail_id, attempt, retry + 1, RETRY_AFTER_SECONDS[retry])
        return
    state = "refused" if handover.outcome == Outcome.LATER else str(handover.outcome)
    mails.move(session, mail_id, ("sending",), attempt, state=state, reason=handover.words, settled_at=now)


def cancel_waiting(session: Session, assessment_id: str, reason: str, now: datetime) -> int:
    """Cancel what has not gone out; tells how many."""
    return mails.move_all(session, assessment_id, WAITING, state="cancelled", reason=reason, settled_at=now)


def send_again(session: Session, jobs: Jobs, mail_id: str, now: datetime) -> None:
    """The coordinator decides that an uncertain or refused mail goes out once more."""
    mail = _decidable(session, mail_id, ("uncertain", "refused"))
    if _pointless(session, mails.with_context(session, mail)):
        raise Conflict("mail-pointless")
    mails.move(
        session,
        mail_id,
        ("uncertain", "refused"),
        mail.attempt,
        state="queued",
        reason="",
        attempt=mail.attempt + 1,
        queued_at=now,
        settled_at=None,
    )
    jobs.send_mail(session, mail_id, mail.attempt + 1)


def mark_sent(session: Session, mail_id: str) -> None:
    """The coordinator knows that an uncertain mail has arrived."""
    mail = _decidable(session, mail_id, ("uncertain",))
    mails.move(session, mail_id, ("uncertain",), mail.attempt, state="accepted")


def mark_not_sent(session: Session, mail_id: str) -> None:
    """The coordinator knows that an uncertain mail has not arrived."""
    mail = _decidable(session, mail_id, ("uncertain",))
    mails.move(session, mail_id, ("uncertain",), mail.attempt, state="refused")


def _decidable(session: Session, mail_id: str, states: Sequence[str]) -> Mail:
    mail = mails.by_id(session, mail_id)
    if mail is None:
        raise NotFound("not-found")
    if mail.state not in states:
        raise Conflict("mail-settled")
    return mail
