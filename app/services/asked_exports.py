"""Documents that are made by a job: asked for in a request, followed on the page, kept for a day."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from sqlmodel import Session

from app.domain.document_kinds import DOCUMENT_KINDS, ROW_EXPORTS, DocumentKind
from app.domain.problems import Conflict, Gone, NotAllowed
from app.domain.vocabulary import Language
from app.persistence import exports, responses
from app.persistence.exports import UNDER_WAY, ExportLine
from app.persistence.tables import Assessment, Export, User
from app.services.exports import MadeDocument
from app.services.jobs import Jobs
from app.services.share_links import released

READ, MADE, KEPT = 1, 2, 3
"""How far a document is: everything read, made, kept."""

LONGEST_KEPT = timedelta(days=1)
MOST_UNDER_WAY = 25
MOST_KEPT = 60
ROW_ROLES = ("administrator", "coordinator", "consultant")
BROKEN_OFF = "broken-off"


@dataclass(frozen=True)
class Offer:
    """A document that can be had. `export`: what became of it when it was last asked for. `refusal`: the
    code of why it can't be had."""

    kind: DocumentKind
    export: ExportLine | None = None
    refusal: str = ""


def offers(session: Session, user: User, assessment_id: str, language: Language) -> list[Offer]:
    """Every document of a released assessment in this language. Raises NotFound while there is no release."""
    assessment = released(session, assessment_id)
    made = {line.kind: line for line in exports.lines(session, assessment_id, language)}
    refusal = _rows_refusal(session, user, assessment)
    return [
        Offer(kind, refusal=refusal) if refusal and kind in ROW_EXPORTS else Offer(kind, made.get(kind))
        for kind in DOCUMENT_KINDS
    ]


def ask(
    session: Session,
    jobs: Jobs,
    user: User,
    assessment_id: str,
    wanted: tuple[DocumentKind, Language],
    replaces: str,
    now: datetime,
) -> bool:
    """Have a document made, in the place of the one with the id `replaces` ('': of none); tells whether that
    was new. Where it was replaced or asked for already, nothing changes.

    Raises NotFound while there is no release, NotAllowed (`role`) and Conflict (`rows-not-agreed`,
    `rows-withheld`) for answers that this user can't have, Conflict (`exports-waiting`) where they asked for
    too much at once.
    """
    kind, language = wanted
    assessment = released(session, assessment_id, hold=True)
    if kind in ROW_EXPORTS:
        _refuse_rows(_rows_refusal(session, user, assessment))
    before = exports.of_kind(session, assessment_id, kind, language)
    if before and (before.state in UNDER_WAY or before.id != replaces):
        return False
    if exports.number_under_way(session, user.id) >= MOST_UNDER_WAY:
        raise Conflict("exports-waiting")
    exports.remove(session, [*([before.id] if before else []), *_too_many(session, user.id)])
    export = Export(
        assessment_id=assessment_id,
        user_id=user.id,
        kind=kind,
        language=language,
        steps=KEPT,
        asked_at=now,
    )
    exports.add(session, export)
    jobs.make_export(session, export.id)
    return True


def ready(session: Session, user: User, assessment_id: str, export_id: str) -> MadeDocument:
    """A document to download. Raises Gone (`export-gone`) for what is not there, or no longer."""
    export = exports.get(session, export_id)
    if export is None or export.assessment_id != assessment_id or export.content is None:
        raise Gone("export-gone")
    if export.kind in ROW_EXPORTS and user.role not in ROW_ROLES:
        raise NotAllowed("role")
    return MadeDocument(export.name, export.media_type, export.content)


def start(session: Session, export_id: str) -> tuple[str, DocumentKind, Language] | None:
    """The assessment, kind and language of what is to be made. None: it is gone, or settled already.

    What is broken off twice, such as by a process that ran out of memory, fails.
    """
    export = exports.hold(session, export_id)
    if export is None or export.state not in UNDER_WAY:
        return None
    if export.state == "making":
        if export.problem == BROKEN_OFF:
            export.state = "failed"
            return None
        export.problem = BROKEN_OFF
    export.state, export.steps_done = "making", 0
    return export.assessment_id, cast(DocumentKind, export.kind), cast(Language, export.language)


def advance(session: Session, export_id: str, steps_done: int) -> None:
    export = exports.hold(session, export_id)
    if export and export.state == "making":
        export.steps_done = steps_done


def keep(session: Session, export_id: str, document: MadeDocument) -> None:
    export = exports.hold(session, export_id)
    if export and export.state == "making":
        export.name, export.media_type = document.name, document.media_type
        export.content = document.content
        export.state, export.steps_done, export.problem = "ready", export.steps, ""


def fail(session: Session, export_id: str, problem: str) -> None:
    export = exports.hold(session, export_id)
    if export and export.state == "making":
        export.state, export.problem = "failed", problem


def take_up_again(session: Session, jobs: Jobs) -> None:
    """Ask again for what is not settled; a job that is still there is not doubled."""
    for export_id in exports.under_way(session):
        jobs.make_export(session, export_id)


def remove_forgotten(session: Session, now: datetime) -> int:
    """Documents are kept for a day: they hold what the release holds, and some hold answers.

    Tells how many were removed; `Database.erase_removed_files` has to follow.
    """
    return exports.remove_before(session, now - LONGEST_KEPT)


def _rows_refusal(session: Session, user: User, assessment: Assessment) -> str:
    """Why answers can't be had row by row, as far as that is quickly told; `answer_tables` decides."""
    if user.role not in ROW_ROLES:
        return "role"
    if not assessment.row_export:
        return "rows-not-agreed"
    return "" if responses.count(session, assessment.id) else "rows-withheld"


def _refuse_rows(refusal: str) -> None:
    if refusal == "role":
        raise NotAllowed(refusal)
    if refusal:
        raise Conflict(refusal)


def _too_many(session: Session, user_id: str) -> list[str]:
    """What goes so that this user doesn't fill the database: the oldest of what is ready or failed."""
    return list(exports.settled_of(session, user_id)[MOST_KEPT - 1 :])
