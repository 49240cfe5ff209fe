"""`slagvaardig import-answers`: answers gathered elsewhere become closed assessments with their reports."""

from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.server import refuse

if TYPE_CHECKING:
    from app.persistence.database import Database
    from app.services.answer_imports import ImportedWave, ImportTerms
    from app.services.runtime import Runtime


class ModeOption(StrEnum):
    confidential = "confidential"
    open = "open"


def import_answers(
    answers: Annotated[Path, typer.Argument(metavar="ANSWERS.csv", help="One row a respondent.")],
    questionnaire: Annotated[Path, typer.Option(metavar="FILE.yaml", help="The questionnaire answered.")],
    taken_on: Annotated[
        datetime,
        typer.Option(
            "--date", metavar="DATE", formats=["%Y-%m-%d"], help="The day of the answers, as 2026-03-20."
        ),
    ],
    invited: Annotated[
        Path | None, typer.Option(metavar="INVITED.csv", help="How many people each network invited.")
    ] = None,
    threshold: Annotated[
        int, typer.Option(min=3, max=50, help="Results of fewer people than this are never shown.")
    ] = 5,
    mode: Annotated[
        ModeOption, typer.Option(help="What the respondents were promised.")
    ] = ModeOption.confidential,
) -> None:
    """Turn a file of answers into closed assessments with their reports, all of it or nothing."""
    from app.bootstrap import build
    from app.config import Settings
    from app.files.file_problems import FileRefused
    from app.questionnaires.problems import QuestionnaireInvalid
    from app.services.answer_imports import ImportTerms

    runtime = build(Settings())
    terms = ImportTerms(taken_on.date(), threshold, mode.value)
    try:
        _require_past(terms.taken_on, runtime.today())
        _require_tables(runtime.database)
        for wave in _import(runtime, answers, questionnaire, invited, terms):
            typer.echo(_line(wave, runtime.settings.public_address))
    except (QuestionnaireInvalid, FileRefused) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    finally:
        runtime.database.dispose()


def _import(
    runtime: "Runtime", answers: Path, questionnaire: Path, invited: Path | None, terms: "ImportTerms"
) -> "list[ImportedWave]":
    from app.files.invited import given_file
    from app.questionnaires.loading import parse_questionnaire, read_file
    from app.services import accounts, answer_imports
    from app.services.answer_files import read_files

    content = read_file(questionnaire)
    asked = parse_questionnaire(content, str(questionnaire))
    source = read_files(asked, given_file(answers), given_file(invited) if invited else None)
    with runtime.database.reading() as session:
        answer_imports.refuse_other_contents(session, runtime.catalogue, asked, str(questionnaire))
        answer_imports.plan(session, source, terms)
    made = answer_imports.make_releases(source, terms)
    with runtime.database.writing() as session:
        waves = answer_imports.carry_out(session, source, content, made, terms, runtime.today())
        for wave in waves:
            now = datetime.now(UTC)
            accounts.record(session, now, "command line", "", "answers-imported", wave.assessment_id)
    return waves


def _require_past(taken_on: date, today: date) -> None:
    if taken_on > today:
        refuse(f"Invalid value for '--date': '{taken_on}' lies in the future")


def _require_tables(database: "Database") -> None:
    from app.persistence import migrations

    if not database.answers() or migrations.current_revision(database) != migrations.newest_revision():
        refuse("the tables are not there or not up to date; run `slagvaardig migrate`")


def _line(wave: "ImportedWave", address: str) -> str:
    """What became of one network, on one line whatever its name."""
    answers = wave.plan.answers
    people = f"{answers.respondents} respondents"
    if answers.invited is not None:
        people = f"{answers.respondents} of {answers.invited} answered"
    name = wave.plan.name if wave.plan.name.isprintable() else ascii(wave.plan.name)[1:-1]
    report = f"{address}/reports/{wave.assessment_id}"
    return f"{name}: wave {wave.plan.wave}, {people}, report {report}{_new(wave, address)}"


def _new(wave: "ImportedWave", address: str) -> str:
    from app.services.answer_imports import FORMALITY, PHASE, SCALE

    if wave.plan.network:
        return ""
    change = f"{address}/networks/{wave.network_id}/edit"
    return f"; new network, taken as {FORMALITY}, {SCALE}, {PHASE}: change this at {change}"
