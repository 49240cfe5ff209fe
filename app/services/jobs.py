"""What services ask of the durable jobs; `app.jobs` implements it and `app.bootstrap` hands it in."""

from typing import Protocol

from sqlmodel import Session


class Jobs(Protocol):
    """Each call takes part in the session's transaction: what is rolled back was never asked."""

    def send_mail(
        self, session: Session, mail_id: str, attempt: int, retry: int = 0, delay_seconds: float = 0
    ) -> None:
        """Send an attempt at a mail; asking for the same attempt and retry again asks nothing."""
        ...

    def close_assessment(self, session: Session, assessment_id: str) -> None:
        """Release and close an assessment; asking again asks nothing."""
        ...

    def make_export(self, session: Session, export_id: str) -> None:
        """Make a document; asking for the same again asks nothing."""
        ...
