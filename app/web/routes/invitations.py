"""One invitation: a corrected address, a bounce, taking it back."""

from typing import Any

from fastapi import APIRouter, Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from app.domain.problems import Conflict, found
from app.language.catalogues import N_
from app.persistence import assessments as queries
from app.services import accounts, assessments, corrections, networks
from app.web.dependencies import Coordinator, Form, House, Origin
from app.web.follow_up import follow_rows
from app.web.forms.assessments import AddressForm
from app.web.problem_texts import TEXTS
from app.web.templating import language_of, leave_notice, render, translate

router = APIRouter()
PAGE = "assessments/invitation.html"


@router.get("/invitations/{invitation_id}")
def invitation_page(request: Request, runtime: House, _user: Coordinator, invitation_id: str) -> Response:
    with runtime.database.reading() as session:
        page = _page(session, invitation_id)
    form = AddressForm(None, language_of(request), email=page["row"].follow.participant.email)
    return render(request, PAGE, form=form, **page)


@router.post("/invitations/{invitation_id}/address")
def correct_address(
    request: Request, runtime: House, user: Coordinator, form: Form, origin: Origin, invitation_id: str
) -> Response:
    """The old link dies and a new invitation goes to the new address."""
    fields = AddressForm(form, language_of(request))
    with runtime.database.writing() as session:
        page = _page(session, invitation_id)
        if not fields.validate():
            return render(request, PAGE, status=422, form=fields, **page)
        try:
            corrections.correct_address(session, runtime, invitation_id, fields.email.data or "")
        except Conflict as conflict:
            fields.refuse("email", translate(request, TEXTS[conflict.code], **conflict.values))
            return render(request, PAGE, status=422, form=fields, **page)
        accounts.record(session, runtime.clock(), user.email, origin, "address-corrected", invitation_id)
    leave_notice(request, N_("A new invitation is on its way to %(address)s."), address=fields.email.data)
    return RedirectResponse(f"/assessments/{page['assessment'].id}", status_code=303)


@router.post("/invitations/{invitation_id}/bounce")
def mark_bounced(
    request: Request, runtime: House, user: Coordinator, form: Form, origin: Origin, invitation_id: str
) -> Response:
    bounced = form.get("bounced") != "no"
    with runtime.database.writing() as session:
        invitation = corrections.mark_bounced(session, invitation_id, bounced)
        accounts.record(session, runtime.clock(), user.email, origin, "bounce-marked", invitation_id)
    leave_notice(
        request, N_("The bounce has been noted.") if bounced else N_("The bounce has been taken back.")
    )
    return RedirectResponse(f"/assessments/{invitation.assessment_id}", status_code=303)


@router.post("/invitations/{invitation_id}/removal")
def take_back(
    request: Request, runtime: House, user: Coordinator, _form: Form, origin: Origin, invitation_id: str
) -> Response:
    """The person no longer takes part in this assessment; the link dies."""
    with runtime.database.writing() as session:
        assessment_id = corrections.take_back(session, invitation_id)
        accounts.record(session, runtime.clock(), user.email, origin, "invitation-removed", invitation_id)
    leave_notice(request, N_("The invitation has been taken back; the link no longer works."))
    return RedirectResponse(f"/assessments/{assessment_id}", status_code=303)


def _page(session: Session, invitation_id: str) -> dict[str, Any]:
    follow = found(queries.followed(session, invitation_id))
    assessment = assessments.get(session, follow.invitation.assessment_id)
    network = networks.get(session, assessment.network_id)
    return {
        "row": follow_rows([follow])[0],
        "assessment": assessment,
        "network": network,
        "demo": network.demo,
    }
