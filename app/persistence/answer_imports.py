"""What an import of answers has to know of what is there, and the files that wait for their confirmation."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session, col, delete, select

from app.persistence.tables import Assessment, Network, QuestionnaireFile, Release, Upload

_LOCK = 0x51A7
_AT_A_TIME = 500


@dataclass(frozen=True)
class EarlierWave:
    """An assessment that a network has already; `sealed` is None while it has no release."""

    assessment: Assessment
    questionnaire_id: str
    sealed: str | None


def one_at_a_time(session: Session) -> None:
    """Other imports wait until this transaction ends (SQLite has one writer anyway)."""
    if session.connection().dialect.name == "postgresql":
        session.connection().execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def real_networks(session: Session) -> Sequence[Network]:
    """Every network that is no demonstration."""
    return session.exec(select(Network).where(col(Network.demo).is_(False))).all()


def earlier_waves(session: Session, network_ids: Sequence[str]) -> list[EarlierWave]:
    found: list[EarlierWave] = []
    for start in range(0, len(network_ids), _AT_A_TIME):
        query = (
            select(Assessment, QuestionnaireFile.questionnaire_id, Release.sealed)
            .join(QuestionnaireFile, col(QuestionnaireFile.digest) == col(Assessment.questionnaire_digest))
            .outerjoin(Release, col(Release.assessment_id) == col(Assessment.id))
            .where(col(Assessment.network_id).in_(network_ids[start : start + _AT_A_TIME]))
        )
        found.extend(EarlierWave(*row) for row in session.exec(query.order_by(col(Assessment.wave))))
    return found


def other_contents(session: Session, questionnaire_id: str, version: str, digest: str) -> bool:
    """Whether this version of the questionnaire is known here with other contents."""
    query = select(QuestionnaireFile.digest).where(
        QuestionnaireFile.questionnaire_id == questionnaire_id,
        QuestionnaireFile.version == version,
        QuestionnaireFile.digest != digest,
    )
    return session.exec(query.limit(1)).first() is not None


def upload_of(session: Session, user_id: str, upload_id: str) -> Upload | None:
    query = select(Upload).where(
        Upload.id == upload_id, Upload.user_id == user_id, col(Upload.network_id).is_(None)
    )
    return session.exec(query).first()


def remove_uploads_of(session: Session, user_id: str) -> None:
    mine = delete(Upload).where(col(Upload.user_id) == user_id, col(Upload.network_id).is_(None))
    session.connection().execute(mine)


def take_upload(session: Session, upload: Upload) -> bool:
    """Removes the file; False where another request was first."""
    taken = session.connection().execute(delete(Upload).where(col(Upload.id) == upload.id))
    return taken.rowcount == 1
