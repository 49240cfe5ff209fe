"""Asks for durable jobs, within the transaction that wants them."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlmodel import Session

from app.persistence.database import Database

if TYPE_CHECKING:
    from dbos import DBOSClient

APPLICATION = "slagvaardig"
MAILS = "mails"
CLOSINGS = "closings"
EXPORTS = "exports"
SEND_MAIL = "send-mail"
CLOSE_ASSESSMENT = "close-assessment"
MAKE_EXPORT = "make-export"


class JobQueue:
    """Implements `services.jobs.Jobs`. The id of a job is what keeps it from being done twice."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def send_mail(
        self, session: Session, mail_id: str, attempt: int, retry: int = 0, delay_seconds: float = 0
    ) -> None:
        options: dict[str, Any] = {"delay_seconds": delay_seconds} if delay_seconds else {}
        name = f"mail-{mail_id}-{attempt}" + (f"-{retry}" if retry else "")
        self._client.enqueue_in_transaction(
            session,
            {"workflow_name": SEND_MAIL, "queue_name": MAILS, "workflow_id": name, **options},  # type: ignore[typeddict-item]
            mail_id,
            attempt,
            retry,
        )

    def close_assessment(self, session: Session, assessment_id: str) -> None:
        self._client.enqueue_in_transaction(
            session,
            {
                "workflow_name": CLOSE_ASSESSMENT,
                "queue_name": CLOSINGS,
                "workflow_id": f"close-{assessment_id}",
            },
            assessment_id,
        )

    def make_export(self, session: Session, export_id: str) -> None:
        self._client.enqueue_in_transaction(
            session,
            {"workflow_name": MAKE_EXPORT, "queue_name": EXPORTS, "workflow_id": f"export-{export_id}"},
            export_id,
        )

    @cached_property
    def _client(self) -> "DBOSClient":
        """Writes through the session that it is given; it makes no connection of its own."""
        from dbos import DBOSClient

        return DBOSClient(
            system_database_engine=self._database.engine, application_name=APPLICATION, lazy=True
        )
