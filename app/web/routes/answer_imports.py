"""Importing answers gathered elsewhere: choosing files, a preview, confirming."""

from collections.abc import Sequence
from functools import partial

from fastapi import APIRouter, Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from app.domain.disclosure import THRESHOLD
from app.domain.problems import Gone
from app.domain.release import Release
from app.files.file_problems import FileRefused
from app.language import vocabulary_texts as words
from app.language.catalogues import N_
from app.questionnaires.loading import parse_questionnaire
from app.questionnaires.problems import QuestionnaireInvalid
from app.services import accounts, answer_imports, answer_uploads
from app.services.answer_files import AnswersToImport, read_files
from app.services.answer_imports import ImportedWave, PlannedWave
from app.services.answer_uploads import BroughtAnswers
from app.services.runtime import Runtime
from app.web.dependencies import Coordinator, Form, House, Origin
from app.web.forms.answer_imports import MOST_ROWS, TOO_MANY_ROWS, AnswerImportForm
from app.web.problem_tables import shown_problems
from app.web.templating import language_of, leave_count, leave_notice, render, translate

router = APIRouter()
FORM, PREVIEW, PROBLEMS = (f"answer_imports/{page}.html" for page in ("form", "preview", "problems"))
MOST_NETWORKS = 100
"""What a page can score while somebody waits; the command takes more."""
TOO_MANY_NETWORKS = N_(
    "This page takes at most 100 networks. Ask the administrator: the command “slagvaardig import-answers” "
    "takes more."
)
MOST_SHOWN = 200


@router.get("/answer-imports/new")
def new_import(request: Request, runtime: House, _user: Coordinator) -> Response:
    form = AnswerImportForm(
        None,
        language_of(request),
        runtime.catalogue,
        runtime.today(),
        mode="confidential",
        threshold=THRESHOLD,
    )
    return render(request, FORM, form=form)


@router.post("/answer-imports/new")
def bring_answers(request: Request, runtime: House, user: Coordinator, form: Form) -> Response:
    fields = AnswerImportForm(form, language_of(request), runtime.catalogue, runtime.today())
    if not fields.validate():
        return render(request, FORM, status=422, form=fields)
    brought = fields.read()
    try:
        source = _read(brought)
        if too_many := _too_many(source):
            fields.refuse("answers", too_many)
            return render(request, FORM, status=422, form=fields)
        _plan(runtime, brought, source)
    except (QuestionnaireInvalid, FileRefused) as error:
        return _problem_page(request, error, 422)
    with runtime.database.writing() as session:
        upload_id = answer_uploads.keep(session, user.id, brought, runtime.clock())
    return RedirectResponse(f"/answer-imports/{upload_id}", status_code=303)


@router.get("/answer-imports/{upload_id}")
def preview(request: Request, runtime: House, user: Coordinator, upload_id: str) -> Response:
    brought = _waiting(runtime, user.id, upload_id)
    try:
        source = _read(brought)
        planned = _plan(runtime, brought, source)
    except (QuestionnaireInvalid, FileRefused) as error:
        return _problem_page(request, error, 409)
    return render(
        request,
        PREVIEW,
        upload_id=upload_id,
        brought=brought,
        questionnaire=source.questionnaire,
        planned=planned,
        defaults=answer_imports.new_network(""),
        words=words,
    )


@router.post("/answer-imports/{upload_id}")
def confirm(
    request: Request, runtime: House, user: Coordinator, _form: Form, origin: Origin, upload_id: str
) -> Response:
    try:
        brought = _waiting(runtime, user.id, upload_id)
        source = _read(brought)
        releases = answer_imports.make_releases(source, brought.terms)
        with runtime.database.writing() as session:
            answer_uploads.take(session, user.id, upload_id)
            made = _store(session, runtime, brought, source, releases)
            for wave in made:
                now, subject = runtime.clock(), wave.assessment_id
                accounts.record(session, now, user.email, origin, "answers-imported", subject)
    except (QuestionnaireInvalid, FileRefused) as error:
        return _problem_page(request, error, 409)
    except Gone:
        leave_notice(request, N_("This file is no longer waiting: it has been imported or removed."))
        return RedirectResponse("/reports", status_code=303)
    if len(made) == 1:
        leave_notice(request, N_("The answers have been imported. This is the report."))
        return RedirectResponse(f"/reports/{made[0].assessment_id}", status_code=303)
    leave_count(
        request,
        "The answers of %(num)s network have been imported; its report is ready.",
        "The answers of %(num)s networks have been imported; their reports are ready.",
        len(made),
    )
    return RedirectResponse("/networks", status_code=303)


@router.post("/answer-imports/{upload_id}/removal")
def remove(request: Request, runtime: House, user: Coordinator, _form: Form, upload_id: str) -> Response:
    with runtime.database.writing() as session:
        answer_uploads.take(session, user.id, upload_id)
    leave_notice(request, N_("Nothing has been imported; the file has been removed."))
    return RedirectResponse("/networks", status_code=303)


def _waiting(runtime: Runtime, user_id: str, upload_id: str) -> BroughtAnswers:
    with runtime.database.reading() as session:
        return answer_uploads.find(session, user_id, upload_id)


def _read(brought: BroughtAnswers) -> AnswersToImport:
    questionnaire = parse_questionnaire(brought.questionnaire.content, brought.questionnaire.name)
    invited = brought.invited.given() if brought.invited else None
    return read_files(questionnaire, brought.answers.given(), invited)


def _too_many(source: AnswersToImport) -> str | None:
    if len(source.file.rows) > MOST_ROWS:
        return TOO_MANY_ROWS
    return TOO_MANY_NETWORKS if len(source.networks) > MOST_NETWORKS else None


def _plan(runtime: Runtime, brought: BroughtAnswers, source: AnswersToImport) -> list[PlannedWave]:
    asked, name = source.questionnaire, brought.questionnaire.name
    with runtime.database.reading() as session:
        answer_imports.refuse_other_contents(session, runtime.catalogue, asked, name)
        return answer_imports.plan(session, source, brought.terms)


def _store(
    session: Session,
    runtime: Runtime,
    brought: BroughtAnswers,
    source: AnswersToImport,
    releases: Sequence[Release],
) -> list[ImportedWave]:
    """The closing job finds the assessment closed and only compacts: nothing is left of the upload then."""
    asked, content = source.questionnaire, brought.questionnaire.content
    answer_imports.refuse_other_contents(session, runtime.catalogue, asked, brought.questionnaire.name)
    made = answer_imports.carry_out(session, source, content, releases, brought.terms, runtime.today())
    runtime.jobs.close_assessment(session, made[0].assessment_id)
    return made


def _problem_page(request: Request, error: QuestionnaireInvalid | FileRefused, status: int) -> Response:
    shown = shown_problems(error, partial(translate, request), MOST_SHOWN)
    total = error.total if isinstance(error, FileRefused) else len(error.problems)
    return render(request, PROBLEMS, status=status, problems=shown, total=total)
