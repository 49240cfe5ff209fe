"""The action plan at a report: what is agreed, by whom and when, and what the next wave says of it."""

from typing import Any

from fastapi import APIRouter, Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from app.advice import load_advice
from app.domain.vocabulary import Language
from app.language.catalogues import N_
from app.persistence import networks as network_queries
from app.persistence.tables import Assessment
from app.services import accounts, networks, planned_actions
from app.services.share_links import released
from app.web.dependencies import Coordinator, Form, House, Origin, Staff
from app.web.forms.planned_actions import ACTION_STATES, PlannedActionForm, reference
from app.web.templating import language_of, leave_notice, render

router = APIRouter()
PAGE = "plans/form.html"


@router.get("/reports/{assessment_id}/plan")
def plan_page(request: Request, runtime: House, user: Staff, assessment_id: str) -> Response:
    with runtime.database.reading() as session:
        plan = planned_actions.plan_of(session, assessment_id, language_of(request))
        network = networks.get(session, plan.assessment.network_id)
    may_change = user.role in ("administrator", "coordinator")
    return render(
        request,
        "plans/plan.html",
        plan=plan,
        network=network,
        demo=network.demo,
        states=ACTION_STATES,
        may_change=may_change,
    )


@router.get("/reports/{assessment_id}/plan/new")
def new_action(request: Request, runtime: House, _user: Coordinator, assessment_id: str) -> Response:
    language = language_of(request)
    with runtime.database.reading() as session:
        assessment = released(session, assessment_id)
        page = _page(session, assessment, language)
    form = _form(None, language, page, **_suggested(request, language, page["criteria"]))
    return render(request, PAGE, form=form, action=None, **page)


@router.post("/reports/{assessment_id}/plan/new")
def add_action(
    request: Request, runtime: House, user: Coordinator, form: Form, origin: Origin, assessment_id: str
) -> Response:
    language = language_of(request)
    with runtime.database.writing() as session:
        page = _page(session, released(session, assessment_id), language)
        fields = _form(form, language, page)
        if not fields.validate():
            return render(request, PAGE, status=422, form=fields, action=None, **page)
        action = planned_actions.add(session, assessment_id, fields.read())
        accounts.record(session, runtime.clock(), user.email, origin, "action-planned", action.id)
    leave_notice(request, N_("The action stands in the plan."))
    return _to_plan(assessment_id)


@router.get("/planned-actions/{action_id}/edit")
def edit_action(request: Request, runtime: House, _user: Coordinator, action_id: str) -> Response:
    language = language_of(request)
    with runtime.database.reading() as session:
        action = planned_actions.get(session, action_id)
        page = _page(session, released(session, action.assessment_id), language)
    return render(request, PAGE, form=_form(None, language, page, obj=action), action=action, **page)


@router.post("/planned-actions/{action_id}/edit")
def update_action(
    request: Request, runtime: House, user: Coordinator, form: Form, origin: Origin, action_id: str
) -> Response:
    language = language_of(request)
    with runtime.database.writing() as session:
        action = planned_actions.get(session, action_id)
        page = _page(session, released(session, action.assessment_id), language)
        fields = _form(form, language, page)
        if not fields.validate():
            return render(request, PAGE, status=422, form=fields, action=action, **page)
        planned_actions.update(session, action_id, fields.read())
        accounts.record(session, runtime.clock(), user.email, origin, "action-changed", action_id)
        newest = planned_actions.newest_report(session, action.network_id)
    leave_notice(request, N_("The changes have been saved."))
    return _to_plan(newest)


@router.get("/planned-actions/{action_id}/removal")
def confirm_removal(request: Request, runtime: House, _user: Coordinator, action_id: str) -> Response:
    with runtime.database.reading() as session:
        action = planned_actions.get(session, action_id)
        network = networks.get(session, action.network_id)
    return render(request, "plans/removal.html", action=action, network=network, demo=network.demo)


@router.post("/planned-actions/{action_id}/removal")
def remove_action(
    request: Request, runtime: House, user: Coordinator, _form: Form, origin: Origin, action_id: str
) -> Response:
    with runtime.database.writing() as session:
        action = planned_actions.remove(session, action_id)
        newest = planned_actions.newest_report(session, action.network_id)
        accounts.record(session, runtime.clock(), user.email, origin, "action-removed", action_id)
    leave_notice(request, N_("“%(name)s” has been taken out of the plan."), name=action.title)
    return _to_plan(newest)


def _page(session: Session, assessment: Assessment, language: Language) -> dict[str, Any]:
    network = networks.get(session, assessment.network_id)
    return {
        "assessment": assessment,
        "network": network,
        "demo": network.demo,
        "criteria": planned_actions.criteria_of(session, assessment, language),
        "organisations": network_queries.organisations(session, network.id),
    }


def _form(form: object, language: Language, page: dict[str, Any], **values: object) -> PlannedActionForm:
    return PlannedActionForm(form, language, page["criteria"], page["organisations"], **values)


def _suggested(request: Request, language: Language, criteria: dict[str, str]) -> dict[str, str]:
    """What a finding in the report puts into the form; the coordinator makes of it what they like."""
    asked = {
        name: reference(request.query_params.get(name)) for name in ("finding", "criterion", "intervention")
    }
    if asked["criterion"] not in criteria:
        asked["criterion"] = ""
    intervention = load_advice().intervention(asked["intervention"]) if asked["intervention"] else None
    if intervention is None:
        return {**asked, "intervention": ""}
    first_step = intervention.first_step[language]
    return {**asked, "title": intervention.title[language], "note": first_step}


def _to_plan(assessment_id: str) -> Response:
    return RedirectResponse(f"/reports/{assessment_id}/plan", status_code=303)
