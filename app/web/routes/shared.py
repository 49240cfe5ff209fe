"""What readers without an account open by a shared link: the report, its short version, or the plan.

The link itself is the address of the page, for many people share it; it opens published figures alone. These
pages change nothing, set no cookie and can't send anything.
"""

import gzip
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import APIRouter, Request
from fastapi.routing import APIRoute
from sqlmodel import Session
from starlette.responses import Response

from app.documents.report_html import report_html
from app.documents.summary_html import summary_html
from app.domain.problems import Problem
from app.domain.vocabulary import LANGUAGES
from app.persistence.share_links import SharedPlace
from app.services import planned_actions, reports, share_links
from app.services.letters import questionnaire_of
from app.services.runtime import Runtime
from app.web.dependencies import House
from app.web.forms.planned_actions import ACTION_STATES
from app.web.headers import CLOSED_POLICY
from app.web.house_look import house_look
from app.web.own_copy import keying_of
from app.web.partner import browser_language
from app.web.templating import language_of, render

HEADERS = {
    "Content-Security-Policy": CLOSED_POLICY,
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
}
COMPRESSION = 6


class SharedRoute(APIRoute):
    """Speaks the reader's language, and ends on a plain page where a link does not work."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handle_reader(request: Request) -> Response:
            asked = request.query_params.get("language")
            request.state.language = asked if asked in LANGUAGES else browser_language(request)
            try:
                response = await handle(request)
            except Problem as problem:
                response = render(request, "shared/problem.html", status=problem.status)
            response.headers.update(HEADERS)
            return _compressed(request, response)

        return handle_reader


def _compressed(request: Request, response: Response) -> Response:
    """A page full of charts, an eighth of its length. Other pages are never compressed, because the length
    gives away secrets beside what the request puts into the page; these pages repeat nothing of a request.
    """
    response.headers["Vary"] = "Accept-Encoding"
    if "gzip" in request.headers.get("accept-encoding", ""):
        response.body = gzip.compress(bytes(response.body), COMPRESSION)
        response.headers["Content-Encoding"] = "gzip"
        response.headers["Content-Length"] = str(len(response.body))
    return response


router = APIRouter(route_class=SharedRoute)


@router.api_route("/shared/{token:path}", methods=["GET", "HEAD"])
def shared(request: Request, runtime: House, token: str) -> Response:
    with runtime.database.reading() as session:
        place = share_links.open_link(session, token)
        page = {"plan": _plan, "report": _report, "summary": _summary}[place.link.kind](
            request, runtime, session, place
        )
    values = {"network_name": place.network.name, "demo": place.network.demo, **page}
    return render(request, f"shared/{place.link.kind}.html", **values)


def _report(request: Request, runtime: Runtime, session: Session, place: SharedPlace) -> dict[str, Any]:
    report = reports.report_of(session, place.assessment.id, language_of(request))
    return {
        "report": report,
        "content": report_html(report, palette=house_look(request).palette),
        "plan_address": _plan_address(session, runtime, place),
        "keying": keying_of(place.assessment.id, questionnaire_of(session, place.assessment), report),
    }


def _summary(request: Request, runtime: Runtime, session: Session, place: SharedPlace) -> dict[str, Any]:
    page = _report(request, runtime, session, place)
    palette = house_look(request).palette
    return page | {"content": summary_html(page["report"], page["plan_address"], palette)}


def _plan(request: Request, _runtime: Runtime, session: Session, place: SharedPlace) -> dict[str, Any]:
    plan = planned_actions.plan_of(session, place.assessment.id, language_of(request))
    return {"plan": plan, "states": ACTION_STATES}


def _plan_address(session: Session, runtime: Runtime, place: SharedPlace) -> str | None:
    """Where readers find the plan, as long as its own link is switched on."""
    settings = runtime.settings
    found = share_links.shares(session, place.assessment.id, settings.secret, "")
    return found["plan"].address
