"""The house style: its settings, and the files that pages take from it."""

import gzip
from functools import lru_cache

from fastapi import APIRouter, Request
from starlette.responses import FileResponse, RedirectResponse, Response

from app.domain.house_style import DEFAULT_STYLE, HouseStyle
from app.domain.problems import found
from app.language.catalogues import N_
from app.services import accounts, house_styles
from app.services.runtime import Runtime
from app.web.dependencies import Administrator, Form, House, Origin
from app.web.forms.house_style import HouseStyleForm
from app.web.house_example import example_charts
from app.web.house_look import look_of, stylesheet
from app.web.templating import language_of, leave_notice, render

router = APIRouter()


@router.get("/tokens.css")
def tokens(runtime: House) -> Response:
    return FileResponse(found(runtime.settings.tokens_file), media_type="text/css")


@router.get("/house-style.css")
def house_stylesheet(request: Request, runtime: House) -> Response:
    style = _style(runtime)
    content, headers = stylesheet(style), {"Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        content, headers = _compressed(content), headers | {"Content-Encoding": "gzip"}
    return _kept(
        request, look_of(style).stylesheet, Response(content, media_type="text/css", headers=headers)
    )


@router.get("/house-style/logo")
def logo(request: Request, runtime: House) -> Response:
    style = _style(runtime)
    picture = found(style.logo)
    return _kept(request, look_of(style).logo, Response(picture.content, media_type=picture.media_type))


@router.get("/house-style")
def settings(request: Request, runtime: House, _user: Administrator) -> Response:
    style = _style(runtime)
    return _page(request, runtime, style, HouseStyleForm(None, language_of(request), style))


@router.post("/house-style")
def save(request: Request, runtime: House, user: Administrator, form: Form, origin: Origin) -> Response:
    style = _style(runtime)
    fields = HouseStyleForm(form, language_of(request), style)
    changed = fields.read()
    if changed is None:
        return _page(request, runtime, style, fields, status=422)
    with runtime.database.writing() as session:
        house_styles.save(session, changed)
        accounts.record(session, runtime.clock(), user.email, origin, "house-style-changed")
    return _saved(request, N_("The house style has been saved."))


@router.post("/house-style/logo/removal")
def remove_logo(
    request: Request, runtime: House, user: Administrator, _form: Form, origin: Origin
) -> Response:
    with runtime.database.writing() as session:
        house_styles.remove_logo(session)
        accounts.record(session, runtime.clock(), user.email, origin, "logo-removed")
    return _saved(request, N_("The logo has been removed."))


@router.post("/house-style/removal")
def back_to_default(
    request: Request, runtime: House, user: Administrator, _form: Form, origin: Origin
) -> Response:
    with runtime.database.writing() as session:
        house_styles.back_to_default(session)
        accounts.record(session, runtime.clock(), user.email, origin, "house-style-removed")
    return _saved(request, N_("Pages and documents look as they came."))


def _style(runtime: Runtime) -> HouseStyle:
    with runtime.database.reading() as session:
        return house_styles.house_style(session)


def _page(
    request: Request, runtime: Runtime, style: HouseStyle, form: HouseStyleForm, status: int = 200
) -> Response:
    """Shown in the style that is saved, which another process may have saved just now."""
    language = language_of(request)
    return render(
        request,
        "house_style/form.html",
        status=status,
        form=form,
        house=look_of(style),
        default=style == DEFAULT_STYLE,
        charts=example_charts(style, runtime.catalogue.all()[0], language),
    )


def _saved(request: Request, message: str) -> Response:
    request.app.state.house_looks.forget()
    leave_notice(request, message)
    return RedirectResponse("/house-style", status_code=303)


def _kept(request: Request, address: str, response: Response) -> Response:
    """A file asked for by the content that it has now may be kept for a year, any other for no time."""
    current = address.endswith(f"?v={request.query_params.get('v')}")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if current else "no-cache"
    return response


@lru_cache(maxsize=4)
def _compressed(content: bytes) -> bytes:
    return gzip.compress(content, 9)
