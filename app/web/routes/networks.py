"""Networks: the list, one network, making, changing and removing it."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.language import vocabulary_texts as words
from app.language.catalogues import N_
from app.persistence import assessments as assessment_queries
from app.persistence import networks as queries
from app.services import accounts, networks
from app.web.dependencies import Coordinator, Form, House, Origin, Staff
from app.web.forms.networks import NetworkForm
from app.web.templating import language_of, leave_notice, render

router = APIRouter()


@router.get("/")
def start(_user: Staff) -> Response:
    return RedirectResponse("/networks", status_code=303)


@router.get("/networks")
def network_list(request: Request, runtime: House, user: Staff) -> Response:
    with runtime.database.reading() as session:
        lines = queries.lines(session)
    demo = any(line.network.demo for line in lines)
    return render(
        request, "networks/list.html", lines=lines, words=words, may_change=_may_change(user), demo=demo
    )


@router.get("/networks/new")
def new_network(request: Request, _user: Coordinator) -> Response:
    form = NetworkForm(None, language_of(request))
    return render(request, "networks/form.html", form=form, network=None)


@router.post("/networks/new")
def create_network(
    request: Request, runtime: House, user: Coordinator, form: Form, origin: Origin
) -> Response:
    fields = NetworkForm(form, language_of(request))
    if not fields.validate():
        return render(request, "networks/form.html", status=422, form=fields, network=None)
    with runtime.database.writing() as session:
        network = networks.create(session, fields.read())
        accounts.record(session, runtime.clock(), user.email, origin, "network-created", network.id)
    leave_notice(request, N_("The network has been made. Now add the participants."))
    return RedirectResponse(f"/networks/{network.id}", status_code=303)


@router.get("/networks/{network_id}")
def network_page(request: Request, runtime: House, user: Staff, network_id: str) -> Response:
    with runtime.database.reading() as session:
        page: dict[str, Any] = {
            "network": networks.get(session, network_id),
            "organisations": queries.organisations(session, network_id),
            "participants": queries.participants(session, network_id),
            "assessments": assessment_queries.of_network(session, network_id),
        }
    demo = page["network"].demo
    return render(
        request, "networks/network.html", words=words, may_change=_may_change(user), demo=demo, **page
    )


@router.get("/networks/{network_id}/edit")
def edit_network(request: Request, runtime: House, _user: Coordinator, network_id: str) -> Response:
    with runtime.database.reading() as session:
        network = networks.get(session, network_id)
    form = NetworkForm(None, language_of(request), obj=network)
    return render(request, "networks/form.html", form=form, network=network, demo=network.demo)


@router.post("/networks/{network_id}/edit")
def update_network(
    request: Request, runtime: House, user: Coordinator, form: Form, origin: Origin, network_id: str
) -> Response:
    fields = NetworkForm(form, language_of(request))
    with runtime.database.writing() as session:
        network = networks.get(session, network_id)
        if not fields.validate():
            return render(request, "networks/form.html", status=422, form=fields, network=network)
        networks.update(session, network_id, fields.read())
        accounts.record(session, runtime.clock(), user.email, origin, "network-changed", network_id)
    leave_notice(request, N_("The changes have been saved."))
    return RedirectResponse(f"/networks/{network_id}", status_code=303)


@router.get("/networks/{network_id}/removal")
def confirm_removal(request: Request, runtime: House, _user: Coordinator, network_id: str) -> Response:
    with runtime.database.reading() as session:
        network = networks.get(session, network_id)
        people = len(queries.participants(session, network_id))
    return render(request, "networks/removal.html", network=network, people=people, demo=network.demo)


@router.post("/networks/{network_id}/removal")
def remove_network(
    request: Request, runtime: House, user: Coordinator, _form: Form, origin: Origin, network_id: str
) -> Response:
    with runtime.database.writing() as session:
        networks.remove(session, network_id)
        accounts.record(session, runtime.clock(), user.email, origin, "network-removed", network_id)
    leave_notice(request, N_("The network has been removed."))
    return RedirectResponse("/networks", status_code=303)


def _may_change(user: Staff) -> bool:
    return user.role in ("administrator", "coordinator")
