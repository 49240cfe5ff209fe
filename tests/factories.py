"""What tests are built from: an installation with a settable clock and jobs that are only noted."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

from fastapi.testclient import TestClient
from sqlmodel import Session

from app.config import Settings, data_folder
from app.mail.transports import transport_from
from app.main import create_app
from app.persistence import users
from app.persistence.database import Database
from app.persistence.tables import User
from app.questionnaires.catalogue import Catalogue
from app.services import accounts
from app.services.runtime import Runtime

PASSWORD = "een lang wachtwoord"
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass
class SetClock:
    """A clock that stands still until it is moved."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class NotedJobs:
    """Jobs that are asked for are written down and left undone."""

    mails: list[tuple[str, int]] = field(default_factory=list)
    closings: list[str] = field(default_factory=list)
    exports: list[str] = field(default_factory=list)

    def send_mail(
        self, session: Session, mail_id: str, attempt: int, retry: int = 0, delay_seconds: float = 0
    ) -> None:
        self.mails.append((mail_id, attempt))

    def close_assessment(self, session: Session, assessment_id: str) -> None:
        self.closings.append(assessment_id)

    def make_export(self, session: Session, export_id: str) -> None:
        self.exports.append(export_id)


def make_runtime(database: Database, folder: Path, **settings: object) -> Runtime:
    made = Settings(folder=folder, secret_key="secret for tests", database_url=database.url)
    made = made.with_changes(**settings) if settings else made
    return Runtime(
        settings=made,
        database=database,
        catalogue=Catalogue(data_folder() / "questionnaires"),
        transport=transport_from(made),
        jobs=NotedJobs(),
        clock=SetClock(),
    )


def add_user(database: Database, email: str = "an@voorbeeld.nl", role: str = "administrator") -> User:
    with database.writing() as session:
        return accounts.add(session, email, role, PASSWORD)


def browser(runtime: Runtime) -> TestClient:
    return TestClient(create_app(runtime), follow_redirects=False, base_url=runtime.settings.public_address)


def csrf(page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found, "no form on this page"
    return found.group(1)


def logged_in(runtime: Runtime, email: str = "an@voorbeeld.nl", role: str = "administrator") -> TestClient:
    """A browser in which that account, made when needed, is logged in."""
    with runtime.database.reading() as session:
        known = users.by_email(session, email)
    if known is None:
        add_user(runtime.database, email, role)
    client = browser(runtime)
    token = csrf(client.get("/login").text)
    answer = client.post("/login", data={"email": email, "password": PASSWORD, "csrf_token": token})
    assert answer.status_code == 303, answer.text
    return client


def post(client: TestClient, path: str, page: str | None = None, **fields: object) -> object:
    """Post a form with the CSRF token of `page`, by default the page at the same path."""
    token = csrf(client.get(page or path).text)
    return client.post(path, data={"csrf_token": token, **fields})


def outbox_mails(folder: Path) -> list[EmailMessage]:
    import email
    from email import policy

    found = []
    for path in sorted(folder.glob("*.eml")):
        message = email.message_from_bytes(path.read_bytes(), policy=policy.default)
        assert isinstance(message, EmailMessage)
        found.append(message)
    return found
