"""Documents of a report: asking for them, following how far they are, and downloading them."""

from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.domain.document_kinds import DOCUMENT_KINDS, DocumentKind
from app.domain.problems import NotFound
from app.domain.vocabulary import LANGUAGES, Language
from app.language.catalogues import N_
from app.services import accounts, asked_exports, networks
from app.services.share_links import released
from app.web.dependencies import Form, House, Origin, Staff
from app.web.problem_texts import TEXTS
from app.web.templating import language_of, render

router = APIRouter()
PLACE = "/reports/{assessment_id}/documents"
SECONDS_BETWEEN_LOOKS = 3

DONE = (
    N_("The figures are being read."),
    N_("The document is being made."),
    N_("The document is being kept."),
)
"""What is being done after so many steps."""


@router.get(PLACE)
def document_list(request: Request, runtime: House, user: Staff, assessment_id: str) -> Response:
    wanted = _language(request.query_params.get("language"), request)
    with runtime.database.reading() as session:
        offers = asked_exports.offers(session, user, assessment_id, wanted)
        assessment = released(session, assessment_id)
        network = networks.get(session, assessment.network_id)
    page: dict[str, Any] = {"assessment": assessment, "network": network, "demo": network.demo}
    return render(
        request,
        "exports/list.html",
        **page,
        place=f"/reports/{assessment_id}/documents",
        offers={offer.kind: offer for offer in offers},
        under_way=any(offer.export and offer.export.state in ("queued", "making") for offer in offers),
        seconds=SECONDS_BETWEEN_LOOKS,
        wanted=wanted,
        done=DONE,
        problem_texts=TEXTS,
    )


@router.post(PLACE)
def ask_for_document(
    request: Request, runtime: House, user: Staff, form: Form, origin: Origin, assessment_id: str
) -> Response:
    """The form carries the id of what it replaces, so that posting it twice makes one document."""
    kind = _kind(form.get("kind"))
    wanted = _language(form.get("language"), request)
    replaces = str(form.get("replaces", ""))
    now = runtime.clock()
    with runtime.database.writing() as session:
        new = asked_exports.ask(session, runtime.jobs, user, assessment_id, (kind, wanted), replaces, now)
        if new:
            subject = f"{assessment_id} {kind} {wanted}"
            accounts.record(session, now, user.email, origin, "export-made", subject)
    place = f"/reports/{assessment_id}/documents?language={wanted}#document-{kind}"
    return RedirectResponse(place, status_code=303)


@router.get(PLACE + "/{export_id}")
def download(runtime: House, user: Staff, assessment_id: str, export_id: str) -> Response:
    with runtime.database.reading() as session:
        released(session, assessment_id)
        document = asked_exports.ready(session, user, assessment_id, export_id)
    quoted = f"attachment; filename=\"{document.name}\"; filename*=UTF-8''{quote(document.name)}"
    answer = Response(document.content, headers={"Content-Disposition": quoted})
    answer.headers["Content-Type"] = document.media_type
    return answer


def _kind(given: object) -> DocumentKind:
    if given not in DOCUMENT_KINDS:
        raise NotFound("not-found")
    return given


def _language(given: object, request: Request) -> Language:
    """Of the document; until one is chosen, that of the page."""
    return given if given in LANGUAGES else language_of(request)
