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
NEWEST = 200


@router.get("/outbox")
def outbox_page(request: Request, runtime: House, _user: Administrator) -> Response:
    letters = outbox.newest(_folder(runtime), NEWEST)
    return render(request, "outbox/list.html", letters=letters)


@router.get("/outbox/{name}")
def mail_page(request: Request, runtime: House, _user: Administrator, name: str) -> Response:
    return render(request, "outbox/mail.html", letter=_letter(runtime, name))


@router.get("/outbox/{name}/html")
def mail_as_html(runtime: House, _user: Administrator, name: str) -> Response:
    page = HTMLResponse(_letter(runtime, name).html)
    page.headers["Content-Security-Policy"] = MAIL_POLICY
    return page


def _folder(runtime: Runtime) -> Path:
    if runtime.settings.outbox is None:
        raise NotFound("not-found")
    return runtime.settings.outbox


def _letter(runtime: Runtime, name: str) -> outbox.KeptLetter:
    letter = outbox.read(_folder(runtime), name)
    if letter is None:
        raise NotFound("not-found")
    return letter
