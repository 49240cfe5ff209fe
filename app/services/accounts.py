"""Staff accounts: making one, checking a password, changing it."""

import secrets
import threading
from collections import deque
from datetime import datetime, timedelta
from functools import cache
from typing import Literal, get_args

from pwdlib import PasswordHash
from sqlmodel import Session

from app.domain.problems import Conflict, NotFound, Problem
from app.persistence import users
from app.persistence.tables import StaffEvent, User

Role = Literal["administrator", "coordinator", "consultant", "reader"]
ROLES: tuple[Role, ...] = get_args(Role)
SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200
TRIES = 10
TRIES_WINDOW = timedelta(minutes=15)


@cache
def _hasher() -> PasswordHash:
    return PasswordHash.recommended()


@cache
def _nobodys_hash() -> str:
    return _hasher().hash(secrets.token_urlsafe(16))


def add(session: Session, email: str, role: str, password: str) -> User:
    email = email.strip().lower()
    if role not in ROLES:
        raise Problem("role-unknown", value=role, expected=", ".join(ROLES))
    if "@" not in email.strip("@"):
        raise Problem("email-invalid", value=email)
    if users.by_email(session, email):
        raise Conflict("email-taken", value=email)
    _check(password)
    user = User(email=email, role=role, password_hash=_hasher().hash(password))
    session.add(user)
    return user


def reset(session: Session, email: str, password: str) -> User:
    """A new password; every session that is open ends."""
    user = users.by_email(session, email)
    if user is None:
        raise NotFound("email-unknown", value=email)
    _check(password)
    user.password_hash = _hasher().hash(password)
    user.session_version += 1
    session.add(user)
    return user


def authenticate(session: Session, email: str, password: str) -> User | None:
    """The account, when it is active and the password is right; an unknown address takes as long."""
    user = users.by_email(session, email)
    known = user is not None and user.active
    right = _hasher().verify(password[:LONGEST_PASSWORD], user.password_hash if user else _nobodys_hash())
    return user if known and right else None


def made_up_password() -> str:
    return secrets.token_urlsafe(12)


def record(session: Session, now: datetime, actor: str, origin: str, action: str, subject: str = "") -> None:
    session.add(StaffEvent(at=now, actor=actor, origin=origin, action=action, subject=subject))


def _check(password: str) -> None:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise Problem("password-length", shortest=SHORTEST_PASSWORD, longest=LONGEST_PASSWORD)


class LoginGuard:
    """Counts failures per address and origin in this process, so that passwords can't be tried out."""

    def __init__(self) -> None:
        self._failures: dict[str, deque[datetime]] = {}
        self._lock = threading.Lock()

    def blocked(self, keys: tuple[str, ...], now: datetime) -> bool:
        with self._lock:
            return any(len(self._recent(key, now)) >= TRIES for key in keys)

    def failed(self, keys: tuple[str, ...], now: datetime) -> None:
        with self._lock:
            for key in keys:
                self._recent(key, now).append(now)

    def _recent(self, key: str, now: datetime) -> deque[datetime]:
        failures = self._failures.setdefault(key, deque(maxlen=TRIES))
        while failures and failures[0] < now - TRIES_WINDOW:
            failures.popleft()
        return failures
