"""Participants from a file: choose it, see what it would change, confirm."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.domain.problems import Gone
from app.files.address_lists import LARGEST_FILE, read_address_list
from app.files.address_problems import AddressListRefused
from app.language import vocabulary_texts as words
from app.language.catalogues import N_
from app.persistence.tables import Network
from app.services import accounts, networks, participant_imports
from app.services.address_texts import file_problem_text
from app.services.participant_imports import Preview
from app.web.dependencies import Coordinator, Form, House, Origin
from app.web.forms.participant_imports import AddressListForm
from app.web.import_preview import column_facts, outcome_text, preview_organisations, preview_rows
from app.web.templating import language_of, leave_notice, render

router = APIRouter()


@router.get("/networks/{network_id}/participant-imports/new")
def new_import(request: Request, runtime: House, _user: Coordinator, network_id: str) -> Response:
    with runtime.database.reading() as session:
        network = networks.get(session, network_id)
    return _file_page(request, network, AddressListForm(None, language_of(request)))


@router.post("/networks/{network_id}/participant-imports/new")
def create_import(
    request: Request, runtime: House, user: Coordinator, form: Form, network_id: str
) -> Response:
    with runtime.database.reading() as session:
        network = networks.get(session, network_id)
    fields = AddressListForm(form, language_of(request))
    if not fields.validate():
        return _file_page(request, network, fields, status=422)
    chosen = fields.read()
    try:
        read_address_list(chosen.content)
    except AddressListRefused as refused:
        fields.refuse("file", file_problem_text(refused, language_of(request)))
        return _file_page(request, network, fields, status=422)
    with runtime.database.writing() as session:
        upload = participant_imports.keep(
            session, network_id, user.id, chosen.name, chosen.content, runtime.clock()
        )
    return RedirectResponse(f"/participant-imports/{upload.id}", status_code=303)


@router.get("/participant-imports/{upload_id}")
def preview_import(request: Request, runtime: House, user: Coordinator, upload_id: str) -> Response:
    with runtime.database.reading() as session:
        upload = participant_imports.get(session, upload_id, user.id)
        shown = participant_imports.preview(session, upload, participant_imports.read(upload))
    return _preview_page(request, shown)


@router.post("/participant-imports/{upload_id}")
def confirm_import(
    request: Request, runtime: House, user: Coordinator, form: Form, origin: Origin, upload_id: str
) -> Response:
    try:
        with runtime.database.reading() as session:
            upload = participant_imports.get(session, upload_id, user.id)
        addresses = participant_imports.read(upload)
        with runtime.database.writing() as session:
            shown = participant_imports.preview_to_confirm(session, upload, addresses)
            if form.get("plan") != shown.digest:
                return _preview_page(request, shown, status=409)
            participant_imports.carry_out(session, shown)
            accounts.record(
                session, runtime.clock(), user.email, origin, "participants-imported", shown.network.id
            )
    except Gone:
        return _already_done(request, form.get("network"))
    _leave_outcome(request, shown)
    return RedirectResponse(f"/networks/{shown.network.id}#participants", status_code=303)


@router.post("/participant-imports/{upload_id}/removal")
def cancel_import(runtime: House, user: Coordinator, _form: Form, upload_id: str) -> Response:
    with runtime.database.writing() as session:
        upload = participant_imports.get(session, upload_id, user.id)
        participant_imports.cancel(session, upload)
    return RedirectResponse(f"/networks/{upload.network_id}#participants", status_code=303)


def _file_page(request: Request, network: Network, form: AddressListForm, status: int = 200) -> Response:
    return render(
        request,
        "participant_imports/form.html",
        status=status,
        form=form,
        network=network,
        largest=LARGEST_FILE // 1024**2,
        words=words,
        demo=network.demo,
    )


def _preview_page(request: Request, shown: Preview, status: int = 200) -> Response:
    language = language_of(request)
    return render(
        request,
        "participant_imports/preview.html",
        status=status,
        shown=shown,
        plan=shown.plan,
        network=shown.network,
        rows=preview_rows(shown.plan, language),
        organisations=preview_organisations(shown.plan, language),
        columns=column_facts(shown.addresses.columns, language),
        overtaken=status == 409,
        words=words,
        demo=shown.network.demo,
    )


def _leave_outcome(request: Request, shown: Preview) -> None:
    outcome = outcome_text(shown.plan, language_of(request))
    if shown.plan.changes_nothing:
        message = N_("Nothing has changed.")
    elif shown.assessment and shown.plan.count("create"):
        message = N_(
            "The list has been imported: %(outcome)s. The new people have no invitation yet; send it from "
            "the page of the assessment."
        )
    else:
        message = N_("The list has been imported: %(outcome)s.")
    leave_notice(request, message, outcome=outcome)


def _already_done(request: Request, network_id: object) -> Response:
    """Where the second of two clicks leads: to the people, instead of to a page that does not exist."""
    if not isinstance(network_id, str) or not network_id.isalnum():
        raise Gone("upload-gone")
    leave_notice(request, N_("This list has been dealt with already. Below you see who takes part."))
    return RedirectResponse(f"/networks/{network_id}#participants", status_code=303)
