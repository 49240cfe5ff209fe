"""Files that wait until somebody confirms their preview."""

from datetime import datetime

from sqlmodel import Session, col, delete

from app.persistence.tables import Upload


def get(session: Session, upload_id: str) -> Upload | None:
    return session.get(Upload, upload_id)


def remove_before(session: Session, moment: datetime) -> int:
    """Removes what has been waiting since before this moment, whoever brought it; tells how many."""
    removed = session.connection().execute(delete(Upload).where(col(Upload.uploaded_at) < moment))
    return removed.rowcount
