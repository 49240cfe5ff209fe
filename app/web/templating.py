"""Pages from templates: one environment a language, and the same plain values on every page."""

import hashlib
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.domain.vocabulary import LANGUAGES, Language
from app.language.catalogues import texts
from app.language.formatting import format_date, format_number

STATIC = Path(__file__).parent / "static"


@cache
def environment(language: Language) -> Environment:
    made = Environment(
        loader=PackageLoader("app.web"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    made.install_gettext_translations(texts(language), newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {
        "language": language,
        "static": static,
        "format_date": partial(format_date, language=language),
        "format_number": partial(format_number, language=language),
    }
    return made


def render(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:  # noqa: ANN401
    """The page in the request's language. `user` and `csrf_token` are there for logged-in pages."""
    state = request.state
    runtime = request.app.state.runtime
    user = getattr(state, "user", None)
    has_outbox = runtime.settings.outbox is not None
    page = {
        "user": user,
        "csrf_token": getattr(state, "csrf_token", ""),
        "current_path": request.url.path if request.method == "GET" else "/",
        "today": runtime.today(),
        "demo": getattr(values.get("network"), "demo", False),
        "administrator": user is not None and user.role == "administrator",
        "outbox": has_outbox and user is not None and user.role == "administrator",
        "tokens_css": "/tokens.css" if runtime.settings.tokens_file else None,
        "house": request.app.state.house_looks.current(),
        "flashes": take_notice(request),
    }
    text = environment(language_of(request)).get_template(template).render({**page, **values})
    return HTMLResponse(text, status_code=status)


def language_of(request: Request) -> Language:
    """What the person chose, else what their account or invitation says, else Dutch."""
    chosen = getattr(request.state, "language", None) or request.scope.get("session", {}).get("language")
    return chosen if chosen in LANGUAGES else LANGUAGES[0]


def translate(request: Request, message: str, **values: object) -> str:
    text = texts(language_of(request)).gettext(message)
    return text % values if values else text


def leave_notice(request: Request, message: str, **values: object) -> None:
    """A sentence for the next page that this person sees."""
    request.session["notice"] = ["ok", translate(request, message, **values)]


def leave_count(request: Request, singular: str, plural: str, number: int) -> None:
    """The same, of a number of things."""
    text = texts(language_of(request)).ngettext(singular, plural, number) % {"num": number}
    request.session["notice"] = ["ok", text]


def take_notice(request: Request) -> list[list[str]]:
    session = request.scope.get("session")
    notice = session.pop("notice", None) if session else None
    return [notice] if notice else []


@cache
def static(path: str) -> str:
    """The address of a static file, with its content in it so that it can be kept for ever."""
    digest = hashlib.sha256((STATIC / path).read_bytes()).hexdigest()[:10]
    return f"/static/{path}?v={digest}"
