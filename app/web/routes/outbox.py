"""The mails of an installation without a mail server, each as it would have been received."""

from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from app.domain.problems import NotFound
from app.mail import outbox
from app.services.runtime import Runtime
from app.web.dependencies import Administrator, House
from app.web.templating import render

router = APIRouter()
MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'"
NEWEST = 50
DEMO_MARK = "[Demo]"


@router.get("/outbox")
def outbox_page(request: Request, runtime: House, _user: Administrator) -> Response:
    letters = outbox.newest(_folder(runtime), NEWEST)
    demo = any(_is_demo(letter) for letter in letters)
    return render(request, "outbox/list.html", letters=letters, most=NEWEST, demo=demo)


@router.get("/outbox/{name}")
def mail_page(request: Request, runtime: House, _user: Administrator, name: str) -> Response:
    letter = _letter(runtime, name)
    return render(request, "outbox/mail.html", letter=letter, demo=_is_demo(letter))


@router.get("/outbox/{name}/html")
def mail_as_html(runtime: House, _user: Administrator, name: str) -> Response:
    page = HTMLResponse(_letter(runtime, name).html)
    page.headers["Content-Security-Policy"] = MAIL_POLICY
    return page


def _is_demo(letter: outbox.KeptLetter) -> bool:
    return DEMO_MARK in letter.subject


def _folder(runtime: Runtime) -> Path:
    if runtime.settings.outbox is None:
        raise NotFound("not-found")
    return runtime.settings.outbox


def _letter(runtime: Runtime, name: str) -> outbox.KeptLetter:
    letter = outbox.read(_folder(runtime), name)
    if letter is None:
        raise NotFound("not-found")
    return letter
