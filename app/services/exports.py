"""Documents of a released assessment: made anew from its release whenever they are asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlmodel import Session

from app.documents.handout import Handout
from app.domain.document_kinds import DocumentKind
from app.domain.problems import NotFound
from app.domain.vocabulary import Language
from app.persistence import releases
from app.services import planned_actions, reports

Maker = Callable[[Handout], bytes]


@dataclass(frozen=True)
class MadeDocument:
    """A file with the name to save it under."""

    name: str
    media_type: str
    content: bytes


def handout_of(session: Session, assessment_id: str, language: Language) -> Handout:
    """Everything that a document is made of. Raises NotFound while there is no release."""
    release = releases.of_assessment(session, assessment_id)
    if release is None:
        raise NotFound("not-released")
    return Handout(
        report=reports.report_of(session, assessment_id, language),
        release_id=release.id,
        plan=planned_actions.sections(planned_actions.plan_of(session, assessment_id, language)),
    )


def make_document(
    session: Session, assessment_id: str, kind: DocumentKind, language: Language
) -> MadeDocument:
    """Raises NotFound while there is no release."""
    handout = handout_of(session, assessment_id, language)
    return MadeDocument(f"{kind}.pdf", "application/pdf", _makers()[kind](handout))


def _makers() -> Mapping[DocumentKind, Maker]:
    from app.documents.pdf.report_pdf import report_pdf

    return {"report": report_pdf}
