"""Preparing an assessment, and its page from the first draft until it is closed."""

from datetime import timedelta
from typing import Any

from fastapi import APIRouter, Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from app.domain.disclosure import THRESHOLD
from app.language import vocabulary_texts as words
from app.language.catalogues import N_
from app.persistence import assessments as queries
from app.persistence.tables import Assessment
from app.services import accounts, assessments, mails, networks, reach
from app.services.runtime import Runtime
from app.web.dependencies import Coordinator, Form, House, Origin, Staff
from app.web.follow_up import follow_rows, summary
from app.web.forms.assessments import AssessmentForm, ClosingDateForm
from app.web.templating import language_of, leave_notice, render

router = APIRouter()
PAGE = "assessments/form.html"
DAYS_OPEN = 21


@router.get("/networks/{network_id}/assessments/new")
def new_assessment(request: Request, runtime: House, user: Coordinator, network_id: str) -> Response:
    with runtime.database.reading() as session:
        network = networks.get(session, network_id)
    today = runtime.today()
    form = AssessmentForm(
        None,
        language_of(request),
        runtime.catalogue,
        mode="confidential",
        threshold=THRESHOLD,
        weighting="respondent",
        opens_on=today,
        closes_on=today + timedelta(days=DAYS_OPEN),
        reply_to=user.email,
    )
    return render(request, PAGE, form=form, network=network, assessment=None, demo=network.demo)


@router.post("/networks/{network_id}/assessments/new")
def create_assessment(
    request: Request, runtime: House, user: Coordinator, form: Form, origin: Origin, network_id: str
) -> Response:
    fields = AssessmentForm(form, language_of(request), runtime.catalogue)
    with runtime.database.writing() as session:
        network = networks.get(session, network_id)
        if not fields.validate():
            return render(request, PAGE, status=422, form=fields, network=network, assessment=None)
        assessment = assessments.create(session, runtime.catalogue, network_id, fields.read())
        accounts.record(session, runtime.clock(), user.email, origin, "assessment-created", assessment.id)
    return RedirectResponse(f"/assessments/{assessment.id}", status_code=303)


@router.get("/assessments/{assessment_id}/edit")
def edit_assessment(request: Request, runtime: House, _user: Coordinator, assessment_id: str) -> Response:
    with runtime.database.reading() as session:
        assessment = assessments.get(session, assessment_id)
        network = networks.get(session, assessment.network_id)
    form = AssessmentForm(None, language_of(request), runtime.catalogue, obj=assessment)
    return render(request, PAGE, form=form, network=network, assessment=assessment, demo=network.demo)


@router.post("/assessments/{assessment_id}/edit")
def update_assessment(
    request: Request, runtime: House, user: Coordinator, form: Form, origin: Origin, assessment_id: str
) -> Response:
    fields = AssessmentForm(form, language_of(request), runtime.catalogue)
    with runtime.database.writing() as session:
        assessment = assessments.get(session, assessment_id)
        network = networks.get(session, assessment.network_id)
        if not fields.validate():
            return render(request, PAGE, status=422, form=fields, network=network, assessment=assessment)
        assessments.update(session, runtime.catalogue, assessment_id, fields.read())
        accounts.record(session, runtime.clock(), user.email, origin, "assessment-changed", assessment_id)
    leave_notice(request, N_("The changes have been saved."))
    return RedirectResponse(f"/assessments/{assessment_id}", status_code=303)


@router.post("/assessments/{assessment_id}/removal")
def remove_assessment(
    request: Request, runtime: House, user: Coordinator, _form: Form, origin: Origin, assessment_id: str
) -> Response:
    with runtime.database.writing() as session:
        assessment = assessments.remove(session, assessment_id)
        accounts.record(session, runtime.clock(), user.email, origin, "assessment-removed", assessment_id)
    leave_notice(request, N_("The assessment has been removed."))
    return RedirectResponse(f"/networks/{assessment.network_id}", status_code=303)


@router.get("/assessments/{assessment_id}")
def assessment_page(request: Request, runtime: House, user: Staff, assessment_id: str) -> Response:
    with runtime.database.reading() as session:
        assessment = assessments.get(session, assessment_id)
        network = networks.get(session, assessment.network_id)
        answered, invited = queries.counts(session, assessment_id)
        page: dict[str, Any] = {
            "assessment": assessment,
            "network": network,
            "questionnaire": assessments.questionnaire_of(session, assessment),
            "reach": reach.reach(session, assessment) if assessment.state in ("draft", "open") else None,
            "answered": answered,
            "invited": invited,
            "may_change": user.role in ("administrator", "coordinator"),
        }
        if page["may_change"]:
            page |= _for_coordinators(runtime, session, assessment)
    page["closing_form"] = ClosingDateForm(None, language_of(request), obj=assessment)
    return render(
        request, f"assessments/{_template(assessment)}.html", words=words, demo=network.demo, **page
    )


def _for_coordinators(runtime: Runtime, session: Session, assessment: Assessment) -> dict[str, Any]:
    rows = queries.follow(session, assessment.id)
    return {
        "rows": follow_rows(rows),
        "summary": summary(rows),
        "uninvited": queries.uninvited(session, assessment),
        "test_mails": queries.test_mails(session, assessment.id),
        "round": mails.next_reminder_round(session, assessment.id),
        "opened": assessment.opens_on <= runtime.today(),
    }


def _template(assessment: Assessment) -> str:
    return "preparation" if assessment.state == "draft" else "follow_up"
