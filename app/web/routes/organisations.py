"""The partner organisations of a network."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.domain.problems import Conflict
from app.language.catalogues import N_
from app.services import accounts, networks
from app.web.dependencies import Coordinator, Form, House, Origin
from app.web.forms.networks import OrganisationForm
from app.web.problem_texts import TEXTS
from app.web.templating import language_of, leave_notice, render, translate

router = APIRouter()
PAGE = "organisations/form.html"


@router.get("/networks/{network_id}/organisations/new")
def new_organisation(request: Request, runtime: House, _user: Coordinator, network_id: str) -> Response:
    with runtime.database.reading() as session:
        network = networks.get(session, network_id)
    form = OrganisationForm(None, language_of(request))
    return render(request, PAGE, form=form, network=network, organisation=None, demo=network.demo)


@router.post("/networks/{network_id}/organisations/new")
def add_organisation(
    request: Request, runtime: House, user: Coordinator, form: Form, origin: Origin, network_id: str
) -> Response:
    fields = OrganisationForm(form, language_of(request))
    with runtime.database.writing() as session:
        network = networks.get(session, network_id)
        if not fields.validate():
            return render(request, PAGE, status=422, form=fields, network=network, organisation=None)
        try:
            organisation = networks.add_organisation(session, network_id, fields.read())
        except Conflict as conflict:
            fields.refuse("name", translate(request, TEXTS[conflict.code], **conflict.values))
            return render(request, PAGE, status=422, form=fields, network=network, organisation=None)
        accounts.record(session, runtime.clock(), user.email, origin, "organisation-added", organisation.id)
    leave_notice(request, N_("%(name)s has been added."), name=organisation.name)
    return RedirectResponse(f"/networks/{network_id}#organisations", status_code=303)


@router.get("/organisations/{organisation_id}/edit")
def edit_organisation(request: Request, runtime: House, _user: Coordinator, organisation_id: str) -> Response:
    with runtime.database.reading() as session:
        organisation = networks.get_organisation(session, organisation_id)
        network = networks.get(session, organisation.network_id)
    form = OrganisationForm(None, language_of(request), obj=organisation)
    return render(request, PAGE, form=form, network=network, organisation=organisation, demo=network.demo)


@router.post("/organisations/{organisation_id}/edit")
def update_organisation(
    request: Request, runtime: House, user: Coordinator, form: Form, origin: Origin, organisation_id: str
) -> Response:
    fields = OrganisationForm(form, language_of(request))
    with runtime.database.writing() as session:
        organisation = networks.get_organisation(session, organisation_id)
        page = {"form": fields, "organisation": organisation}
        page["network"] = networks.get(session, organisation.network_id)
        if not fields.validate():
            return render(request, PAGE, status=422, **page)
        try:
            networks.update_organisation(session, organisation_id, fields.read())
        except Conflict as conflict:
            fields.refuse("name", translate(request, TEXTS[conflict.code], **conflict.values))
            return render(request, PAGE, status=422, **page)
        accounts.record(session, runtime.clock(), user.email, origin, "organisation-changed", organisation_id)
    leave_notice(request, N_("The changes have been saved."))
    return RedirectResponse(f"/networks/{organisation.network_id}#organisations", status_code=303)


@router.post("/organisations/{organisation_id}/removal")
def remove_organisation(
    request: Request, runtime: House, user: Coordinator, _form: Form, origin: Origin, organisation_id: str
) -> Response:
    with runtime.database.writing() as session:
        organisation = networks.get_organisation(session, organisation_id)
        networks.remove_organisation(session, organisation_id)
        accounts.record(session, runtime.clock(), user.email, origin, "organisation-removed", organisation_id)
    leave_notice(request, N_("%(name)s has been removed."), name=organisation.name)
    return RedirectResponse(f"/networks/{organisation.network_id}#organisations", status_code=303)
