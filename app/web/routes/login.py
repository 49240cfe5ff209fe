"""Logging in and out, the language, and one's own password."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from app.domain.problems import Problem
from app.domain.vocabulary import LANGUAGES
from app.language.catalogues import N_
from app.services import accounts
from app.web.dependencies import Form, House, Origin, Staff, csrf_token
from app.web.forms.accounts import LoginForm, PasswordForm
from app.web.problem_texts import problem_text
from app.web.templating import language_of, leave_notice, render

router = APIRouter()
Token = Annotated[str, Depends(csrf_token)]


@router.get("/login")
def login_page(request: Request, _token: Token, next: str = "/") -> Response:
    form = LoginForm(None, language_of(request))
    return render(request, "accounts/login.html", form=form, next=next)


@router.post("/login")
def log_in(request: Request, runtime: House, form: Form, origin: Origin) -> Response:
    fields = LoginForm(form, language_of(request))
    failure = None
    if fields.validate():
        failure = _try_password(request, runtime, fields.email.data or "", fields.password.data or "", origin)
        if failure is None:
            return RedirectResponse(_local(str(form.get("next", "/"))), status_code=303)
    errors = [("email", problem_text(Problem(failure), language_of(request)))] if failure else []
    status = {"login-blocked": 429, "login-failed": 422}.get(failure or "", 422)
    page = {"form": fields, "next": _local(str(form.get("next", "/"))), "errors": errors}
    return render(request, "accounts/login.html", status=status, **page)


def _try_password(request: Request, runtime: House, email: str, password: str, origin: str) -> str | None:
    guard: accounts.LoginGuard = request.app.state.login_guard
    keys = (f"email:{email.strip().lower()}", f"origin:{origin}")
    now = runtime.clock()
    if guard.blocked(keys, now):
        return "login-blocked"
    with runtime.database.reading() as session:
        user = accounts.authenticate(session, email, password)
    if user is None:
        guard.failed(keys, now)
        return "login-failed"
    language = request.session.get("language")
    request.session.clear()
    request.session.update({"user": user.id, "version": user.session_version, "language": language})
    with runtime.database.writing() as session:
        accounts.record(session, now, user.email, origin, "log-in")
    return None


@router.post("/log-out")
def log_out(request: Request, _form: Form) -> Response:
    language = request.session.get("language")
    request.session.clear()
    request.session["language"] = language
    return RedirectResponse("/login", status_code=303)


@router.post("/language")
def choose_language(request: Request, form: Form) -> Response:
    wanted = form.get("language")
    if wanted in LANGUAGES:
        request.session["language"] = wanted
    return RedirectResponse(_local(str(form.get("return_to", "/"))), status_code=303)


@router.get("/account")
def account_page(request: Request, _user: Staff) -> Response:
    return render(
        request, "accounts/account.html", form=PasswordForm(None, language_of(request)), failure=None
    )


@router.post("/account")
def change_password(request: Request, runtime: House, user: Staff, form: Form, origin: Origin) -> Response:
    fields = PasswordForm(form, language_of(request))
    if not fields.validate():
        return render(request, "accounts/account.html", status=422, form=fields, failure=None)
    with runtime.database.writing() as session:
        if not accounts.authenticate(session, user.email, fields.current.data or ""):
            text = problem_text(Problem("login-failed"), language_of(request))
            return render(request, "accounts/account.html", status=422, form=fields, failure=text)
        changed = accounts.reset(session, user.email, fields.new.data or "")
        accounts.record(session, runtime.clock(), user.email, origin, "password-changed")
        version = changed.session_version
    request.session["version"] = version
    leave_notice(request, N_("Your password has been changed."))
    return RedirectResponse("/account", status_code=303)


def _local(path: str) -> str:
    """Only a path on this site: no other host, no scheme, no control characters."""
    safe = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if safe else "/"
