"""The people of a network."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.domain.problems import Conflict
from app.language.catalogues import N_
from app.persistence import networks as queries
from app.services import accounts, corrections, networks
from app.web.dependencies import Coordinator, Form, House, Origin
from app.web.forms.networks import ParticipantForm
from app.web.problem_texts import TEXTS
from app.web.templating import language_of, leave_notice, render, translate

router = APIRouter()
PAGE = "participants/form.html"


@router.get("/networks/{network_id}/participants/new")
def new_participant(request: Request, runtime: House, _user: Coordinator, network_id: str) -> Response:
    with runtime.database.reading() as session:
        network = networks.get(session, network_id)
        organisations = queries.organisations(session, network_id)
    if not organisations:
        leave_notice(request, N_("Add the organisation first, then its people."))
        return RedirectResponse(f"/networks/{network_id}/organisations/new", status_code=303)
    form = ParticipantForm(None, language_of(request), organisations)
    return render(request, PAGE, form=form, network=network, participant=None, demo=network.demo)


@router.post("/networks/{network_id}/participants/new")
def add_participant(
    request: Request, runtime: House, user: Coordinator, form: Form, origin: Origin, network_id: str
) -> Response:
    with runtime.database.writing() as session:
        page = {"network": networks.get(session, network_id), "participant": None}
        fields = ParticipantForm(form, language_of(request), queries.organisations(session, network_id))
        if not fields.validate():
            return render(request, PAGE, status=422, form=fields, **page)
        try:
            participant = networks.add_participant(session, network_id, fields.read())
        except Conflict as conflict:
            fields.refuse("email", translate(request, TEXTS[conflict.code], **conflict.values))
            return render(request, PAGE, status=422, form=fields, **page)
        accounts.record(session, runtime.clock(), user.email, origin, "participant-added", participant.id)
    leave_notice(request, N_("%(name)s has been added."), name=participant.name)
    return RedirectResponse(f"/networks/{network_id}#participants", status_code=303)


@router.get("/participants/{participant_id}/edit")
def edit_participant(request: Request, runtime: House, _user: Coordinator, participant_id: str) -> Response:
    with runtime.database.reading() as session:
        participant = networks.get_participant(session, participant_id)
        network = networks.get(session, participant.network_id)
        organisations = queries.organisations(session, network.id)
    form = ParticipantForm(None, language_of(request), organisations, obj=participant)
    return render(request, PAGE, form=form, network=network, participant=participant, demo=network.demo)


@router.post("/participants/{participant_id}/edit")
def update_participant(
    request: Request, runtime: House, user: Coordinator, form: Form, origin: Origin, participant_id: str
) -> Response:
    with runtime.database.writing() as session:
        participant = networks.get_participant(session, participant_id)
        network = networks.get(session, participant.network_id)
        page = {"network": network, "participant": participant}
        fields = ParticipantForm(form, language_of(request), queries.organisations(session, network.id))
        if not fields.validate():
            return render(request, PAGE, status=422, form=fields, **page)
        try:
            data = fields.read()
            invited_anew = corrections.change_participant(session, runtime, participant_id, data)
        except Conflict as conflict:
            fields.refuse("email", translate(request, TEXTS[conflict.code], **conflict.values))
            return render(request, PAGE, status=422, form=fields, **page)
        accounts.record(session, runtime.clock(), user.email, origin, "participant-changed", participant_id)
    if invited_anew:
        leave_notice(request, N_("A new invitation is on its way to %(address)s."), address=data.email)
    else:
        leave_notice(request, N_("The changes have been saved."))
    return RedirectResponse(f"/networks/{network.id}#participants", status_code=303)


@router.post("/participants/{participant_id}/removal")
def remove_participant(
    request: Request, runtime: House, user: Coordinator, _form: Form, origin: Origin, participant_id: str
) -> Response:
    with runtime.database.writing() as session:
        participant = networks.get_participant(session, participant_id)
        corrections.remove_participant(session, participant_id)
        accounts.record(session, runtime.clock(), user.email, origin, "participant-removed", participant_id)
    leave_notice(request, N_("%(name)s has been removed."), name=participant.name)
    return RedirectResponse(f"/networks/{participant.network_id}#participants", status_code=303)


@router.post("/participants/{participant_id}/return")
def bring_back(
    request: Request, runtime: House, user: Coordinator, _form: Form, origin: Origin, participant_id: str
) -> Response:
    with runtime.database.writing() as session:
        participant = networks.bring_back(session, participant_id)
        accounts.record(session, runtime.clock(), user.email, origin, "participant-returned", participant_id)
    leave_notice(request, N_("%(name)s takes part again."), name=participant.name)
    return RedirectResponse(f"/networks/{participant.network_id}#participants", status_code=303)
