"""Answers that wait until whoever brought them confirms their import; a day at most."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import orjson
from sqlmodel import Session

from app.domain.problems import Gone
from app.files.file_problems import ProblemList
from app.files.invited import GivenFile
from app.persistence import answer_imports as queries
from app.persistence import uploads
from app.persistence.tables import Upload
from app.services.answer_imports import ImportTerms

LONGEST_WAIT = timedelta(days=1)


@dataclass(frozen=True)
class SourceFile:
    name: str
    content: bytes

    def given(self) -> GivenFile:
        return GivenFile(self.content, ProblemList(self.name))


@dataclass(frozen=True)
class BroughtAnswers:
    """Everything that an import is made of, as it was brought."""

    answers: SourceFile
    invited: SourceFile | None
    questionnaire: SourceFile
    terms: ImportTerms


def keep(session: Session, user_id: str, brought: BroughtAnswers, now: datetime) -> str:
    """Keeps files that were read without problems, in the place of what this user left waiting."""
    remove_forgotten(session, now)
    queries.remove_uploads_of(session, user_id)
    upload = Upload(user_id=user_id, name=brought.answers.name, content=_packed(brought), uploaded_at=now)
    session.add(upload)
    session.flush()
    return upload.id


def remove_forgotten(session: Session, now: datetime) -> int:
    """Removes files of every kind that nobody confirmed or took back in time: they may hold answers.

    Tells how many; `Database.erase_removed_files` has to follow.
    """
    return uploads.remove_before(session, now - LONGEST_WAIT)


def find(session: Session, user_id: str, upload_id: str) -> BroughtAnswers:
    """Raises Gone (upload-gone) for what is not there, or is somebody else's."""
    return _unpacked(_of(session, user_id, upload_id).content)


def take(session: Session, user_id: str, upload_id: str) -> None:
    """Removes the files, once: Gone (upload-gone) for whoever comes second."""
    if not queries.take_upload(session, _of(session, user_id, upload_id)):
        raise Gone("upload-gone")


def _of(session: Session, user_id: str, upload_id: str) -> Upload:
    upload = queries.upload_of(session, user_id, upload_id)
    if upload is None:
        raise Gone("upload-gone")
    return upload


def _packed(brought: BroughtAnswers) -> bytes:
    terms = brought.terms
    return orjson.dumps(
        {
            "answers": _text(brought.answers),
            "invited": _text(brought.invited) if brought.invited else None,
            "questionnaire": _text(brought.questionnaire),
            "taken_on": terms.taken_on.isoformat(),
            "threshold": terms.threshold,
            "mode": terms.mode,
        }
    )


def _unpacked(content: bytes) -> BroughtAnswers:
    found = orjson.loads(content)
    return BroughtAnswers(
        answers=_file(found["answers"]),
        invited=_file(found["invited"]) if found["invited"] else None,
        questionnaire=_file(found["questionnaire"]),
        terms=ImportTerms(date.fromisoformat(found["taken_on"]), found["threshold"], found["mode"]),
    )


def _text(file: SourceFile) -> list[str]:
    """Name and text: a file without problems is in UTF-8."""
    return [file.name, file.content.decode()]


def _file(text: list[str]) -> SourceFile:
    return SourceFile(text[0], text[1].encode())
