"""A partner answers: from the link in the mail to the last page before submitting."""

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from app.domain.answers import Answers, Page
from app.services import drafts, responses
from app.web.dependencies import House
from app.web.forms.answering import Typed, error_texts, heading_of, questions_of, terms_of, typed_before
from app.web.page_numbers import PAGE_NUMBER
from app.web.partner import (
    LINK,
    PLACE,
    PartnerRoute,
    Posted,
    Sitting,
    Token,
    choose_language,
    current_language,
    given,
    go_to,
    set_cookie,
    show,
    sit_down,
    text,
)
from app.web.templating import language_of

router = APIRouter(route_class=PartnerRoute)


@router.api_route("/a/{token:path}", methods=["GET", "HEAD"])
def landing(request: Request, runtime: House, token: str) -> Response:
    """Changes nothing: mail scanners come here too."""
    with runtime.database.reading() as session:
        sitting = sit_down(request, runtime, session, token)
    if sitting.visit.door == "answered":
        return show(request, "landing.html", status=410, answered=True, **terms(request, sitting))
    sitting.visit.require("open")
    return show(request, "landing.html", answered=False, **terms(request, sitting))


@router.post("/a/{token:path}")
def come_in(request: Request, runtime: House, token: str) -> Response:
    """Swaps the link for a cookie, and nothing else: a scanner that submits the form changes nothing.

    That is why the form carries no token of its own. Another site must still not be able to put its
    visitors at somebody else's questionnaire, so from there one lands on the page with the button.
    """
    if request.headers.get("sec-fetch-site") == "cross-site":
        return RedirectResponse(request.url.path, status_code=303)
    with runtime.database.reading() as session:
        sitting = sit_down(request, runtime, session, token)
    if sitting.visit.door != "answered":
        sitting.visit.require("open")
    if "language" in request.query_params:
        request.state.chosen_language = language_of(request)
    response = go_to(request, PLACE)
    set_cookie(request, response, LINK, token)
    return response


@router.get(PLACE)
def consent(request: Request, runtime: House, token: Token) -> Response:
    with runtime.database.reading() as session:
        sitting = sit_down(request, runtime, session, token)
        sitting.visit.require("open")
        answers = drafts.read(session, sitting.visit, sitting.pages)
    return show(
        request,
        "consent.html",
        answered=len(answers),
        asked=sum(len(page.ids) for page in sitting.pages),
        **terms(request, sitting),
    )


@router.post(PLACE)
def begin(request: Request, form: Posted) -> Response:
    return go_to(request, PLACE if choose_language(request, form) else f"{PLACE}/1")


@router.get(PLACE + "/review")
def review(request: Request, runtime: House, token: Token) -> Response:
    with runtime.database.reading() as session:
        sitting = sit_down(request, runtime, session, token)
        sitting.visit.require("open")
        answers = drafts.read(session, sitting.visit, sitting.pages)
    return show_review(request, sitting, answers)


@router.post(PLACE + "/review")
def change_review(request: Request, form: Posted) -> Response:
    choose_language(request, form)
    return go_to(request, f"{PLACE}/review")


@router.get(f"{PLACE}/{PAGE_NUMBER}")
def page(request: Request, runtime: House, token: Token, number: int) -> Response:
    with runtime.database.reading() as session:
        sitting = sit_down(request, runtime, session, token)
        sitting.visit.require("open")
        answers = drafts.read(session, sitting.visit, sitting.pages)
    return show_page(request, sitting, sitting.page(number), typed_before(answers))


@router.post(f"{PLACE}/{PAGE_NUMBER}")
def save_page(request: Request, runtime: House, token: Token, form: Posted, number: int) -> Response:
    choose_language(request, form)
    typed = {name: values for name, values in given(form).items() if name != text(form, "clear")}
    with runtime.database.writing() as session:
        sitting = sit_down(request, runtime, session, token, hold=True)
        asked = sitting.page(number)
        checked = drafts.save_page(session, sitting.visit, sitting.pages, asked, typed)
    if checked.problems:
        errors = error_texts(asked, checked.problems, language_of(request))
        return show_page(request, sitting, asked, typed, errors)
    return go_to(request, _after(form, asked, sitting))


def terms(request: Request, sitting: Sitting) -> dict[str, Any]:
    visit = sitting.visit
    language = current_language(request, sitting.questionnaire)
    shown = terms_of(sitting.questionnaire, sitting.pages, visit.network, visit.assessment, language)
    return {**shown, "participant": visit.participant.name, "organisation": visit.organisation.name}


def show_page(
    request: Request, sitting: Sitting, page: Page, typed: Typed, errors: Mapping[str, str] | None = None
) -> Response:
    language = current_language(request, sitting.questionnaire)
    errors = errors or {}
    return show(
        request,
        "page.html",
        status=422 if errors else 200,
        errors=list(errors.items()),
        questions=questions_of(page, language, typed, errors),
        **heading_of(page, sitting.pages, language),
    )


def show_review(
    request: Request, sitting: Sitting, answers: Answers, errors: Sequence[tuple[str, str]] = ()
) -> Response:
    language = current_language(request, sitting.questionnaire)
    rows = [
        {
            **heading_of(page, sitting.pages, language),
            "answered": sum(asked in answers for asked in page.ids),
            "asked": len(page.ids),
        }
        for page in sitting.pages
    ]
    return show(
        request,
        "review.html",
        status=422 if errors else 200,
        errors=list(errors),
        rows=rows,
        steps=len(sitting.pages) + 1,
        receipt=responses.new_receipt(),
        closes_on=sitting.visit.assessment.closes_on,
    )


def _after(form: FormData, page: Page, sitting: Sitting) -> str:
    """Where the button that was pressed leads to."""
    if text(form, "language"):
        return f"{PLACE}/{page.number}"
    cleared = text(form, "clear")
    if cleared in page.ids:
        return f"{PLACE}/{page.number}#question-{cleared}"
    if text(form, "go") == "back":
        return f"{PLACE}/{page.number - 1}" if page.number > 1 else PLACE
    if text(form, "go") == "review" or page.number == len(sitting.pages):
        return f"{PLACE}/review"
    return f"{PLACE}/{page.number + 1}"
