"""What follows on the review: submitting, the receipt, the stored row, and withdrawing it."""

import json
from typing import Any

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import Response

from app.domain.answers import Answers, restrict
from app.domain.problems import NotFound, Problem
from app.language.vocabulary_texts import LEVELS, LINES, SECTORS
from app.persistence import tables
from app.services import responses
from app.services.runtime import Runtime
from app.web.dependencies import House
from app.web.forms.answering import answered_as_shown
from app.web.own_copy import copy_of
from app.web.partner import (
    LINK,
    PLACE,
    PartnerRoute,
    Posted,
    Sitting,
    Token,
    choose_language,
    current_language,
    go_to,
    show,
    show_submitted,
    sit_down,
    text,
)
from app.web.routes.answering import show_review
from app.web.templating import translate

router = APIRouter(route_class=PartnerRoute)


@router.post(PLACE + "/submission")
def submit(request: Request, runtime: House, token: Token, form: Posted) -> Response:
    """Answers with the receipt itself: loading the page again is the same submission and shows it again."""
    choose_language(request, form)
    receipt = text(form, "receipt")
    try:
        with runtime.database.writing() as session:
            sitting = sit_down(request, runtime, session, token, hold=True)
            responses.submit(session, sitting.visit, sitting.pages, receipt)
    except Problem as problem:
        if problem.code != "nothing-answered":
            raise
        message = translate(request, "Nothing has been filled in yet. Answer at least one question.")
        return show_review(request, sitting, {}, [("page-1", message)])
    return show(request, "receipt.html", receipt=receipt, closes_on=sitting.visit.assessment.closes_on)


@router.get(PLACE + "/submitted")
def submitted(request: Request, runtime: House, token: Token) -> Response:
    with runtime.database.reading() as session:
        sitting = sit_down(request, runtime, session, token)
    sitting.visit.require("answered")
    return show_submitted(request)


@router.post(PLACE + "/submitted")
def change_submitted(request: Request, form: Posted) -> Response:
    choose_language(request, form)
    return go_to(request, f"{PLACE}/submitted")


@router.post(PLACE + "/response")
def show_response(request: Request, runtime: House, token: Token, form: Posted) -> Response:
    """The stored row, for whoever has both the link and the receipt."""
    choose_language(request, form)
    found = _find(request, runtime, token, form)
    if isinstance(found, Response):
        return found
    sitting, row = found
    language = current_language(request, sitting.questionnaire)
    shown = answered_as_shown(sitting.questionnaire, sitting.pages, _answers(sitting, row), language)
    organisation = sitting.visit.organisation.name if row.organisation else None
    page: dict[str, Any] = {
        "receipt": text(form, "receipt"),
        "facts": [
            (translate(request, "Organisation"), organisation),
            (translate(request, "Sector"), _word(request, SECTORS, row.sector)),
            (translate(request, "Level"), _word(request, LEVELS, row.level)),
            (translate(request, "Line"), _word(request, LINES, row.line)),
        ],
        "pages": shown,
        "closes_on": sitting.visit.assessment.closes_on,
    }
    return show(request, "response.html", **page)


@router.post(PLACE + "/response/copy")
def copy_response(request: Request, runtime: House, token: Token, form: Posted) -> Response:
    """The answers as a file for the person's own device; nothing is kept of it here."""
    found = _find(request, runtime, token, form)
    if isinstance(found, Response):
        return found
    sitting, row = found
    visit, questionnaire = sitting.visit, sitting.questionnaire
    language = current_language(request, questionnaire)
    answers = _answers(sitting, row)
    copy = copy_of(questionnaire, sitting.pages, visit.network, visit.assessment, answers, language)
    return Response(
        json.dumps(copy, ensure_ascii=False, indent=2) + "\n",
        media_type="application/json",
        headers={"Content-Disposition": 'attachment; filename="slagvaardig.json"'},
    )


@router.post(PLACE + "/withdrawal")
def withdraw(request: Request, runtime: House, token: Token, form: Posted) -> Response:
    with runtime.database.writing() as session:
        sitting = sit_down(request, runtime, session, token, hold=True)
        responses.withdraw(session, sitting.visit, text(form, "receipt"))
    return go_to(request, f"{PLACE}/withdrawn")


@router.get(PLACE + "/withdrawn")
def withdrawn(request: Request, runtime: House, token: Token) -> Response:
    with runtime.database.reading() as session:
        sitting = sit_down(request, runtime, session, token)
    sitting.visit.require("open")
    return show(request, "withdrawn.html", closes_on=sitting.visit.assessment.closes_on)


@router.post(PLACE + "/end")
def leave(request: Request, _form: Posted) -> Response:
    """For a shared computer: this browser forgets the link."""
    response = go_to(request, f"{PLACE}/ended")
    response.delete_cookie(LINK, path=PLACE)
    return response


@router.get(PLACE + "/ended")
def ended(request: Request) -> Response:
    return show(request, "ended.html")


@router.get(PLACE + "/submission")
@router.get(PLACE + "/response")
@router.get(PLACE + "/response/copy")
@router.get(PLACE + "/withdrawal")
@router.get(PLACE + "/end")
def start_again(request: Request) -> Response:
    """These addresses are for forms; whoever opens one from the history comes out at the beginning."""
    return go_to(request, PLACE)


@router.get(PLACE + "/{rest:path}")
def unknown_page(rest: str) -> Response:
    raise NotFound("page-unknown", value=rest)


def _find(
    request: Request, runtime: Runtime, token: str, form: FormData
) -> tuple[Sitting, tables.Response] | Response:
    """The row, or the page that asks for the receipt again."""
    receipt = text(form, "receipt")
    with runtime.database.reading() as session:
        sitting = sit_down(request, runtime, session, token)
        try:
            return sitting, responses.find(session, sitting.visit, receipt)
        except Problem as problem:
            if problem.code not in ("receipt-malformed", "receipt-unknown"):
                raise
    message = translate(
        request, "This receipt code does not fit this link. Check the code, all 25 characters."
    )
    return show_submitted(request, 422, receipt=receipt, errors=[("receipt", message)])


def _word(request: Request, words: dict[str, str], value: str | None) -> str | None:
    return translate(request, words[value]) if value in words else value


def _answers(sitting: Sitting, row: tables.Response) -> Answers:
    return restrict(row.answers, sitting.pages)
