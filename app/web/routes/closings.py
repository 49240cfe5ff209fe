"""The closing date, and closing by hand."""

from typing import Any

from fastapi import APIRouter, Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from app.domain.problems import Problem, found
from app.language.catalogues import N_
from app.persistence import assessments as queries
from app.services import accounts, assessments, closing, networks
from app.web.dependencies import Coordinator, Form, House, Origin
from app.web.forms.assessments import ClosingDateForm
from app.web.problem_texts import TEXTS
from app.web.templating import language_of, leave_notice, render, translate

router = APIRouter()
PAGE = "assessments/closing.html"


@router.get("/assessments/{assessment_id}/closing")
def confirm_closing(request: Request, runtime: House, _user: Coordinator, assessment_id: str) -> Response:
    with runtime.database.reading() as session:
        page = _page(session, assessment_id)
    form = ClosingDateForm(None, language_of(request), obj=page["assessment"])
    return render(request, PAGE, form=form, **page)


@router.post("/assessments/{assessment_id}/closing-date")
def move_closing_date(
    request: Request, runtime: House, user: Coordinator, form: Form, origin: Origin, assessment_id: str
) -> Response:
    fields = ClosingDateForm(form, language_of(request))
    with runtime.database.writing() as session:
        page = _page(session, assessment_id)
        if not fields.validate():
            return render(request, PAGE, status=422, form=fields, **page)
        try:
            assessments.move_closing_date(
                session, assessment_id, found(fields.closes_on.data), runtime.today()
            )
        except Problem as problem:
            fields.refuse("closes_on", translate(request, TEXTS[problem.code]))
            return render(request, PAGE, status=422, form=fields, **page)
        accounts.record(session, runtime.clock(), user.email, origin, "closing-date-moved", assessment_id)
    leave_notice(request, N_("The closing date has been moved."))
    return RedirectResponse(f"/assessments/{assessment_id}", status_code=303)


@router.post("/assessments/{assessment_id}/closing")
def close(
    request: Request, runtime: House, user: Coordinator, _form: Form, origin: Origin, assessment_id: str
) -> Response:
    with runtime.database.writing() as session:
        closing.request_close(session, runtime.jobs, assessment_id, runtime.clock())
        accounts.record(session, runtime.clock(), user.email, origin, "assessment-closed", assessment_id)
        reviewing = assessments.get(session, assessment_id).state == "reviewing"
    if not reviewing:
        leave_notice(request, N_("The assessment is being closed; the report follows in a moment."))
    return RedirectResponse(f"/assessments/{assessment_id}", status_code=303)


def _page(session: Session, assessment_id: str) -> dict[str, Any]:
    assessment = assessments.get(session, assessment_id)
    network = networks.get(session, assessment.network_id)
    answered, invited = queries.counts(session, assessment_id)
    page: dict[str, Any] = {"assessment": assessment, "network": network, "demo": network.demo}
    return page | {"answered": answered, "invited": invited}
