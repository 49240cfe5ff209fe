"""Documents of a released assessment: made anew from its release whenever they are asked for."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlmodel import Session

from app.documents.handout import Handout
from app.domain.document_kinds import DocumentKind
from app.domain.document_names import FORMATS, document_name
from app.domain.problems import NotFound
from app.domain.published import Sources
from app.domain.vocabulary import Language
from app.persistence import releases
from app.services import house_styles, planned_actions, reports
from app.services.letters import questionnaire_of
from app.services.releases import published

Make = Callable[[], bytes]


@dataclass(frozen=True)
class MadeDocument:
    """A file with the name to save it under."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class DocumentSource:
    """A document of which everything has been read. Making it takes a while, and no database."""

    name: str
    media_type: str
    make: Make

    def document(self) -> MadeDocument:
        return MadeDocument(self.name, self.media_type, self.make())


def make_document(
    session: Session, assessment_id: str, kind: DocumentKind, language: Language
) -> MadeDocument:
    """Raises NotFound while there is no release, and Conflict where it has no such document."""
    return source_of(session, assessment_id, kind, language).document()


def source_of(session: Session, assessment_id: str, kind: DocumentKind, language: Language) -> DocumentSource:
    """Reads what a document is made of. Raises NotFound while there is no release, and Conflict
    (`rows-not-agreed`, `rows-withheld`) where answers may not be taken out row by row."""
    make = _reader(kind)(session, assessment_id, kind, language)
    shown = published(session, assessment_id)
    origin = _origin(shown.sources, _release_id(session, assessment_id)) if kind == "answers-csv" else ""
    name = document_name(shown.occasion.network, shown.occasion.wave, kind, language, origin)
    return DocumentSource(name, FORMATS[kind][1], make)


def _origin(sources: Sources, release_id: str) -> str:
    """The columns of a file of answers are fixed: its name is the only place for this."""
    return (
        f"{sources.questionnaire_id} {sources.questionnaire_version}"
        f" scoring {sources.scoring_version} release {release_id[:8]}"
    )


def handout_of(session: Session, assessment_id: str, language: Language) -> Handout:
    """What a report, its slides and its workbook are made of. Raises NotFound while there is no release."""
    return Handout(
        report=reports.report_of(session, assessment_id, language),
        release_id=_release_id(session, assessment_id),
        plan=planned_actions.sections(planned_actions.plan_of(session, assessment_id, language)),
        house=house_styles.house_style(session),
    )


def _reader(kind: DocumentKind) -> Callable[[Session, str, DocumentKind, Language], Make]:
    if kind in ("answers-csv", "answers-sav"):
        return _answers
    if kind in ("codebook-xml", "codebook-html"):
        return _code_book
    return _results if kind == "results" else _from_handout


def _from_handout(session: Session, assessment_id: str, kind: DocumentKind, language: Language) -> Make:
    handout = handout_of(session, assessment_id, language)
    return lambda: _handout_maker(kind)(handout)


def _handout_maker(kind: DocumentKind) -> Callable[[Handout], bytes]:
    if kind == "summary":
        from app.documents.pdf.summary_pdf import summary_pdf

        return summary_pdf
    if kind == "guide":
        from app.documents.pdf.guide_pdf import guide_pdf

        return guide_pdf
    if kind == "slides":
        from app.documents.slides import report_slides

        return report_slides
    if kind == "workbook":
        from app.documents.workbook import report_workbook

        return report_workbook
    from app.documents.pdf.report_pdf import report_pdf

    return report_pdf


def _answers(session: Session, assessment_id: str, kind: DocumentKind, language: Language) -> Make:
    from app.documents.answers import answers_csv, answers_sav
    from app.services.answer_tables import answer_table

    table = answer_table(session, assessment_id, language)
    return lambda: answers_csv(table) if kind == "answers-csv" else answers_sav(table)


def _results(session: Session, assessment_id: str, _kind: DocumentKind, _language: Language) -> Make:
    from app.documents.results import results_json

    shown, release_id = published(session, assessment_id), _release_id(session, assessment_id)
    return lambda: results_json(shown, release_id)


def _code_book(session: Session, assessment_id: str, kind: DocumentKind, language: Language) -> Make:
    from app.documents.codebook import codebook_html, codebook_xml
    from app.services.answer_tables import has_rows

    shown, release_id = published(session, assessment_id), _release_id(session, assessment_id)
    questionnaire = questionnaire_of(session, releases.assessment(session, assessment_id))
    make = codebook_xml if kind == "codebook-xml" else codebook_html
    rows, producer = has_rows(session, assessment_id), house_styles.house_style(session).name
    return lambda: make(questionnaire, shown, release_id, language, rows, producer)


def _release_id(session: Session, assessment_id: str) -> str:
    release = releases.of_assessment(session, assessment_id)
    if release is None:
        raise NotFound("not-released")
    return release.id
