"""Reading the comments before the results are released, and releasing them."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from app.language.catalogues import N_
from app.services import accounts, assessments, closing, comments, networks
from app.services.runtime import Runtime
from app.web.dependencies import Coordinator, Form, House, Origin
from app.web.forms.comments import problems, rewritten, shown
from app.web.templating import language_of, leave_notice, render

router = APIRouter()


@router.get("/assessments/{assessment_id}/comments")
def read_comments(request: Request, runtime: House, _user: Coordinator, assessment_id: str) -> Response:
    with runtime.database.reading() as session:
        page = _page(request, runtime, session, assessment_id, {}, {})
    return render(request, "assessments/comments.html", errors=[], **page)


@router.post("/assessments/{assessment_id}/comments")
def rewrite_comments(
    request: Request, runtime: House, user: Coordinator, form: Form, origin: Origin, assessment_id: str
) -> Response:
    wanted = rewritten(form)
    with runtime.database.writing() as session:
        too_long = comments.rewrite(session, assessment_id, runtime.settings.secret, wanted)
        if too_long:
            page = _page(request, runtime, session, assessment_id, wanted, too_long)
            errors = problems(page["questions"])
            return render(request, "assessments/comments.html", status=422, errors=errors, **page)
        accounts.record(session, runtime.clock(), user.email, origin, "comments-read", assessment_id)
    if form.get("then") == "release":
        return RedirectResponse(f"/assessments/{assessment_id}/release", status_code=303)
    leave_notice(request, N_("The comments have been saved."))
    return RedirectResponse(f"/assessments/{assessment_id}/comments", status_code=303)


@router.get("/assessments/{assessment_id}/release")
def confirm_release(request: Request, runtime: House, _user: Coordinator, assessment_id: str) -> Response:
    with runtime.database.reading() as session:
        page = _page(request, runtime, session, assessment_id, {}, {})
    return render(request, "assessments/release.html", **page)


@router.post("/assessments/{assessment_id}/release")
def release(
    request: Request, runtime: House, user: Coordinator, _form: Form, origin: Origin, assessment_id: str
) -> Response:
    with runtime.database.writing() as session:
        closing.request_release(session, runtime.jobs, assessment_id)
        accounts.record(session, runtime.clock(), user.email, origin, "results-released", assessment_id)
    leave_notice(request, N_("The results are being released; the report follows in a moment."))
    return RedirectResponse(f"/assessments/{assessment_id}", status_code=303)


def _page(
    request: Request,
    runtime: Runtime,
    session: Session,
    assessment_id: str,
    typed: Mapping[str, str],
    too_long: Mapping[str, int],
) -> dict[str, Any]:
    assessment = assessments.get(session, assessment_id)
    network = networks.get(session, assessment.network_id)
    questionnaire = assessments.questionnaire_of(session, assessment)
    speaks = language_of(request)
    questions = comments.to_read(session, assessment, runtime.settings.secret)
    return {
        "assessment": assessment,
        "network": network,
        "demo": network.demo,
        "questions": shown(questions, questionnaire.language(speaks), typed, too_long, speaks),
    }
