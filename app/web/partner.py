"""What all partner pages share: the link in its cookie, the posted form, the language, pages for problems."""

import hmac
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import Depends, Request
from fastapi.routing import APIRoute
from sqlmodel import Session
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse, Response

from app.domain.answers import Given, Page, pages
from app.domain.problems import NotAllowed, NotFound, Problem
from app.domain.questionnaire import Questionnaire
from app.domain.tokens import derived_key
from app.domain.vocabulary import LANGUAGES
from app.services import invitations
from app.services.invitations import Visit
from app.services.letters import questionnaire_of
from app.services.runtime import Runtime
from app.web.templating import language_of, render

LINK = "slagvaardig_answer"
LANGUAGE = "slagvaardig_answer_language"
PLACE = "/answer"
"""The cookies go to the pages under this address only."""

LARGEST_FORM = 512 * 1024
MOST_FIELDS = 1000


@dataclass(frozen=True)
class Sitting:
    """A partner at the questionnaire of their invitation."""

    visit: Visit
    questionnaire: Questionnaire
    pages: tuple[Page, ...]

    def page(self, number: int) -> Page:
        if not 1 <= number <= len(self.pages):
            raise NotFound("page-unknown")
        return self.pages[number - 1]


class PartnerRoute(APIRoute):
    """Knows the person's language before anything else, and turns problems into pages for partners."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handle_partner(request: Request) -> Response:
            request.state.language = _asked_language(request) or browser_language(request)
            try:
                return await handle(request)
            except Problem as problem:
                return show_problem(request, problem)

        return handle_partner


async def token_of(request: Request) -> str:
    token = request.cookies.get(LINK)
    if not token:
        raise NotAllowed("link-missing")
    return token


Token = Annotated[str, Depends(token_of)]


async def posted(request: Request, token: Token) -> FormData:
    """The form, if it was made for the link that this browser holds now."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_FORM:
            raise NotAllowed("form-foreign")
    try:
        pairs: list[tuple[str, str | UploadFile]] = list(
            parse_qsl(body.decode("latin-1"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
        )
    except ValueError:
        raise NotAllowed("form-foreign") from None
    form = FormData(pairs)
    if not hmac.compare_digest(text(form, "csrf_token").encode(), form_token(token).encode()):
        raise NotAllowed("form-foreign")
    return form


Posted = Annotated[FormData, Depends(posted)]


def form_token(token: str) -> str:
    """What a form carries to show that it was made for this link: no other site can know it."""
    return derived_key(token, "csrf").hex()


def text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


def given(form: FormData) -> Given:
    return {name: [str(value) for value in form.getlist(name)] for name in form}


def sit_down(request: Request, runtime: Runtime, session: Session, token: str, hold: bool = False) -> Sitting:
    visit = invitations.enter(session, token, runtime.settings.secret, runtime.today(), hold)
    request.state.visit = visit
    request.state.language = _asked_language(request) or visit.language
    digest = visit.assessment.questionnaire_digest
    questionnaire = runtime.catalogue.by_digest(digest) or questionnaire_of(session, visit.assessment)
    return Sitting(visit, questionnaire, pages(questionnaire, visit.assessment.mode != "open"))


def show(request: Request, template: str, status: int = 200, **values: object) -> Response:
    visit: Visit | None = getattr(request.state, "visit", None)
    if visit:
        values = {
            "network_name": visit.network.name,
            "reply_to": visit.assessment.reply_to,
            "demo": visit.network.demo,
            "csrf_token": form_token(visit.token),
            **values,
        }
    return remember_language(request, render(request, f"partner/{template}", status=status, **values))


def show_problem(request: Request, problem: Problem) -> Response:
    visit: Visit | None = getattr(request.state, "visit", None)
    if problem.code == "already-submitted" and visit:
        return show_submitted(request, status=problem.status)
    values = {"code": problem.code, "date": problem.values.get("date")}
    return show(request, "problem.html", problem.status, **values)


def show_submitted(request: Request, status: int = 200, **values: object) -> Response:
    """For whoever has answered: what can still be done, with the receipt."""
    visit: Visit = request.state.visit
    page = {"closes_on": visit.assessment.closes_on, "receipt": "", "errors": [], **values}
    return show(request, "submitted.html", status, **page)


def go_to(request: Request, address: str) -> Response:
    return remember_language(request, RedirectResponse(address, status_code=303))


def choose_language(request: Request, form: FormData) -> bool:
    """Whether the form asks for another language; from here on the page speaks it."""
    wanted = text(form, "language")
    if wanted not in LANGUAGES:
        return False
    request.state.language = request.state.chosen_language = wanted
    return True


def remember_language(request: Request, response: Response) -> Response:
    wanted = getattr(request.state, "chosen_language", None)
    if wanted:
        set_cookie(request, response, LANGUAGE, wanted)
    return response


def set_cookie(request: Request, response: Response, name: str, value: str) -> None:
    """A cookie for as long as the browser is open: on a shared computer nothing stays behind."""
    secure: bool = request.app.state.runtime.settings.over_https
    response.set_cookie(name, value, path=PLACE, httponly=True, samesite="lax", secure=secure)


def _asked_language(request: Request) -> str | None:
    asked = getattr(request.state, "chosen_language", None)
    asked = asked or request.query_params.get("language") or request.cookies.get(LANGUAGE)
    return asked if asked in LANGUAGES else None


def browser_language(request: Request) -> str:
    preferred = request.headers.get("accept-language", "")[:2].lower()
    return preferred if preferred in LANGUAGES else LANGUAGES[0]


def current_language(request: Request, questionnaire: Questionnaire) -> str:
    """The language of the questionnaire's own texts on this page."""
    return questionnaire.language(language_of(request))
