"""Sharing a report: the links for people without an account, and mailing them to all partners."""

import re
from typing import Any

from fastapi import APIRouter, Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from app.domain.problems import Problem
from app.language.catalogues import N_
from app.services import accounts, networks, share_links
from app.services.runtime import Runtime
from app.web.dependencies import Coordinator, Form, House, Origin
from app.web.templating import leave_count, leave_notice, render

router = APIRouter()
PLACE = "/reports/{assessment_id}/sharing"
GENERATION = re.compile("[0-9]{1,6}")


@router.get(PLACE)
def sharing(request: Request, runtime: House, _user: Coordinator, assessment_id: str) -> Response:
    with runtime.database.reading() as session:
        page = _page(session, runtime, assessment_id)
    return render(request, "share_links/sharing.html", **page)


@router.post(PLACE + "/{kind}")
def switch_on(
    request: Request,
    runtime: House,
    user: Coordinator,
    _form: Form,
    origin: Origin,
    assessment_id: str,
    kind: str,
) -> Response:
    with runtime.database.writing() as session:
        share_links.switch_on(session, assessment_id, kind, runtime.settings.secret)
        _record(session, runtime, user.email, origin, f"shared-{kind}", assessment_id)
    leave_notice(request, N_("The link works. Copy it below."))
    return _back(assessment_id)


@router.post(PLACE + "/{kind}/replacement")
def replace(
    request: Request,
    runtime: House,
    user: Coordinator,
    form: Form,
    origin: Origin,
    assessment_id: str,
    kind: str,
) -> Response:
    """The form carries the generation that it replaces, so that posting it twice replaces once."""
    generation = str(form.get("generation", ""))
    if not GENERATION.fullmatch(generation):
        raise Problem("generation-missing")
    with runtime.database.writing() as session:
        share_links.replace(session, assessment_id, kind, int(generation), runtime.settings.secret)
        _record(session, runtime, user.email, origin, f"share-replaced-{kind}", assessment_id)
    leave_notice(request, N_("There is a new link. The old one no longer works."))
    return _back(assessment_id)


@router.post(PLACE + "/{kind}/removal")
def switch_off(
    request: Request,
    runtime: House,
    user: Coordinator,
    _form: Form,
    origin: Origin,
    assessment_id: str,
    kind: str,
) -> Response:
    with runtime.database.writing() as session:
        share_links.switch_off(session, assessment_id, kind)
        _record(session, runtime, user.email, origin, f"share-ended-{kind}", assessment_id)
    leave_notice(request, N_("The link has been switched off."))
    return _back(assessment_id)


@router.get("/reports/{assessment_id}/result-mails")
def confirm_mailing(request: Request, runtime: House, _user: Coordinator, assessment_id: str) -> Response:
    with runtime.database.reading() as session:
        page = _page(session, runtime, assessment_id)
    return render(request, "share_links/mailing.html", **page)


@router.post("/reports/{assessment_id}/result-mails")
def mail_all(
    request: Request, runtime: House, user: Coordinator, _form: Form, origin: Origin, assessment_id: str
) -> Response:
    with runtime.database.writing() as session:
        number = share_links.mail_all(session, runtime, assessment_id, runtime.clock())
        _record(session, runtime, user.email, origin, "results-mailed", assessment_id)
    leave_count(request, "%(num)s mail is on its way.", "%(num)s mails are on their way.", number)
    return _back(assessment_id)


def _page(session: Session, runtime: Runtime, assessment_id: str) -> dict[str, Any]:
    assessment = share_links.released(session, assessment_id)
    network = networks.get(session, assessment.network_id)
    settings = runtime.settings
    return {
        "assessment": assessment,
        "network": network,
        "demo": network.demo,
        "shares": share_links.shares(session, assessment_id, settings.secret, settings.public_address),
        "mailing": share_links.mailing(session, assessment_id),
    }


def _record(
    session: Session, runtime: Runtime, actor: str, origin: str, action: str, assessment_id: str
) -> None:
    accounts.record(session, runtime.clock(), actor, origin, action, assessment_id)


def _back(assessment_id: str) -> Response:
    return RedirectResponse(f"/reports/{assessment_id}/sharing", status_code=303)
