"""What routes ask for: the installation, who is there, and the posted form."""

import hmac
import secrets
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData

from app.domain.problems import NotAllowed
from app.persistence import users
from app.persistence.tables import User
from app.services.runtime import Runtime

MOST_FIELDS = 5000


class LoginNeeded(Exception):
    """Nobody is logged in; after logging in the person goes on to `path`."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def runtime_of(request: Request) -> Runtime:
    runtime: Runtime = request.app.state.runtime
    return runtime


House = Annotated[Runtime, Depends(runtime_of)]


def csrf_token(request: Request) -> str:
    """The session's own token, made when it is first needed; templates find it as `csrf_token`."""
    token: str = request.session.setdefault("csrf", secrets.token_urlsafe(24))
    request.state.csrf_token = token
    return token


async def posted_form(request: Request, expected: Annotated[str, Depends(csrf_token)]) -> FormData:
    form = await request.form(max_fields=MOST_FIELDS)
    given = form.get("csrf_token")
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), expected.encode()):
        raise NotAllowed("csrf")
    return form


Form = Annotated[FormData, Depends(posted_form)]


def staff(request: Request, runtime: House, _token: Annotated[str, Depends(csrf_token)]) -> User:
    user_id = request.session.get("user")
    if user_id:
        with runtime.database.reading() as session:
            user = users.get(session, user_id)
        if user and user.active and user.session_version == request.session.get("version"):
            request.state.user = user
            request.state.language = request.session.get("language") or user.language
            return user
    raise LoginNeeded(request.url.path if request.method == "GET" else "/")


Staff = Annotated[User, Depends(staff)]


def _coordinator(user: Staff) -> User:
    if user.role not in ("administrator", "coordinator"):
        raise NotAllowed("role")
    return user


def _administrator(user: Staff) -> User:
    if user.role != "administrator":
        raise NotAllowed("role")
    return user


Coordinator = Annotated[User, Depends(_coordinator)]
Administrator = Annotated[User, Depends(_administrator)]


def origin(request: Request) -> str:
    """Where a staff event came from."""
    return request.client.host if request.client else ""


Origin = Annotated[str, Depends(origin)]
