"""`slagvaardig export`: a document of a released assessment, as the page of its report makes it."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.output import write_out
from app.cli.server import NOT_READY, refuse

if TYPE_CHECKING:
    from app.domain.document_kinds import DocumentKind
    from app.persistence.database import Database
    from app.services.exports import DocumentSource
    from app.services.runtime import Runtime


class FormatOption(StrEnum):
    pdf = "pdf"
    pptx = "pptx"
    xlsx = "xlsx"
    csv = "csv"
    sav = "sav"
    json = "json"
    ddi = "ddi"
    html = "html"


class DocumentOption(StrEnum):
    report = "report"
    summary = "summary"
    guide = "guide"


class LanguageOption(StrEnum):
    nl = "nl"
    en = "en"


KINDS: "dict[FormatOption, DocumentKind]" = {
    FormatOption.pptx: "slides",
    FormatOption.xlsx: "workbook",
    FormatOption.csv: "answers-csv",
    FormatOption.sav: "answers-sav",
    FormatOption.json: "results",
    FormatOption.ddi: "codebook-xml",
    FormatOption.html: "codebook-html",
}
WHY = {
    "not-released": "no released assessment has this id; "
    "expected the last part of a report's address, see `slagvaardig export --list`",
    "rows-not-agreed": "its answers can't be taken out row by row: "
    "that was not agreed on before the first mail went out",
    "rows-withheld": "its answers can't be taken out row by row: "
    "too few people answered to keep each of them untraceable",
}


def export(
    assessment: Annotated[
        str, typer.Argument(metavar="ASSESSMENT", help="Its id, the last part of the address of its report.")
    ] = "",
    made_as: Annotated[
        FormatOption | None,
        typer.Option(
            "--format",
            help="pptx: slides; xlsx: workbook; csv, sav: answers row by row; json: results; "
            "ddi, html: code book.",
        ),
    ] = None,
    document: Annotated[
        DocumentOption | None, typer.Option(help="Which PDF; the report unless another is named.")
    ] = None,
    language: Annotated[LanguageOption, typer.Option(help="Of the document.")] = LanguageOption.nl,
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where it goes; by default standard output.")
    ] = None,
    listed: Annotated[
        bool, typer.Option("--list", help="List the released assessments instead, with their ids.")
    ] = False,
) -> None:
    """Make a document of a released assessment; the server may be running."""
    from app.bootstrap import build
    from app.config import Settings

    if not listed:
        kind = _kind(assessment, made_as, document)
    runtime = build(Settings())
    try:
        _require_tables(runtime.database)
        if listed:
            _list(runtime.database)
            return
        content = _made(_source(runtime.database, assessment, kind, language.value))
        write_out(output, [content])
        _record(runtime, f"{assessment} {kind} {language.value}")
    finally:
        runtime.database.dispose()


def _kind(assessment: str, made_as: FormatOption | None, document: DocumentOption | None) -> "DocumentKind":
    if not assessment:
        refuse(
            "Missing argument 'ASSESSMENT': the id of a released assessment, see `slagvaardig export --list`"
        )
    if made_as is None:
        refuse(f"Missing option '--format': one of {', '.join(FormatOption)}")
    if made_as in KINDS:
        if document is not None:
            refuse(f"Invalid value for '--document': '{document.value}' goes with --format pdf alone")
        return KINDS[made_as]
    return document.value if document else "report"


def _source(database: "Database", assessment: str, kind: "DocumentKind", language: str) -> "DocumentSource":
    """Everything has been read; making it needs no database."""
    from app.domain.problems import Problem
    from app.services.exports import source_of
    from app.services.share_links import released

    try:
        with database.reading() as session:
            released(session, assessment)
            return source_of(session, assessment, kind, "en" if language == "en" else "nl")
    except Problem as problem:
        code = "not-released" if problem.status == 404 else problem.code
        refuse(f"Invalid value for 'ASSESSMENT': '{_printable(assessment)}': {WHY[code]}")
        raise


def _made(source: "DocumentSource") -> bytes:
    """Whatever goes wrong in the making is told by its kind alone: its words may hold what people typed."""
    try:
        return source.make()
    except Exception as error:
        typer.echo(f"slagvaardig: the document could not be made ({type(error).__name__})", err=True)
        raise typer.Exit(1) from None


def _list(database: "Database") -> None:
    """A line a report: id, network, wave, day of closing; separated by tabs."""
    from app.services import reports

    with database.reading() as session:
        lines = reports.lines(session)
    for line in lines:
        occasion = line.published.occasion
        facts = (line.assessment_id, _printable(occasion.network), f"wave {occasion.wave}")
        typer.echo("\t".join((*facts, occasion.closed_on.isoformat())))


def _record(runtime: "Runtime", subject: str) -> None:
    from app.services import accounts

    with runtime.database.writing() as session:
        accounts.record(session, runtime.clock(), "command line", "", "export-made", subject)


def _require_tables(database: "Database") -> None:
    from app.persistence import migrations

    if not database.answers() or migrations.current_revision(database) != migrations.newest_revision():
        refuse(NOT_READY)


def _printable(text: str) -> str:
    """On one line, whatever it holds."""
    return text if text.isprintable() else ascii(text)[1:-1]
