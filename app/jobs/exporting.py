"""Makes one document, in a step that can be broken off anywhere and begun again."""

import structlog
from sqlalchemy.exc import DBAPIError

from app.domain.document_kinds import DocumentKind
from app.domain.problems import Problem
from app.domain.vocabulary import Language
from app.services import asked_exports, exports
from app.services.exports import MadeDocument
from app.services.runtime import Runtime

NOT_MADE = "export-not-made"

log = structlog.get_logger()


def make(runtime: Runtime, export_id: str) -> None:
    """Read, make and keep a document, telling how far it is; what goes wrong is written down by its code."""
    with runtime.database.writing() as session:
        wanted = asked_exports.start(session, export_id)
    if wanted is None:
        return
    try:
        document = _made(runtime, export_id, *wanted)
    except Problem as problem:
        _fail(runtime, export_id, problem.code)
    except DBAPIError:
        raise
    except Exception as error:
        log.error("export-failed", export=export_id, error=type(error).__name__)
        _fail(runtime, export_id, NOT_MADE)
    else:
        with runtime.database.writing() as session:
            asked_exports.keep(session, export_id, document)
        log.info("export-made", export=export_id, kind=wanted[1])


def _made(
    runtime: Runtime, export_id: str, assessment_id: str, kind: DocumentKind, language: Language
) -> MadeDocument:
    with runtime.database.reading() as session:
        source = exports.source_of(session, assessment_id, kind, language)
    _advance(runtime, export_id, asked_exports.READ)
    document = source.document()
    _advance(runtime, export_id, asked_exports.MADE)
    return document


def _advance(runtime: Runtime, export_id: str, steps_done: int) -> None:
    with runtime.database.writing() as session:
        asked_exports.advance(session, export_id, steps_done)


def _fail(runtime: Runtime, export_id: str, problem: str) -> None:
    with runtime.database.writing() as session:
        asked_exports.fail(session, export_id, problem)
