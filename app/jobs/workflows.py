"""The durable jobs. Each is a shell around functions that can be broken off anywhere and run again."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.exc import DBAPIError

from app.jobs import exporting, sending
from app.jobs.queue import CLOSE_ASSESSMENT, MAKE_EXPORT, SEND_MAIL
from app.mail.handover import Handover, Outcome
from app.persistence.database import StillRead
from app.services import answer_uploads, asked_exports, closing, mails
from app.services.runtime import Runtime

if TYPE_CHECKING:
    from dbos import DBOS, StepOptions

Scheduled = Callable[[datetime, object], None]

log = structlog.get_logger()


class ClosingFailed(Exception):
    """The answers of this assessment don't make a release."""


def register(dbos: "type[DBOS]", runtime: Runtime) -> Scheduled:
    """Make the jobs known to the engine; the one that it has to run every minute is returned."""

    @dbos.workflow(name=SEND_MAIL)
    def send_mail(mail_id: str, attempt: int, retry: int) -> None:
        said = dbos.run_step(
            patiently("hand-over"), lambda: _plain(sending.hand_over(runtime, mail_id, attempt))
        )
        if said:
            handover = Handover(Outcome(said[0]), said[1])
            dbos.run_step(
                patiently("settle"), lambda: sending.settle(runtime, mail_id, attempt, retry, handover)
            )

    @dbos.workflow(name=CLOSE_ASSESSMENT)
    def close_assessment(assessment_id: str) -> None:
        dbos.run_step(patiently("close"), lambda: close(runtime, assessment_id))
        dbos.run_step(patiently("compact"), runtime.database.compact)

    @dbos.workflow(name=MAKE_EXPORT)
    def make_export(export_id: str) -> None:
        dbos.run_step(patiently("make"), lambda: exporting.make(runtime, export_id))

    @dbos.workflow(name="every-minute")
    def every_minute(_scheduled: datetime, _context: object) -> None:
        if dbos.run_step(patiently("due"), lambda: start_what_is_due(runtime)):
            dbos.run_step(patiently("erase"), runtime.database.erase_removed_files)

    return every_minute


def patiently(name: str) -> "StepOptions":
    """A database that can't be reached, or is in use, is tried again for some hours."""
    return {
        "name": name,
        "retries_allowed": True,
        "max_attempts": 14,
        "interval_seconds": 1.0,
        "backoff_rate": 2.0,
        "should_retry": lambda error: isinstance(error, DBAPIError | StillRead),
    }


def close(runtime: Runtime, assessment_id: str) -> None:
    """What the release says about an answer that it can't take may hold that answer: it is told nobody."""
    try:
        with runtime.database.writing() as session:
            closed = closing.close(session, assessment_id, runtime.today())
    except ValueError:
        raise ClosingFailed(assessment_id) from None
    if closed:
        log.info("assessment-closed", assessment=assessment_id)


def start_what_is_due(runtime: Runtime) -> bool:
    """Close what is past its closing date, queue the mails of what opens today, take up what was left, and
    remove files that were left waiting and documents that were kept for a day. Tells whether any was."""
    with runtime.database.writing() as session:
        closing.request_close_where_due(session, runtime.jobs, runtime.clock())
        mails.queue_planned(session, runtime.jobs, runtime.today())
        closing.take_up_again(session, runtime.jobs)
        mails.take_up_again(session, runtime.jobs, runtime.clock())
        removed = answer_uploads.remove_forgotten(session, runtime.clock())
        removed += asked_exports.remove_forgotten(session, runtime.clock())
        asked_exports.take_up_again(session, runtime.jobs)
    return removed > 0


def _plain(handover: Handover | None) -> tuple[str, str] | None:
    return (str(handover.outcome), handover.words) if handover else None
